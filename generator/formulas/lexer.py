"""Cut a formula's text into its words and signs; what Excel's formulas do not have is refused with its cure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from generator.diagnostics import Diagnostic, Problem
from generator.formulas.syntax_tree import Formula

LONGEST = 8_000  # Excel refuses formulas above 8,192 characters
LONGEST_TEXT = 255  # Excel refuses longer texts inside a formula
_DIGITS = 15
_SPLIT = "split it into steps with names of their own"

_WORD = r"[A-Za-z_][A-Za-z0-9_]*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<text>"[^"]*(?:""[^"]*)*")
    |(?P<column>{_WORD}\[[^\[\]]*\])
    |(?P<name>{_WORD})
    |(?P<sign><=|>=|<>|[-+*/^&=<>(),%])""",
    re.VERBOSE,
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CURES = {
    "“": 'use straight quotes: "text"',
    "”": 'use straight quotes: "text"',
    "'": 'put text in double quotes: "text"',
    "‘": 'put text in double quotes: "text"',
    "’": 'put text in double quotes: "text"',
    "≤": "write `<=`",
    "≥": "write `>=`",
    "≠": "write `<>`",
    "×": "write `*`",
    "÷": "write `/`",
    "−": "write `-`",
    "–": "write `-`",
    "!": "write `<>` for unequal; sheets and cells are not used, only names",
    ";": "separate arguments with commas",
    "$": "write the number alone; its unit is declared where the input is",
    "€": "write the number alone; its unit is declared where the input is",
    ":": "ranges of cells are not used; name a table column, as in `Pipeline[Amount]`",
    "[": "a column is written after its table's name, as in `Pipeline[Amount]`",
    "{": "lists of values are not used; put them in a table",
    "@": "the row's own cell is written `Pipeline[@Amount]`",
    "#": "error values are not written; IFERROR catches them",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: its kind (number, text, column, name, sign or end), its text and its offset."""

    kind: str
    text: str
    at: int

    @property
    def sign(self) -> str:
        """The sign that the token is, or nothing when it is a word."""
        return self.text if self.kind == "sign" else ""


def tokens(formula: Formula) -> tuple[Token, ...]:
    """Every token of a formula, then one of kind `end`."""
    text = formula.text
    if len(text) > LONGEST:
        raise Problem(formula.finding("formula-long", f"the formula has {len(text)} characters", 0, hint=_SPLIT))
    found, offset = [], len(text) - len(text.lstrip().removeprefix("="))
    while offset < len(text):
        token = _token(formula, offset)
        offset += len(token.text)
        if token.kind != "space":
            found.append(token)
    return (*found, Token("end", "", len(text.rstrip())))


def _token(formula: Formula, offset: int) -> Token:
    match = _TOKEN.match(formula.text, offset)
    if match is None:
        raise Problem(_surprise(formula, offset))
    token = Token(str(match.lastgroup), match.group(), offset)
    faults = _FAULTS.get(token.kind, {})
    wrong = [(message, hint) for message, (is_wrong, hint) in faults.items() if is_wrong(token.text)]
    if wrong:
        message, hint = wrong[0]
        raise Problem(formula.finding(f"formula-{token.kind}", message, offset, hint=hint, width=len(token.text)))
    return token


def _surprise(formula: Formula, offset: int) -> Diagnostic:
    character = formula.text[offset]
    if character == '"':
        return formula.finding("formula-text", "a text starts here and does not end", offset, hint='close it with `"`')
    message = f"`{character}` has no meaning in a formula"
    return formula.finding("formula-character", message, offset, hint=_CURES.get(character, ""))


def _significant(number: str) -> int:
    return len(re.sub(r"[eE].*|\.", "", number).strip("0"))


_FAULTS: dict[str, dict[str, tuple[Callable[[str], object], str]]] = {
    "number": {
        "Excel keeps only 15 digits of a number": (lambda text: _significant(text) > _DIGITS, "write fewer digits"),
        "the number is too large for Excel": (lambda text: float(text) == inf, "write a smaller number"),
    },
    "text": {
        "Excel takes at most 255 characters in a text": (lambda text: len(text) > LONGEST_TEXT, "join two with `&`"),
        "the text holds a character that cannot be printed": (_UNPRINTABLE.search, "delete it"),
    },
}

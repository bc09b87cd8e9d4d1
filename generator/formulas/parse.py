"""Read a formula as people write it in Excel, with names in place of cells, into a tree with positions."""

from collections.abc import Callable
from functools import lru_cache

from generator.diagnostics import Position, Problem
from generator.formulas.check import faults
from generator.formulas.lexer import Token, tokens
from generator.formulas.precedence import LEVELS
from generator.formulas.syntax_tree import (
    Call,
    Formula,
    Name,
    Node,
    Number,
    Operation,
    Percent,
    RowCell,
    Sign,
    TableColumn,
    Text,
    Truth,
    height,
)

DEEPEST_PARENTHESES = 32
DEEPEST_TREE = 100


@lru_cache(maxsize=10_000)
def parse(text: str, at: Position | None = None) -> Formula:
    """The formula that a text states; `at` is where its first character stands.

    Raises a Problem: the first slip of grammar, or else every unknown function, wrong argument and refused name.
    """
    unread = Formula(Number(0.0), text, at)
    formula = Formula(_Reader(unread).read_formula(), text, at)
    found = tuple(faults(formula))
    if found:
        raise Problem(*found)
    return formula


class _Reader:
    """Reads tokens from left to right; operators bind by `LEVELS`, percents tighter, signs tightest, as in Excel."""

    def __init__(self, unread: Formula) -> None:
        self.unread = unread
        self.tokens = tokens(unread)
        self.index = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.index]

    def take(self) -> Token:
        self.index += 1
        return self.tokens[self.index - 1]

    def read_formula(self) -> Node:
        tree = self.read_expression()
        if self.next.kind != "end":
            raise self.refuse_next("an operator")
        if height(tree) > DEEPEST_TREE:
            raise self.refuse("formula-deep", "the formula has too many operations in one row", _SPLIT)
        return tree

    def read_expression(self, least: int = 1) -> Node:
        left = self.read_percents()
        while LEVELS.get(self.next.sign, 0) >= least:
            operator = self.take()
            right = self.read_expression(LEVELS[operator.sign] + 1)
            left = Operation(operator.sign, left, right, operator.at)
        return left

    def read_percents(self) -> Node:
        operand = self.read_signed()
        while self.next.sign == "%":
            operand = Percent(operand, self.take().at)
        return operand

    def read_signed(self) -> Node:
        signs = []
        while self.next.sign in ("-", "+"):
            signs.append(self.take())
        operand = self.read_single()
        for sign in reversed(signs):
            operand = Sign(sign.sign, operand, sign.at)
        return operand

    def read_single(self) -> Node:
        if self.next.sign == "(":
            return self.read_enclosed()
        if self.next.kind not in _SINGLES:
            raise self.refuse_next("a number, a text, a name or `(`")
        token = self.take()
        if token.kind == "name" and self.next.sign == "(":
            return self.read_call(token)
        return _SINGLES[token.kind](token)

    def read_enclosed(self) -> Node:
        self.open()
        inner = self.read_expression()
        self.close()
        return inner

    def read_call(self, name: Token) -> Node:
        self.open()
        arguments = [] if self.next.sign == ")" else [self.read_expression()]
        while self.next.sign == ",":
            self.take()
            arguments.append(self.read_expression())
        self.close()
        return Call(name.text.upper(), tuple(arguments), name.at)

    def open(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST_PARENTHESES:
            raise self.refuse("formula-deep", f"more than {DEEPEST_PARENTHESES} parentheses in one another", _SPLIT)
        self.take()

    def close(self) -> None:
        if self.next.sign != ")":
            raise self.refuse_next("`)` or an operator")
        self.depth -= 1
        self.take()

    def refuse_next(self, wanted: str) -> Problem:
        found = f"`{self.next.text}`" if self.next.text else "the end"
        code = "formula-grammar" if self.next.text else "formula-incomplete"
        return self.refuse(code, f"{found} where {wanted} is expected", self.find_cure())

    def find_cure(self) -> str:
        before = self.tokens[self.index - 1] if self.index else None
        return _CURES.get((before.sign or before.kind if before else "", self.next.sign or self.next.kind), "")

    def refuse(self, code: str, message: str, hint: str) -> Problem:
        width = max(1, len(self.next.text))
        return Problem(self.unread.finding(code, message, self.next.at, hint=hint, width=width))


_SPLIT = "split it into steps with names of their own"

_CURES = {
    ("=", "="): "write `=` once",
    ("number", "name"): "write numbers in full (10000, not 10K) and names from a letter on",
    ("number", ","): "write numbers without thousands separators",
    ("number", "number"): "write numbers without spaces",
    ("*", "*"): "write `^` for a power",
    ("&", "&"): "write AND(first, second)",
    ("<", ">"): "write `<>` without a space",
    (",", ","): "every argument must be written",
    ("(", ","): "every argument must be written",
    (",", ")"): "every argument must be written",
    ("name", "name"): "names have no spaces: write `_`",
    (")", "("): "write `*` between factors",
    ("number", "("): "write `*` between factors",
    ("", "end"): "the formula is empty",
}


def _name_token(token: Token) -> Node:
    truth = {"TRUE": True, "FALSE": False}.get(token.text.upper())
    return Name(token.text, token.at) if truth is None else Truth(truth, token.at)


def _column(token: Token) -> Node:
    table, _, column = token.text[:-1].partition("[")
    if column.startswith("@"):
        return RowCell(table, column[1:].strip(), token.at)
    return TableColumn(table, column.strip(), token.at)


_SINGLES: dict[str, Callable[[Token], Node]] = {
    "number": lambda token: Number(float(token.text), token.at),
    "text": lambda token: Text(token.text[1:-1].replace('""', '"'), token.at),
    "column": _column,
    "name": _name_token,
}

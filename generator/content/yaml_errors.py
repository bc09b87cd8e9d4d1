"""The YAML parser's complaints in the words of somebody who writes content."""

import re
from typing import NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Position

QUOTE_IT = 'put the whole value in "quotes"'
CUT = re.compile(r"""^\s*[^"'#|>]*[^\s"'#|>][^"'#]* (?=#[^\s#])""")
"""A `#` behind a space and in front of a word, on a line without quotes before it."""
VALUE = r"^\s*(?:- +)*(?:[\w.-]+: +)?"  # the line up to its value


class Complaint(NamedTuple):
    """What the parser says and what the line looks like, and what that means. The place is where the parser gave up,
    or where what it could not finish was `opened`."""

    said: str
    line: str
    message: str
    cure: str
    opened: bool = False


LOOKED_AT = 500  # characters of a line; what people mistake stands there, and some patterns take the square of it
MISALIGNED = Complaint(
    "expected key",
    "",
    "this line does not line up with the lines above it",
    "give fields of the same level the same indent; close every quote",
)
COMPLAINTS = (
    Complaint("cannot start any token", r"^\s*\t", "a tab cannot indent", "indent with spaces"),
    Complaint("found a tab", "", "a tab cannot indent", "indent with spaces"),
    Complaint("", VALUE + r"\{\{", "a value that starts with a merge field needs quotes", QUOTE_IT),
    Complaint("expected key", VALUE + r"\[", "a value that starts with a bracket is read as a list", QUOTE_IT),
    Complaint(
        "expected key",
        VALUE + r"""(["']).*?\1\s*\S""",
        "words stand after the closing quote",
        "put the whole value in quotes; inside it use the other kind of quote, or “ and ”",
    ),
    Complaint("expected alphabetic", "", "a value cannot start with `*` or `&`", QUOTE_IT),
    Complaint("cannot start any token", "", "a value cannot start with this character", QUOTE_IT),
    Complaint(
        "mapping values are not allowed",
        r"^\s+(- +)?[\w.-]+:(\s|$)",
        "this line is indented further than the fields above it",
        "give fields of the same level the same indent; if it is still the text above, put that text in quotes",
    ),
    Complaint("mapping values are not allowed", "", "a colon followed by a space inside a value", QUOTE_IT),
    Complaint(
        "could not find expected ':'",
        r"^\s*(- +)?[\w.-]+:\S",
        "no space follows the colon",
        "write `field: value`, with a space between",
        opened=True,
    ),
    Complaint(
        "could not find expected ':'",
        "",
        "this line is neither `field: value` nor part of the text above",
        "write `field: value`, or indent the line further if it belongs to the text above",
        opened=True,
    ),
    Complaint("unexpected end of stream", "", "a quote is opened and never closed", "close the quote", opened=True),
    *(
        Complaint(
            said,
            line,
            "a bracket is opened and never closed",
            'close the bracket, or put a value that starts with one in "quotes"',
            opened=True,
        )
        for said, line in (("expected ',' or", ""), ("expected node content", r"[\[{][^\]}]*$"))
    ),
    Complaint(
        "block sequence entries are not allowed",
        "",
        "a list cannot start on the line of its field",
        "start each entry on a line of its own, or put the value in quotes if it is no list",
    ),
    Complaint(
        "expected '-' indicator",
        "",
        "this line does not line up with the list above it",
        "start each item of a list with `- ` at the same indent",
    ),
    Complaint(
        "expected <document start>",
        "",
        "this line is indented less than the first field",
        "give fields of the same level the same indent: the first field starts at the left margin",
    ),
    MISALIGNED,
    *(
        Complaint(
            said,
            "",
            "a backslash in double quotes starts an escape that does not exist",
            "write the backslash twice, or use single quotes",
        )
        for said in ("unknown escape", "hexdecimal number", "Unicode character escape")
    ),
)
"""In this order; the first row that fits is said."""


def syntax(reason: yaml.MarkedYAMLError, text: str, file: str, first_line: int) -> Diagnostic:
    """The finding for a complaint, at the line that a person must change."""
    said = reason.problem or "the file is not valid YAML"
    lines = [line[:LOOKED_AT] for line in text.rstrip("\n").split("\n")]
    last = len(lines) - 1, max(len(lines[-1]) - 1, 0)
    ended, opened = _place(reason.problem_mark, lines), _place(reason.context_mark, lines)
    for number in _lines_near(ended, opened):
        if cut := CUT.search(lines[number]):
            at = Position(file, number + first_line, cut.end() + 1)
            return Diagnostic("cut-by-comment", "after a space, `#` starts a comment and ends the value", at, QUOTE_IT)
    for row in COMPLAINTS:
        line, column = (opened or ended or last) if row.opened else (ended or opened or last)
        if row.said in said and re.search(row.line, lines[line]):
            opens = _open_quote(lines[:line]) if row is MISALIGNED else None
            cure = row.cure if opens is None else f"{row.cure}; line {opens + first_line} opens one"
            return Diagnostic("yaml-syntax", row.message, Position(file, line + first_line, column + 1), cure)
    line, column = ended or opened or last
    cure = "check quotes and indents on this line and the one above"
    return Diagnostic("yaml-syntax", said, Position(file, line + first_line, column + 1), cure)


def _lines_near(*places: tuple[int, int] | None) -> list[int]:
    """The lines that the parser names, and the one above each."""
    return [number for place in places if place for number in (place[0], place[0] - 1) if number >= 0]


def _place(mark: yaml.Mark | None, lines: list[str]) -> tuple[int, int] | None:
    """Line and column from 0; nothing if the mark stands behind the last line, where there is nothing to see."""
    return (mark.line, mark.column) if mark and mark.line < len(lines) else None


def _open_quote(lines: list[str]) -> int | None:
    """The last line (from 0) that opens a quote without closing it: the quote ends in the middle of a later one."""
    return next(
        (n for n in reversed(range(len(lines))) if re.search(VALUE + r"""(["'])(?:(?!\1).)*$""", lines[n])), None
    )

"""What YAML takes out of a value without a word: a comment behind ` #`, a part behind a comma inside `{ }` or `[ ]`."""

import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.diagnostics import Diagnostic, Position

COMMENT = re.compile(r"[ \t]+(?=#)")
GLUED = re.compile(r"\s*(?=#[^\s#!])")
MEANT = re.compile(r"[ \t]+# ")
"""How people write a comment. Behind several words it has two spaces in front, so that it is none by accident."""
JOINING = re.compile(r"(?:and|or|but|nor|which|who)\b")
QUOTE_IT = 'put the whole text in "quotes"'


def find_comment(node: ScalarNode, lines: list[str]) -> tuple[int, int] | None:
    """Line and column, from 0, of what looks like words behind an unquoted value and is a comment."""
    end = node.end_mark
    if node.style or not node.value or end.line >= len(lines):
        return None
    found = COMMENT.match(lines[end.line], end.column)
    if found and not _is_meant(node.value, lines[end.line][end.column :]):
        return end.line, found.end()
    after = end.line + 1
    indent = len(lines[end.line]) - len(lines[end.line].lstrip())
    if not found and after < len(lines) and (glued := GLUED.match(lines[after])) and glued.end() > indent:
        return after, glued.end()
    return None


def _is_meant(value: str, rest: str) -> bool:
    apart = rest.startswith("  ") or (not re.search(r"\s", value) and not re.match(r"\s+# \d", rest))
    return apart and bool(MEANT.match(rest))


def report_comment(rest: str, at: Position) -> Diagnostic:
    """The finding for words that would be dropped as a comment."""
    cure = f"{QUOTE_IT}, or write a comment as one: two spaces, #, a space"
    return Diagnostic("cut-by-comment", f"`{rest.strip()}` is read as a comment and not printed", at, cure)


def find_split(node: Node) -> ScalarNode | None:
    """The part of a text inside braces or brackets that a comma has made a part of its own."""
    if isinstance(node, MappingNode) and node.flow_style:
        return next((key for key, value in node.value if _has_no_colon(key, value)), None)
    if isinstance(node, SequenceNode) and node.flow_style:
        return next((two for one, two in zip(node.value, node.value[1:], strict=False) if _goes_on(one, two)), None)
    return None


def report_split(part: ScalarNode, at: Position) -> Diagnostic:
    """The finding for a text that a comma has split."""
    message = f"the comma before `{part.value}` ends the text: inside {{ }} and [ ], commas separate"
    return Diagnostic("split-by-comma", message, at, QUOTE_IT, width=len(part.value))


def _has_no_colon(key: Node, value: Node) -> bool:
    """Whether a field is nothing but words: no colon, no value."""
    return isinstance(key, ScalarNode) and value.start_mark.index == value.end_mark.index == key.end_mark.index


def _goes_on(one: Node, two: Node) -> bool:
    """Whether an unquoted entry reads like the rest of the one before it, or of its number: `costs, and the time`."""
    if not all(isinstance(node, ScalarNode) and not node.style for node in (one, two)):
        return False
    thousands = one.value[-1:].isdigit() and two.start_mark.index == one.end_mark.index + 1
    if thousands and re.match(r"\d{3}\b", two.value):
        return True
    return " " in two.value and JOINING.match(two.value) is not None

"""Edits made at once stand each in its place, and each is told what is found on its lines."""

from generator.diagnostics import Diagnostic, Position
from tests.proof.beside import Shared, lines_of, share_out, spots, write

FILE = "content/notes/welcome.yaml"
TEXT = "title: A lamp\nbody: It shines\nnote: It shines\n"


def found(line: int) -> Diagnostic:
    return Diagnostic("untraced-figure", f"line {line}", Position(FILE, line, 1), "")


def test_each_edit_is_made_where_its_words_stand_first() -> None:
    edits = [spots(TEXT, {"It shines": "It glows\n  for long"}), spots(TEXT, {"A lamp": "Lamps"})]
    written, lines = write(TEXT, edits)
    assert written == "title: Lamps\nbody: It glows\n  for long\nnote: It shines\n"
    assert lines == [frozenset({2, 3}), frozenset({1})]
    assert lines_of(TEXT, edits[0]) == {2}


def test_words_that_are_missing_or_overlap_have_no_place() -> None:
    assert spots(TEXT, {"A torch": "x"}) == ()
    assert spots(TEXT, {"A lamp": "x", "lamp\nbody": "y"}) == ()


def test_a_finding_belongs_to_the_edit_of_its_line_and_one_elsewhere_to_nobody() -> None:
    lines = [frozenset({2, 3}), frozenset({1})]
    assert share_out([found(3), found(1)], FILE, lines) == Shared([[found(3)], [found(1)]], [])
    assert share_out([found(3), found(4)], FILE, lines) == Shared([[found(3)], []], [found(4)])

"""A backslash makes any mark a letter like any other."""

from string import punctuation

import pytest

from generator.pages.markdown import line_nodes, prose_nodes


@pytest.mark.parametrize("mark", list(punctuation))
def test_a_mark_behind_a_backslash_is_printed_without_it(mark: str) -> None:
    assert line_nodes(f"one \\{mark} two") == (f"one {mark} two",)
    (paragraph,) = prose_nodes(f"one \\{mark} two")
    assert paragraph.text == f"one {mark} two"


def test_a_backslash_before_a_letter_is_one() -> None:
    assert line_nodes("C:\\new\\table") == ("C:\\new\\table",)

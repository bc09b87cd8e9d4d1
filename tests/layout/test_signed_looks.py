"""A signature covers the style sheets and fonts that a format draws its files with."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from generator.content.formats import Format
from generator.layout.signed_looks import look_digests
from generator.writers import formats, writer
from tests.writers.sample_page import sample_page

PARTS_OF_TABLES = {"csv", "email"}
"""What holds a table or a message only, and no style sheet."""
DRAWN = sorted(formats().keys() - PARTS_OF_TABLES)
OTHER = {"more.css": "p { color: #010203; text-indent: 9pt }"}


def digests(form: str, **changes: Any) -> object:
    """What is signed of the sample page as a page of this format."""
    view: Any = SimpleNamespace(formats=(form,))
    workspace: Any = SimpleNamespace(formats={**formats(), "foreign": Format("foreign", "foreign")})
    return look_digests([(view, sample_page(fonts={}, **changes))], workspace)


@pytest.mark.parametrize("sheets", ["print_styles", "screen_styles"])
@pytest.mark.parametrize("form", DRAWN)
def test_style_sheets_that_change_a_file_are_signed(form: str, sheets: str) -> None:
    page = sample_page(fonts={})
    changed = {sheets: {**getattr(page, sheets), **OTHER}}
    if writer(form).write(replace(page, **changed)) != writer(form).write(page):
        assert digests(form, **changed) != digests(form)


@pytest.mark.parametrize("changed", [{"print_styles": OTHER}, {"screen_styles": OTHER}, {"reference": b"other"}])
def test_of_a_format_that_does_not_say_what_it_draws_with_everything_is_signed(changed: dict[str, Any]) -> None:
    assert digests("foreign", **changed) != digests("foreign")

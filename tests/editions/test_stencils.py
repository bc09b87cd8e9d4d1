"""A stencil makes the files that the writer writes, byte for byte; where they would not be the same, it makes none."""

import io
import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from pathlib import Path

import docx
import pytest

from generator.cli.account_choice import Asked, open_editions
from generator.editions.account import Account
from generator.editions.base_pages import BasePage
from generator.editions.field_listing import fields_of
from generator.editions.filling import fill_page
from generator.editions.masters import stencilled
from generator.editions.masters.stencil import Stencil
from generator.pages.page import Page
from generator.press.file_links import lead_to_files
from generator.writers import writer
from tests.project_fixture import TESTS_DAY
from tests.tools import REPOSITORY

NAMES = (
    "Acme", "Brück & Söhne GmbH", "O'Neal <Orbit>", 'The "Quint" Group', "D'Arc, Vista, Ærø & Co.", "A", "42",
    "+1 (555) 010", "Łuk Muñoz / Stone-Terra Wave", "x" * 15, "Zqaaa qZ", "100 Blue - 200 Core",
    "Ünited 3.5", "é", "Fjord, Inc.",
)  # fmt: skip
"""Names that are made of what a stencil knows."""
ODD = (
    "東京", "Acme\u00a0Ltd", "Acme  Ltd", "Donaudampfschiffahrtsgesellschaft", "naïve\u0301", "a_b", "{{x}}", "€ & Co",
)  # fmt: skip
"""Names that the writer alone writes."""


MADE_UP = re.compile(r"Zq[a-j]{3}qZ|zqidqz")


@pytest.fixture(scope="module")
def asked() -> Asked:
    """A one-pager and its companions with their fields open, on a day on which they stand."""
    return open_editions(REPOSITORY, ("one-pagers/saas", "email-sequences/cold-outreach"), (), date(2026, 12, 1))


def pages(asked: Asked, name: str) -> list[tuple[BasePage, Page, dict[str, str]]]:
    """Each page of an account of this name, with the values in it."""
    found = []
    for base in asked.bases:
        values = {field: name if field == "account.company" else "Ada" for field in fields_of(base.page)}
        found.append((base, fill_page(base.page, Account("acme-1", 2, values), asked.workspace), values))
    return [one for one in found if one[2]]


def formats(base: BasePage) -> list[str]:
    return [name for name in base.formats if name != "pdf"]


def test_the_files_are_the_writers_own(asked: Asked) -> None:
    before, unlike = stencilled.count_filled(), []
    for name in (*NAMES[: stencilled.AFTER], *NAMES, *ODD):
        for base, page, values in pages(asked, name):
            for form in formats(base):
                led = lead_to_files(page, writer(form).FORMAT)
                made = stencilled.print_file(led, base, form, values)
                if made.note or made.data != writer(form).write(led):
                    unlike.append((name, form))
    assert unlike == []
    filled = {
        (key[1]): one.filled for key, one in stencilled._series.items() if key[0] in {b.digest for b in asked.bases}
    }
    assert filled["docx"] >= len(NAMES) - 2
    assert filled["html"] >= len(NAMES) - 2
    assert filled["email"] >= len(NAMES) - 2
    assert stencilled.count_filled() > before


def test_what_a_reader_finds_has_the_values_and_no_made_up_word(asked: Asked) -> None:
    for base, page, values in pages(asked, "Globex & Sons"):
        for form in formats(base):
            made = [stencilled.print_file(page, base, form, values) for _ in range(stencilled.AFTER + 2)][-1]
            if "account.company" in values:
                assert "Globex & Sons" in made.said
            assert not MADE_UP.search(made.said)
            assert not MADE_UP.search(made.data.decode("latin-1"))
            if form == "docx":
                word = docx.Document(io.BytesIO(made.data))
                assert not MADE_UP.search("".join(one.text or "" for one in word.element.iter()))


def test_mail_made_with_a_stencil_goes_to_the_account_of_its_own(asked: Asked) -> None:
    (base, page, values), *_ = (one for one in pages(asked, "Acme") if "email" in one[0].formats)
    for n in range(stencilled.AFTER + 4):
        before, own = stencilled.count_filled(), replace(page, recipient=f"ada.{n}@acme.example")
        made = stencilled.print_file(own, base, "email", values)
        assert made.data == writer("email").write(own)
    assert stencilled.count_filled() == before + 1
    assert message_from_bytes(made.data)["To"] == f"ada.{n}@acme.example"


def test_a_stencil_that_makes_another_file_than_the_writer_is_given_up(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stencilled, "_series", {})
    (base, page, values), *_ = pages(asked, "Acme")
    files = [stencilled.print_file(page, base, "html", values) for _ in range(stencilled.AFTER)]
    fill = Stencil.fill
    monkeypatch.setattr(Stencil, "fill", lambda self, *given: fill(self, *given).replace(b"Acme", b"Globex"))
    made = stencilled.print_file(page, base, "html", values)
    assert made.data == files[0].data
    assert "were not as the writer writes them" in made.note
    assert stencilled.print_file(page, base, "html", values).note == ""


def test_a_file_whose_lines_depend_on_its_words_has_no_stencil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stencilled, "_series", {})
    charter = open_editions(REPOSITORY, ("poc-charters/standard",), ("text",), TESTS_DAY)
    (base, page, values), *_ = pages(charter, "Acme")
    for _ in range(stencilled.AFTER + 2):
        assert stencilled.print_file(page, base, "text", values).data == writer("text").write(page)
    assert stencilled.count_filled() == 0

"""Word documents as LibreOffice opens them: an independent reader of the same files."""

import re
from pathlib import Path

import pypdfium2
import pytest

from generator.writers.docx import write
from tests.tools import saved_by_office
from tests.writers.sample_page import SAMPLES, sample_page


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, list[str]]:
    """The text of each sample's pages, as LibreOffice prints them."""
    folder: Path = tmp_path_factory.mktemp("office")
    files = [folder / f"{name}.docx" for name in SAMPLES]
    for file in files:
        file.write_bytes(write(sample_page(file.stem)))
    saved_by_office(files, "pdf", folder)
    return {file.stem: _pages(file.with_suffix(".pdf")) for file in files}


def _pages(file: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(file)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return pages


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_the_page_is_printed(name: str, printed) -> None:
    text = letters("".join(printed[name]))
    spoken = (
        child for element in sample_page(name).root.walk() for child in element.children if isinstance(child, str)
    )
    assert [word for words in spoken for word in words.split() if letters(word) not in text] == []


def test_lists_are_numbered_from_one(printed) -> None:
    text = " ".join("".join(printed["charter"]).split())
    assert "1. The customer brings rules. a. As text. b. As tables. 2. We bring a sandbox." in text
    assert "1. The customer changes one rule. No engineer is needed. 2. We measure." in text


def test_the_back_of_the_one_pager_begins_a_new_page(printed) -> None:
    assert "How it works" not in printed["one-pager"][0]
    assert printed["one-pager"][1].lstrip().startswith("How it works")


def test_the_signatures_stand_with_the_words_that_are_signed(printed) -> None:
    (page,) = [page for page in printed["charter"] if "in two copies" in page]
    assert "Date" in page
    assert page.count("Northwind") >= 1


def test_the_footer_counts_the_pages(printed) -> None:
    pages = printed["handbook"]
    assert f"1 / {len(pages)}" in pages[0]

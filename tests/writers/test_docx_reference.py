"""The reference document: what the designer opens in Word."""

import subprocess
import sys
from io import BytesIO

from docx import Document

from generator.writers.docx.ooxml import W
from generator.writers.docx.reference import reference_document
from generator.writers.docx.word_looks import CHARACTERS, PARAGRAPHS, TABLES
from tests.tools import broken_rules
from tests.writers.sample_page import REFERENCE


def test_the_reference_document_in_the_layouts_has_every_style() -> None:
    styles = {style.name.lower() for style in Document(REFERENCE).styles}
    assert {name.lower() for name in (*PARAGRAPHS, *CHARACTERS, *TABLES)} - styles == set()


def test_it_shows_each_paragraph_style_under_its_own_name() -> None:
    shown = {(paragraph.style.name, paragraph.text) for paragraph in Document(BytesIO(reference_document())).paragraphs}
    assert {(name, name) for name in PARAGRAPHS} <= shown


def test_its_styles_speak_of_the_theme_and_not_of_colours_and_fonts() -> None:
    styles = Document(BytesIO(reference_document())).styles.element
    coloured = list(styles.iter(f"{{{W}}}color"))
    assert coloured
    assert all(colour.get(f"{{{W}}}themeColor") for colour in coloured)
    filled = list(styles.iter(f"{{{W}}}shd"))
    assert all(fill.get(f"{{{W}}}themeFill") for fill in filled)


def test_it_is_made_the_same_each_time_and_keeps_the_rules(tmp_path) -> None:
    file = tmp_path / "reference.docx"
    subprocess.run([sys.executable, "-m", "generator.writers.docx.reference", str(file)], check=True)
    assert file.read_bytes() == reference_document()
    assert broken_rules(file) == []

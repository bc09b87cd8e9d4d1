"""Letters that the brand's own family lacks: the families of `type.scripts` give them, in every format."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

from generator.drawings.glyphs import typeface
from tests.project_fixture import FONTS, SampleProject

HERE = Path(__file__).parent / "fonts"
THAI = "โคมไฟ"
SCRIPTS = """  scripts:
    - family: Noto Sans Thai
      fallback: Leelawadee UI
      faces:
        "400": NotoSansThai-Regular.woff2
        "700": NotoSansThai-Bold.woff2
contacts:
"""
FORMATS = {"layouts/notes/kind.yaml": {"formats: [html]": "formats: [pdf, docx, html]"}}
BODY = {"content/notes/welcome.yaml": {"Dear {{": f"The {THAI} lamp, and **{THAI}**.\n\n  Dear {{{{"}}


@pytest.fixture
def thai(project: SampleProject) -> SampleProject:
    """A project whose note has Thai words, and whose brand has a Thai family."""
    for font in HERE.glob("*.woff2"):
        shutil.copy(font, project.root / "layouts/_shared/fonts")
    shutil.copy(FONTS.with_name("reference.docx"), project.root / "layouts/_shared")
    project.change({}, {"content/facts/brand.yaml": {"contacts:\n": SCRIPTS}, **FORMATS, **BODY})
    return project


def built(project: SampleProject, ending: str) -> bytes:
    (path,) = (project.root / "build/notes").rglob(f"*.{ending}")
    return path.read_bytes()


def test_without_such_a_family_the_letter_is_an_error_that_names_the_font_to_add(project: SampleProject):
    project.change({}, {**FORMATS, **BODY})
    said = project.check()
    assert "content/notes/welcome.yaml:6:7: error[missing-glyph]: the font Inter has no `โ`" in said
    assert "nor 4 more of its script" in said
    assert "add a font that has it to `type.scripts` of the brand: Noto Sans Thai" in said


def test_with_it_every_format_has_the_letters_in_its_fonts(thai: SampleProject):
    ran = thai.run("build", "notes/welcome")
    assert ran.exit_code == 0, ran.output
    with pikepdf.open(io.BytesIO(built(thai, "pdf"))) as pdf:
        names = {
            str(one["/FontName"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one
        }
    assert {re.sub(r"^/[A-Z]+\+", "", name) for name in names} >= {"Noto-Sans-Thai", "Noto-Sans-Thai-Bold"}, names
    web = built(thai, "html").decode()
    assert web.count("@font-face{font-family:'Noto Sans Thai'") == 2
    with zipfile.ZipFile(io.BytesIO(built(thai, "docx"))) as word:
        body, table = word.read("word/document.xml").decode(), word.read("word/fontTable.xml").decode()
    runs = [run for run in re.findall(r"<w:r>.*?</w:r>", body) if THAI in run]
    assert len(runs) == 2
    assert all('w:cs="Noto Sans Thai"' in run and "lamp" not in run for run in runs)
    assert '<w:font w:name="Noto Sans Thai"><w:altName w:val="Leelawadee UI"/>' in table
    assert table.count("w:embedRegular") == table.count("w:embedBold") == 2


def test_a_page_without_such_letters_carries_no_font_for_them(thai: SampleProject):
    thai.write("content/notes/welcome.yaml", thai.read("content/notes/welcome.yaml").replace(THAI, "bright"))
    assert thai.run("build", "notes/welcome").exit_code == 0
    assert "'Noto Sans Thai';font-weight" not in built(thai, "html").decode()
    with zipfile.ZipFile(io.BytesIO(built(thai, "docx"))) as word:
        assert (
            "Noto Sans Thai" not in word.read("word/fontTable.xml").decode() + word.read("word/document.xml").decode()
        )


def test_a_damaged_font_of_a_script_is_told_at_its_line(thai: SampleProject):
    thai.write("layouts/_shared/fonts/NotoSansThai-Bold.woff2", b"no font")
    said = thai.check()
    assert "content/facts/brand.yaml:32:16: error[damaged-font]: `NotoSansThai-Bold.woff2` cannot be used" in said


def test_words_of_a_chart_are_drawn_from_the_family_that_has_their_letters():
    latin, other = (
        (folder / name).read_bytes()
        for folder, name in ((FONTS, "Inter-Regular.woff2"), (HERE, "NotoSansThai-Regular.woff2"))
    )
    both, alone, thai = typeface(latin, other), typeface(latin), typeface(other)
    assert both.width("lamp", 10) == alone.width("lamp", 10)
    assert both.width(THAI, 10) == pytest.approx(thai.width(THAI, 10)) != alone.width(THAI, 10)
    assert both.path(THAI, 0, 0, 10) == thai.path(THAI, 0, 0, 10) != alone.path(THAI, 0, 0, 10)

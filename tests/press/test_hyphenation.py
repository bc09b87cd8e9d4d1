"""Long words are broken by the rules of their language, in every format that breaks lines, and read back whole."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from generator.audit.readers.pdf_reader import BROKEN
from tests.project_fixture import SampleProject, sample_project

SHARED = Path(__file__).parents[2] / "layouts" / "_shared"
COMPOUNDS = "Kraftfahrzeughaftpflichtversicherungsunternehmen und Abwicklungsgesellschaften "
JOINTS = ("Kraft-fahr-zeug-haft-pflicht-ver-si-che-rungs-un-ter-nehmen", "Abwick-lungs-ge-sell-schaften")
"""Where a German reader breaks them."""


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> SampleProject:
    """A note in German whose words are longer than its lines, built with the shared style sheets."""
    project = sample_project(tmp_path_factory.mktemp("compounds") / "project")
    for name in ("print.css", "screen.css", "reference.docx"):
        shutil.copy(SHARED / name, project.root / "layouts/_shared" / name)
    narrow = "p { width: 140pt; }\n"
    project.write("layouts/notes/print.css", narrow)
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", kind.replace("[html]", "[html, pdf, docx]"))
    for name, language in (("lang", "de-DE"), ("long", "en-US")):
        text = f'language: {language}\ntitle: Lampen\nbody: "{COMPOUNDS * 6}"\n'
        project.write(f"content/notes/{name}.yaml", text)
    return project


def build(project: SampleProject, name: str) -> str:
    return project.run("build", f"notes/{name}").output


def pdf_text(project: SampleProject, name: str) -> str:
    (path,) = (project.root / "build/notes").glob(f"*-{name}.pdf")
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def test_german_compounds_break_at_their_joints_and_the_audit_reads_them_whole(german):
    assert "lost-words" not in build(german, "lang")
    text = pdf_text(german, "lang")
    breaks = {line.rpartition(" ")[2].removesuffix("\u2010") for line in text.splitlines() if line.endswith("\u2010")}
    starts = [word[:n].replace("-", "") for word in JOINTS for n, sign in enumerate(word) if sign == "-"]
    assert breaks
    assert [part for part in breaks if not any(start.endswith(part) for start in starts)] == []
    assert "Kraftfahrzeughaftpflichtversicherungsunternehmen" in BROKEN.sub("", text)


def test_english_is_never_hyphenated(german):
    build(german, "long")
    assert "\u2010" not in pdf_text(german, "long")


def test_word_hyphenates_german_by_its_own_rules_and_knows_the_language(german):
    said = {}
    for name in ("lang", "long"):
        build(german, name)
        (path,) = (german.root / "build/notes").glob(f"*-{name}.docx")
        with ZipFile(path) as package:
            said[name] = package.read("word/settings.xml").decode() + package.read("word/styles.xml").decode()
    assert "<w:autoHyphenation/>" in said["lang"]
    assert 'w:val="de-DE"' in said["lang"]
    assert "autoHyphenation" not in said["long"]


def test_web_pages_hyphenate_by_the_language_that_they_name(german):
    build(german, "lang")
    (path,) = (german.root / "build/notes").glob("*-lang.html")
    page = path.read_text("utf-8")
    assert '<html lang="de-DE">' in page
    assert "hyphens:auto" in page.replace(" ", "")
    assert "overflow-wrap:break-word" in page.replace(" ", "")

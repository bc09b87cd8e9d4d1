"""A title of another document leads to its file in the same folders, for those who have them."""

import re
import zipfile
from posixpath import normpath

import pikepdf
import pytest

from tests.tools import REPOSITORY

GUIDE = """title: Guide
audience: internal
views: {main: {page: page.html, formats: [pdf, docx, html, md, text]}}
"""
PAGE = "<article><h1>{{ doc.title }}</h1><p>{{ doc.body }}</p></article>"
SCHEMA = """description: A guide.
type: object
additionalProperties: false
required: [title, body]
properties: {title: {$ref: "#/$defs/line"}, body: {$ref: "#/$defs/line"}}
"""
NOTE = "title: A word\nsegment: ports\nbody: See [](doc:guides/harbor) and [](doc:notes/welcome).\n"


@pytest.fixture
def project(project):
    """A guide that names a note and a sum, and a note for customers that names the guide."""
    shared = "layouts/_shared/reference.docx"
    project.write(shared, (REPOSITORY / shared).read_bytes())
    project.write("content/facts/audiences.yaml", "internal: [talks, sums, guides]\n")
    for name, text in {"kind.yaml": GUIDE, "page.html": PAGE, "schema.yaml": SCHEMA}.items():
        project.write(f"layouts/guides/{name}", text)
    body = "Read [](doc:notes/welcome), the [sum](doc:sums/savings), [](doc:guides/other), and [](doc:guides/harbor)."
    project.write("content/guides/harbor.yaml", f"title: Harbors\nbody: {body}\n")
    project.write("content/guides/other.yaml", "title: Other harbors\nbody: Ask first.\n")
    project.write("content/notes/word.yaml", NOTE)
    return project


def links_of(path) -> list[str]:
    """Every address in the file that is none of its own parts."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return [str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", []) if "/URI" in one.A]
    if path.suffix == ".docx":
        found = zipfile.ZipFile(path).read("word/_rels/document.xml.rels").decode()
        return re.findall(r'Target="([^"]*)" TargetMode="External"', found)
    return re.findall(r'<a href="([^#"][^"]*)"|\]\(([^)#]+)\)', path.read_text("utf-8"))


def flat(links: list) -> list[str]:
    return ["".join(link) if isinstance(link, tuple) else link for link in links]


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "md"])
def test_a_title_leads_to_a_file_of_the_same_format_or_to_the_one_that_there_is(project, ending):
    assert project.run("build").exit_code == 0
    (made,) = (project.root / "build/guides").glob(f"*harbor.{ending}")
    links = flat(links_of(made))
    assert [normpath(f"guides/{link}") for link in links] == [
        f"notes/{names(project, 'notes', 'welcome')}.html",
        f"sums/{names(project, 'sums', 'savings')}.html",
        f"guides/{names(project, 'guides', 'other')}.{ending}",
    ]
    assert all((made.parent / link).is_file() for link in links)


def names(project, kind: str, document: str) -> str:
    return next((project.root / f"build/{kind}").glob(f"*-{document}.*")).stem


def test_plain_text_and_what_leaves_the_company_say_titles_as_words(project):
    assert project.run("build").exit_code == 0
    (text,) = (project.root / "build/guides").glob("*harbor.txt")
    (note,) = (project.root / "build/notes").glob("*word.html")
    assert "A lamp that you can see, the sum, Other harbors" in " ".join(text.read_text("utf-8").split())
    assert "<em>Harbors</em> and <em>A lamp that you can see</em>" in note.read_text("utf-8")


def test_a_document_whose_view_has_another_name_is_led_to_there(project):
    project.run("build")
    kind = project.read("layouts/sums/kind.yaml").replace("  main:", "  sheet:")
    project.write("layouts/sums/kind.yaml", f"{kind}opens: sheet\n")
    assert project.run("build").exit_code == 0
    (made,) = (project.root / "build/guides").glob("*harbor.md")
    assert "savings-sheet.html" in made.read_text("utf-8")


def test_a_link_that_somebody_bent_is_an_edit(project):
    project.run("build")
    (made,) = (project.root / "build/guides").glob("*harbor.html")
    sent = project.write("sent.html", made.read_text("utf-8").replace("../sums/", "../notes/"))
    assert "fresh" in project.run("verify", str(made)).output
    assert "altered" in project.run("verify", str(sent)).output

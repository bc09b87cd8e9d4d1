"""A brand that writes German: what layouts and engine print is German in every format, where the catalogue has it."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from generator.audit.readers import find_reader, read_back
from tests.project_fixture import SampleProject, sample_project

SHARED = Path(__file__).parents[2] / "layouts" / "_shared"
WORDS = {
    # of the layouts
    "Note": "Notiz",
    "Lamps for <b>{where}</b>": "Lampen für <i>{where}</i> & Meer",
    "Scan to order": "Zum Bestellen scannen",
    "Price": "Preis",
    "Inputs": "Eingaben",
    "Input": "Eingabe",
    "Value": "Wert",
    "Where it comes from": "Woher es kommt",
    # of the engine
    "{year}-{month}-{day}": "{day}.{month}.{year}",
    "{kind} of {company}": "{kind} von {company}",
    "QR code: {link}": "QR-Code: {link}",
    "Sources and assumptions": "Quellen und Annahmen",
    "Measured with {whom}, {day}.": "Am {day} gemessen, mit {whom}.",
    "No evidence is on file yet.": "Noch liegt kein Beleg vor.",
    "Draft: not cleared for release. {reasons}.": "Entwurf: nicht freigegeben. {reasons}.",
    "hours": "Stunden",
    "Subject": "Betreff",
    "Back to the text": "Zurück zum Text",
    "Copy link": "Link kopieren",
    "Enter a number, {bounds}": "Eine Zahl eingeben, {bounds}",
    "{least} to {most}": "{least} bis {most}",
    "Enter {number} from {least} to {most}.": "Bitte {number} von {least} bis {most} eingeben.",
    "a number": "eine Zahl",
    "Picture {number}": "Bild {number}",
    "Documents": "Dokumente",
    "Not to be sent before it has {list}.": "Vor dem Versand fehlt noch: {list}.",
    "Draft": "Entwurf",
}
PLURALS = {
    ("a lamp", "many lamps"): ("eine Lampe", "viele Lampen"),
    ("{number} claim is unproven", "{number} claims are unproven"): (
        "{number} Aussage ist unbelegt",
        "{number} Aussagen sind unbelegt",
    ),
}
NOTE = """\
<article>
<h1>{{ doc.title }}</h1>
<p class="eyebrow">{{ kind.title }}</p>
<p class="lede">{{ _("Lamps for <b>{where}</b>", where="<Häfen>") }}</p>
<div>{{ doc.body }}</div>
{% for count in [1, 3] %}
<p>{{ ngettext("a lamp", "many lamps", count) }}</p>
{% endfor %}
<table><tbody>
<tr><th scope="row">{{ "A" }}</th><td data-label="{{ _("Price") }}">{{ _("On request") }}</td></tr>
</tbody></table>
<figure class="qr" data-link="https://harbor.example/"><figcaption>{{ _("Scan to order") }}</figcaption></figure>
<footer class="sources"></footer>
</article>
"""
SUM = """\
{% import "_shared/models.html" as models %}
{% set heads = [_("Input"), _("Value"), _("Where it comes from")] %}
<article>
<section class="worksheet" data-title="{{ _("Inputs") }}">
<h1>{{ doc.title }}</h1>
{{ models.group(model.inputs, doc.model.inputs, "source", heads) }}
{{ models.group(model.assumptions, doc.model.assumptions, "source", heads) }}
{{ models.group(model.steps, doc.model.steps, "label", heads) }}
{{ models.group(model.outputs, doc.model.outputs, "label", heads) }}
</section>
</article>
"""


def catalogue() -> str:
    """The German words as a translator hands them in."""
    single = (f'msgid "{one}"\nmsgstr "{said}"\n' for one, said in WORDS.items())
    plural = (
        f'msgid "{one}"\nmsgid_plural "{many}"\nmsgstr[0] "{few}"\nmsgstr[1] "{more}"\n'
        for (one, many), (few, more) in PLURALS.items()
    )
    head = 'msgid ""\nmsgstr "Language: de\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    return "\n".join((head, *single, *plural))


def edit(project: SampleProject, path: str, old: str, new: str) -> None:
    text = project.read(path)
    assert old in text
    project.write(path, text.replace(old, new))


def make_german(project: SampleProject) -> SampleProject:
    """The sample project with a German brand: notes in four formats, a calculation as web page and workbook."""
    edit(project, "content/facts/brand.yaml", "language: en-US", "language: de-CH")
    measured = "basis: measured\n  population: two harbors\n  as_of: 2026-02-01"
    edit(project, "content/claims/product.yaml", "on one charge.\n  value: 14 hours\n  basis: contractual",
         f"on one charge.\n  value: 14 hours\n  {measured}")  # fmt: skip
    edit(project, "layouts/notes/kind.yaml", "[html]", "[html, pdf, docx, text]")
    views = "  web: {page: page.html, formats: [web]}\n  workbook: {page: page.html, formats: [xlsx]}\n"
    project.write("layouts/sums/kind.yaml", project.read("layouts/sums/kind.yaml") + views)
    project.write("layouts/notes/page.html", NOTE)
    project.write("layouts/sums/page.html", SUM)
    for name in ("models.html", "reference.docx"):
        shutil.copy(SHARED / name, project.root / "layouts" / "_shared")
    project.write("layouts/_shared/words/de.po", catalogue())
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SampleProject:
    project = make_german(sample_project(tmp_path_factory.mktemp("german")))
    ran = project.run("build", "notes", "sums", "talks")
    assert ran.exit_code == 0, ran.output
    return project


def said(project: SampleProject, path: str) -> str:
    data = (project.root / "build" / path).read_bytes()
    return " ".join(read_back(data, find_reader(path.rpartition(".")[2])).visible.split())


@pytest.mark.parametrize("ending", ["html", "pdf", "docx", "txt"])
def test_layouts_and_engine_print_german_in_every_format(built, ending: str):
    words = said(built, f"notes/harbor-note-welcome.{ending}")
    for german in (
        "Entwurf: nicht freigegeben. 1 Aussage ist unbelegt.",
        "Lampen für <i><Häfen></i> & Meer",
        "eine Lampe viele Lampen",
        "Zum Bestellen scannen",
        "Quellen und Annahmen",
        "Am 01.02.2026 gemessen, mit two harbors",
        "Noch liegt kein Beleg vor.",
    ):
        assert german in words
    assert "On request" in words  # the catalogue has no word for it


def test_what_is_read_out_is_german_too(built):
    page = built.read("build/notes/harbor-note-welcome.html")
    assert 'alt="QR-Code: https://harbor.example/"' in page
    assert 'data-label="Preis"' in page
    assert 'aria-label="Zurück zum Text"' in page
    assert 'content="Notiz von ' in page
    with ZipFile(built.root / "build/notes/harbor-note-welcome.docx") as package:
        assert 'name="Bild ' in package.read("word/document.xml").decode()


def test_a_translation_is_never_markup(built):
    page = built.read("build/notes/harbor-note-welcome.html")
    assert "Lampen für &lt;i&gt;&lt;Häfen&gt;&lt;/i&gt; &amp; Meer" in page


def test_a_workbook_speaks_german(built):
    book = load_workbook(built.root / "build/sums/harbor-sum-savings-workbook.xlsx")
    sheet = book["Eingaben"]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"Eingabe", "Wert", "Woher es kommt"} <= cells
    assert any("Stunden" in cell.number_format for row in sheet.iter_rows() for cell in row)
    prompts = [rule.prompt for rule in sheet.data_validations.dataValidation]
    assert "Bitte eine Zahl von 1 bis 30 eingeben." in prompts


def test_the_live_page_gets_its_words_from_the_catalogue(built):
    page = built.read("build/sums/harbor-sum-savings-web.html")
    assert ">Link kopieren</button>" in page
    assert ">1 bis 30</span>" in page
    assert '"numberWithin": "Eine Zahl eingeben, {bounds}"' in page
    assert '"after": " Stunden"' in page
    assert "2 Stunden" in page


def test_the_text_of_a_message_names_its_subject_in_german(built):
    assert "Betreff: Your harbor at night" in built.read("build/talks/harbor-talk-dinner.txt")


def test_the_catalogue_page_is_german(built):
    page = built.read("build/index.html")
    assert '<html lang="de-CH">' in page
    assert "<h1>Dokumente</h1>" in page
    assert "<strong>Entwurf</strong>" in page
    assert "Vor dem Versand fehlt noch: den Beleg für 1 Aussage." in page


def test_a_german_draft_that_comes_back_is_not_altered(built):
    for ending in ("pdf", "docx", "html"):
        ran = built.run("verify", str(built.root / f"build/notes/harbor-note-welcome.{ending}"))
        assert "fresh" in ran.output, ran.output


def test_findings_stay_english(project):
    german = make_german(project)
    edit(german, "content/notes/welcome.yaml", "title:", "titel:")
    assert "did you mean `title`?" in german.check()

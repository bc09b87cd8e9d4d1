"""The sources of a page's figures, and where those that have no source are."""

from generator.checks.trace import trace_page
from generator.layout.compose import compose
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.project import Project
from generator.writers import formats


def note(project, body: str, *, title: str = "A lamp", layout: str = "", terms: str = "") -> tuple:
    """The workspace and the note with this body, and with something in its layout."""
    if terms:
        project.write("content/terms.yaml", terms)
    if layout:
        page = project.read("layouts/notes/page.html")
        project.write("layouts/notes/page.html", page.replace("</h1>", f"</h1>{layout}"))
    project.write("content/notes/hello.yaml", f"title: {title}\nsegment: ports\nbody: |\n  {body}\n")
    workspace, findings = load_workspace(Project(project.root), formats())
    assert findings == []
    return workspace, workspace.documents["notes/hello"]


def stands_on(project, body: str, **more: str) -> dict[str, str]:
    """The figures of the note and their sources."""
    workspace, document = note(project, body, **more)
    ((_, page), *_) = compose(document, workspace).pages
    found = trace_page(page, workspace.terms, workspace.facts.units)
    return {figure.text: figure.by for figure in found.figures if figure.by != "document control"}


def found(project, body: str, **more: str) -> list[str]:
    workspace, document = note(project, body, **more)
    return [f"{one.at} {one.code}: {one.message}" for one in check(document, workspace)]


def test_a_citation_traces_its_figure(project):
    assert stands_on(project, "It shines for [14 hours](claim:charge).") == {
        "14 hours": "claim:charge",
        "1": "the number of a source",
        "The lamp shines for 14 hours on one\xa0charge.": "the ledger's own words",
    }


def test_a_figure_without_a_citation_stands_on_nothing(project):
    assert stands_on(project, "It shines for 14 hours.") == {"14 hours": ""}


def test_a_figure_may_be_in_bold_and_run_through_several_elements(project):
    assert stands_on(project, "It shines for **14** hours.") == {"14 hours": ""}


def test_a_phrase_of_the_terms_needs_no_citation_however_it_is_spaced(project):
    terms = "open 24/7: It says that nobody closes.\n"
    assert stands_on(project, "Open\n  24/7.", terms=terms) == {"24/7": "a term"}


def test_a_term_does_not_cover_its_figure_in_other_words(project):
    assert stands_on(project, "Closed 24/7.", terms="open 24/7: It says that nobody closes.\n") == {"24/7": ""}


def test_the_year_of_the_copyright_is_document_control(project):
    assert stands_on(project, "Hello.") == {}


def test_an_address_says_no_figure(project):
    assert stands_on(project, "See [https://harbor.example/2](https://harbor.example/2).") == {"2": "a link"}


def test_the_place_is_that_of_the_figure_even_where_the_same_one_is_cited_before(project):
    (one,) = found(project, "[14 hours](claim:charge) are 14 hours.")
    assert one.startswith("content/notes/hello.yaml:4:32 untraced-figure")


def test_a_title_that_no_page_prints_is_traced_too(project):
    layout = project.read("layouts/notes/page.html").replace("{{ doc.title }}", "Note")
    project.write("layouts/notes/page.html", layout)
    (one,) = found(project, "Hello.", title="14 hours of light")
    assert one.startswith("content/notes/hello.yaml:1:8 untraced-figure")


def test_a_figure_of_the_layout_is_found_in_the_layout(project):
    (one,) = found(project, "Hello.", layout="<p>Trusted by 500 harbors.</p>")
    assert one.startswith("layouts/notes/page.html:2:")
    assert "`500`" in one


def test_a_figure_that_stands_only_in_an_alternative_text_is_found(project):
    (one,) = found(project, "Hello.", layout='<p class="lede" title="Used by 500 harbors">Light.</p>')
    assert one.startswith("layouts/notes/page.html:2:")
    assert "`500`" in one


def test_an_attribute_may_repeat_a_figure_of_the_page(project):
    layout = '<p title="14 hours">Light.</p>'
    assert found(project, "It shines for [14 hours](claim:charge).", layout=layout) == []


def test_a_citation_of_the_layout_must_say_what_it_cites(project):
    (one,) = found(project, "Hello.", layout='<p><data class="citation" value="claim:charge">20 hours</data></p>')
    assert "unsupported-figure: `20 hours` is not implied by `14 hours`" in one


def test_a_citation_of_the_layout_must_cite_something(project):
    (one,) = found(project, "Hello.", layout='<p><data class="citation" value="because">20 hours</data></p>')
    assert "`because` cannot be cited" in one


def test_a_cell_of_the_layout_must_hold_a_value_of_the_model(project):
    table = '<table><tbody><tr><td data-value="87" data-unit="count">87</td></tr></tbody></table>'
    (one,) = found(project, "Hello.", layout=table)
    assert "the cell says `87`" in one


def test_an_internal_document_gets_one_warning_for_all_its_figures(project):
    project.write("content/talks/lunch.yaml", project.read("content/talks/dinner.yaml").replace("one lamp", "5 of 7"))
    ran = project.run("check")
    assert ran.exit_code == 0
    assert "a figure of this internal document without a source" in ran.output
    assert "`5 of 7`" in project.run("coverage", "talks/lunch").output


def lunch(project, script: str, *, title: str = "Lunch") -> str:
    """What `coverage` lists of an internal talk with this script."""
    written = project.read("content/talks/dinner.yaml").replace("What to say at the dinner", title)
    script = f"script: {script}"
    words = "script: We light harbors with lamps that run on the sun, and nobody has to row out."
    assert words in written
    project.write("content/talks/lunch.yaml", written.replace(words, script))
    return project.run("coverage", "talks/lunch").output


def test_an_internal_document_may_quote_what_is_withdrawn_and_says_so(project):
    script = "We said for years that our lamp is [3x](withdrawn:brightest) as bright as others are."
    assert "has no source" not in lunch(project, script)
    assert project.run("build", "talks/lunch").exit_code == 0
    assert "3x (withdrawn) as bright" in project.read("build/talks/harbor-talk-lunch.txt")


def test_a_quotation_lends_its_figure_to_no_other_place(project):
    said = lunch(project, "It is not [3x](withdrawn:brightest) as bright.", title="A lamp 3x as bright")
    assert "content/talks/lunch.yaml:1:15: error[untraced-figure]: the figure `3x` has no source" in said


def test_a_layout_quotes_nothing_that_is_withdrawn(project):
    layout = '<p><data class="citation" value="withdrawn:brightest">3x</data></p>'
    (one,) = found(project, "Hello.", layout=layout)
    assert "`withdrawn:brightest` cannot be cited" in one

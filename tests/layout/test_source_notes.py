"""Sources: which figures have one, where marks stand, what the entries say, and that nobody can smuggle a figure in."""

from dataclasses import replace

import pytest

from generator.checks.layout_citations import check_layout_citations
from generator.checks.trace import trace_page
from generator.layout.compose import compose
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite
from generator.pages.vocabulary import INLINE
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject, without_sources
from tests.units import UNITS

CLAIM = "oil:\n  statement: The lamp burns oil.\n  value: 80%\n  status: approved\n  owner: Sales Lead\n"
LOG = "  evidence: [{title: The log of the watch, date: 2026-01-12, link: 'https://harbor.example/watch'}]\n"
LINKED = "  evidence: [{title: The log, date: 2026-01-12, link: 'https://harbor.example/log'}]\n"


def composed(project: SampleProject, body: str, claim: str = "basis: assumed\n"):
    """The workspace, and the note with this body; `claim` is what its ledger adds to the claim `oil`."""
    project.write("content/claims/oil.yaml", f"{CLAIM}  {claim}")
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    project.write("content/notes/hello.yaml", f"title: A lamp\nsegment: ports\nbody: |\n{lines}\n")
    workspace, findings = load_workspace(Project(project.root), formats())
    assert findings == []
    return workspace, workspace.documents["notes/hello"]


def page_of(project: SampleProject, body: str, claim: str = "basis: assumed\n") -> Page:
    workspace, document = composed(project, body, claim)
    result = compose(document, workspace)
    assert result.findings == ()
    return result.pages[0][1]


def marked(page: Page) -> str:
    """The words above the sources, each mark as `[1]`."""

    def shown(element: Element) -> Element | None:
        if element.has("sources") or element.has("imprint") or element.has("draft"):
            return None
        if element.has("note"):
            return replace(element, children=(f"[{element.text.strip()}]",))
        return element if element.tag in INLINE else replace(element, children=(" ", *element.children, " "))

    return " ".join(rewrite(page.root, shown).text.split())


def entries(page: Page) -> list[str]:
    return [" ".join(e.text.split()) for e in page.root.walk() if e.get("id").startswith("source-")]


def in_layout(project: SampleProject, html: str) -> None:
    page = project.read("layouts/notes/page.html")
    project.write("layouts/notes/page.html", page.replace("<div>{{ doc.body }}</div>", html))


# Which figures have a source, and where its marks stand.


def test_claims_are_numbered_as_they_are_read_and_facts_have_no_number(project):
    page = page_of(project, "[80%](claim:oil), [$400](fact:prices.lamp.year), [14 hours](claim:charge).")
    assert marked(page) == "A lamp 80%[1], $400, 14 hours[2]."
    assert entries(page) == [
        "80%: The lamp burns oil. Our assumption, not measured. No evidence is on file yet.",
        "14 hours: The lamp shines for 14 hours on one charge. Our commitment, not measured.",
    ]


def test_a_source_is_marked_once_in_each_part_that_is_read_by_itself(project):
    in_layout(
        project,
        "<div>{{ doc.body }}</div><section><h2>More</h2><p>{{ doc.subtitle }}</p></section>"
        "<table><tbody><tr><td>{{ doc.subtitle }}</td></tr><tr><td>{{ doc.subtitle }}</td></tr></tbody></table>",
    )
    schema = project.read("layouts/notes/schema.yaml")
    assert "subtitle" in schema
    project.write("content/claims/oil.yaml", f"{CLAIM}  basis: assumed\n")
    project.write("content/notes/hello.yaml", 'title: A lamp\nsegment: ports\nsubtitle: "[80%](claim:oil) oil"\n'
                                              'body: "[80%](claim:oil) and [80%](claim:oil)"\n')  # fmt: skip
    workspace, _ = load_workspace(Project(project.root), formats())
    page = compose(workspace.documents["notes/hello"], workspace).pages[0][1]
    assert marked(page) == "A lamp 80%[1] oil 80% and 80% More 80%[1] oil 80%[1] oil 80% oil"


def test_the_results_of_one_example_are_one_source(project):
    page = page_of(project, "[48 hours](calc:savings/default.saved), [96 hours](calc:savings/default.yearly), "
                            "[24 hours](calc:savings/small.saved).")  # fmt: skip
    assert marked(page) == "A lamp 48 hours[1], 96 hours, 24 hours[2]."
    assert entries(page) == [
        "48 hours and the other results: What a lamp saves. An example; its inputs stand in the sum.",
        "24 hours: What a lamp saves, A small harbor. An example; its inputs stand in the sum.",
    ]


def test_words_to_copy_or_to_speak_stay_bare_and_their_entry_names_each_figure(project):
    in_layout(project, '<section class="message"><div class="body">{{ doc.body }}</div></section>')
    page = page_of(
        project, "[80%](claim:oil), [48 hours](calc:savings/default.saved), [96](calc:savings/default.yearly)."
    )
    assert "[" not in marked(page)
    assert [entry.partition(":")[0] for entry in entries(page)] == ["80%", "48 hours, 96"]


def test_a_figure_in_a_link_or_a_column_head_has_no_mark(project):
    in_layout(project, '<div>{{ doc.body }}</div><p><a href="https://harbor.example"><data class="citation" '
                       'value="claim:oil"></data></a></p><table><thead><tr><th><data class="citation" '
                       'value="claim:nights"></data></th></tr></thead></table>')  # fmt: skip
    page = page_of(project, "[14 hours](claim:charge).")
    assert marked(page).count("[") == 1
    assert [entry.partition(":")[0] for entry in entries(page)] == ["14 hours", "80%", "80%+"]


def test_a_heading_keeps_its_words_for_bookmarks_without_the_mark(project):
    page = page_of(project, "## Saves [80%](claim:oil) of it")
    (heading,) = [element for element in page.root.walk() if element.tag == "h2" and element.get("data-bookmark")]
    assert (heading.text, heading.get("data-bookmark")) == ("Saves 80%\u00a01 of it", "Saves 80% of it")


def test_a_page_without_claims_has_no_empty_block(project):
    assert not any(page_of(project, "Hello.").root.find("sources"))


# What the entries say.


@pytest.mark.parametrize(
    "ledger, said",
    [
        ("basis: assumed\n", "Our assumption, not measured. No evidence is on file yet."),
        ("basis: modelled\n", "Modeled, not measured. No evidence is on file yet."),
        ("basis: target\n", "Our target, not a result. No evidence is on file yet."),
        ("basis: contractual\n", "Our commitment, not measured."),
        ("basis: price\n", "Our list price."),
        (f"basis: measured\n{LOG}", "Measured. Evidence: The log of the watch, Jan 12, 2026."),
        (
            f"basis: measured\n  population: 12 lamps in 3 ports\n  as_of: 2026-01-11\n{LOG}",
            "Measured with 12 lamps in 3 ports, Jan 11, 2026. Evidence: The log of the watch, Jan 12, 2026.",
        ),
        ("basis: reported\n  population: two ports\n" + LOG,
         "Reported by two ports, not measured by us. Evidence: The log of the watch, Jan 12, 2026."),
        (f"basis: measured\n{LINKED}", "Measured. Evidence: The log, Jan 12, 2026."),
        ("basis: price\n  expires: 2026-03-01\n  caveat: Only in winter 2026.\n",
         "Our list price. Only in winter 2026."),
        ("basis: price\n  note: Do not tell anybody.\n", "Our list price."),
    ],
)  # fmt: skip
def test_an_entry_says_what_the_figure_is_and_what_backs_it(project, ledger, said):
    page = page_of(project, "[80%](claim:oil) oil", ledger)
    assert entries(page) == [f"80%: The lamp burns oil. {said}"]
    assert trace_page(page, {}, UNITS).untraced == ()


def test_evidence_on_the_web_can_be_visited(project):
    page = page_of(project, "[80%](claim:oil) oil", f"basis: measured\n{LINKED}")
    assert "https://harbor.example/log" in [element.get("href") for element in page.root.walk()]


# A page that has no place for its sources.


def test_a_customer_page_without_a_place_for_its_sources_is_an_error_at_its_layout(project):
    page = project.read("layouts/notes/page.html")
    project.write("layouts/notes/page.html", page.replace('<footer class="sources"></footer>\n', ""))
    workspace, document = composed(project, "[80%](claim:oil) oil")
    (found,) = [one for one in check(document, workspace) if one.code == "missing-sources"]
    assert (str(found.at), found.severity) == ("layouts/notes/page.html:1:1", "error")
    assert '<footer class="sources"></footer>' in found.hint


def test_a_page_may_say_where_its_sources_are(project):
    without_sources(project)
    workspace, document = composed(project, "[80%](claim:oil) oil")
    assert check(document, workspace) == []


def test_a_page_of_our_own_need_not_show_its_sources(project):
    page = project.read("layouts/notes/page.html")
    project.write("layouts/notes/page.html", page.replace('<footer class="sources"></footer>\n', ""))
    project.write("layouts/notes/kind.yaml", project.read("layouts/notes/kind.yaml").replace("customer", "internal"))
    project.write("content/facts/audiences.yaml", "internal: [notes, talks, sums]\n")
    workspace, document = composed(project, "[80%](claim:oil) oil")
    assert check(document, workspace) == []


# Nobody can smuggle a figure in.


@pytest.mark.parametrize(
    "planted",
    [
        '<p><sup class="note">87%</sup></p>',
        '<p>It lasts<sup class="note"><a href="#source-9">9</a></sup> years.</p>',
        '<p><span data-ledger="oil.population">500 harbors</span></p>',
        '<p><span data-ledger="brightest.caveat">3 times</span></p>',
        '<p><span data-ledger="oil.note">3 times</span></p>',
    ],
)
def test_a_layout_cannot_pass_a_figure_as_a_mark_or_as_words_of_the_ledger(project, planted):
    in_layout(project, f"<div>{{{{ doc.body }}}}</div>{planted}")
    workspace, document = composed(
        project, "[80%](claim:oil) oil", "basis: measured\n  population: 12 lamps\n  note: 3 times\n"
    )
    assert [one.code for one in check(document, workspace)] == ["untraced-figure"]


def test_a_figure_planted_in_an_entry_is_caught(project):
    workspace, document = composed(project, "[80%](claim:oil) oil", f"basis: measured\n{LOG}")
    ((_, page),) = compose(document, workspace).pages

    def planted(element: Element) -> Element:
        if "data-ledger" in element.attributes:
            return replace(element, children=("The log of 500 watches, 2026-01-12",))
        return replace(element, children=(*element.children, " In 70 ports.")) if element.tag == "li" else element

    worse = replace(page, root=rewrite(page.root, planted))
    assert [one.message for one in check_layout_citations(document, worse, workspace)] == [
        f"the ledger does not say `The log of 500 watches, 2026-01-12` in `oil.{field}`"
        for field in ("statement", "evidence.0")
    ]
    assert [figure.text for figure in trace_page(worse, {}, UNITS).untraced] == ["70"]

"""From a content file to a page: texts are put in as nodes, the engine draws its parts, drafts say so."""

import io
import re
import string
from html import unescape

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.diagnostics import Problem
from generator.layout.compose import compose
from generator.layout.drawn_parts import qr_svg
from generator.pages.markup import to_html
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from generator.writers._office.drawings import draw_svg
from tests.project_fixture import SampleProject

FAR = """far:
  statement: It is seen far.
  value: 90 days
  basis: measured
  status: proposed
  owner: Product Manager
"""


def composed(project: SampleProject, key: str = "notes/hello"):
    workspace, findings = load_workspace(Project(project.root), formats())
    result = compose(workspace.documents[key], workspace)
    assert not [*findings, *result.findings], [*findings, *result.findings]
    return result.pages[0][1]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_a_text_becomes_part_of_the_page(project):
    project.write("content/notes/hello.yaml", "title: Good *evening*\nbody: Kept.\n")
    assert "<h1>Good <em>evening</em></h1>" in to_html(composed(project).root)


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "<b>bold</b>", "<img src=x onerror=alert(1)>",
                                    "{% include 'x' %}", "{# a comment #}", "</h1><h1>"])  # fmt: skip
def test_nothing_in_a_text_becomes_markup_or_code(project, attack):
    project.write("content/notes/hello.yaml", f"title: {quoted(attack)}\nbody: Kept.\n")
    workspace, _ = load_workspace(Project(project.root), formats())
    refused = compose(workspace.documents["notes/hello"], workspace)
    assert {found.code for found in refused.findings} & {"unread-mark", "leftover-bracket"}
    page = refused.pages[0][1] if refused.pages else None
    assert page is None or not [part for one in page.root.walk() if one.tag == "h1" for part in one.elements]


REFERENCE = re.compile(r"&(?:#\w+|\w+);")
"""A character by its name or number; without the semicolon it is none, old as that way is."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=string.ascii_letters + "{}% <>&;:#", min_size=1, max_size=30).map(lambda s: f"a{s}b"))
def test_braces_and_percent_signs_come_out_as_they_went_in(project, text):
    project.write("content/notes/hello.yaml", f"title: {quoted(text)}\nbody: Kept.\n")
    workspace, _ = load_workspace(Project(project.root), formats())
    result = compose(workspace.documents["notes/hello"], workspace)
    if result.findings:
        assert {found.code for found in result.findings} <= {"leftover-bracket", "unknown-field-name", "unread-mark"}
        return
    (heading,) = [element for element in result.pages[0][1].root.walk() if element.tag == "h1"]
    assert " ".join(heading.text.split()) == " ".join(REFERENCE.sub(lambda found: unescape(found[0]), text).split())


def test_a_citation_without_words_prints_what_the_ledger_states(project):
    project.write("content/notes/hello.yaml", 'title: "[](claim:charge)"\nbody: Kept.\n')
    assert '<data class="citation" value="claim:charge">14 hours</data>' in to_html(composed(project).root)


def test_a_document_without_evidence_says_that_it_is_a_draft(project):
    project.write("content/claims/more.yaml", FAR)
    project.write("content/notes/hello.yaml", 'title: "Seen for [](claim:far)"\nbody: Kept.\n')
    (band,) = composed(project).root.find("draft")
    assert band.text == "Draft: not cleared for release. 1 claim is unproven."


def test_a_document_whose_claims_are_approved_carries_no_band(project):
    project.write("content/notes/hello.yaml", 'title: "Shines for [](claim:charge)"\nbody: Kept.\n')
    assert not list(composed(project).root.find("draft"))


def test_a_layout_may_not_use_what_is_not_in_the_vocabulary(project):
    project.write(
        "layouts/notes/page.html", "<article>\n<h1>{{ doc.title }}</h1>\n<marquee>{{ doc.body }}</marquee></article>"
    )
    assert "layouts/notes/page.html:3:1: error[unknown-element]" in project.check()


def test_prose_of_several_paragraphs_cannot_stand_inside_a_paragraph(project):
    project.write("layouts/notes/page.html", "<article>\n<p>{{ doc.body }}</p></article>")
    assert "error[misplaced-prose]" in project.check()


@pytest.mark.parametrize(
    "link", ["https://harbor.example/demo", "https://harbor.example/demo?segment=ports&source=" + "x" * 200]
)
def test_the_qr_code_leads_to_its_link(link):
    picture = Image.open(io.BytesIO(draw_svg(qr_svg(link))))
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == link


@pytest.mark.parametrize("link", ["http://harbor.example", "javascript:alert(1)", "", "https://" + "x" * 400])
def test_only_a_short_safe_address_becomes_a_qr_code(project, link):
    project.write(
        "layouts/notes/page.html",
        f'<article><h1>{{{{ doc.title }}}}</h1><figure class="qr" data-link="{link}"></figure></article>',
    )
    assert "error[bad-link]" in project.check()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "../prices.html", "//harbor.example",
                                  "", "java&#9;script:a()", " https://harbor.example", "data:text,x"])  # fmt: skip
def test_a_layout_links_only_to_whole_addresses(project, link):
    page = f'<article><h1>{{{{ doc.title }}}}</h1>{{{{ doc.body }}}}<p><a href="{link}">x</a></p></article>'
    project.write("layouts/notes/page.html", page)
    assert "layouts/notes/page.html:1:" in project.check()
    assert "error[bad-link]" in project.check()


@pytest.mark.parametrize("link", ["https://harbor.example/a?b=1", "mailto:ann@harbor.example", "tel:+15550100"])
def test_a_layout_may_link_to_a_whole_address(project, link):
    page = f'<article><h1>{{{{ doc.title }}}}</h1>{{{{ doc.body }}}}<p><a href="{link}">x</a></p></article>'
    project.write("layouts/notes/page.html", page)
    assert "bad-link" not in project.check()


@pytest.mark.parametrize(
    "link", ["https://a@b.example", "https://аррӏе.example", "https:\\\\b.example", "mailto:?bcc=a@b.example"]
)
def test_a_layout_links_only_where_every_program_reads_the_same(project, link):
    page = f'<article><h1>{{{{ doc.title }}}}</h1>{{{{ doc.body }}}}<p><a href="{link}">x</a></p></article>'
    project.write("layouts/notes/page.html", page)
    assert "error[bad-link]" in project.check()


@pytest.mark.parametrize("picture", ['<img src="photo.png" alt="">', '<img src="/etc/hostname" alt="">',
                                     '<img src="data:image/svg+xml,%3Csvg/%3E" alt="">', "<img>",
                                     "<svg><rect/></svg>", '<p style="background:url(x.png)">x</p>',
                                     '<object data="x.svg"></object>', '<p background="x.png">x</p>'])  # fmt: skip
def test_a_picture_that_a_layout_writes_itself_is_refused_at_its_line(project, picture):
    page = f"<article><h1>{{{{ doc.title }}}}</h1>{{{{ doc.body }}}}\n{picture}</article>"
    project.write("layouts/notes/page.html", page)
    said = project.check()
    assert "layouts/notes/page.html:2:" in said
    assert any(f"error[{code}]" in said for code in ("unsafe-picture", "unknown-element", "unknown-attribute"))


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ 'a' * 999999999 }}",
        "{{ [1] * 999999999 }}",
        "{{ 999999999 * ('a' * 99) }}",
        "{{ 9 ** 99999999 }}",
        "{{ '%0999999999d' % 1 }}",
        "{{ '%0999999999d'|format(1) }}",
        "{{ 'a'|center(999999999) }}",
        "{{ 'a'.ljust(999999999) }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ range(999999999)|list }}",
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    ],
)
def test_a_layout_that_takes_too_much_is_told_at_its_line(project, hostile, monkeypatch):
    monkeypatch.setattr("generator.layout.sandbox.SECONDS", 1)
    project.write("layouts/notes/page.html", f"<article><h1>{{{{ doc.title }}}}</h1>\n{hostile}</article>")
    said = project.check()
    assert "layouts/notes/page.html:2:" in said
    assert any(f"error[{code}]" in said for code in ("layout-forbidden", "layout-error", "layout-syntax"))


def test_a_layout_may_count_and_repeat_a_little(project):
    project.write(
        "layouts/notes/page.html",
        "<article><h1>{{ doc.title }}</h1>{{ doc.body }}<p>{{ 'a' * 3 }}"
        "{% for n in range(3) %}b{% endfor %}</p></article>",
    )
    assert "layout-" not in project.check()


def test_a_brand_that_cannot_be_read_stops_everything_and_says_why(project):
    project.write("content/facts/brand.yaml", "name: Harbor\n")
    with pytest.raises(Problem) as problem:
        load_workspace(Project(project.root), formats())
    assert "missing-field" in {found.code for found in problem.value.diagnostics}

"""The catalogue asks where a seller is with a customer, and shows at each stage what helps, and when."""

import re

from tests.project_fixture import SampleProject

STAGES = """
hello:
  name: Hello
  aim: Be heard.
  icon: mail
  documents: {notes/welcome: They have docked for the first time.}
"""


def page_of(project: SampleProject, *targets: str) -> str:
    ran = project.run("build", *targets)
    assert ran.exit_code == 0, ran.output
    return project.read("build/index.html")


def test_documents_stand_at_their_stage_and_the_rest_by_kind(project):
    project.write("content/facts/catalogue.yaml", STAGES)
    page = page_of(project, "notes", "talks")
    assert "<h1>Where are you with them?</h1>" in page
    assert re.findall(r'<section id="(.*?)">', page) == ["hello", "kind-talks"]
    assert '<a href="#hello"><svg' in page
    assert "<b>Use it when:</b> They have docked for the first time." in page


def test_a_company_without_stages_has_its_documents_by_kind(project):
    page = page_of(project, "notes", "talks")
    assert "<h1>Documents</h1>" in page
    assert re.findall(r'<section id="(.*?)">', page) == ["kind-notes", "kind-talks"]
    assert "Use it when" not in page


def test_words_to_find_a_document_by_name_one_that_is_there(project):
    project.write("content/facts/search-words.yaml", "nots/welcome: pier\n")
    ran = project.run("check")
    assert (
        "search-words.yaml:1:1: warning[unknown-document]: no kind and no document is named `nots/welcome`"
        in ran.output
    )


def test_a_stage_without_a_document_is_not_shown(project):
    project.write("content/facts/catalogue.yaml", STAGES)
    assert 'id="hello"' not in page_of(project, "talks")


def test_the_page_fetches_nothing_and_runs_only_its_own_script(project):
    page = page_of(project, "notes")
    assert "default-src 'none'; script-src 'sha256-" in page
    assert not re.search(r'(src|href)="(?!data:|#|notes/)', page)


def test_files_bear_the_names_of_their_formats_and_others_that_of_their_view(project):
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", f"{kind}  short:\n    page: page.html\n    formats: [html]\n")
    page = page_of(project, "notes")
    assert ">Web page</a>" in page
    assert '<ul class="more"><li><span>Short</span> <span><a ' in page


def test_the_view_that_the_kind_names_is_the_first_button(project):
    kind = project.read("layouts/notes/kind.yaml")
    short = "  short:\n    page: page.html\n    formats: [txt]\n".replace("txt", "text")
    project.write("layouts/notes/kind.yaml", f"opens: short\n{kind}{short}")
    page = page_of(project, "notes")
    assert re.search(r'<p class="files"><a href="[^"]*-short.txt"', page)
    assert 'class="more"' not in page


def test_pages_of_one_entry_each_bear_the_title_of_the_entry(project):
    kind = project.read("layouts/notes/kind.yaml")
    project.write(
        "layouts/notes/kind.yaml", f"{kind}  stop:\n    page: page.html\n    each: stops\n    formats: [html]\n"
    )
    note = project.read("content/notes/welcome.yaml")
    schema = project.read("layouts/notes/schema.yaml")
    field = "\n  stops: {type: array, items: {type: object, properties: {id: {type: string}, name: {type: string}}}}"
    project.write("layouts/notes/schema.yaml", schema.replace("\nproperties:", f"\nproperties:{field}", 1))
    project.write("content/notes/welcome.yaml", f"{note}stops:\n  - {{id: old-port, name: The port that was}}\n")
    page = page_of(project, "notes")
    assert "<span>Stop: The port that was</span>" in page
    assert "Stop old port" not in page

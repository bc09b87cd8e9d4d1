"""The catalogue asks where a seller is with a customer, and shows at each stage what helps, and when."""

import base64
import io
import re

from PIL import Image

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


CARD = '    card: {title: Business case, use: "Finance asks, and {name} is near."}\n'


def with_cards_for_scenarios(project: SampleProject) -> str:
    kind = project.read("layouts/sums/kind.yaml")
    view = "  case:\n    page: page.html\n    each: model.scenarios\n    formats: [html]\n"
    project.write("layouts/sums/kind.yaml", f"{kind}{view}{CARD}")
    return page_of(project, "sums")


def test_an_edition_that_people_look_for_by_itself_has_a_card_with_a_speaking_title(project):
    page = with_cards_for_scenarios(project)
    assert re.findall("<h3>(.*?)</h3>", page) == ["What a lamp saves", "Business case: A small harbor"]
    main, edition = re.findall("<article.*?</article>", page)
    assert "-case-small.html" in edition
    assert "-case-small.html" not in main
    assert "<b>Use it when:</b> Finance asks, and A small harbor is near." in edition
    assert "1 document in 2 files." in page


def test_what_a_card_says_is_listed_for_translators(project):
    with_cards_for_scenarios(project)
    assert project.run("words").exit_code == 0
    said = project.read("layouts/_shared/words/layouts.pot")
    assert ('msgid "Business case"' in said, 'msgid "Finance asks, and {name} is near."' in said) == (True, True)


def test_a_translation_bears_its_language_as_a_tag_and_on_its_title(project):
    note = project.read("content/notes/welcome.yaml")
    project.write("content/notes/willkommen.yaml", f"{note}language: de\n")
    schema = project.read("layouts/notes/schema.yaml")
    project.write(
        "layouts/notes/schema.yaml", schema.replace("\nproperties:", "\nproperties:\n  language: {type: string}", 1)
    )
    page = page_of(project, "notes/willkommen", "notes/welcome")
    assert page.count('<b class="language">DE</b>') == 1
    assert page.count('<h3 lang="de">') == 1


STEPS = """
  steps:
    - {does: Read it, says: Aloud, document: notes/welcome}
    - {does: Sing it, document: talks/standard}
"""


def test_first_steps_stand_above_all_and_lead_to_the_files_that_are_built(project):
    project.write("content/facts/catalogue.yaml", STAGES.rstrip("\n") + STEPS)
    page = page_of(project, "notes")
    strip = re.search('<aside class="first">(.*?)</aside>', page)
    assert strip
    assert re.findall('<a href="(.*?)"><b>(.*?)</b><span>(.*?)</span>', strip[1]) == [
        ("notes/harbor-note-welcome.html", "Read it", "Aloud")
    ]


def test_a_first_step_that_takes_no_document_is_named(project):
    project.write("content/facts/catalogue.yaml", (STAGES.rstrip("\n") + STEPS).replace("talks/standard", "talks/song"))
    assert "catalogue.yaml:9:33: warning[unknown-document]" in project.run("check").output


def test_a_pdf_file_shows_its_first_page_and_is_drawn_again_only_when_it_has_changed(project):
    page = page_of(project, "flyers")
    (shown,) = re.findall(r'<img src="data:image/webp;base64,(\w[^"]*)" alt=""', page)
    (kept,) = (project.root / ".build-cache/first-pages").iterdir()
    assert base64.b64decode(shown) == kept.read_bytes()
    size = Image.open(io.BytesIO(kept.read_bytes())).size
    assert size[0] == 300
    Image.new("RGB", size, "red").save(kept)
    red = base64.b64encode(kept.read_bytes()).decode()
    project.write("content/facts/new.yaml", "a: b\n")  # so that there is something to build
    assert red in page_of(project, "flyers")  # nobody has drawn the page again
    flyer = project.read("content/flyers/spring.yaml")
    title = re.search("title: (.*)", flyer)
    assert title
    project.write("content/flyers/spring.yaml", flyer.replace(title[1], "Another spring", 1))
    changed = page_of(project, "flyers")
    assert red not in changed
    assert "data:image/webp" in changed
    assert not kept.exists()


def test_a_picture_that_cannot_be_kept_or_read_is_drawn_again(project):
    page = page_of(project, "flyers")
    (kept,) = (project.root / ".build-cache/first-pages").iterdir()
    kept.write_bytes(b"no picture")
    assert page_of(project, "flyers") == page

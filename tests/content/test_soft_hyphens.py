"""Soft hyphens typed into content: where lines are broken they are honoured; whoever reads has the word whole."""

import re
import zipfile
from pathlib import Path

import pytest

from generator.content.disguise import find_disguise
from generator.content.soft_hyphens import find_breaks, put_in
from tests.project_fixture import SampleProject

LONG = "harbor\u00admaster\u00adassistant"
WHOLE = "harbormasterassistant"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose one-pager, pitch and emails have a long word with soft hyphens."""
    folder = tmp_path_factory.mktemp("soft")
    assert SampleProject(folder).run("init", "kit", "--company", "Acme").exit_code == 0
    project = SampleProject(folder / "kit")
    escaped = LONG.replace("\u00ad", r"\u00ad")
    project.change(
        {},
        {
            "content/email-sequences/first-contact.yaml": {
                "Most invoices are right": f"For the {LONG}: most invoices are right"
            },
            "content/calculators/savings.yaml": {
                "means: What those hours cost today.": f'means: "What the hours of a {escaped} cost today."'
            },
        },
    )
    ran = project.run("build", "email-sequences/first-contact", "calculators/savings")
    assert ran.exit_code == 0, ran.output
    assert "error" not in ran.output
    return project.root / "build"


def _packed(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return "\n".join(
            package.read(name).decode("utf-8", "ignore") for name in package.namelist() if name.endswith(".xml")
        )


def _find(built: Path, ending: str) -> list[Path]:
    found = [path for path in built.rglob(f"*{ending}") if path.name != "index.html"]
    assert found
    return found


def test_web_pages_and_word_break_the_word_where_it_was_said(built: Path) -> None:
    for path in _find(built, ".html"):
        assert LONG in path.read_text("utf-8"), path.name
    for path in _find(built, ".docx"):
        word = _packed(path)
        assert re.search(
            r"harbor</w:t><w:softHyphen/><w:t[^>]*>master</w:t><w:softHyphen/><w:t[^>]*>assistant", word
        ), path.name
        assert "\u00ad" not in word


@pytest.mark.parametrize("ending", [".txt", ".csv", ".eml", ".xlsx"])
def test_what_is_searched_and_copied_has_the_word_whole(built: Path, ending: str) -> None:
    texts = {
        path.name: _packed(path) if ending == ".xlsx" else path.read_text("utf-8") for path in _find(built, ending)
    }
    assert [name for name, text in texts.items() if "\u00ad" in text] == []
    assert WHOLE in re.sub(r"=\r?\n", "", "\n".join(texts.values()))
    assert "\u00ad" not in (built / "index.html").read_text("utf-8")


def test_a_figure_that_is_split_by_one_is_read_whole(project: SampleProject) -> None:
    note = project.read("content/notes/welcome.yaml")
    at = "The lamp shines for [14 hours](claim:charge)"
    project.write("content/notes/welcome.yaml", note.replace(at, f"The lamp shines for thir\u00adteen nights. {at}"))
    whole = note.replace(at, f"The lamp shines for thirteen nights. {at}")
    said = project.check()
    project.write("content/notes/welcome.yaml", whole)
    assert "error[" in said
    assert re.findall(r"error\[[\w-]+\]: .*", said) == re.findall(r"error\[[\w-]+\]: .*", project.check())


def test_a_figure_of_digits_has_none(project: SampleProject) -> None:
    project.change({}, {"content/notes/welcome.yaml": {"[14 hours]": "[1\u00ad4 hours]"}})
    assert "error[disguised-word]: a mark without width, U+00AD, stands inside a word" in project.check()


def test_a_phrase_to_avoid_is_found_through_one(project: SampleProject) -> None:
    project.write("content/voice.yaml", "avoid:\n  lantern: {say: lamp, because: We sell lamps.}\n")
    project.change({}, {"content/notes/welcome.yaml": {"The lamp shines": "The lan\u00adtern shines"}})
    assert "lantern" in project.check()


def test_only_one_between_two_letters_is_a_soft_hyphen() -> None:
    assert find_disguise("Kraft\u00adfahrzeug", soft_hyphens=True) is None
    assert find_disguise("Kraft\u00adfahrzeug") is not None
    assert find_disguise("Kraft\u00ad\u00adfahrzeug", soft_hyphens=True) is not None
    assert find_disguise("4\u00ad0", soft_hyphens=True) is not None
    assert find_disguise("Kraft\u200bfahrzeug", soft_hyphens=True) is not None


def test_words_are_broken_where_they_were_and_nowhere_else() -> None:
    breaks = find_breaks(f"a {LONG}, Kraft\u00adfahrzeug and 5 plain words")
    assert put_in(f"{WHOLE}s {WHOLE} Kraftfahrzeug", breaks) == f"{WHOLE}s {LONG} Kraft\u00adfahrzeug"

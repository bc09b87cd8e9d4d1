"""After an edit only what it touches is printed; an error keeps the last good page, and says what is wrong."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import pytest

from generator.press import surveying
from generator.press.render import File, finish
from generator.project import Project
from generator.serve.listeners import KIT
from generator.serve.looking import Laid, Seen, look
from generator.serve.pieces import Pieces
from generator.serve.reloading import Loaded, load, load_touched
from generator.serve.studio import Studio
from tests.press.test_print_digest import AUDIENCES, REPORT
from tests.project_fixture import SampleProject

NOTE, FLYER, TALK = ("notes/welcome", 0), ("flyers/spring", 0), ("talks/dinner", 0)
CLAIMS, BRAND = "content/claims/product.yaml", "content/facts/brand.yaml"
DAY = date(2026, 12, 1)


def file_of(subject: tuple[str, int]) -> str:
    return f"content/{subject[0]}.yaml"


class Shown:
    """A studio with browsers that show some documents: `edit(files)` writes, and gives what became of it."""

    def __init__(self, project: SampleProject, studio: Studio, queues: dict[Any, SimpleQueue[str]]) -> None:
        self.project, self.studio, self.queues = project, studio, queues
        self.last: dict[Any, Any] = {}

    def edit(self, edits: dict[str, dict[str, str]]) -> None:
        self.project.change({}, edits)
        self.settle(tuple(edits))

    def settle(self, names: tuple[str, ...] = ()) -> None:
        """Tell of the edits, and wait until all is done that follows from them."""
        if names:
            self.studio.edited(names)
        for _ in range(2):  # what is asked for may ask for more
            self.studio._ask(lambda: None)
        for subject, queue in self.queues.items():
            while True:
                try:
                    self.last[subject] = json.loads(queue.get_nowait())
                except Empty:
                    break

    def codes(self, subject: tuple[str, int]) -> list[str]:
        return [one["code"] for one in self.last[subject]["findings"]]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all files that are written from now on."""
    written: list[str] = []

    def counting(*given: Any) -> File:
        made = finish(*given)
        written.append(made.path)
        return made

    monkeypatch.setattr("generator.serve.looking.finish", counting)
    return written


@pytest.fixture
def shown(project: SampleProject, printed: list[str]) -> Iterator[Shown]:
    """The note, the flyer and the talk, each open in a browser, as they are when all is printed."""
    studio = Studio(Project(project.root), DAY)
    with ExitStack() as stack:
        stack.callback(studio.close)
        queues = {one: stack.enter_context(studio.listeners.listen(one)) for one in (NOTE, FLYER, TALK, KIT)}
        found = Shown(project, studio, queues)
        for subject in (NOTE, FLYER, TALK):
            studio.show(subject)
        found.settle()
        printed.clear()
        yield found


def test_what_is_open_is_printed_once(shown: Shown, printed: list[str]) -> None:
    message = shown.last[FLYER]
    assert message["current"]
    assert message["findings"] == []
    assert shown.studio.pieces.find(message["web"]).startswith(b"<!doctype html>")
    assert shown.studio.pieces.find(message["pages"][0]).startswith(b"\x89PNG")
    shown.studio.show(FLYER)
    shown.settle()
    assert printed == []


def test_what_a_page_is_made_for_is_told_and_what_the_others_of_its_document_are_called(shown: Shown) -> None:
    made_for = {
        subject: (shown.last[subject]["online"], shown.last[subject]["paper"]) for subject in (NOTE, FLYER, TALK)
    }
    assert made_for == {NOTE: (True, False), FLYER: (False, True), TALK: (False, False)}
    assert shown.last[FLYER]["names"] == ["main"]
    first, *others = shown.last[TALK]["names"]
    assert first == "main"
    assert others
    assert all(name.startswith("draft-") for name in others)


EDITS = {
    "a comment": ({file_of(FLYER): {"title:": "# Ours.\ntitle:"}}, set()),
    "a comment in the ledger": ({CLAIMS: {"charge:": "# Of the lamp.\ncharge:"}}, set()),
    "a fact that no page prints": ({"content/facts/prices.yaml": {"year: $900": "year: $950"}}, set()),
    "a word": ({file_of(FLYER): {"needs no cable": "wants no cable"}}, {"flyers"}),
    "a claim that two documents cite": (
        {
            CLAIMS: {"value: 14 hours": "value: 14-15 hours", "for 14 hours": "for 14-15 hours"},
            file_of(NOTE): {"[14 hours]": "[14-15 hours]"},
            file_of(FLYER): {"[14 hours]": "[14-15 hours]"},
        },
        {"flyers", "notes"},
    ),
    "the layout of a kind": ({"layouts/notes/page.html": {"<article": '<article id="top"'}}, {"notes"}),
}


@pytest.mark.parametrize("edits, kinds", EDITS.values(), ids=EDITS)
def test_an_edit_prints_the_documents_that_it_touches_and_no_other(
    shown: Shown, printed: list[str], edits: dict[str, dict[str, str]], kinds: set[str]
) -> None:
    before = {subject: shown.last[subject] for subject in (NOTE, FLYER, TALK)}
    shown.edit(edits)
    assert {path.partition("/")[0] for path in printed} == kinds
    assert len(printed) == len(set(printed))
    for subject, old in before.items():
        assert (shown.last[subject]["web"] == old["web"]) == (subject[0].partition("/")[0] not in kinds)
        assert shown.last[subject]["current"]


def test_an_error_is_told_with_its_place_and_cure_and_the_last_good_page_stays(
    shown: Shown, printed: list[str]
) -> None:
    before = shown.last[FLYER]
    shown.edit({file_of(FLYER): {"title:": "titel:"}})
    message = shown.last[FLYER]
    [found] = [one for one in message["findings"] if one["code"] == "unknown-field"]
    assert found["hint"] == "did you mean `title`?"
    assert found["place"].startswith(f"{file_of(FLYER)}:")
    assert found["editor"] == f"vscode://file{shown.project.root.resolve()}/{found['place']}"
    assert (message["web"], message["pages"]) == (before["web"], before["pages"])
    assert printed == []
    assert shown.codes(NOTE) == []
    shown.edit({file_of(FLYER): {"titel:": "title:"}})
    assert shown.last[FLYER] == before
    assert printed == []


def test_a_figure_without_a_source_is_told_and_so_is_one_whose_fact_has_changed(shown: Shown) -> None:
    shown.edit({"content/facts/prices.yaml": {"year: $400": "year: $500"}})
    assert shown.codes(NOTE)
    assert shown.last[NOTE]["findings"][0]["place"].startswith(file_of(NOTE))
    assert shown.codes(FLYER) == []
    shown.edit({file_of(NOTE): {"[$400]": "[$500]"}})
    assert shown.codes(NOTE) == []


def test_a_project_that_cannot_be_read_at_all_says_so_everywhere_until_it_can(shown: Shown) -> None:
    web = shown.last[NOTE]["web"]
    shown.edit({BRAND: {"name: Harbor Light": "name: [Harbor Light"}})
    for subject in (NOTE, FLYER, TALK, KIT):
        assert any(one["place"].startswith(BRAND) for one in shown.last[subject]["findings"]), subject
    assert shown.last[NOTE]["web"] == web
    shown.edit({BRAND: {"name: [Harbor Light": "name: Harbor Light"}})
    for subject in (NOTE, FLYER, TALK, KIT):
        assert shown.last[subject]["findings"] == [], subject


def test_a_document_that_is_deleted_says_so(shown: Shown) -> None:
    (shown.project.root / file_of(FLYER)).unlink()
    shown.settle((file_of(FLYER),))
    assert [one["message"] for one in shown.last[FLYER]["findings"]] == [
        "there is no document `flyers/spring` any more"
    ]
    assert shown.last[FLYER]["web"]


def test_what_a_draft_waits_for_is_told_with_its_place(shown: Shown) -> None:
    assert shown.last[FLYER]["reasons"] == []
    shown.edit({CLAIMS: {"  status: approved": "  status: proposed"}})
    [reason] = [one for one in shown.last[FLYER]["reasons"] if "charge" in one["words"]]
    assert reason["words"] == "the claim charge is not proven"
    assert reason["place"] == f"{CLAIMS}:1:1"
    assert reason["editor"].endswith(f"/{CLAIMS}:1:1")


def test_a_fault_of_the_program_is_told_where_it_is_and_the_next_edit_is_seen(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(before: Seen, loaded: Loaded) -> tuple[Seen, Laid | None]:
        if before.key == FLYER[0]:
            raise ZeroDivisionError
        return look(before, loaded)

    with monkeypatch.context() as broken:
        broken.setattr("generator.serve.studio.look", failing)
        shown.edit({file_of(FLYER): {"needs no cable": "wants no cable"}, file_of(TALK): {"title:": "title: Our"}})
        assert shown.codes(FLYER) == ["render-failed"]
        assert shown.codes(TALK) == []
        assert shown.last[TALK]["title"].startswith("Our")
    shown.edit({file_of(FLYER): {"wants no cable": "asks for no cable"}})
    assert shown.codes(FLYER) == []


def test_what_nobody_shows_any_more_is_not_looked_at(project: SampleProject, printed: list[str]) -> None:
    studio = Studio(Project(project.root), DAY)
    with studio.listeners.listen(TALK):
        studio.show(TALK)
    project.change({}, {file_of(TALK): {"title:": "title: Our"}})
    studio.edited((file_of(TALK),))
    studio._ask(lambda: None)
    printed.clear()
    assert studio.listeners.subjects == ()
    assert json.loads(studio.show(TALK))["title"].startswith("Our")
    studio.close()
    assert printed


def test_a_report_follows_an_edit_of_another_document_and_examines_no_third(
    project: SampleProject, printed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project.change(REPORT, AUDIENCES)
    studio, report = Studio(Project(project.root), DAY), ("reports/all", 0)
    with ExitStack() as stack:
        stack.callback(studio.close)
        told = stack.enter_context(studio.listeners.listen(report))
        studio.show(report)
        shown = Shown(project, studio, {report: told})
        shown.settle()
        examined: list[str] = []
        monkeypatch.setattr("generator.press.surveying._look_at", remembering(examined))
        shown.edit({file_of(FLYER): {"Light the harbor": "Lights in the harbor"}})
        web = studio.pieces.find(shown.last[report]["web"])
        assert b"Lights in the harbor" in web
        assert {*examined} == {FLYER[0]}


def remembering(keys: list[str]) -> Callable[..., Any]:
    """Looks at documents as ever, and notes their keys."""
    look_at = surveying._look_at

    def noting(key: str, *rest: Any) -> Any:
        keys.append(key)
        return look_at(key, *rest)

    return noting


@pytest.mark.parametrize("subject", [NOTE, FLYER, TALK])
def test_reading_one_kind_again_gives_what_reading_all_gives(
    project: SampleProject, subject: tuple[str, int], replaced: Callable[[str], None]
) -> None:
    before = load(Project(project.root), DAY)
    replaced(file_of(subject))
    quick, whole = load_touched((file_of(subject),), before), load(Project(project.root), DAY)
    assert quick is not None
    assert quick.workspace.documents.keys() == whole.workspace.documents.keys()
    assert {key: one.source.digest for key, one in quick.workspace.documents.items()} == {
        key: one.source.digest for key, one in whole.workspace.documents.items()
    }
    assert quick.findings == whole.findings


@pytest.fixture
def replaced(project: SampleProject) -> Callable[[str], None]:
    """Adds a comment to a file."""
    return lambda name: project.change({}, {name: {"title:": "# Ours.\ntitle:"}})


@pytest.mark.parametrize(
    "names",
    [
        (CLAIMS,), (BRAND,), ("layouts/notes/page.html",), ("content/terms.yaml",), ("content/sums/savings.yaml",),
        ("content/notes/picture.png",), (file_of(NOTE), file_of(FLYER)),
    ],
)  # fmt: skip
def test_what_others_may_read_is_never_read_alone(project: SampleProject, names: tuple[str, ...]) -> None:
    assert load_touched(names, load(Project(project.root), DAY)) is None


def test_the_oldest_pieces_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.serve.pieces.MOST", 10)
    kept, names = Pieces(), {}
    for piece in (b"aaaa", b"bbbb", b"cccc"):
        kept.keep([piece])
        names[piece] = next(reversed(kept._kept))
    assert kept.find(names[b"aaaa"]) is None
    assert kept.find(names[b"bbbb"]) == b"bbbb"
    assert kept.find(names[b"cccc"]) == b"cccc"


@pytest.mark.parametrize("at", [1, 2, 5, 12, 25, 40])
def test_a_file_that_is_refused_while_it_is_read_again_costs_nothing_after_the_next_edit(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before, real, reads = files_of(shown.project), Project.read, []

    def refusing(self: Project, path: Path, *most: int) -> bytes:
        reads.append(path)
        if len(reads) == at:
            raise PermissionError(13, "Permission denied", str(path))
        return real(self, path, *most)

    edited = file_of(FLYER)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Project, "read", refusing)
        shown.edit({edited: {"needs no cable": "wants no cable"}})
    assert len(reads) >= at
    shown.edit({edited: {"wants no cable": "takes no cable"}})
    assert [shown.last[one]["findings"] for one in (NOTE, FLYER, TALK, KIT)] == [[], [], [], []]
    assert b"takes" in shown.studio.pieces.find(shown.last[FLYER]["web"])
    now = files_of(shown.project)
    assert {name for name in {*before, *now} if before.get(name) != now.get(name)} == {edited}


def files_of(project: SampleProject) -> dict[str, bytes]:
    return {
        str(path.relative_to(project.root)): path.read_bytes() for path in project.root.rglob("*") if path.is_file()
    }

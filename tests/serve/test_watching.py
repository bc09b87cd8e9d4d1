"""Edits are told by the names of their files, however an editor saves them; what it makes for a moment is not."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

import pytest

from generator.project import Project
from generator.serve.watching import is_passing, list_watched, watch_project
from tests.project_fixture import SampleProject

NOTE = "content/notes/welcome.yaml"
LONGEST = 30  # seconds

Told = Callable[[], set[str]]


@pytest.fixture
def told(project: SampleProject) -> Iterator[Told]:
    """Gives what was edited since it was last asked, as soon as something is."""
    stop, names = Event(), SimpleQueue[tuple[str, ...]]()

    def listen() -> None:
        for one in watch_project(Project(project.root), stop):
            names.put(one)

    def tells() -> set[str]:
        found = {*names.get(timeout=LONGEST)}
        while True:
            try:
                found |= {*names.get(timeout=0.5)}
            except Empty:
                return found

    thread = Thread(target=listen, daemon=True)
    thread.start()
    time.sleep(1)  # the watch is set up
    yield tells
    stop.set()
    thread.join(LONGEST)
    assert not thread.is_alive()


def replace_whole(path: Path) -> None:
    """Save as most editors do: a new file takes the place of the old one."""
    new = path.with_name(f".{path.name}.swp")
    new.write_text(path.read_text("utf-8") + "# Ours.\n", "utf-8")
    new.replace(path)


def test_an_edit_is_told_and_so_is_a_file_that_takes_the_place_of_another(project: SampleProject, told: Told) -> None:
    path = project.root / NOTE
    path.write_text(path.read_text("utf-8") + "# Ours.\n", "utf-8")
    assert told() == {NOTE}
    replace_whole(path)
    assert told() == {NOTE}
    path.unlink()
    assert told() == {NOTE}
    project.write("layouts/notes/print.css", "p { margin: 0 }\n")
    assert told() == {"layouts/notes/print.css"}


def test_what_is_built_and_what_editors_make_for_a_moment_is_not_told(project: SampleProject, told: Told) -> None:
    for name in ("build/notes/a.pdf", ".build-cache/x.json", "README.md", "content/notes/.welcome.yaml.swp",
                 "content/notes/welcome.yaml~", "content/notes/4913"):  # fmt: skip
        project.write(name, "x")
    project.write("content/notes/second.yaml", "title: Another\n")
    assert told() == {"content/notes/second.yaml"}


def test_settings_that_were_not_there_before_are_watched_once_they_are(project: SampleProject, told: Told) -> None:
    settings = project.root / "collateral.toml"
    settings.write_text('layouts = "package"\n', "utf-8")
    assert told() == {"collateral.toml"}
    settings.write_text('layouts = "package"  # of 2026\n', "utf-8")
    assert told() == {"collateral.toml"}


def test_only_what_is_there_is_watched(project: SampleProject) -> None:
    watched = Project(project.root)
    assert list_watched(watched) == (watched.content, watched.layouts)


@pytest.mark.parametrize("name", ["a.yaml", "page.html", "evidence.pdf", "logo.svg", "de.po", "new.yaml"])
def test_a_file_of_the_project_is_none_that_an_editor_makes_for_a_moment(name: str) -> None:
    assert not is_passing(f"/somewhere/.hidden/project/content/{name}")

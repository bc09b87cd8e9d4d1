"""`build --watch`: a build after each edit; what is wrong is told, the next edit mends it, Ctrl-C ends it."""

import signal
import subprocess
import time
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Thread

import pytest

from tests.project_fixture import SampleProject
from tests.tools import command, surroundings

NOTE = "content/notes/welcome.yaml"
LONGEST = 120  # seconds: two cores may be busy with other tests


class Watching:
    """The command at work: `says(words)` waits until it prints them."""

    def __init__(self, project: SampleProject) -> None:
        # Whoever runs the tests in the background has Ctrl-C ignored, and what they start inherits that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            command("build", "--watch", "notes"), cwd=project.root, env=surroundings(PYTHONUNBUFFERED="1"), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        signal.signal(signal.SIGINT, before)
        self.lines: Queue[str] = Queue()
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.put(line)

    def says(self, words: str) -> str:
        """All that was printed until the words were."""
        printed, until = "", time.monotonic() + LONGEST
        while words not in printed and time.monotonic() < until:
            try:
                printed += self.lines.get(timeout=1)
            except Empty:
                continue
        assert words in printed, printed
        return printed


@pytest.fixture
def watching(project: SampleProject) -> Iterator[Watching]:
    started = Watching(project)
    yield started
    started.process.kill()
    started.process.wait()
    started.reader.join()
    assert started.process.stdout is not None
    started.process.stdout.close()


def test_each_edit_is_built_and_told(project: SampleProject, watching: Watching) -> None:
    watching.says("waiting for edits")
    time.sleep(1)  # the watch is set up while the first build is made
    project.change({}, {NOTE: {"title:": "title: Another\nx:"}})
    printed = watching.says("waiting for edits")
    assert f"edited: {NOTE}\n" in printed
    assert "error[unknown-field]" in printed
    assert "written: " not in printed
    project.change({}, {NOTE: {"title: Another\nx:": "# Ours.\ntitle: New,"}})
    printed = watching.says("waiting for edits")
    assert "written: build/notes/harbor-note-welcome" in printed
    assert "error" not in printed
    watching.process.send_signal(signal.SIGINT)
    watching.says("stopped")
    assert watching.process.wait(LONGEST) == 0

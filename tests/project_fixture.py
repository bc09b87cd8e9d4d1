"""A small project of a made-up company in a temporary folder, and the command run in it.

Its files lie in `tests/broken/project`. No edit to the company's own content can break a test that uses it.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.press import unchanged
from tests.forked_workers import forking
from tests.tools import surroundings

HERE = Path(__file__).parent
SAMPLE = HERE / "broken" / "project"
FONTS = HERE.parent / "layouts" / "_shared" / "fonts"


OIL = """oil:
  statement: Harbors burned 80% less oil.
  value: 80%
  basis: measured
  status: approved
  owner: Product Manager
  expires: 2026-06-30
  evidence: [{title: The harbor's log, date: 2026-01-12, file: log.txt}]
"""
"""A claim that is proven until it expires, by a file of evidence."""


TESTS_DAY = date(2026, 12, 1)
"""The day of tests that use the company's own content, whose claims and prices end on named days."""


@dataclass(frozen=True)
class Ran:
    """What a command printed, on both streams, and how it ended."""

    output: str
    exit_code: int


@dataclass(frozen=True)
class SampleProject:
    """The project's folder; `run("check")` is `collateral check` in it."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def change(self, files: Mapping[str, str], edits: Mapping[str, Mapping[str, str]]) -> None:
        """Write these files, and in others replace words, each once; the words must be there."""
        for name, text in files.items():
            self.write(name, text)
        for name, words in edits.items():
            for old, new in words.items():
                assert old in self.read(name), f"{name} does not say {old}"
                self.write(name, self.read(name).replace(old, new, 1))

    def run(self, *arguments: str, clock: date | None = None) -> Ran:
        """Run the command as a person would; an exception that it lets through fails the test.

        A build has one worker: for a few small documents, starting a second one costs more than it renders; and that
        one is forked, as is who reads a file that came back. The clock stands at `clock`, else at the day that the
        arguments name, so that no test grows old.
        """
        asked = ["--project", str(self.root), *arguments]
        with pytest.MonkeyPatch.context() as machine:
            let_one_work(machine)
            stands = clock or _named(arguments)
            if stands:
                for module in ("open_project", "build_command", "release_commands"):
                    machine.setattr(f"generator.cli.{module}.read_clock", lambda: stands)
            result = CliRunner().invoke(main, asked, prog_name="collateral", catch_exceptions=False)
        return Ran(result.output, result.exit_code)

    def check(self, *arguments: str) -> str:
        return self.run("check", *arguments).output


def run_here(root: Path, *arguments: str) -> CompletedProcess[str]:
    """`collateral` run in the folder as its own process would run, but in this one: to start a process takes longer
    than most of what it is asked to do. It has one worker, and its day is that of the tests."""
    with pytest.MonkeyPatch.context() as machine:
        let_one_work(machine)
        machine.chdir(root)
        told = surroundings()
        for name in os.environ.keys() - told.keys():
            machine.delenv(name)
        for name, value in told.items():
            machine.setenv(name, value)
        result = CliRunner().invoke(main, arguments, prog_name="collateral", catch_exceptions=False)
    return CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)


def let_one_work(machine: pytest.MonkeyPatch) -> None:
    """A build has one worker, which is forked, as is who reads a file that came back; and the program, which no test
    changes, is looked through once for all commands of this process, not twice for each."""
    machine.setattr("os.cpu_count", lambda: 1)
    machine.setattr("generator.press.unchanged._list_times", _list_times)
    machine.setattr("generator.press.unchanged._list_libraries", _list_libraries)
    for module in ("workers", "bounded_reading"):
        machine.setattr(f"generator.press.{module}.get_context", forking)


_list_libraries = cache(unchanged._list_libraries)
_list_elsewhere = unchanged._list_times


@cache
def _list_program() -> tuple[str, ...]:
    return tuple(_list_elsewhere(unchanged.ENGINE))


def _list_times(folder: Path) -> Iterable[str]:
    return _list_program() if folder == unchanged.ENGINE else _list_elsewhere(folder)


def _named(arguments: tuple[str, ...]) -> date | None:
    """The day after `--today`, if it is one."""
    after = arguments[arguments.index("--today") + 1 :] if "--today" in arguments else ()
    try:
        return date.fromisoformat(after[0]) if after else None
    except ValueError:
        return None


def sample_project(root: Path) -> SampleProject:
    """A fresh copy of the sample project below `root`, with the fonts that its brand names."""
    shutil.copytree(SAMPLE, root, dirs_exist_ok=True)
    fonts = root / "layouts" / "_shared" / "fonts"
    fonts.mkdir()
    shutil.copytree(FONTS.with_name("icons"), fonts.with_name("icons"))
    for face in ("Regular", "Bold"):
        shutil.copy(FONTS / f"Inter-{face}.woff2", fonts)
    return SampleProject(root)


def without_sources(project: SampleProject) -> None:
    """Let the notes print no sources, as a pocket card does: what they cite is explained elsewhere."""
    page = project.read("layouts/notes/page.html")
    project.write("layouts/notes/page.html", page.replace('<footer class="sources"></footer>\n', ""))
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", kind.replace("formats:", "sources: In the annex\n    formats:"))


@pytest.fixture
def project(tmp_path: Path) -> SampleProject:
    """The sample project, fresh for each test."""
    return sample_project(tmp_path / "project")

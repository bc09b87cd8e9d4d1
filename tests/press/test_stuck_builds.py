"""What stands in a build's way, be it a file, a link or a manifest that somebody has written in, is said in words."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.diagnostics import Problem
from generator.press.lock import lock_project
from generator.press.manifest import NAME, digest, list_paths, read_manifest
from generator.press.publish import refuse_others
from generator.press.workers import explain_death
from generator.project import Project
from tests.project_fixture import SampleProject


def entry(path: object, data: bytes = b"words") -> dict[str, object]:
    return {
        "path": path, "sha256": digest(data), "document": "notes/welcome", "title": "", "format": "text", "inputs": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "", "{", "[]", "null", '{"artifacts": 5}', '{"artifacts": ["a", 3, null]}', '{"artifacts": [{}]}',
        '{"artifacts": [{"path": "a", "unknown": 1}]}', "[" * 100_000,
    ],
    ids=lambda written: written[:30] or "empty",
)  # fmt: skip
def test_a_broken_manifest_counts_as_none(tmp_path: Path, written: str) -> None:
    (tmp_path / NAME).write_text(written, "utf-8")
    assert read_manifest(tmp_path) == ()
    assert list_paths(tmp_path) in (None, frozenset(), frozenset("a"))


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/hostname", 5, None, "a" * 5000, "a\0b", ["a"], "link/x.txt"])
def test_a_manifest_names_only_files_of_its_own_folder(tmp_path: Path, path: object) -> None:
    build = tmp_path / "build"
    build.mkdir()
    (tmp_path / "outside.txt").write_bytes(b"words")
    (tmp_path / "x.txt").write_bytes(b"words")
    (build / "link").symlink_to(tmp_path)
    (build / "fine.txt").write_bytes(b"words")
    (build / NAME).write_text(json.dumps({"artifacts": [entry(path), entry("fine.txt")]}), "utf-8")
    assert [one.path for one in read_manifest(build)] == ["fine.txt"]


@pytest.mark.parametrize("name", ["build", ".build-old", ".build-new"])
@pytest.mark.parametrize("what", ["a file", "a dangling link", "a link"])
def test_what_stands_in_the_place_of_a_folder_is_refused_before_the_work(
    project: SampleProject, name: str, what: str
) -> None:
    path = project.root / name
    if what == "a file":
        path.write_text("mine", "utf-8")
    else:
        path.symlink_to(project.root / ("content" if what == "a link" else "nowhere"))
    ran = project.run("build")
    assert ran.exit_code == 3
    assert f"`{name}` is a link or a file" in ran.output
    assert f"delete `{name}`" in ran.output
    assert os.path.lexists(path)
    assert (project.root / "content" / "notes" / "welcome.yaml").is_file()
    path.unlink()
    refuse_others(Project(project.root))  # the advice holds


@pytest.mark.parametrize(
    "number, cure",
    [(errno.EROFS, "read-only"), (errno.EACCES, "may write"), (errno.ENOSPC, "free some space"), (errno.ELOOP, "link")],
)
def test_a_lock_that_cannot_be_opened_says_why_and_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cure: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("generator.press.lock.os.open", refuse)
    with pytest.raises(Problem) as problem, lock_project(Project(tmp_path)):
        pass
    (found,) = problem.value.diagnostics
    assert (found.code, os.strerror(number) in found.message, cure in found.hint) == ("cannot-write", True, True)


def test_a_worker_that_computes_for_too_long_is_ended_and_its_document_told_why() -> None:
    endless = "from generator.press.workers import _allow\n_allow(1)\nwhile True: pass"
    ended = subprocess.run([sys.executable, "-c", endless], timeout=120, check=False).returncode
    assert ended == -signal.SIGXCPU
    assert explain_death(ended) == (
        "took longer than 120 seconds of computing", "look for a table or a list that is far too long",
    )  # fmt: skip


def test_a_worker_may_compute_so_long_for_each_document() -> None:
    twice = "import time\nfrom generator.press.workers import _allow\n"
    twice += (
        "for _ in range(3):\n _allow(2)\n until = time.process_time() + 1\n while time.process_time() < until: pass"
    )
    assert subprocess.run([sys.executable, "-c", twice], timeout=120, check=False).returncode == 0

"""Whatever lies in a project is read to its end within bounds, or refused with a reason and a cure."""

import hashlib
import os
from pathlib import Path

import pytest

from generator.diagnostics import Problem
from generator.project import LARGEST_INPUT, Project


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


HOSTILE = {
    "a file of 2 GB": huge,
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a file of elsewhere": lambda path: path.symlink_to("/etc/hostname"),
    "nothing": lambda path: path.symlink_to(path.parent / "gone"),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("use", [Project.read, Project.digest])
def test_what_is_no_ordinary_file_of_a_bounded_size_is_refused(tmp_path, make, use):
    make(tmp_path / "proof.pdf")
    with pytest.raises(Problem) as raised:
        use(Project(tmp_path), tmp_path / "proof.pdf")
    (found,) = raised.value.diagnostics
    assert found.code in {"unreadable-file", "file-too-large", "outside-project"}
    assert found.hint


def test_the_bound_is_said_with_the_size(tmp_path):
    huge(tmp_path / "proof.pdf")
    with pytest.raises(Problem, match=f"2,000,000,000 bytes.*{LARGEST_INPUT:,}"):
        Project(tmp_path).digest(tmp_path / "proof.pdf")


def test_an_ordinary_file_is_digested(tmp_path):
    (tmp_path / "proof.pdf").write_bytes(b"x" * 3_000_000)
    assert Project(tmp_path).digest(tmp_path / "proof.pdf") == hashlib.sha256(b"x" * 3_000_000).hexdigest()

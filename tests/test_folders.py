"""Folders are listed by a helper that raises: what the system refuses must not look empty."""

import errno
import os
import re
from pathlib import Path

import pytest

from generator import folders
from generator.diagnostics import Problem
from generator.folders import find_matching, list_below, list_folder
from generator.project import Project
from tests.tools import REPOSITORY, written

SILENT = re.compile(r"\.r?glob\(|\bos\.walk\(|\bi?glob\(")
RAISING = {"generator/press/unchanged.py"}
"""A walk that hands each error on."""
FILES = {"a.yaml": "", "b/c.po": "", "b/d/e.po": "", "b/d.po": "", "b/x.yaml": ""}


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of folders that the system refuses to list; file permissions would not stop the administrator."""
    names: set[str] = set()
    scan = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name in names:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scan(path)

    monkeypatch.setattr(folders.os, "scandir", scandir)
    return names


def _names(paths: list[Path], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_folders_are_listed_in_order(tmp_path: Path):
    written(tmp_path, FILES)
    assert _names(list_folder(tmp_path), tmp_path) == ["a.yaml", "b"]
    assert [*list_below(tmp_path)] == sorted(tmp_path.rglob("*"))


@pytest.mark.parametrize("pattern", ["*", "*.yaml", "*/*", "*/*.po", "b/*.po", "b/d/*", "**/*", "**/*.po", "b/**/*"])
def test_patterns_find_what_glob_finds(tmp_path: Path, pattern: str):
    written(tmp_path, FILES)
    assert find_matching(tmp_path, pattern) == sorted(tmp_path.glob(pattern))


def test_links_to_folders_are_listed_and_not_followed(tmp_path: Path):
    written(tmp_path, {"a/b.yaml": ""})
    (tmp_path / "a/again").symlink_to(tmp_path)
    assert _names([*list_below(tmp_path)], tmp_path) == ["a", "a/again", "a/b.yaml"]


def test_what_is_no_folder_has_nothing_in_it(tmp_path: Path):
    written(tmp_path, {"a": ""})
    (tmp_path / "c").symlink_to(tmp_path / "c")
    assert list_folder(tmp_path / "a") == list_folder(tmp_path / "b") == list_folder(tmp_path / "c") == []


@pytest.mark.parametrize("pattern", ["*/*", "**/*", "b/d/*"])
def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path, refused: set[str], pattern: str):
    written(tmp_path, FILES)
    refused |= {"b", "d"}
    with pytest.raises(PermissionError):
        find_matching(tmp_path, pattern)


def test_the_project_says_which_folder_it_was(tmp_path: Path, refused: set[str]):
    written(tmp_path, {"content/facts/brand.yaml": ""})
    refused.add("facts")
    with pytest.raises(Problem) as problem:
        Project(tmp_path).find_files(tmp_path / "content", "**/*")
    assert "content/facts:1:1 unreadable-file: `content/facts` cannot be listed" in str(problem.value)


def test_the_engine_lists_folders_in_no_way_that_passes_over_refusals():
    sources = ((path.relative_to(REPOSITORY).as_posix(), path) for path in (REPOSITORY / "generator").rglob("*.py"))
    assert {name for name, path in sources if SILENT.search(path.read_text("utf-8"))} == RAISING

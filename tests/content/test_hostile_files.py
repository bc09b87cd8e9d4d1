"""Whatever lies where the engine reads a file is a finding in its own place: nothing waits for it, nothing breaks, and
documents that have nothing to do with it are as they were."""

import os
import time
from pathlib import Path

import pytest

DEADLINE = 10  # seconds; a check takes some tenths of one


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


NO_FILE = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a link to itself": lambda path: path.symlink_to(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a file of elsewhere": lambda path: path.symlink_to("/etc/hostname"),
    "a link to nothing": lambda path: path.symlink_to(path.parent / "gone"),
    "2 GB": huge,
}
NO_TEXT = {
    "NUL bytes": lambda path: path.write_bytes(b"a: \0\n" * 10),
    "Latin-1": lambda path: path.write_bytes(b"a: \xe9\n"),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 9),
    "10 MB": lambda path: path.write_bytes(b"a\n" * 5_000_000),
}
NO_DATA = {
    "a line without end": lambda path: path.write_bytes(b"a: " + b"x" * 900_000),
    "brackets without end": lambda path: path.write_bytes(b"[" * 200_000),
    "nothing": lambda path: path.write_bytes(b""),
}
TEXTS = (
    "content/notes/other.yaml",
    "content/notes/other.md",
    "content/facts/channels.yaml",
    "content/claims/product.yaml",
    "content/approvals.yaml",
    "content/terms.yaml",
    "layouts/_shared/words/en.po",
    "layouts/letters/kind.yaml",
    "layouts/talks/schema.yaml",
    "layouts/sums/page.html",
    "layouts/flyers/print.css",
)
"""One of each role, so that each spoils documents of its own kind only."""
EVERYTHING = ("content/facts/brand.yaml", "content/facts/logo.svg", "layouts/_shared/fonts/Inter-Bold.woff2")
"""Files without which no page can be laid out; what they lack is said at the line of the brand that names them."""


def spoil(project, name: str, make) -> None:
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)


def check(project) -> tuple[str, int]:
    started = time.monotonic()
    ran = project.run("check", "--all")
    assert time.monotonic() - started < DEADLINE
    return ran.output, ran.exit_code


@pytest.mark.parametrize("make", (NO_FILE | NO_TEXT).values(), ids=NO_FILE | NO_TEXT)
def test_what_cannot_be_read_is_a_finding_in_every_role(project, make):
    for name in TEXTS:
        spoil(project, name, make)
    said, status = check(project)
    assert status == 1
    for name in TEXTS:
        assert f"{name}:" in said, name


@pytest.mark.parametrize("make", NO_DATA.values(), ids=NO_DATA)
def test_text_that_is_no_data_is_a_finding_in_every_role(project, make):
    data = [name for name in TEXTS if name.endswith(".yaml") and "schema" not in name and "facts" not in name]
    for name in data:
        spoil(project, name, make)
    said, status = check(project)
    assert status == 1
    for name in data:
        assert f"{name}:" in said, name


@pytest.mark.parametrize("make", (NO_FILE | NO_TEXT | NO_DATA).values(), ids=NO_FILE | NO_TEXT | NO_DATA)
@pytest.mark.parametrize("name", EVERYTHING)
def test_what_no_page_can_do_without_is_a_finding(project, name, make):
    spoil(project, name, make)
    said, status = check(project)
    assert status == 1
    assert "content/facts/brand.yaml:" in said or f"{name}:" in said


@pytest.mark.parametrize("make", NO_FILE.values(), ids=NO_FILE)
def test_a_hostile_file_of_one_document_leaves_the_others_as_they_were(project, make):
    spoil(project, "content/notes/other.yaml", make)
    said, _ = check(project)
    assert {line.partition(":")[0] for line in said.splitlines() if "error[" in line} == {"content/notes/other.yaml"}
    assert check_fine(project, "talks/dinner")


def check_fine(project, key: str) -> bool:
    return project.run("check", key).exit_code == 0


@pytest.mark.parametrize("make", NO_FILE.values(), ids=NO_FILE)
@pytest.mark.parametrize("command", ["schema", "words", "list", "new notes another"])
def test_other_commands_do_not_wait_either(project, command, make):
    spoil(project, "content/notes/other.yaml", make)
    spoil(project, "layouts/notes/_part.html", make)
    spoil(project, "layouts/notes/sample.yaml", make)
    spoil(project, ".vscode/settings.json", make)
    started = time.monotonic()
    project.run(*command.split())
    assert time.monotonic() - started < DEADLINE

"""The guides in `docs/` are true: their commands run, in order, in a new project, and print what they say; their parts
of files are put where they say; and each code that the program can print is explained."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.cli.finding_forms import explanations
from tests.project_fixture import run_here
from tests.tools import REPOSITORY, collateral, surroundings

GUIDES = REPOSITORY / "docs/content/guides"
TERMINAL, PRINTS = "In a terminal", "It prints"
MISTAKE = "Read an error"
"""The passage that shows what a slip of the pen is answered with."""
REST = "…"
"""A line of what is printed that stands for any number of lines."""


class Reader:
    """Somebody who does all that the guide shows, in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.printed = folder, ""

    def type(self, lines: str) -> None:
        """Run the commands; what the last one printed is kept."""
        for line in lines.strip().splitlines():
            name, *rest = shlex.split(line)
            if name == "cd":
                self.folder /= rest[0]
                continue
            assert name == "collateral", line
            ran = run_here(self.folder, *rest)
            self.printed = ran.stdout

    def write(self, name: str, lines: str) -> None:
        """Put the blocks into the file, each in the place of that of its name; another kind of file is theirs alone."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.suffix == ".yaml" and path.is_file() else ""
        for block in blocks(lines) if path.suffix == ".yaml" else [lines]:
            key = re.escape(block.partition(":")[0])
            old = re.search(rf"^{key}:.*\n(?:[ \t].*\n|\n(?=[ \t]))*", before, re.MULTILINE)
            before = f"{before[: old.start()]}{block}{before[old.end() :]}" if old else before + block
        path.write_text(before, "utf-8")


def blocks(lines: str) -> list[str]:
    """The entries of the outermost level."""
    return re.findall(r"^\S.*\n(?:[ \t].*\n)*", lines.strip("\n") + "\n", re.MULTILINE)


def shown() -> Iterator[tuple[str, str, str]]:
    """Each thing that the guide shows: its passage, where it stands, and its lines."""
    guide = yaml.safe_load((GUIDES / "using-collateral.yaml").read_text("utf-8"))
    for chapter in guide["chapters"]:
        for part in chapter["parts"]:
            for one in part.get("shows", []):
                yield part["title"], one["of"], one["lines"]


def says(printed: str, expected: str) -> bool:
    """Whether this is what was printed; blanks around lines do not count."""
    return matches(*([line.strip() for line in text.strip().splitlines()] for text in (expected, printed)))


def matches(expected: list[str], printed: list[str]) -> bool:
    if not expected:
        return not printed
    if expected[0] == REST:
        return any(matches(expected[1:], printed[n:]) for n in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and matches(expected[1:], printed[1:])


def test_all_that_the_guide_shows_is_so(tmp_path: Path) -> None:
    reader, changed = Reader(tmp_path), False
    for passage, place, lines in shown():
        if place == TERMINAL:
            if changed and passage != MISTAKE and not lines.startswith("collateral check"):
                assert wrong(reader.folder) == [], passage
            reader.type(lines)
            changed = False
        elif place == PRINTS:
            assert says(reader.printed, lines), f"{passage} prints\n{reader.printed}\nand not\n{lines}"
        else:
            reader.write(place, lines)
            changed = True
        if passage == MISTAKE and place == PRINTS:
            mend(reader.folder / "content/pitches/30-seconds.yaml")


def wrong(folder: Path) -> list[str]:
    """The errors of the project as it stands."""
    return re.findall(r"^.*: error\[.*$", run_here(folder, "check").stdout, re.MULTILINE)


def mend(path: Path) -> None:
    """Take the misspelt line out again, as the reader of the passage does."""
    path.write_text(re.sub(r"^ocasion:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def test_the_guide_of_errors_is_that_of_the_program_and_lacks_no_code(tmp_path: Path) -> None:
    path = GUIDES / "errors-by-code.yaml"
    guide = yaml.safe_load(path.read_text("utf-8"))
    assert [part["title"] for chapter in guide["chapters"] for part in chapter["parts"]] == sorted(explanations())
    copy = tmp_path / "docs"
    (copy / "content/guides").mkdir(parents=True)
    (copy / "errors.py").write_bytes((REPOSITORY / "docs/errors.py").read_bytes())
    (tmp_path / "layouts").symlink_to(REPOSITORY / "layouts")
    subprocess.run(
        [sys.executable, str(copy / "errors.py")],
        cwd=REPOSITORY,
        env=surroundings(PYTHONPATH=str(REPOSITORY)),
        check=True,
    )
    assert (copy / "content/guides/errors-by-code.yaml").read_text("utf-8") == path.read_text("utf-8")


@pytest.mark.parametrize(
    "subject",
    ["first-hour", "edit", "live", "claims", "calculators", "accounts", "brand", "kinds", "languages", "release"],
)
def test_the_guide_has_a_chapter_on(subject: str) -> None:
    guide = yaml.safe_load((GUIDES / "using-collateral.yaml").read_text("utf-8"))
    chapter = next(one for one in guide["chapters"] if one["id"] == subject)
    assert any(part.get("shows") for part in chapter["parts"])


def test_the_guides_are_documents_of_the_program_itself() -> None:
    ran = collateral(REPOSITORY / "docs", "check")
    assert ran.returncode == 0, ran.stdout
    assert "2 documents checked: 0 errors" in ran.stdout

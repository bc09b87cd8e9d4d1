"""Case files: what somebody wrote, the command, and what it must answer. `README.md` explains their form to people."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.project_fixture import Ran, SampleProject

HEADING = re.compile(r"^## +(.+?)\s*$")
FENCE = re.compile(r"^(`{3,})(\w*)\s*$")
EXPECTED = re.compile(r"expected: exit code (\d+)$")
REPEAT = re.compile(r'^repeat: "(.+)" x ([\d,]+)$')
CHARACTER = re.compile(r"<U\+([0-9A-F]{4,5})>")
DEFAULT = "collateral check"


class BadCase(Exception):
    """A case file that cannot be understood, or a change that does not fit the sample project."""


@dataclass(frozen=True)
class Section:
    """A heading, the lines between it and its block (how the block is meant), and the block."""

    title: str
    notes: tuple[str, ...]
    block: str | None
    form: str = ""


@dataclass(frozen=True)
class Case:
    """One case file."""

    path: Path
    title: str
    files: tuple[Section, ...]
    commands: tuple[str, ...]
    exit_code: int
    expected: str = field(repr=False)


def read_case(path: Path) -> Case:
    """The case that the file describes."""
    lines = path.read_text("utf-8").split("\n")
    sections = list(_sections(lines))
    expected = [section for section in sections if EXPECTED.match(section.title)]
    if not lines[0].startswith("# ") or len(expected) > 1:
        raise BadCase(f"{path.name}: a case starts with `# a title` and has one `## expected: exit code …`")
    commands = [section for section in sections if section.title == "command"]
    files = tuple(section for section in sections if section not in expected + commands)
    asked = tuple((commands[0].block or "").split("\n")) if commands else (DEFAULT,)
    code = int(EXPECTED.match(expected[0].title)[1]) if expected else 0
    return Case(path, lines[0][2:], files, asked, code, (expected[0].block or "") if expected else "")


def _sections(lines: list[str]) -> Iterator[Section]:
    title, notes, rest = "", [], iter(lines)
    block, form = None, ""
    for line in rest:
        heading, fence = HEADING.match(line), FENCE.match(line)
        if heading:
            if title:
                yield Section(title, tuple(notes), block, form)
            title, notes, block, form = heading[1].strip("`"), [], None, ""
        elif fence and title:
            form = fence[2]
            block = "\n".join(_until(rest, fence[1]))
        elif line.strip():
            notes.append(line.strip())
    if title:
        yield Section(title, tuple(notes), block, form)


def _until(lines: Iterator[str], fence: str) -> Iterator[str]:
    for line in lines:
        if line.rstrip() == fence:
            return
        yield line


def set_up(case: Case, project: SampleProject) -> None:
    """Put the case's files into the project."""
    for section in case.files:
        path = project.root / section.title
        notes = dict(note.split(": ", 1) for note in section.notes if ": " in note)
        if "deleted" in section.notes:
            path.unlink()
        elif "link to" in notes:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(notes["link to"])
        elif section.form == "diff":
            project.write(section.title, changed(project.read(section.title), section.block or "", case))
        else:
            project.write(section.title, content(section).encode(notes.get("saved as", "utf-8")))


def content(section: Section) -> str:
    """The text of a file: `<U+202E>` is that character, `<repeat>` what the note asks for, so many times."""
    text = CHARACTER.sub(lambda match: chr(int(match[1], 16)), (section.block or "") + "\n")
    for note in section.notes:
        repeat = REPEAT.match(note)
        if repeat:
            piece = repeat[1].replace("\\n", "\n") * int(repeat[2].replace(",", ""))
            text = text.replace("<repeat>", piece)
    return text


def changed(text: str, diff: str, case: Case) -> str:
    """The project's own file with the lines of a diff changed: `-` goes, `+` comes, others stay."""
    lines = diff.split("\n")
    before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
    after = "\n".join(line[1:] for line in lines if not line.startswith("-"))
    if not before:
        return text + after + "\n"
    if text.count(before + "\n") != 1:
        raise BadCase(f"{case.path.name}: these lines are not in the file, or several times:\n{before}")
    return text.replace(before + "\n", after + "\n" if after else "")


def run_case(case: Case, project: SampleProject) -> Ran:
    """The answer to the case's last command, the project's folder written as `.`."""
    for command in case.commands:
        program, *arguments = shlex.split(command)
        if program != "collateral":
            raise BadCase(f"{case.path.name}: a command starts with `collateral`")
        ran = project.run(*arguments)
    return Ran(ran.output.replace(str(project.root), "."), ran.exit_code)


def with_answer(text: str, ran: Ran) -> str:
    """The case file with what the program says now as its expectation."""
    start = re.search(r"^## expected", text, re.MULTILINE)
    kept = text[: start.start()] if start else text
    fence = "`" * max([2, *(len(run) for run in re.findall(r"^`+", ran.output, re.MULTILINE))]) + "`"
    answer = f"{fence}text\n{ran.output.rstrip()}\n{fence}\n"
    return f"{kept.rstrip()}\n\n## expected: exit code {ran.exit_code}\n\n{answer}"

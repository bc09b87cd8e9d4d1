"""Hold `collateral check` against `numaudit` and `onus` on changes of one digit, unit or noun in the kit's own texts.

`python -m tests.audit.rivals <folder with the two commands>` tries all three and writes the table into the README.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.pages.workspace import Workspace
from tests.audit.cited_lines import (
    CitedLine,
    as_read,
    cited_lines,
    digit_changes,
    every_source,
    source_text,
    word_changes,
)
from tests.proof.judge import changes_meaning
from tests.proof.mutants import Bench, Mutant
from tests.tools import copied

README = Path(__file__).with_name("README.md")
START, END = "<!-- rivals -->", "<!-- /rivals -->"
DIGITS, WORDS = 120, 60
Reader = Callable[[list[str], str, Path], list[set[str]]]
"""Texts, what their sources say, and where the commands are -> what the program finds in each text."""


def numaudit(texts: list[str], sources: str, commands: Path) -> list[set[str]]:
    """The numbers for which `numaudit` finds no source, for each text."""
    with tempfile.TemporaryDirectory() as folder:
        files, data = _written(Path(folder), texts), Path(folder) / "sources.txt"
        data.write_text(sources, "utf-8")
        said = _said(commands / "numaudit", *files, "--data", data, "--json")["documents"]
    return [{one["text"] for one in each["findings"] if one["status"] == "unsourced"} for each in said]


def onus(texts: list[str], sources: str, commands: Path) -> list[set[str]]:
    """What `onus` finds without a language model, for each text."""
    with tempfile.TemporaryDirectory() as folder:
        files, evidence = _written(Path(folder), texts), Path(folder) / "sources.md"
        evidence.write_text(sources, "utf-8")
        said = _said(commands / "onus", *files, "--evidence", evidence, "--no-llm", "--format", "json")
    return [{one["message"] for one in each["findings"]} for each in said]


RIVALS: dict[str, Reader] = {"`numaudit`": numaudit, "`onus --no-llm`": onus}


def _written(folder: Path, texts: list[str]) -> list[Path]:
    files = [folder / f"{number}.md" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(f"{text}\n", "utf-8")
    return files


def _said(*command: str | Path) -> Any:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode in {0, 1}, run.stderr
    return json.loads(run.stdout)


def found_by(
    reader: Reader, texts: list[tuple[str, str]], sources: dict[str, str], commands: Path
) -> dict[tuple[str, str], set[str]]:
    """What the program finds in each text, which comes with the name of its sources."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for name, text in dict.fromkeys(texts):
        by_source[name].append(text)
    found: dict[tuple[str, str], set[str]] = {}
    for name, some in by_source.items():
        found |= {(name, text): said for text, said in zip(some, reader(some, sources[name], commands), strict=True)}
    return found


class Contest:
    """The kit's lines with their changes, and what each program makes of them."""

    def __init__(self, root: Path, commands: Path) -> None:
        self.bench, self.commands = Bench(root), commands
        self.workspace: Workspace = self.bench.workspace
        self.lines = cited_lines(self.workspace)
        self.changes = {
            "one digit": self._meant(digit_changes, DIGITS),
            "unit or noun": self._meant(word_changes, WORDS),
        }

    def _meant(self, change: Callable[[list[CitedLine]], list[Mutant]], count: int) -> list[Mutant]:
        """The first so many of the changes that change the meaning."""
        return [one for one in change(self.lines) if changes_meaning(one.before, one.after)][:count]

    def ours(self) -> list[int]:
        """How many lines `check` refuses as they are, and how many changes of each sort it catches."""
        caught = [[self.bench.outcome(one) == "caught" for one in some] for some in self.changes.values()]
        for some, results in zip(self.changes.values(), caught, strict=True):
            missed = [one for one, result in zip(some, results, strict=True) if not result]
            print(*(f"missed: {one.file}:{one.line + 1}: {one.after.strip()}" for one in missed), sep="\n")
        return [len(self.bench.known), *map(sum, caught)]

    def theirs(self, reader: Reader, *, all_sources: bool) -> list[int]:
        """The same of another program: a change is caught if it finds anything that it did not find before."""
        targets = {line.text: "" if all_sources else " ".join(line.targets) for line in self.lines}
        changes = [one for some in self.changes.values() for one in some]
        texts = [(targets[line.text], self._read(line.text)) for line in self.lines]
        texts += [(targets[one.before], self._read(one.after)) for one in changes]
        sources = {name: self._sources(name.split()) for name in targets.values()}
        found = found_by(reader, texts, sources, self.commands)
        before = {line.text: found[targets[line.text], self._read(line.text)] for line in self.lines}
        return [
            sum(map(bool, before.values())),
            *(
                sum(bool(found[targets[one.before], self._read(one.after)] - before[one.before]) for one in some)
                for some in self.changes.values()
            ),
        ]

    def _read(self, text: str) -> str:
        return as_read(text, self.workspace)

    def _sources(self, targets: list[str]) -> str:
        names = targets or every_source(self.workspace)
        return "\n\n".join(source_text(target, self.workspace) for target in names)


def table(contest: Contest) -> str:
    """The results of all three for people to read."""
    sizes = [len(contest.lines), *(len(some) for some in contest.changes.values())]
    titles = ["unchanged lines refused", *(f"{name} caught" for name in contest.changes)]
    heads = [f"{title} (of {size})" for title, size in zip(titles, sizes, strict=True)]
    rows = [["program", "sources", *heads], ["---"] * 5, ["`collateral check`", "as cited", *map(str, contest.ours())]]
    for name, reader in RIVALS.items():
        for what, every in (("the line's own", False), ("the whole ledger", True)):
            rows.append([name, what, *map(str, contest.theirs(reader, all_sources=every))])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main(commands: Path) -> None:
    """Try all three, write the table into the README, and print which changes `check` missed."""
    with tempfile.TemporaryDirectory() as folder:
        made = table(Contest(copied(Path(folder) / "kit"), commands))
    before, _, rest = README.read_text("utf-8").partition(START)
    README.write_text(f"{before}{START}\n{made}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

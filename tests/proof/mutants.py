"""Change one figure, unit, bound or size of the kit at random, and hear whether `check` finds it.

`python -m tests.proof.mutants 1000` tries a thousand and writes the table into the README."""

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.documents import read_document
from generator.diagnostics import Diagnostic, Problem
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.press.surveying import examine_with_survey
from generator.project import Project
from generator.writers import formats
from tests.proof.judge import changes_meaning
from tests.tools import copied

README = Path(__file__).with_name("README.md")
START = "<!-- mutants -->"
SWAPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "unit": (("hours", "days"), ("seconds", "minutes"), ("ms", "µs"), ("%", " points"), ("weeks", "months")),
    "bound": (("under", "over"), ("at least", "at most"), ("or more", "or less"), ("up to", "more than"), ("+", "")),
    "currency": (("$", "€"), ("$", "£")),
    "scale": (("K", "M"), ("thousand", "million"), ("million", "billion")),
    "segment": (("fintech", "retail"), ("SaaS", "retail"), ("Starter", "Growth"), ("Growth", "Enterprise")),
    "period": (("a year", "a month"), ("a month", "a year"), ("a second", "a minute"), ("a week", "a day")),
    "size": (("half", "a third"), ("two", "five"), ("three", "nine"), ("four", "six"), ("twice", "ten times")),
}
"""Kind of change -> words, each with what takes its place."""
RESULTS = ("caught", "stale", "equal", "missed")
DIGIT = re.compile(r"(?<![\w.#/-])\$?\d+(?:,\d{3})*(?:\.\d+)?")
PRINTED = re.compile(r"^\s*#|^\s*(?:file|link|on|expires|id|version|font|format|signed):")
"""Lines that print nothing: comments, and what names files and dates."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file, its line, the line before and after, and what kind of change it is."""

    file: str
    line: int
    before: str
    after: str
    kind: str

    @property
    def folder(self) -> str:
        parts = self.file.split("/")
        known = {"claims": "ledger", "facts": "facts"}
        return "layout" if parts[0] == "layouts" else known.get(parts[1], "content file")


def mutants(root: Path, count: int, seed: int) -> list[Mutant]:
    """So many changes of the project's files, the same for the same seed, spread evenly over the kinds of change."""
    by_kind: dict[str, list[Mutant]] = {}
    for mutant in sorted(_all(root), key=lambda one: (one.file, one.line, one.after)):
        by_kind.setdefault(mutant.kind, []).append(mutant)
    chance = random.Random(seed)
    for some in by_kind.values():
        chance.shuffle(some)
    found: list[Mutant] = []
    while len(found) < count and any(by_kind.values()):
        found += [some.pop() for some in by_kind.values() if some]
    return found[:count]


def _all(root: Path) -> Iterator[Mutant]:
    for path in [*root.glob("content/*/*.yaml"), *root.glob("layouts/[!_]*/*.html")]:
        for line, text in enumerate(path.read_text("utf-8").splitlines()):
            if not PRINTED.match(text):
                for kind, after in _changed(text):
                    yield Mutant(path.relative_to(root).as_posix(), line, text, after, kind)


def _changed(text: str) -> Iterator[tuple[str, str]]:
    for found in DIGIT.finditer(text):
        digit = found.end() - 1
        yield "figure", f"{text[:digit]}{(int(text[digit]) + 3) % 10}{text[digit + 1 :]}"
        yield "sign", f"{text[: found.start()]}-{text[found.start() :]}"
        yield "spelling", text[: found.start()] + found[0].replace(",", "") + text[found.end() :]
    for kind, pairs in SWAPS.items():
        for old, new in pairs:
            edge = r"(?<![\w{%])" if old[0].isalpha() else "(?<=[0-9])" if old in "%+" else ""
            end = r"(?!\w)" if old[-1].isalpha() else r"(?=\d)" if old == "$" else ""
            pattern = r"(?<=\d)K\b" if old == "K" else edge + re.escape(old) + end
            for match in re.finditer(pattern, text):
                yield kind, text[: match.start()] + new + text[match.end() :]


class Bench:
    """A copy of the kit in which one change after another is made and taken back."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.workspace, _ = load_workspace(self.project, formats())
        self.silent = self._everything(self.workspace)
        self.signed = self._signed(self.workspace)

    def outcome(self, mutant: Mutant) -> str:
        """`equal` if it means the same, `caught` if `check` finds an error, `stale` if a change of the ledger
        makes signatures stale, `missed` otherwise."""
        if mutant.before == mutant.after or not changes_meaning(mutant.before, mutant.after):
            return "equal"
        path = self.project.root / mutant.file
        data = path.read_bytes()
        lines = data.decode("utf-8").split("\n")
        lines[mutant.line] = mutant.after
        path.write_text("\n".join(lines), "utf-8")
        stale = False
        try:
            found = self._check(mutant)
            if mutant.folder == "ledger" and not self._new(found):
                stale = self._signed(self._load()) != self.signed
        except Problem as problem:
            found = list(problem.diagnostics)
        finally:
            path.write_bytes(data)
        return "caught" if self._new(found) else "stale" if stale else "missed"

    def _new(self, found: list[Diagnostic]) -> bool:
        """Whether an error is among the findings that was not there before."""
        known = {(one.code, one.message) for one in self.silent}
        return any(one.severity == "error" and (one.code, one.message) not in known for one in found)

    def _load(self) -> Workspace:
        return load_workspace(self.project, formats())[0]

    @staticmethod
    def _signed(workspace: Workspace) -> list[object]:
        """What one signs under every document that is no report."""
        documents = [one for one in workspace.documents.values() if not one.kind.survey]
        clearances = [examine_with_survey(one, workspace.undrawn).composed.clearance for one in documents]
        return [one.now if one else None for one in clearances]

    def _check(self, mutant: Mutant) -> list[Diagnostic]:
        _, folder, name = mutant.file.split("/")
        key = f"{folder}/{name.removesuffix('.yaml')}"
        document = self.workspace.documents.get(key)
        if mutant.folder != "content file" or document is None or key in self.workspace.models:
            workspace, found = load_workspace(self.project, formats())
            wrong = self._new(found)
            return found if wrong else found + self._everything(workspace, folder if mutant.folder == "layout" else "")
        path = self.project.root / mutant.file
        read, found = read_document(path, self.workspace.kinds[folder], self.workspace.facts, self.project)
        if read is None:
            return found
        workspace = replace(self.workspace, documents={**self.workspace.documents, key: read}, drawing=False)
        return found + check(read, workspace)

    @staticmethod
    def _everything(workspace: Workspace, kind: str = "") -> list[Diagnostic]:
        """What `check` says of every document of the kind, of all but reports by default: they repeat the others."""
        quick = replace(workspace, drawing=False)
        every = workspace.documents.items()
        documents = (one for key, one in every if (key.startswith(f"{kind}/") if kind else not one.kind.survey))
        return [found for one in documents for found in check(one, quick)]


def table(results: list[tuple[Mutant, str]]) -> str:
    """The results by kind of file and kind of change, and what was missed, for people to read."""
    count = Counter((one.folder, one.kind, result) for one, result in results)
    rows = sorted({(folder, kind) for folder, kind, _ in count})
    lines = ["| in | change of | tried | " + " | ".join(RESULTS) + " |", "| --- " * (3 + len(RESULTS)) + "|"]
    for folder, kind in rows:
        lines.append(_row(folder, kind, [count[folder, kind, result] for result in RESULTS]))
    total = Counter(result for _, result in results)
    lines.append(_row("all", "all", [total[result] for result in RESULTS]))
    return "\n".join(lines)


def _row(folder: str, kind: str, counts: list[int]) -> str:
    return f"| {folder} | {kind} | {sum(counts)} | " + " | ".join(map(str, counts)) + " |"


def main(count: int, seed: int = 1) -> None:
    """Try so many changes, write the table into the README, and print what was missed."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(copied(Path(folder) / "kit"))
        results = [(one, bench.outcome(one)) for one in mutants(bench.project.root, count, seed)]
    kept = README.read_text("utf-8").partition(START)[0].rstrip()
    README.write_text(f"{kept}\n\n{START}\n{table(results)}\n", "utf-8")
    for one, result in results:
        if result == "missed":
            print(f"{one.file}:{one.line + 1}: {one.kind}\n  - {one.before.strip()}\n  + {one.after.strip()}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)

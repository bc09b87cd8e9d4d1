"""Change one figure, unit, bound or size of the kit at random, and hear whether `check` finds it.

`python -m tests.proof.mutants 1000` tries a thousand and writes the table into the README."""

import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

from tests.proof.mutant import Mutant
from tests.proof.workbench import Bench, why_equal
from tests.tools import REPOSITORY, copied

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
BESIDE = {"under": r"(?=\s[\[$€<\d])", "a second": r"(?!\s(?:one|time|trial|look))"}
"""What must follow a word that is no bound and no period otherwise: "under the rule", "a second one"."""
_bench: Bench
RESULTS = ("caught", "stale", "equal", "free", "missed")
PROCESSES = 2
DIGIT = re.compile(r"(?<![\w.#/-])\$?\d+(?:,\d{3})*(?:\.\d+)?")
PRINTED = re.compile(r"^\s*#|^\s*(?:file|link|on|expires|id|version|font|format|signed):")
"""Lines that print nothing: comments, and what names files and dates."""


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
                file = path.relative_to(root).as_posix()
                every = (Mutant(file, line, column, text, after, kind) for kind, column, after in _changed(text))
                yield from (one for one in every if one.before != one.after)


def _changed(text: str) -> Iterator[tuple[str, int, str]]:
    for found in DIGIT.finditer(text):
        digit, start = found.end() - 1, found.start()
        yield "figure", start, f"{text[:digit]}{(int(text[digit]) + 3) % 10}{text[digit + 1 :]}"
        yield "sign", start, f"{text[:start]}-{text[start:]}"
        yield "spelling", start, text[:start] + found[0].replace(",", "") + text[found.end() :]
    for kind, pairs in SWAPS.items():
        for old, new in pairs:
            edge = r"(?<![\w{%])" if old[0].isalpha() else "(?<=[0-9])" if old in "%+" else ""
            end = r"(?!\w)" if old[-1].isalpha() else r"(?=\d)" if old == "$" else ""
            end += BESIDE.get(old, "")
            pattern = r"(?<=\d)K\b" if old == "K" else edge + re.escape(old) + end
            for match in re.finditer(pattern, text):
                yield kind, match.start(), text[: match.start()] + new + text[match.end() :]


def table(found: list[tuple[Mutant, str, str]]) -> str:
    """The results by kind of file and kind of change, and why some are equal or free, for people to read."""
    count = Counter((one.folder, one.kind, result) for one, result, _ in found)
    rows = sorted({(folder, kind) for folder, kind, _ in count})
    lines = ["| in | change of | tried | " + " | ".join(RESULTS) + " |", "| --- " * (3 + len(RESULTS)) + "|"]
    for folder, kind in rows:
        lines.append(_row(folder, kind, [count[folder, kind, result] for result in RESULTS]))
    total = Counter(result for _, result, _ in found)
    lines.append(_row("all", "all", [total[result] for result in RESULTS]))
    for result in ("equal", "free"):
        reasons = Counter(why for _, heard, why in found if heard == result)
        lines += ["", f"| {result}, because it is | tried |", "| --- | --- |"]
        lines += [f"| {why} | {times} |" for why, times in reasons.most_common()]
    lines += ["", "| missed | before | after |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(_tell(one) for one, result, _ in found if result == "missed")])


def _tell(one: Mutant) -> str:
    """The place of a change, and the words around it before and after."""
    return f"| {one.file}:{one.line + 1} | {tell_words(one)} |"


def tell_words(one: Mutant) -> str:
    """The words around a change, before and after, as the table of what is missed has them."""
    start = max(one.column - 40, 0)
    before, after = (text[start : one.column + 40].replace("|", "/").strip() for text in (one.before, one.after))
    return f"`{before}` | `{after}`"


def _row(folder: str, kind: str, counts: list[int]) -> str:
    return f"| {folder} | {kind} | {sum(counts)} | " + " | ".join(map(str, counts)) + " |"


def results(some: list[Mutant]) -> list[tuple[Mutant, str, str]]:
    """The result of each change, tried in copies of the project side by side, and why it is free if it is."""
    with tempfile.TemporaryDirectory() as folder, Pool(PROCESSES, _set_up, (Path(folder),)) as pool:
        return pool.map(_try, some, chunksize=10)


def _set_up(folder: Path) -> None:
    global _bench  # noqa: PLW0603 - a process of a pool has no other place for what it is set up with
    _bench = Bench(copied(folder / str(os.getpid())))


def _try(mutant: Mutant) -> tuple[Mutant, str, str]:
    result = _bench.outcome(mutant)
    why = {"free": _bench.why_free, "equal": why_equal}
    return mutant, result, why[result](mutant) if result in why else ""


def main(count: int, seed: int = 1) -> None:
    """Try so many changes, write the table into the README, and print what was missed."""
    found = results(mutants(REPOSITORY, count, seed))
    kept = README.read_text("utf-8").partition(START)[0].rstrip()
    README.write_text(f"{kept}\n\n{START}\n{table(found)}\n", "utf-8")
    for one, result, _ in found:
        if result == "missed":
            print(f"{one.file}:{one.line + 1}: {one.kind}\n  - {one.before.strip()}\n  + {one.after.strip()}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ["1000"]))

"""What building costs, beside its goals. Exits 0 whatever it finds.

    .venv/bin/python -m tests.bench                     # the kit: each kind of edit, check, one document, the press
    .venv/bin/python -m tests.bench shares growth       # only these parts
    .venv/bin/python -m tests.bench growth --sizes 26,300,1000
    .venv/bin/python -m tests.bench revision --than 64ad7e6d --targets one-pagers,pitches
    .venv/bin/python -m tests.bench --json bench.json   # the same rows as data

Parts: shares, commands, press; and those that take long: growth, ledger, revision.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.growth import measure_growth, measure_ledger
from tests.bench.measure import Measure, Spent, below, spend
from tests.bench.press import measure_press
from tests.bench.revisions import measure_revision
from tests.bench.shares import measure_shares
from tests.tools import copied

USUAL = ("shares", "commands", "press")
LONG = ("growth", "ledger", "revision")
ROUNDS = 5


def main() -> None:
    """Measure what is asked for: a line for each row as it comes, and all of them as JSON where that is asked for."""
    asked = _parse(sys.argv[1:])
    rows = []
    with TemporaryDirectory() as folder:
        for row in measure(asked, Path(folder).resolve()):
            print(row, flush=True)
            rows.append(row)
    if asked.json:
        Path(asked.json).write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", "utf-8")


def measure(asked: argparse.Namespace, folder: Path) -> Iterator[Measure]:
    """The rows of the parts. Programs come first, while this process is small: a process starts with the peak memory of
    the one that starts it."""
    root = folder / "project"
    parts = asked.parts or USUAL
    if {*USUAL} & {*parts}:
        copied(root)
    if "shares" in parts:
        yield from measure_shares(root)
    if "commands" in parts:
        yield from _measure_commands(root)
    if "growth" in parts:
        yield from measure_growth(folder, tuple(map(int, asked.sizes.split(","))))
    if "ledger" in parts:
        yield from measure_ledger(folder, asked.claims)
    if "revision" in parts:
        yield from measure_revision(folder, asked.than, tuple(filter(None, asked.targets.split(","))))
    if "press" in parts:
        yield from measure_press(root)


def _measure_commands(root: Path) -> Iterator[Measure]:
    yield _row("collateral check, the whole kit", [spend(root, "check") for _ in range(ROUNDS)], 2)
    yield _row("collateral --help", [spend(root, "--help") for _ in range(ROUNDS)], 0.3)
    pdf = root / "build/one-pagers"
    for path in pdf.glob("*saas*"):
        path.unlink()
    yield _row("one document built alone, four files", [spend(root, "build", "one-pagers/saas")])


def _row(what: str, runs: list[Spent], bound: float = 0) -> Measure:
    cpu = median(run.cpu for run in runs)
    note = f"median of {len(runs)}, {median(run.seconds for run in runs):.2f} s by the clock"
    return below(what, cpu, "s", bound, note) if bound else Measure(what, cpu, "s", note=note)


def _parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", choices=[*USUAL, *LONG, []], metavar="PART", help="what is measured")
    parser.add_argument("--json", metavar="FILE", help="write the rows there, too")
    parser.add_argument("--sizes", default="26,300", help="numbers of documents for growth, the small one first")
    parser.add_argument("--claims", type=int, default=5000, help="how many claims the ledger has")
    parser.add_argument("--than", default="HEAD", help="the revision that today's engine is compared with")
    parser.add_argument("--targets", default="", help="what is built there; all, if nothing is named")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()

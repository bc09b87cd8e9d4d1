"""What building from nothing costs for each file, now and at another revision, in one run with the same libraries."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Measure, Spent, below, spend
from tests.compare_builds import copy_tree, export

GOAL = 0.7
START = "import sys; sys.path.insert(0, ''); from generator.cli import main; main()"


def measure_revision(folder: Path, revision: str, targets: tuple[str, ...] = (), rounds: int = 2) -> Iterator[Measure]:
    """CPU for each file of a cold build: that revision on its own kit, today's on today's kit, and today's engine on
    the content of then if it can read it. The sides take turns, and the least of the rounds counts."""
    then = export(revision, folder / "then")
    now = copy_tree(_emptied(folder / "now"))
    mixed = copy_tree(_emptied(folder / "mixed"))
    for name in ("content", "layouts"):
        shutil.rmtree(mixed / name)
        shutil.copytree(then / name, mixed / name)
    costs: dict[str, float] = {}
    for _ in range(rounds):
        for what, tree in (("then", then), ("today", now), ("today's engine, content of then", mixed)):
            spent = _build_cold(tree, targets)
            if spent.status == 0 and spent.written:
                costs[what] = min(costs.get(what, spent.cpu), spent.cpu / spent.written)
    for what, cost in costs.items():
        yield Measure(f"cold build, CPU for each file: {what}", 1000 * cost, "ms", note=f"{revision[:8]} is then")
    for what, cost in costs.items():
        if what != "then" and "then" in costs:
            yield below(f"cold build, of the CPU of then: {what}", cost / costs["then"], "times", GOAL)


def _emptied(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _build_cold(tree: Path, targets: tuple[str, ...]) -> Spent:
    for name in ("build", ".build-cache"):
        shutil.rmtree(tree / name, ignore_errors=True)
    return spend(tree, "build", *targets, program=[sys.executable, "-c", START])

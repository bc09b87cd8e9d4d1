"""One fault after another: at each file operation of a command, or at some of them, and what became of it.

    .venv/bin/python -m tests.faults.sweep build killed           # at every operation
    .venv/bin/python -m tests.faults.sweep build killed --some 6  # at six of them

Prints a line of JSON for each run: where the fault was, how the command ended, and what was wrong then, if anything.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cli import build_command, open_project, release_commands
from generator.cli import main as collateral
from tests.faults.disturbed import LEAKED, Ended, Fault, run_disturbed
from tests.faults.scenes import DAY, SCENES, State, find_half, made_ready, state_of

FAULTS: tuple[Fault, ...] = ("killed", "disk full", "refused")


class Sweep:
    """A scene, made ready once; each fault spoils a copy of it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.scene, self.folder = name, SCENES[name], folder
        self.origin = made_ready(name, folder / "origin")
        self.before = state_of(self.origin / self.scene.shown)
        copy = self._copy("fine")
        self.operations = {fault: self._run(copy_of, fault, 0).operations for fault, copy_of in self._probes()}
        ended = self._run(copy, "none", 0)
        assert ended.code == 0, ended.said
        self.whole = state_of(copy)
        self.after = state_of(copy / self.scene.shown)

    def try_at(self, fault: Fault, at: int) -> dict[str, object]:
        """The run that is disturbed at this operation, and the next one, which is not."""
        copy = self._copy(f"at-{at}")
        ended = self._run(copy, fault, at)
        wrong = [*self._find_wrong(ended, copy)]
        again = self._run(copy, "none", 0)
        done = again.code == 0 or (self.scene.already and f"[{self.scene.already}]" in again.said)
        wrong += [] if done else [f"the next run ended with {again.code}: {again.said[-400:]}"]
        wrong += [f"left over or lost: {name}" for name in _differences(state_of(copy), self.whole)]
        shutil.rmtree(copy)
        return {"scene": self.name, "fault": fault, "at": at, "code": ended.code, "wrong": wrong}

    def _find_wrong(self, ended: Ended, copy: Path) -> Iterator[str]:
        if ended.code == LEAKED or "Traceback" in ended.said:
            yield f"a traceback: {ended.said[-400:]}"
        if ended.orphans:
            yield "its processes went on without it"
        for name in find_half(self.name, copy, self.before, self.after):
            yield f"half there: {name}"

    def _probes(self) -> Iterator[tuple[Fault, Path]]:
        for number, fault in enumerate(FAULTS):
            yield fault, self._copy(f"probe-{number}")

    def _copy(self, name: str) -> Path:
        return Path(shutil.copytree(self.origin, self.folder / name))

    def _run(self, folder: Path, fault: Fault, at: int) -> Ended:
        return run_disturbed(partial(self._type, folder), fault, at, folder)

    def _type(self, folder: Path) -> None:
        """The command as a person types it on the day of the scenes, with one worker."""
        os.cpu_count = lambda: 1
        for module in (open_project, build_command, release_commands):
            module.read_clock = lambda: date.fromisoformat(DAY[1])
        words = (word.replace("{}", str(folder)) for word in self.scene.arguments)
        collateral(["--project", str(folder / "project"), *words])


def _differences(found: State, wanted: State) -> list[str]:
    return sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))


def choose(operations: int, some: int) -> list[int]:
    """The operations to disturb: all, or so many of them, evenly over the command."""
    every = range(1, operations + 1)
    return (
        [*every]
        if not some or some >= operations
        else sorted({round(n * operations / some) or 1 for n in range(1, some + 1)})
    )


def main(tell: Callable[[str], None] = print) -> None:
    """Read what is asked for, and tell of each run."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("scene", choices=SCENES)
    asked.add_argument("fault", choices=FAULTS)
    asked.add_argument("--some", type=int, default=0, help="at so many operations, not at all")
    wanted = asked.parse_args()
    with TemporaryDirectory() as folder:
        sweep = Sweep(wanted.scene, Path(folder).resolve())
        for at in choose(sweep.operations[wanted.fault], wanted.some):
            tell(json.dumps(sweep.try_at(wanted.fault, at)))
            sys.stdout.flush()


if __name__ == "__main__":
    main()

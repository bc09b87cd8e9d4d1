"""One row of the bench, and a command measured from outside with all processes that it starts."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.tools import command, surroundings

if TYPE_CHECKING:
    from resource import struct_rusage

HIGHEST = re.compile(r"VmHWM:\s+(\d+) kB")
SUMMARY = re.compile(r"^(\d+) files? written, (\d+) unchanged", re.MULTILINE)


@dataclass(frozen=True)
class Measure:
    """One row: what was measured, in which unit, and the goal that it should keep."""

    what: str
    value: float
    unit: str = ""
    goal: str = ""
    kept: bool = True
    note: str = ""

    def __str__(self) -> str:
        figure = f"{self.value:.2f}" if self.value < 100 and self.unit else f"{self.value:.0f}"
        verdict = f"{'ok' if self.kept else 'MISSED':<7}({self.goal})" if self.goal else ""
        return f"{self.what:<62}{figure:>8} {self.unit:<9}{verdict:<28}{self.note}".rstrip()


def below(what: str, value: float, unit: str, bound: float, note: str = "") -> Measure:
    """A row whose value should be at most the bound."""
    return Measure(what, value, unit, f"at most {bound:g} {unit}".rstrip(), value <= bound, note)


@dataclass(frozen=True)
class Spent:
    """What a command has spent: CPU of all its processes and time by the clock, in seconds; memory in MB that it
    has taken itself at most, and the largest of the processes that it started; what it said and how it ended."""

    cpu: float
    seconds: float
    parent: float
    worker: float
    said: str
    status: int

    @property
    def written(self) -> int:
        """How many files a build says that it has printed."""
        found = SUMMARY.search(self.said)
        return int(found[1]) if found else 0


def spend(root: Path, *arguments: str, program: list[str] | None = None) -> Spent:
    """Run the command in the folder. One that fails says so: its row measures something else."""
    log = root.with_name(f"{root.name}.said")
    start = time.perf_counter()
    with log.open("wb") as said:
        line = [*program, *arguments] if program else command(*arguments)
        process = subprocess.Popen(line, cwd=root, env=surroundings(), stdout=said, stderr=subprocess.DEVNULL)
        status, usage, parent, worker = _wait(process.pid)
    process.returncode = os.waitstatus_to_exitcode(status)
    text = log.read_text("utf-8")
    if process.returncode:
        print(f"collateral {' '.join(arguments)} ended with {process.returncode}:\n{text[-1500:]}", file=sys.stderr)
    cpu = usage.ru_utime + usage.ru_stime
    return Spent(cpu, time.perf_counter() - start, parent, worker, text, process.returncode)


def _wait(process: int) -> "tuple[int, struct_rusage, float, float]":
    """How the process ended and what it took, once it has; with the memory of it and of its largest child, looked at
    now and then."""
    parent = worker = 0.0
    while True:
        parent = max(parent, _memory(process))
        worker = max(worker, *map(_memory, _children(process)), 0.0)
        ended, status, usage = os.wait4(process, os.WNOHANG)
        if ended:
            return status, usage, parent, worker
        time.sleep(0.05)


def _children(process: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # it has ended meanwhile
            found += map(int, path.read_text("ascii").split())
    return found


def _memory(process: int) -> float:
    """The most memory that the process has taken so far, in MB; nothing where the system does not tell."""
    with suppress(OSError):
        found = HIGHEST.search(Path(f"/proc/{process}/status").read_text("utf-8"))
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of the work in this process, the median of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


def replaced(root: Path, name: str, old: str, new: str) -> None:
    """The file with other words; the old must be there, once."""
    path = root / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{name} says `{old}` {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")


def added(root: Path, name: str, text: str) -> None:
    """The file with a text at its end; a new one, if there is none."""
    with (root / name).open("a", encoding="utf-8") as file:
        file.write(text)

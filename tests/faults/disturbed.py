"""A command whose n-th file operation goes wrong, in a process of its own.

Operations are counted in the process that runs the command, and only those on the files of the test. The system tells
of them before they happen (`sys.addaudithook`), so that each can be refused, or be the last.
"""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Fault = Literal["killed", "disk full", "refused", "none"]
WRITING = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"})
FILLING = frozenset({"open", "os.mkdir", "os.link", "os.symlink", "fsync"})
"""What a full disk refuses; whatever takes files away goes on."""
LEAKED = 70
"""The exit code of a command that let an exception through."""


@dataclass(frozen=True)
class Ended:
    """How a command has ended: its exit code, or the signal as a negative number; how many operations it got to; what
    it said; and whether processes of it were still there some seconds later."""

    code: int
    operations: int
    said: str
    orphans: bool


class Disturbance:
    """The hook that counts, and does the harm when its turn has come."""

    def __init__(self, fault: Fault, at: int, folder: Path) -> None:
        self.fault, self.at, self.folder = fault, at, str(folder)
        self.process, self.count = os.getpid(), 0

    def __call__(self, event: str, given: tuple[object, ...]) -> None:
        """Told of each operation before it happens."""
        if os.getpid() != self.process or not self._is_counted(event, given):
            return
        self.count += 1
        if self.fault == "killed" and self.count == self.at:
            os.kill(self.process, signal.SIGKILL)
        if self.fault == "disk full" and self.count >= self.at > 0 and event in FILLING:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))
        if self.fault == "refused" and self.count == self.at:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(given[0]))

    def _is_counted(self, event: str, given: tuple[object, ...]) -> bool:
        writes = event in WRITING or event == "fsync"
        if event == "open":
            writes = bool(int(given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if not (writes or (self.fault == "refused" and event in {"open", "os.scandir", "os.listdir"})):
            return False
        path = os.fsdecode(given[0]) if isinstance(given[0], str | bytes | os.PathLike) else ""
        return event == "fsync" or path.startswith(self.folder) or (bool(path) and not path.startswith("/"))


def run_disturbed(command: Callable[[], None], fault: Fault, at: int, folder: Path) -> Ended:
    """Run the command in a process of its own, which is disturbed at this operation on files below the folder."""
    log = folder.with_name(f"{folder.name}.said")
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _work(command, Disturbance(fault, at, folder), log, write)
    os.close(write)
    _, status = os.waitpid(child, 0)
    orphans = _outlive(child, 5)
    with os.fdopen(read, "rb") as told:
        counted = told.read()
    return Ended(os.waitstatus_to_exitcode(status), int(counted or at), log.read_text("utf-8", "replace"), orphans)


def _work(command: Callable[[], None], hook: Disturbance, log: Path, told: int) -> None:
    """All that the process does, which never returns."""
    os.setsid()
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(target, stream)
    fsync = os.fsync
    os.fsync = lambda file: (hook("fsync", (file,)), fsync(file))[1]  # the system does not tell of it
    code = 0
    try:
        sys.addaudithook(hook)
        command()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException as reason:  # noqa: BLE001 - told as an exit code of its own
        print(f"leaked {type(reason).__name__}: {reason}", flush=True)
        code = LEAKED
    hook.fault = "none"
    sys.stdout.flush()
    os.write(told, str(hook.count).encode())
    os._exit(code)


def _outlive(group: int, seconds: float) -> bool:
    """Whether processes of the group are still at work when their time is over; they are ended then."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(_at_work(group)):
            return False
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    return True


def _at_work(group: int) -> Iterator[int]:
    """The processes of the group, but for those that have ended and that nobody has asked for yet."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has gone meanwhile
            state, _, its_group, *_ = entry.read_text("utf-8").rpartition(") ")[2].split()
            if int(its_group) == group and state != "Z":
                yield int(entry.parent.name)

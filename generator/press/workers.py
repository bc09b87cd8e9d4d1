"""Workers: processes that load the project once and then receive names. A worker that dies costs one document."""

import gc
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as Overdue
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from math import ceil
from multiprocessing import get_context, resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position, Problem
from generator.pages.workspace import Workspace
from generator.press.kept_fonts import bring_fonts
from generator.press.loading import load_workspace
from generator.press.plan import Job
from generator.press.processors import count_processors
from generator.press.render import Rendered, render
from generator.project import Project
from generator.writers import formats, writer

if TYPE_CHECKING:
    from pebble import ProcessPool

FEW_COLLECTIONS = 100_000, 50, 1_000
"""The print engine makes a million objects a document: looking for cycles at the usual pace takes a sixth of a build,
and looking seldom costs a tenth of the memory."""
DEADLINE = 120  # seconds of computing for one document; the slowest takes about five
LATEST = 1200  # seconds of the clock, for one that waits instead of computing; a busy machine makes a minute of seconds
_taken: list[Workspace] = []
"""The workspace that this worker has, once it has one."""


def render_all(rounds: Iterable[tuple[Job, ...]], workspace: Workspace, *, most: int) -> Iterator[Rendered]:
    """Every job's result as it is done, in order; there are at `most` so many jobs. A round is asked for when the one
    before is done, so that its jobs may tell what came of those."""
    with ExitStack() as stack:
        pool = None
        for jobs in filter(None, rounds):
            pool = pool or stack.enter_context(_pool(jobs, workspace, min(count_processors(), most)))
            with _deaf_to_interrupts():
                waiting = deque((job, pool.schedule(_render, args=(job,), timeout=LATEST)) for job in jobs)
            while waiting:  # what has been handed on is held no longer
                yield _result(*waiting.popleft(), workspace.project)


@contextmanager
def _pool(jobs: tuple[Job, ...], workspace: Workspace, workers: int) -> "Iterator[ProcessPool]":
    """Workers that have the project as this process has read it, or have read it themselves where processes cannot be
    forked; whatever interrupts the work stops them."""
    from pebble import ProcessPool  # noqa: PLC0415 - only a build needs workers

    context = get_context("fork" if sys.platform == "linux" else "spawn")
    forked = context.get_start_method() == "fork"
    if forked:
        bring_fonts(workspace)
        load_writers(jobs, workers)
    given = (_take, (workspace,)) if forked else (_load, (workspace.project.root, workspace.today))
    with ProcessPool(max_workers=workers, context=context, initializer=given[0], initargs=given[1]) as pool:
        try:
            yield pool
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def load_writers(jobs: Iterable[Job], workers: int) -> None:
    """Load what takes long before processes are forked, if each of them is about to need it. Documents that have files
    may have the same pages again, for which nothing is written."""
    new = [job for job in jobs if not job.before]
    for name in sorted({name for job in new for name in job.formats}) if len(new) > workers > 1 else ():
        prepare = getattr(writer(name), "prepare", None)
        if prepare:
            prepare()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started here inherit the mask: Ctrl-C is the command's to answer, not its workers'."""
    resource_tracker.ensure_running()  # starting it later would lift the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _load(root: Path, today: date | None) -> None:
    workspace, _ = load_workspace(Project(root), formats(), today)
    bring_fonts(workspace)
    _take(workspace)


def _take(workspace: Workspace) -> None:
    gc.set_threshold(*FEW_COLLECTIONS)
    _taken[:] = [workspace]
    gc.freeze()  # what was loaded stays until the end


def _render(job: Job) -> Rendered:
    _allow(DEADLINE)
    (taken,) = _taken
    workspace = replace(taken, survey=job.survey) if job.survey else taken
    return render(taken.documents[job.key], job.formats, workspace, job.digest, dict(job.before))


def _allow(seconds: int) -> None:
    """Let this process compute so long from now; then the system ends it, whatever it is at."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = ceil(time.process_time()) + seconds  # the system counts whole seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))


def _result(job: Job, future: "object", project: Project) -> Rendered:
    from pebble import ProcessExpired  # noqa: PLC0415

    try:
        return future.result()  # type: ignore[attr-defined,no-any-return]
    except Overdue:
        message, hint = f"took longer than {LATEST} seconds", "look for a table or a list that is far too long"
    except ProcessExpired as reason:
        message, hint = explain_death(reason.exitcode)
    except Problem as problem:
        return Rendered(job.key, (), problem.diagnostics)
    except OSError as reason:
        message = f"could not be built on this machine: {reason.strerror or reason}"
        hint = "look whether the disk is full and whether you may write there, then build again"
    except MemoryError:
        message, hint = "ran out of memory", "look for a table or a list that is far too long"
    except Exception as reason:  # noqa: BLE001 - one document's failure must not cost the others
        message, hint = f"failed: {type(reason).__name__}: {reason}", "this is a fault of the program; please report it"
    file = project.document_file(job.key)
    at = Position(project.name(file)) if file else None
    return Rendered(job.key, (), (Diagnostic("render-failed", f"`{job.key}` {message}", at, hint),))


def explain_death(code: int) -> tuple[str, str]:
    """Who ended a worker, and what to do: a signal that no program can answer comes from the system, or a person."""
    if code == -signal.SIGXCPU:
        message = f"took longer than {DEADLINE} seconds of computing"
        return message, "look for a table or a list that is far too long"
    again = "build it alone to see whether it happens again"
    if code == -signal.SIGKILL:
        return "was cut off: the system or a person killed its worker, as happens when memory runs out", again
    return f"was cut off: its worker crashed (exit code {code})", again

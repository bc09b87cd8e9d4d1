"""What takes long to load is loaded before workers are forked, where each of them will need it, and nowhere else."""

import pytest

from generator.press.plan import Job
from generator.press.workers import load_writers
from generator.writers import writer

NEW = tuple(Job(f"notes/{name}", ("html", "pdf"), "") for name in ("oil", "salt", "tea"))
OLD = tuple(Job(job.key, job.formats, "", None, (("notes/oil.pdf", "a digest"),)) for job in NEW)
WORDS = tuple(Job(job.key, ("html", "text"), "") for job in NEW)


@pytest.mark.parametrize(
    "jobs, workers, loaded",
    [(NEW, 2, 1), (NEW[:2], 2, 0), (NEW, 1, 0), (OLD, 2, 0), (WORDS, 2, 0)],
    ids=["all new", "one each", "one worker", "may be kept", "words alone"],
)
def test_the_print_library_is_loaded_for_all_that_will_print(
    monkeypatch: pytest.MonkeyPatch, jobs: tuple[Job, ...], workers: int, loaded: int
):
    calls: list[str] = []
    monkeypatch.setattr(writer("pdf"), "prepare", lambda: calls.append("pdf"))
    load_writers(jobs, workers)
    assert len(calls) == loaded

"""Listeners: browsers that wait to be told, each of one subject."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Lock

Subject = tuple[str, int]
"""A document and the number of its page; no document stands for the whole kit."""
KIT: Subject = ("", 0)


class Listeners:
    """Who listens to what; what is told reaches all who listen then."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._queues: dict[Subject, set[SimpleQueue[str]]] = {}

    @contextmanager
    def listen(self, subject: Subject) -> Iterator["SimpleQueue[str]"]:
        """What is told of the subject from now on, in order."""
        queue: SimpleQueue[str] = SimpleQueue()
        with self._lock:
            self._queues.setdefault(subject, set()).add(queue)
        try:
            yield queue
        finally:
            with self._lock:
                self._queues[subject].discard(queue)

    def tell(self, subject: Subject, message: str) -> None:
        """Let everybody know who listens to the subject."""
        with self._lock:
            for queue in self._queues.get(subject, ()):
                queue.put(message)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What somebody listens to, but for the whole kit."""
        with self._lock:
            return tuple(subject for subject, queues in self._queues.items() if queues and subject != KIT)

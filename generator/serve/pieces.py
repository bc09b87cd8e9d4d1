"""Pieces: web pages and pictures that browsers ask for by their digests, which never change."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from generator.press.manifest import digest

MOST = 200_000_000  # bytes of pages and pictures that are kept for browsers


class Pieces:
    """Web pages and pictures by their digests, the oldest forgotten when there are too many."""

    def __init__(self) -> None:
        self._lock, self._kept, self._size = Lock(), OrderedDict[str, bytes](), 0

    def keep(self, pieces: Iterable[bytes]) -> None:
        """Keep these, as the newest."""
        with self._lock:
            for piece in filter(None, pieces):
                self._size += 0 if digest(piece) in self._kept else len(piece)
                self._kept[digest(piece)] = piece
                self._kept.move_to_end(digest(piece))
            while self._size > MOST and len(self._kept) > 1:
                self._size -= len(self._kept.popitem(last=False)[1])

    def find(self, name: str) -> bytes | None:
        with self._lock:
            return self._kept.get(name)

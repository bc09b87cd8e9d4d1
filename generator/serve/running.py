"""Running the server until somebody stops it, and telling the studio of edits."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from threading import Event, Thread

from generator.project import Project
from generator.serve.server import Server, open_server
from generator.serve.studio import Studio
from generator.serve.watching import watch_project


def run(project: Project, today: date | None, port: int, announce: Callable[[str], None]) -> None:
    """Serve the project until Ctrl-C or SIGTERM; `announce` is given the address. A project that cannot be read, and a
    port that another program has, are a `Problem`."""
    stop = Event()
    with serving(project, today, port) as server, suppress(KeyboardInterrupt):
        before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
        try:
            announce(server.address)
            while not stop.wait(1):
                pass
        finally:
            signal.signal(signal.SIGTERM, before)


@contextmanager
def serving(project: Project, today: date | None, port: int = 0) -> Iterator[Server]:
    """A server that answers, and is told of edits, until the block ends."""
    studio, stop = Studio(project, today), Event()
    try:
        server = open_server(studio, port)
        threads = [Thread(target=work, daemon=True) for work in (server.serve_forever, lambda: _follow(studio, stop))]
        for thread in threads:
            thread.start()
        yield server
        server.shutdown()
        server.server_close()
    finally:
        stop.set()
        studio.close()


def _follow(studio: Studio, stop: Event) -> None:
    for names in watch_project(studio.project, stop):
        studio.edited(names)

"""Files that came back and were made to hurt: each gets its sentence in time, and none fetches or starts anything."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from generator.pages.workspace import Workspace
from generator.press import bounded_reading
from generator.press.verify import verify
from generator.press.verify_output import as_text
from tests.audit.hostile.attack import Attack, Sent
from tests.audit.hostile.packages import PACKAGES
from tests.audit.hostile.pages import PAGES, PLACES
from tests.audit.hostile.pdfs import PDFS
from tests.press.field import SENT, Field

ATTACKS = {one.name: one for one in (*PACKAGES, *PDFS, *PAGES, *PLACES)}
SECONDS = 2  # that the reader has; a person's has more
LONGEST = 3 * SECONDS + 30  # for all of it, on a busy machine
SECRET = "root:"
"""What stands in the file of this machine that a hostile one names."""


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sent(origin: Field) -> Sent:
    return {Path(name).suffix[1:]: (origin.sent / name).read_bytes() for name in SENT}


@pytest.fixture(scope="module")
def workspace(origin: Field) -> Workspace:
    """The project, read once: no file that comes back changes it."""
    return origin.workspace()


@contextmanager
def counting() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and what it was asked for."""
    heard: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(404)
            self.end_headers()

    http = HTTPServer(("127.0.0.1", 0), Counting)
    Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}", heard
    http.shutdown()
    http.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    with counting() as found:
        yield found


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_file_made_to_hurt_is_told_in_time(
    workspace: Workspace, sent: Sent, reader, server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attack: Attack
) -> None:
    monkeypatch.setattr(bounded_reading, "SECONDS", SECONDS)
    address, heard = server
    file = tmp_path / "returned"
    attack.lay(file, sent, address)
    laid = sorted(tmp_path.iterdir())
    start = time.monotonic()
    (status,) = verify([file], workspace, reader)
    seconds = time.monotonic() - start
    told = as_text([status])
    assert (status.state == attack.state) if attack.state != "hurt" else (status.state != "fresh"), told
    assert any(words in told for words in attack.says.split("|")), told
    assert seconds < LONGEST, told
    assert SECRET not in told
    assert not heard
    assert sorted(tmp_path.iterdir()) == laid, "nothing is written"


def test_what_hurts_one_file_leaves_the_others_alone(origin: Field, sent: Sent, tmp_path: Path) -> None:
    """A library's exception that cannot be sent between processes once made every later file `damaged`."""
    hostile = tmp_path / "hostile.docx"
    ATTACKS["entities that multiply in a Word document"].lay(hostile, sent, "")
    files = [hostile, *(origin.sent / name for name in SENT)]
    assert [one.state for one in verify(files, origin.workspace())] == ["unknown", *["fresh"] * len(SENT)]


def test_there_are_at_least_forty_attacks_each_with_its_own_name() -> None:
    assert len(ATTACKS) == len((*PACKAGES, *PDFS, *PAGES, *PLACES)) >= 40

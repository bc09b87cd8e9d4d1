"""The server: a browser of this machine asks, and gets pages, pictures and events. It reads; nothing is written.

It listens on 127.0.0.1 alone and answers to nobody without its token, see `access.py`.
"""

import secrets
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty
from typing import ClassVar

from generator.diagnostics import Diagnostic, Problem
from generator.serve.access import FAILED, MISSING, list_hosts, refuse
from generator.serve.listeners import KIT, Subject
from generator.serve.shell import ASSETS, draw_home, draw_viewer, list_errors
from generator.serve.studio import Studio

HERE = "127.0.0.1"
PULSE = 10  # seconds between two signs of life to a browser that waits; one that has gone is noticed by them
FRAME = "frame-ancestors 'self'"
POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; "
    f"connect-src 'self'; base-uri 'none'; form-action 'none'; {FRAME}"
)
"""What the server's own pages may load; those of documents bring a policy of their own."""
TYPES = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
         "png": "image/png", "pdf": "application/pdf", "txt": "text/plain; charset=utf-8",
         "md": "text/plain; charset=utf-8"}  # fmt: skip
OTHER = "application/octet-stream"


class Server(ThreadingHTTPServer):
    """A server of one project on a port of this machine; port 0 takes a free one."""

    daemon_threads = True

    def __init__(self, studio: Studio, port: int = 0) -> None:
        super().__init__((HERE, port), Handler)
        self.studio, self.token = studio, secrets.token_urlsafe(24)
        self.hosts = list_hosts(self.server_port)

    @property
    def address(self) -> str:
        """The address of the catalogue, which nobody can guess."""
        return f"http://{HERE}:{self.server_port}/{self.token}/"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "collateral", ""

    def do_GET(self) -> None:
        """Answer, if the request comes from a page of this server or from who knows its address."""
        status = refuse(self.path, {name: self.headers[name] for name in self.headers}, self.server.hosts,
                        self.server.token)  # fmt: skip
        if status:
            self._refuse(status)
            return
        room, _, rest = self.path.partition("?")[0].removeprefix(f"/{self.server.token}/").partition("/")
        answer = self.rooms.get(room)
        try:
            if answer is None or not answer(self, rest):
                self._refuse(MISSING)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception:  # noqa: BLE001 - a fault in one answer is no reason to end, nor to show its insides
            self.close_connection = True
            self._refuse(FAILED)

    def _home(self, rest: str) -> bool:
        return not rest and self._send(draw_home(self.server.studio.project), "html", policy=POLICY)

    def _catalogue(self, rest: str) -> bool:
        if rest == "index.html":
            return self._send(self.server.studio.catalogue(), "html", policy=FRAME)
        made = self.server.studio.file(rest)
        if made is None:
            return False
        data, findings = made
        return self._send(data or list_errors(findings), rest.rpartition(".")[2] if data else "txt", policy=FRAME)

    def _see(self, rest: str) -> bool:
        subject = self._subject(rest)
        return bool(subject) and self._send(draw_viewer(*(subject or KIT)), "html", policy=POLICY)

    def _asset(self, rest: str) -> bool:
        return rest in ASSETS and self._send(ASSETS[rest](), rest.rpartition(".")[2])

    def _piece(self, rest: str) -> bool:
        name, _, ending = rest.partition(".")
        data = self.server.studio.pieces.find(name) if ending in {"html", "png"} else None
        return data is not None and self._send(data, ending, policy=FRAME, keep="private, max-age=3600, immutable")

    def _events(self, rest: str) -> bool:
        """Tell how the subject stands, and then whenever that changes, until the browser goes."""
        studio, subject = self.server.studio, self._subject(rest) if rest else KIT
        if subject is None:
            return False
        with studio.listeners.listen(subject) as told:
            self._begin("text/event-stream; charset=utf-8", {"Connection": "close"})
            self._tell(studio.say_kit() if subject == KIT else studio.show(subject))
            while True:
                try:
                    self._tell(told.get(timeout=PULSE))
                except Empty:
                    self.wfile.write(b":\n\n")

    def _tell(self, message: str) -> None:
        self.wfile.write(f"data: {message}\n\n".encode())
        self.wfile.flush()

    def _subject(self, rest: str) -> Subject | None:
        """The document and the number of its page, as `one-pagers/first/0`; nothing if there is no such document."""
        key, number = (rest, "0") if rest.count("/") == 1 else rest.rpartition("/")[::2]
        known = number.isascii() and number.isdecimal() and len(number) < 5 and self.server.studio.holds(key)
        return (key, int(number)) if known else None

    def _send(self, data: bytes, ending: str, *, policy: str = "default-src 'none'", keep: str = "no-store") -> bool:
        more = {"Content-Length": str(len(data)), "Content-Security-Policy": policy}
        self._begin(TYPES.get(ending, OTHER), more, keep)
        self.wfile.write(data)
        return True

    def _begin(self, of: str, more: Mapping[str, str], keep: str = "no-store") -> None:
        self.send_response(200)
        always = {"Content-Type": of, "Cache-Control": keep, "X-Content-Type-Options": "nosniff",
                  "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin"}  # fmt: skip
        for name, value in {**always, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: who watches a page wants to read of edits, not of requests."""

    rooms: ClassVar[Mapping[str, Callable[["Handler", str], bool]]] = {
        "": _home,
        "kit": _catalogue,
        "see": _see,
        "asset": _asset,
        "piece": _piece,
        "events": _events,
    }


def open_server(studio: Studio, port: int) -> Server:
    """The server on this port; a `Problem` if another program has it."""
    try:
        return Server(studio, port)
    except (OSError, OverflowError) as reason:
        message = f"port {port} of this machine cannot be used: {getattr(reason, 'strerror', None) or reason}"
        raise Problem(Diagnostic("port-in-use", message, None, "name another one with --port, or none")) from None

"""The server answers to nobody but who knows its address, and holds nothing but what it shows."""

import http.client
import json
import re
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Position, Problem
from generator.project import Project
from generator.serve.editor_links import link_to
from generator.serve.running import serving
from generator.serve.server import Server, open_server
from tests.project_fixture import SampleProject, sample_project

DAY = date(2026, 12, 1)
SEE = "see/notes/welcome"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleProject:
    return sample_project(tmp_path_factory.mktemp("served") / "project")


@pytest.fixture(scope="module")
def server(sample: SampleProject) -> Iterator[Server]:
    """The sample project, served while the module's tests run."""
    with serving(Project(sample.root), DAY) as server:
        yield server


class Answer:
    """What the server said."""

    def __init__(self, server: Server, path: str, method: str = "GET", **headers: str) -> None:
        asked = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        asked.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            asked.putheader(name.replace("_", "-"), value)
        asked.endheaders()
        got = asked.getresponse()
        self.status, self.headers = got.status, got.headers
        self.body = b"" if got.headers.get("Content-Type", "").startswith("text/event") else got.read()
        asked.close()


def ask(server: Server, path: str, **headers: str) -> Answer:
    """Ask with the token for what lies at the path."""
    return Answer(server, f"/{server.token}/{path}", **headers)


@pytest.mark.parametrize("path", ["", SEE, f"{SEE}/0", "kit/index.html", "asset/viewer.js", "asset/viewer.css"])
def test_who_knows_the_address_gets_the_page(server: Server, path: str) -> None:
    answer = ask(server, path)
    assert answer.status == 200
    assert answer.body
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("path", ["", "see/notes/welcome", "asset/viewer.js", "events", "etc/passwd"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "attacker.example"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.attacker.example:{port}"},
        {"Origin": "https://attacker.example"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=lambda headers: "{0[0]} {0[1]}".format(*headers.items()),
)
def test_a_foreign_host_origin_or_site_is_refused(server: Server, path: str, headers: dict[str, str]) -> None:
    named = {name: value.format(port=server.server_port) for name, value in headers.items()}
    answer = ask(server, path, **named)
    assert (answer.status, answer.body) == (403, b"")


def test_our_own_pages_and_names_are_not_foreign(server: Server) -> None:
    for name in ("127.0.0.1", "localhost"):
        own = f"{name}:{server.server_port}"
        assert ask(server, "", Host=own, Origin=f"http://{own}", Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize("path", ["/", "/see/notes/welcome", "/x/", "//", "/{short}/", "/{other}/", "/{token}", ""])
def test_without_the_token_nothing_is_there(server: Server, path: str) -> None:
    other = f"{'a' if server.token[0] != 'a' else 'b'}{server.token[1:]}"
    answer = Answer(server, path.format(short=server.token[:-1], other=other, token=server.token) or "*")
    assert (answer.status, answer.body) == (403, b"")


def test_every_server_has_a_token_of_its_own(sample: SampleProject, server: Server) -> None:
    with serving(Project(sample.root), DAY) as another:
        assert another.token != server.token
        assert len(another.token) >= 32
        assert Answer(another, f"/{server.token}/").status == 403


TRICKS = [
    "../../etc/passwd", "kit/../../etc/passwd", "kit/../content/facts/brand.yaml", "kit/%2e%2e/manifest.json",
    "kit/..%2f..%2fetc/passwd", "kit//etc/passwd", "kit/./index.html", "kit/notes/..", "asset/../server.py",
    "asset/%2e%2e/server.py", "asset/server.py", "asset/viewer.js%00", "asset/..\\server.py", "piece/../x.png",
    "piece/x.png",
    "piece/.html", "see/notes/../notes/welcome", "see/notes/none", "see/notes/welcome/x", "see/notes/welcome/-1",
    "see/notes/welcome/99999", "see/notes/welcome/²", "see/etc/passwd", "events/notes/none", "events/../x", "kit",
    "kit/", "kit/manifest.json", "kit/content/facts/brand.yaml", "content/facts/brand.yaml", "see", "x", ".git/config",
    "kit/notes/.hidden", "file:///etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("path", TRICKS)
def test_a_path_that_no_page_has_is_not_found(server: Server, path: str) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=60) as asked:  # no client mends the path
        own = f"127.0.0.1:{server.server_port}"
        asked.sendall(f"GET /{server.token}/{path} HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n".encode())
        assert asked.makefile("rb").readline().split()[1] == b"404"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_sent_to_it(server: Server, method: str) -> None:
    assert Answer(server, f"/{server.token}/", method).status == 501


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address.startswith(f"http://127.0.0.1:{server.server_port}/")


def test_a_port_that_another_program_has_is_said_with_the_cure(server: Server) -> None:
    with pytest.raises(Problem, match="port-in-use") as problem:
        open_server(server.studio, server.server_port)
    assert problem.value.diagnostics[0].hint == "name another one with --port, or none"


def told(server: Server, path: str) -> dict:
    """The first message about a subject."""
    asked = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    asked.request("GET", f"/{server.token}/events/{path}")
    line = asked.getresponse().readline()
    asked.close()
    return json.loads(line.removeprefix(b"data: "))


def test_a_message_tells_all_that_a_page_shows(server: Server) -> None:
    message = told(server, "notes/welcome")
    web = ask(server, f"piece/{message['web']}.html")
    assert (web.status, b"Welcome" in web.body or b"<h1" in web.body) == (200, True)
    assert message["findings"] == []
    assert message["reasons"] == []
    note = message["figures"]["claim:charge"]
    assert note["head"] == "claim:charge · 14 hours"
    assert note["lines"][:2] == [
        "The lamp shines for 14 hours on one charge.", "contractual, proven; owner: Product Manager",
    ]  # fmt: skip
    assert note["place"] == "content/claims/product.yaml:1:1"
    assert message["figures"]["fact:prices.lamp.year"]["place"].startswith("content/facts/prices.yaml:2")


def test_the_catalogue_is_whole_without_a_build_and_its_files_are_made_when_asked_for(
    server: Server, sample: SampleProject
) -> None:
    page = ask(server, "kit/index.html").body.decode()
    keys = {f"{path.parent.name}/{path.stem}" for kind in ("notes", "flyers", "talks", "sums")
            for path in (sample.root / "content" / kind).glob("*.yaml")}  # fmt: skip
    assert set(re.findall(r'href="\.\./see/([^"]+)"', page)) == keys
    links = re.findall(r'<a[^>]* href="([a-z-]+/harbor-[^"]+)"', page)
    assert len(links) >= 5
    for link in links:
        made = ask(server, f"kit/{link}")
        assert made.status == 200, link
        assert len(made.body) > 100
        assert not made.body.startswith(b"This file cannot"), link


def test_nothing_is_written_in_the_project(server: Server, sample: SampleProject) -> None:
    told(server, "notes/welcome")
    ask(server, "kit/index.html")
    assert {path.name for path in sample.root.iterdir()} == {"content", "layouts"}


def test_a_fault_of_the_program_is_an_answer_without_its_insides(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("generator.serve.studio.draw_catalogue", lambda _: 1 / 0)
        answer = ask(server, "kit/index.html")
    assert (answer.status, answer.body) == (500, b"")
    assert ask(server, "kit/index.html").status == 200


def test_a_place_opens_in_the_editor(sample: SampleProject) -> None:
    project = Project(sample.root)
    at = Position("content/notes/a b#c.yaml", 3, 7)
    assert link_to(at, project) == f"vscode://file{sample.root.resolve()}/content/notes/a%20b%23c.yaml:3:7"
    assert link_to(None, project) == ""
    assert link_to(Position("layouts/notes/page.html", 2), project).endswith("/layouts/notes/page.html:2:1")
    assert Path(sample.root / "layouts/notes/page.html").is_file()

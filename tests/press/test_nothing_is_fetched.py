"""Nothing that hostile files name is fetched or copied: a server that counts hears nothing, a secret is in no file."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

SECRET = "the harbor's secret"


@pytest.fixture
def server():
    heard: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.path)
            self.send_response(404)
            self.end_headers()

    http = HTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_port}", heard
    http.shutdown()
    http.server_close()


def test_a_build_with_hostile_logos_and_layouts_asks_no_server(project, server, tmp_path):
    address, heard = server
    (tmp_path / "secret.txt").write_text(SECRET)
    logo = project.read("content/facts/logo.svg")
    doctype = f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "{address}/svg.dtd">'
    page = project.read("layouts/notes/page.html")
    hostile = [f"{address}/a.png", "../../../secret.txt", (tmp_path / "secret.txt").as_uri()]
    for one in hostile:
        project.write("layouts/notes/page.html", page.replace("</h1>", f'</h1><img src="{one}" alt="">', 1))
        assert "unsafe-picture" in project.check()
    project.write("layouts/notes/page.html", page)
    for one in hostile:
        project.write("content/facts/logo.svg", logo.replace("<rect", f'<image href="{one}"/><rect', 1))
        assert "unsafe-picture" in project.check()
    project.write("content/facts/logo.svg", doctype + logo)
    project.run("build", "notes")
    made = [path for path in (project.root / "build").rglob("*") if path.is_file()]
    assert made
    assert not any(SECRET.encode() in path.read_bytes() or address.encode() in path.read_bytes() for path in made)
    assert not heard

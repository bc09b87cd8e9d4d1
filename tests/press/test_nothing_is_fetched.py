"""Nothing that hostile files name is fetched or copied: a server that counts hears nothing, a secret is in no file."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from zipfile import ZipFile

import pytest

from tests.tools import REPOSITORY

SECRET = "the harbor's secret"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


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


HOSTILE = {
    "a picture in a text": ("content/notes/welcome.yaml", "  The lamp", "  ![a]({0}/a.png) The lamp"),
    "markup in a text": ("content/notes/welcome.yaml", "  The lamp", '  <img src="{0}/a.png"> The lamp'),
    "a link in a text": ("content/notes/welcome.yaml", "mailto:sales@harbor.example", "{0}/a"),
    "a style in a text": ("content/notes/welcome.yaml", "  The lamp", "  <style>@import '{0}/a.css'</style> The lamp"),
    "a link in the ledger": ("content/claims/product.yaml", "statement: ", "statement: '[a]({0}/a)' #"),
    "a tag in the ledger": ("content/claims/product.yaml", "statement: ", "statement: !include {0}/a #"),
    "an address among the facts": ("content/facts/channels.yaml", "", "link: {0}/a\n"),
    "a picture in a layout": ("layouts/notes/page.html", "</h1>", '</h1><img src="{0}/a.png" alt="">'),
    "a sheet in a layout": (
        "layouts/notes/page.html",
        "<article>",
        '<article><link rel="stylesheet" href="{0}/a.css">',
    ),
    "a style in a layout": ("layouts/notes/page.html", "<h1>", '<h1 style="background:url({0}/a.png)">'),
    "a frame in a layout": ("layouts/notes/page.html", "</h1>", '</h1><iframe src="{0}/a"></iframe>'),
    "an object in a layout": ("layouts/notes/page.html", "</h1>", '</h1><object data="{0}/a"></object>'),
    "a script in a layout": ("layouts/notes/page.html", "</h1>", '</h1><script src="{0}/a.js"></script>'),
    "a base in a layout": ("layouts/notes/page.html", "<h1>", '<base href="{0}/"><h1>'),
    "a refresh in a layout": ("layouts/notes/page.html", "<h1>", '<meta http-equiv="refresh" content="0;{0}"><h1>'),
    "a drawing in a layout": ("layouts/notes/page.html", "</h1>", '</h1><svg><image href="{0}/a.png"/></svg>'),
    "an include": ("layouts/notes/page.html", "</h1>", '</h1>{% include "{0}/a.html" %}'),
    "an import in a style sheet": ("layouts/_shared/print.css", "", "@import url({0}/a.css);\n"),
    "an address in a style sheet": ("layouts/_shared/print.css", "", "p{background:url('{0}/a.png')}\n"),
    "a font in a style sheet": ("layouts/_shared/screen.css", "", "@font-face{font-family:a;src:url({0}/a.woff)}\n"),
    "an escaped address": ("layouts/_shared/print.css", "", "p{background:\\75rl({0}/a.png)}\n"),
    "a picture in a logo": ("content/facts/logo.svg", "<rect", '<image href="{0}/a.png"/><rect'),
    "a filling of a logo": ("content/facts/logo.svg", "<rect", '<rect fill="url({0}/a.svg#a)"/><rect'),
    "a style in a logo": ("content/facts/logo.svg", "<rect", "<style>@import '{0}/a.css';</style><rect"),
    "an entity of a logo": ("content/facts/logo.svg", "<svg", '<!DOCTYPE svg [<!ENTITY a SYSTEM "{0}/a">]><svg'),
    "a type in a schema": ("layouts/notes/schema.yaml", '"#/$defs/plain"', '"{0}/a.json"'),
    "the schema of a schema": ("layouts/notes/schema.yaml", "description:", '$schema: "{0}/a.json"\ndescription:'),
    "a schema by its own name": ("layouts/notes/schema.yaml", "description:", '$id: "{0}/a.json"\ndescription:'),
    "the schema of a field": ("layouts/notes/schema.yaml", '{$ref: "#/$defs/plain"}', '{$schema: "{0}/a.json"}'),
    "a type found late": ("layouts/notes/schema.yaml", '{$ref: "#/$defs/plain"}', '{$dynamicRef: "{0}/a.json"}'),
    "the page of a kind": ("layouts/notes/kind.yaml", "page.html", "'{0}/page.html'"),
    "a font of the brand": ("content/facts/brand.yaml", "Inter-Bold.woff2", "'{0}/a.woff2'"),
    "a logo of the brand": ("content/facts/brand.yaml", "logo.svg", "'{0}/a.svg'"),
}
"""Where an address may be written, words of the file, and what somebody writes in their place; `{0}` is the address."""


def test_a_check_of_what_names_an_address_asks_no_server(project, server):
    address, heard = server
    for name, (file, old, new) in HOSTILE.items():
        before = project.read(file)
        changed = before.replace(old, new.replace("{0}", address), 1) if old else before + new.replace("{0}", address)
        assert changed != before, name
        project.write(file, changed)
        ran = project.run("check", "--all")
        assert ran.exit_code == 1, name
        assert file in ran.output, name
        project.write(file, before)
    assert project.run("check").exit_code == 0
    assert not heard


def test_a_reference_document_that_names_a_template_asks_no_server_and_hands_it_on_to_nobody(project, server):
    address, heard = server
    reference = project.root / "layouts/_shared/reference.docx"
    shutil.copy(REPOSITORY / "layouts/_shared/reference.docx", reference)
    link = f'<Relationship Id="r" Type="{RELATION}" Target="{address}/a.dotm" TargetMode="External"/>'
    with ZipFile(reference, "a") as package:
        package.writestr("word/_rels/settings.xml.rels", f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>')
    assert f"links to `{address}/a.dotm`" in project.check()
    assert not heard


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

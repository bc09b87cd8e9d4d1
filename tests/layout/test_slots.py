"""Slots: named while they are empty; a supplied picture is cleaned, fitted, and has words."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from generator.content.pictures import clean_picture, whiten
from generator.diagnostics import Problem
from generator.layout.svg_colours import draw_in_one_colour, natural_size
from tests.project_fixture import SampleProject

PAGE = "layouts/notes/page.html"
SLOT = """<figure class="slot" data-kind="{kind}" data-size="96x48" {more}
 data-picture="{picture}" data-alt="A lamp on a table"><figcaption>{{{{ doc.title }}}}</figcaption></figure>"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h60v20H0z" fill="#0B5C8A"/></svg>'


def photograph(size: tuple[int, int] = (300, 200), form: str = "JPEG") -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "Camera of Mia"
    Image.new("RGB", size, "#88AA44").save(out, form, exif=exif)
    return out.getvalue()


def page_with(project: SampleProject, picture: str = "", kind: str = "portrait", more: str = "") -> str:
    """The web page of a note with a slot."""
    slot = SLOT.format(kind=kind, picture=picture, more=more)
    project.write(PAGE, project.read(PAGE).replace("<div>{{ doc.body }}</div>", f"<div>{{{{ doc.body }}}}</div>{slot}"))
    project.write("content/notes/welcome.yaml", "title: The lamp\nbody: Light.\n")
    ran = project.run("build", "notes/welcome", "--format", "html")
    assert ran.exit_code == 0, ran.output
    return project.read("build/notes/harbor-note-welcome.html")


def test_an_empty_slot_says_what_is_missing(project: SampleProject):
    assert re.search(r'class="slot"[^>]*>\s*<figcaption>The lamp</figcaption>', page_with(project))


def test_a_supplied_portrait_stands_in_place_of_its_name(project: SampleProject):
    project.write("content/notes/mia.jpg", photograph())
    page = page_with(project, "notes/mia.jpg")
    assert 'alt="A lamp on a table"' in page
    assert "<figcaption>" not in page
    data = re.search(r'src="data:image/png;base64,([^"]+)"', page)
    assert data
    picture = b64decode(data[1])
    assert Image.open(BytesIO(picture)).size == (200, 200)
    assert b"Camera" not in picture


def test_a_logo_on_dark_is_drawn_in_one_light_colour(project: SampleProject):
    project.write("content/notes/customer.svg", LOGO)
    page = page_with(project, "notes/customer.svg", "logo", 'data-ground="dark"')
    drawn = [b64decode(one).decode() for one in re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)]
    assert any("M0 0h60v20H0z" in one and "#0B5C8A" not in one for one in drawn)


@pytest.mark.parametrize("path", ["notes/nobody.png", "../outside.png", "notes"])
def test_a_picture_that_is_not_there_is_an_error(project: SampleProject, path: str):
    slot = SLOT.format(kind="portrait", picture=path, more="")
    project.write(PAGE, project.read(PAGE).replace("<div>{{ doc.body }}</div>", f"<div>{{{{ doc.body }}}}</div>{slot}"))
    assert "missing-picture" in project.check()


def test_what_was_white_in_a_logo_takes_the_colour_of_the_ground():
    drawn = draw_in_one_colour(
        '<svg viewBox="0 0 1 1"><g fill="#FFF"/><g stroke="#123456" fill="none"/></svg>', "W", "G"
    )
    assert drawn == '<svg fill="W" viewBox="0 0 1 1"><g fill="G"/><g stroke="W" fill="none"/></svg>'


def test_a_drawing_is_as_large_as_its_box():
    assert natural_size('<svg width="20" height="10" viewBox="0 0 60 30">') == (60, 30)
    assert natural_size('<svg width="20" height="10">') == (20, 10)


@pytest.mark.parametrize("data", [b"", b"no picture", photograph()[:200]])
def test_what_is_no_whole_picture_is_refused(data: bytes):
    with pytest.raises(Problem, match="cannot be used"):
        clean_picture(data, "content/notes/mia.jpg")


def test_a_logo_with_a_ground_of_its_own_is_refused_on_dark():
    opaque = clean_picture(photograph(form="PNG"), "content/notes/logo.png")
    with pytest.raises(Problem, match="ground of its own"):
        whiten(opaque, "#FFFFFF", "content/notes/logo.png")


def test_a_large_picture_is_made_smaller():
    kept = Image.open(BytesIO(clean_picture(photograph((4000, 1000)), "content/notes/wide.jpg")))
    assert kept.size == (1600, 400)

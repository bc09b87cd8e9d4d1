"""The PDF writer: what is refused, what does not fit, and that equal pages give equal bytes."""

import base64
import http.server
import re
import threading
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pikepdf
import pydyf
import pytest
from tinyhtml5 import inputstream

from generator.content.brand import Brand
from generator.content.kinds import Fit
from generator.diagnostics import Position, Problem
from generator.layout.styles import FONTS, tokens
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.writers.pdf import print_engine, write
from generator.writers.pdf.text_runs import TextRuns

FOLDER = Path(__file__).parents[2] / "layouts/_shared/fonts"
COLOURS = {
    "ink": "#0F1B2D", "text": "#2A3550", "muted": "#5A6580", "line": "#DFE3EC", "wash": "#F4F6FB", "paper": "#FFFFFF",
    "brand": "#2447F0", "accent": "#7CF5C4", "on_dark": "#FFFFFF", "on_dark_muted": "#CBD4E8",
}  # fmt: skip
BRAND = Brand("Northwind", "Northwind", "", "en-US", "Letter", COLOURS, "Inter", "Arial",
              {"400": "Inter-Regular.woff2", "700": "Inter-Bold.woff2"}, {}, "Northwind", 14.0, {}, {})  # fmt: skip
FACES = "".join(
    f"@font-face{{font-family:Inter;font-weight:{w};src:url('{FONTS}{f}')}}" for w, f in BRAND.faces.items()
)
PLAIN = "@page{size:400pt 300pt;margin:20pt}*{margin:0;padding:0}body{font:12pt/1.5 Inter}"
WORDS = "Every plan you sell is a promise and somebody has to keep it. " * 6


def page(html: str, css: str = "", fit: Fit | None = None) -> Page:
    styles = {"fonts": FACES, "tokens": tokens(BRAND), "test.css": PLAIN + css}
    fonts = {weight: (FOLDER / file).read_bytes() for weight, file in BRAND.faces.items()}
    root = collapse_tree(from_html(f'<article data-at="content/sheets/a.yaml:3:1">{html}</article>'))
    return Page(
        artifact="sheets/a",
        title="A sheet",
        kind="Sheet",
        description="A sheet of Northwind",
        dated=date(2026, 1, 25),
        version="1.0",
        root=root,
        home=Position("content/sheets/a.yaml"),
        brand=BRAND,
        paper="Letter",
        fit=fit or Fit(),
        print_styles=styles,
        fonts=fonts,
    )


def codes(sheet: Page) -> list[str]:
    with pytest.raises(Problem) as problem:
        write(sheet)
    return [found.code for found in problem.value.diagnostics]


def test_a_page_that_fits_becomes_a_tagged_pdf_with_title_and_language():
    pdf = pikepdf.open(BytesIO(write(page("<h1>Promise</h1><p>Kept.</p>"))))
    assert str(pdf.docinfo["/Title"]) == "A sheet"
    assert str(pdf.Root.Lang) == "en-US"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.docinfo["/CreationDate"]) == "D:20260125000000Z"
    with pdf.open_metadata() as metadata:
        assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"] == "2026-01-25T00:00:00Z"


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """The structure elements of a kind in the file, in the tree or not."""
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == kind]


def test_a_running_head_is_an_artifact_that_no_listener_hears():
    pdf = pikepdf.open(BytesIO(write(page("<p>Kept.</p>", "@page{@bottom-left{content:'Foot'}}"))))
    marks = [mark for mark, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == "BDC"]
    kinds = [str(tag) for tag, _ in marks]
    assert sorted(kinds) == ["/Artifact", "/Span"]
    assert len(elements(pdf, "/Span")) == 1
    assert [owner is None for owner in pdf.Root.StructTreeRoot.ParentTree.Nums[1]].count(True) == 1


def test_each_header_of_a_table_says_what_it_heads():
    rows = '<thead><tr><td></td><th scope="col">Price</th></tr></thead>'
    rows += '<tbody><tr><th scope="row">Lamp</th><td>$5</td></tr><tr><th>Shade</th><td>$3</td></tr></tbody>'
    pdf = pikepdf.open(BytesIO(write(page(f"<table>{rows}</table>"))))
    assert [str(head.A.Scope) for head in elements(pdf, "/TH")] == ["/Column", "/Row", "/Column"]
    assert len(elements(pdf, "/TD")) == 3, "a row keeps its empty cell"


def test_what_holds_nothing_has_no_element():
    pdf = pikepdf.open(BytesIO(write(page('<p>Met <span class="box"></span></p><div><p></p></div>'))))
    assert [len(elements(pdf, kind)) for kind in ("/P", "/Div")] == [1, 0]
    assert all(len(span.K) for span in elements(pdf, "/Span"))


def test_equal_pages_give_equal_bytes():
    assert write(page("<h1>Promise</h1>")) == write(page("<h1>Promise</h1>"))


def test_no_part_of_a_file_is_compressed_twice(monkeypatch):
    compressed: list[bytes] = []
    compressor = zlib.compressobj

    class Watched:
        def __init__(self, level: int) -> None:
            self.real = compressor(level)

        def compress(self, data: bytes) -> bytes:
            compressed.append(data)
            return self.real.compress(data)

        def flush(self) -> bytes:
            return self.real.flush()

    monkeypatch.setattr(pydyf, "zlib", SimpleNamespace(compressobj=Watched))
    write(page(f"<p>{WORDS}</p>"))
    assert len(compressed) > 3
    assert len(compressed) == len({*compressed})


def test_too_much_copy_names_the_first_line_that_spills_and_how_much_to_cut():
    html = f'<p>{WORDS}</p><p data-at="content/sheets/a.yaml:9:3">{WORDS * 2}</p>'
    with pytest.raises(Problem) as problem:
        write(page(html, fit=Fit(exactly=1)))
    (found,) = problem.value.diagnostics
    assert found.code == "page-overflow"
    assert found.at == Position("content/sheets/a.yaml", 9, 3)
    assert "it must have exactly 1" in found.message
    assert "is the first line that does not fit" in found.message
    assert found.hint.startswith("cut about ")


def test_too_little_copy_is_an_error_where_two_pages_were_promised():
    assert codes(page("<p>Short.</p>", fit=Fit(exactly=2))) == ["page-underflow"]


def test_a_page_left_blank_below_its_copy_is_an_error():
    assert codes(page("<p>Short.</p>", fit=Fit(at_most=2, blank_at_most=40))) == ["blank-page"]


def test_a_page_that_is_filled_has_no_blank_band():
    assert write(page(f"<p>{WORDS}</p>", fit=Fit(at_most=1, blank_at_most=60)))


def test_copy_that_grows_into_the_panel_at_the_foot_is_an_error():
    css = "aside{position:absolute;bottom:0;height:60pt;left:0;right:0}"
    assert codes(page(f"<p>{WORDS * 2}</p><aside><p>Call us</p></aside>", css)) == ["overlap"]


def test_lines_printed_over_each_other_are_an_error():
    assert "overlap" in codes(page("<h1>One promise</h1><p>Another promise</p>", "p{margin-top:-20pt}"))


def test_a_line_that_runs_off_the_sheet_is_an_error():
    assert codes(
        page("<p>An unbreakable line of words that never ends at all</p>", "p{white-space:nowrap;font-size:30pt}")
    ) == ["overflow"]


def test_a_picture_that_the_edge_of_the_paper_cuts_is_an_error():
    square = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='90'/%3E"
    picture = f'<figure><img src="{square}" alt="A square"></figure><p>Words.</p>'
    assert codes(page(picture, "figure{margin:0 0 0 -400pt}")) == ["overflow"]
    assert write(page(picture))


def test_a_line_in_the_margin_is_an_error_that_says_by_how_much():
    with pytest.raises(Problem) as problem:
        write(page("<p>Promise</p>", "p{margin-left:-10pt}"))
    assert "“Promise” runs 10 points into the margin of page 1" in problem.value.diagnostics[0].message


def test_a_line_that_a_cover_puts_above_the_text_is_fine_but_under_a_running_head_or_at_the_edge_it_is_an_error():
    cover = page("<p>Promise</p><p>More</p>", "p:first-child{margin-top:-5pt}")
    assert write(cover)
    head = "@page{@top-left{content:'Head';font:8pt Inter}}p:first-child{margin-top:-10pt}"
    assert codes(page("<p>Promise</p><p>More</p>", head)) == ["overflow"]
    assert codes(page("<p>Promise</p><p>More</p>", "p:first-child{margin-top:-15pt}")) == ["overflow"]


def test_a_line_that_its_box_cuts_off_is_an_error_and_one_inside_is_fine():
    cut = "div{height:20pt;overflow:hidden}"
    assert codes(page(f"<div><p>{WORDS}</p></div>", cut)) == ["overflow"]
    assert codes(page(f"<section><div><p>{WORDS}</p></div></section>", "section{overflow:hidden;height:20pt}")) == [
        "overflow"
    ]
    assert codes(
        page("<div><p>A long line of words</p></div>", "p{white-space:nowrap}div{width:40pt;overflow:hidden}")
    ) == ["overflow"]
    assert write(page("<div><p>Short.</p></div>", "div{height:60pt;overflow:hidden}"))


def test_a_heading_alone_at_the_foot_of_a_page_is_an_error():
    html = f"<p>{WORDS}</p><h2>Left alone</h2><div>{'<p>' + WORDS + '</p>'}</div>"
    css = "h2{margin-top:60pt;break-after:auto} div{break-before:page}"
    assert codes(page(html, css)) == ["widowed-heading"]


class Spy(http.server.BaseHTTPRequestHandler):
    hits: ClassVar[list[str]] = []

    def do_GET(self):
        Spy.hits.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def spy():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Spy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def drawing(inner: str) -> str:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    text = f'<svg {spaces} width="9" height="9">{inner}</svg>'
    return f'<img alt="x" src="data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}">'


VECTORS = {
    "a picture": lambda url: (f'<img src="{url}" alt="x">', ""),
    "a background": lambda url: ("<p>x</p>", f"p{{background:url({url})}}"),
    "content": lambda url: ("<p>x</p>", f"p::before{{content:url({url})}}"),
    "an import": lambda url: ("<p>x</p>", f"@import url({url});"),
    "a font": lambda url: ("<p>x</p>", f"@font-face{{font-family:Spy;src:url({url})}}p{{font-family:Spy}}"),
    "a list mark": lambda url: ("<ul><li>x</li></ul>", f"ul{{list-style-image:url({url})}}"),
    "a border": lambda url: ("<p>x</p>", f"p{{border:3pt solid;border-image:url({url}) 3}}"),
    "a picture in an SVG": lambda url: (drawing(f"<image href='{url}' width='9' height='9'/>"), ""),
    "a use in an SVG": lambda url: (drawing(f"<use href='{url}#a'/>"), ""),
}
ADDRESSES = ["{secret}", "file://{secret}", "FILE:{secret}", "file://localhost{secret}", "../../../../../..{secret}",
             "https://assets.invalid/fonts/../../..{secret}", "https://assets.invalid/%2e%2e{secret}",
             "https://assets.invalid{secret}", "{http}/x", "ftp://127.0.0.1/x", "//127.0.0.1/x"]  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_never_reads_a_file_or_the_network(vector, address, tmp_path, spy):
    secret = tmp_path / "secret.txt"
    secret.write_text("the-secret-of-the-house")
    html, css = VECTORS[vector](address.format(secret=secret, http=spy))
    Spy.hits.clear()
    try:
        data = write(page(f"<p>Words</p>{html}", css))
    except Problem:
        data = b""
    with pikepdf.open(BytesIO(data)) if data else pikepdf.new() as pdf:
        streams = [bytes(part.read_bytes()) for part in pdf.objects if isinstance(part, pikepdf.Stream)]
    assert not any(b"the-secret-of-the-house" in stream for stream in streams)
    assert Spy.hits == []


@pytest.mark.parametrize("vector", ["a picture", "a background", "content", "a list mark"])
def test_a_refused_address_is_an_error_and_not_just_a_hole_in_the_page(vector):
    html, css = VECTORS[vector]("https://example.com/logo.png")
    assert "refused-address" in codes(page(f"<p>Words</p>{html}", css))


def test_a_broken_picture_is_an_error():
    assert "print-trouble" in codes(page('<img alt="x" src="data:image/png;base64,AAAA">'))


def test_a_page_of_another_brand_does_not_meet_the_styles_of_the_first():
    first = write(page("<h1>Promise</h1>", "h1{color:#112233}"))
    second = write(page("<h1>Promise</h1>", "h1{color:#AABBCC}"))
    assert first != second
    assert write(replace(page("<h1>Promise</h1>", "h1{color:#112233}"))) == first


def test_a_fault_of_a_style_sheet_is_told_to_every_page_that_has_it():
    css = "@lamp{a:b}"
    assert [codes(page("<p>A lamp.</p>", css)) for _ in range(2)] == [["print-trouble"], ["print-trouble"]]


def test_a_sheet_that_pages_share_is_read_once(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []

    def parse(string: str, **given: object) -> object:
        read.append(string)
        return whole_sheet(string=string, **given)

    whole_sheet = print_engine.CSS
    monkeypatch.setattr(print_engine, "CSS", parse)
    shared, own = "article{color:#123456}", ["p{color:#000001}", "p{color:#000002}"]
    for css in own:
        sheet = page("<p>A lamp.</p>")
        styles = {**sheet.print_styles, "layouts/_shared/print.css": shared, "layouts/sheets/print.css": css}
        write(replace(sheet, print_styles=styles))
    assert [read.count(css) for css in (shared, *own)] == [1, 1, 1]


def test_later_sheets_of_a_folder_come_before_earlier_ones():
    def colour(*sheets: str) -> bytes:
        sheet = page("<p>A lamp.</p>")
        named = {f"layouts/sheets/{number}.css": css for number, css in enumerate(sheets)}
        return write(replace(sheet, print_styles={**sheet.print_styles, **named}))

    red, blue = "p{color:#F00}", "p{color:#00F}"
    assert colour(red, blue) == colour(blue) != colour(blue, red) == colour(red)


def test_the_parser_of_pages_makes_each_of_its_patterns_once():
    write(page("<p>A lamp.</p>"))
    made = dict(inputstream.characters_until_regex)
    write(page("<p>Two lamps &amp; a <em>third</em>.</p><!-- and a word -->"))
    assert not any(isinstance(characters, re.Pattern) for characters, _ in inputstream.characters_until_regex)
    assert all(inputstream.characters_until_regex[key] is pattern for key, pattern in made.items())


@pytest.mark.parametrize("characters", ["<&\0", "-", "^", "\\]", "a-z"])
def test_a_run_ends_at_the_first_of_the_characters_or_at_the_first_other_one(characters: str):
    runs, listed = TextRuns(), frozenset(characters)
    text = f"lamps {characters}"
    assert runs[listed, False].match("QQQ" + characters).group() == "QQQ"
    assert runs[listed, True].match(characters + "QQ").group() == characters
    assert runs[listed, True].match("Q" + text) is None

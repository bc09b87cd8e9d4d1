"""What a logo in SVG may hold, and what keeps it from leading anywhere."""

import pytest

from generator.content.svg import clean_svg
from generator.diagnostics import Problem

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 20">'


def cleaned(inner: str, head: str = HEAD) -> str:
    return clean_svg(f"{head}\n{inner}</svg>".encode(), "content/facts/logo.svg")


def refused(inner: str, head: str = HEAD) -> str:
    with pytest.raises(Problem) as raised:
        cleaned(inner, head)
    assert {found.code for found in raised.value.diagnostics} == {"unsafe-picture"}
    assert all(found.hint for found in raised.value.diagnostics)
    return f"{raised.value}: {raised.value.diagnostics[0].hint}"


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="http://127.0.0.1:9/x.png"/>',
        '<image xlink:href="photo.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="http://127.0.0.1:9/x.svg#a"/>',
        '<use xlink:href="other.svg#a"/>',
        '<use href="javascript:alert(1)#a"/>',
        '<rect fill="url(http://127.0.0.1:9/x.svg#a)"/>',
        '<rect style="fill:url(//127.0.0.1/x#a)"/>',
        '<rect style="fill:\\75rl(x.svg#a)"/>',
        '<rect style="fill:u/**/rl(x.svg#a)"/>',
        "<rect style=\"background:image-set('x.png' 1x)\"/>",
        '<rect fill="url(#a"/><rect fill="url(x.svg#a"/>',
        "<style>@import 'x.css';</style>",
        "<style>rect { fill: url(x.svg#a) }</style>",
        "<style><![CDATA[@font-face{font-family:a;src:url(x.woff)}]]></style>",
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a href="https://example.com"><rect/></a>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">95 %</p></foreignObject>',
        '<p xmlns="http://www.w3.org/1999/xhtml">95 %</p>',
        "<text>95 % faster</text>",
        "<g><tspan>95 %</tspan></g>",
        '<filter id="a"><feImage href="x.png"/></filter>',
        '<animate attributeName="href" to="x.svg"/>',
        '<set attributeName="fill" to="url(x.svg#a)"/>',
        '<?xml-stylesheet href="x.css"?>',
        '<rect id="a"/><rect id="a"/>',
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<style>g .a.b{fill:url(#p)}</style><linearGradient id="p"><g class="a b"/></linearGradient>',
        '<pattern id="p"><rect fill="url(#p)"/></pattern>',
        "<g>" * 50 + "</g>" * 50,
        "<rect/>" * 5_001,
        "<rect>",
    ],
)
def test_what_leads_out_of_the_picture_or_does_more_than_draw_is_refused_at_its_line(inner):
    assert "content/facts/logo.svg:2:" in refused(inner) or "<rect>" in inner


@pytest.mark.parametrize(
    "inner",
    [
        '<symbol id="a" viewBox="x 0 0 1"><rect/></symbol><use href="#a"/>',
        '<symbol id="a" viewBox="0 0 0 0"><rect/></symbol><use href="#a"/>',
        '<rect opacity="zz"/>',
        '<rect style="fill-opacity:half"/>',
        '<rect width="%"/>',
        '<rect width="5zz"/>',
        '<circle r="x"/>',
        '<rect rx="1 2"/>',
        '<rect stroke-width=""/>',
        "<style>.a{stroke-width:thick}</style>",
        '<linearGradient id="a"><stop offset="q"/></linearGradient>',
    ],
)
def test_a_measure_that_is_no_number_is_found_at_its_line(inner):
    assert "content/facts/logo.svg:2:" in refused(inner)


@pytest.mark.parametrize(
    "inner",
    [
        '<rect x="-.5" y="1e-3" width="100%" height="auto" rx="2px"/>',
        '<rect opacity=".5" fill-opacity="50%" stroke-width="0.75pt" stroke-miterlimit="10"/>',
        '<linearGradient id="a" x1="0%" x2="1"><stop offset="1."/></linearGradient>',
        '<rect style="stroke-width:2px !important;opacity:inherit"/>',
        '<symbol id="a" viewBox="0,0 10 5.5"><rect/></symbol><use href="#a" x="+3"/>',
    ],
)
def test_measures_as_editors_write_them_are_fine(inner):
    assert cleaned(inner)


def test_copies_of_copies_are_counted_before_anything_draws_them():
    levels = "".join(f'<g id="l{n}">{f"""<use href="#l{n - 1}"/>""" * 8}</g>' for n in range(1, 8))
    assert "copies of copies" in refused(f'<defs><g id="l0"><rect/></g>{levels}</defs><use href="#l7"/>')


PUBLIC = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg11.dtd">'


@pytest.mark.parametrize(
    "doctype, inner",
    [
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>', ""),
        ("<!DOCTYPE svg []>", ""),
        ("<!DOCTYPE html>", ""),
        (PUBLIC, '<rect fill="&a;"/>'),
        (PUBLIC, "<title>&nbsp;</title>"),
    ],
)
def test_a_doctype_that_brings_entities_is_refused(doctype, inner):
    with pytest.raises(Problem, match="DOCTYPE"):
        clean_svg(f"{doctype}{HEAD}{inner}</svg>".encode(), "logo.svg")


@pytest.mark.parametrize("prolog", [PUBLIC, "<!DOCTYPE svg>", '<?xml version="1.0" encoding="utf-8"?>\n' + PUBLIC,
                                    "<?xpacket begin='x'?>", "<!-- Generator: x -->"])  # fmt: skip
def test_what_editors_write_before_a_picture_is_left_out(prolog):
    found = clean_svg(f"{prolog}{HEAD}<rect/></svg>".encode(), "logo.svg")
    assert found.startswith("<svg")
    assert "127.0.0.1" not in found


@pytest.mark.parametrize(
    "inner",
    [
        '<line stroke-dasharray="4 2" stroke-dashoffset="1"/>',
        '<line stroke-dasharray="4,2,.5px"/>',
        '<line style="stroke-dasharray: 4 2"/>',
        "<style>.a.b{fill:#fff}</style>",
        "<style>g .a{fill:#fff}</style>",
        "<style>g > rect.a, #logo .b path{fill:#fff}</style>",
        "<style>/* Layer 1 */ .a{fill:#fff}</style>",
        '<style type="text/css" media="all">.a{fill:#fff}</style>',
        '<rect style="fill:#fff;-inkscape-stroke:none;font-family:Arial;line-height:1.2;white-space:pre"/>',
    ],
)
def test_what_honest_logos_hold_is_fine(inner):
    found = cleaned(inner)
    assert "stroke-dasharray" in found or "#fff" in found


@pytest.mark.parametrize(
    "inner, cure",
    [
        ('<style media="print">.a{fill:#fff}</style>', "delete `media`"),
        ('<style type="text/less">.a{fill:#fff}</style>', "delete `type`"),
        ("<style>.a:hover{fill:#fff}</style>", "a class of its own"),
        ("<style>.a + .b{fill:#fff}</style>", "a class of its own"),
        ("<style>[id]{fill:#fff}</style>", "a class of its own"),
        ("<style>@media print{.a{fill:#fff}}</style>", "a class of its own"),
        ("<style>.a{-webkit-mask-size:2px}</style>", "delete `-webkit-mask-size`"),
        ('<rect style="colour:red"/>', "delete `colour`"),
        ('<rect transform-origin="3 4"/>', "delete `transform-origin`"),
        ('<rect systemLanguage="de"/>', "delete `systemLanguage`"),
        ('<line stroke-dasharray="0.00001"/>', "longer dashes"),
        ('<line stroke-dasharray="4 -2"/>', "write numbers"),
        ('<line stroke-dasharray="10%"/>', "write numbers"),
        ('<filter id="a"/>', "effects flattened"),
    ],
)
def test_what_would_look_different_is_told_with_its_cure(inner, cure):
    assert cure in refused(inner)


@pytest.mark.parametrize("size", ['viewBox="0 0 60"', 'viewBox="0 0 0 20"', 'viewBox="0 0 nan 20"', 'viewBox=""',
                                  'viewBox="0 0 60 20" width="100000"', 'width="60"', "", 'viewBox="0 0 1e999 2"',
                                  'viewBox="0 0 1 3000" width="2000"', 'width="-60" height="20"'])  # fmt: skip
def test_a_picture_without_a_size_that_can_be_drawn_is_refused(size):
    refused("<rect/>", f'<svg xmlns="http://www.w3.org/2000/svg" {size}>')


@pytest.mark.parametrize("size", ['viewBox="0 0 60 20"', 'viewBox="-1.5,0,60,20" width="100%"',
                                  'width="6mm" height="2cm"',
                                  'viewBox="0 0 60 20" width="315px" height="32"'])  # fmt: skip
def test_a_size_in_any_usual_form_is_kept(size):
    assert "<rect" in cleaned("<rect/>", f'<svg xmlns="http://www.w3.org/2000/svg" {size}>')


def test_what_draws_is_kept():
    drawing = """<defs><linearGradient id="a"><stop offset="0" stop-color="#FFF"/></linearGradient></defs>
      <style type="text/css">.st0{fill:url(#a);stroke:rgb(1,2,3)}</style>
      <path class="st0" d="M0 0L1 1" transform="rotate(45)"/><use xlink:href="#a"/><rect fill="url('#a')"/>"""
    found = cleaned(drawing)
    assert all(part in found for part in ('d="M0 0L1 1"', ".st0{fill:url(#a)", 'xlink:href="#a"', "rotate(45)"))


def test_what_other_programs_leave_in_a_picture_is_left_out():
    left = """<!-- Generator: Inkscape --><title>95 % faster</title><metadata><x>y</x></metadata>
      <i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape"><i:grid/></i:view>
      <g data-name="Layer 1" aria-label="x" font-family="Arial" i:label="x"
         xmlns:i="http://www.inkscape.org/namespaces/inkscape"><rect/></g>"""
    found = cleaned(left)
    assert "<rect" in found
    assert not any(word in found for word in ("95", "inkscape", "Layer", "Arial", "<x>"))


def test_a_picture_that_is_cleaned_twice_stays_as_it_is():
    once = cleaned('<use xlink:href="#a"/><g id="a"><rect/></g>')
    assert clean_svg(once.encode(), "logo.svg") == once

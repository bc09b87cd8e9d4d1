"""The brand as a Word theme: colours and fonts that every style refers to."""

import colorsys
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from generator.writers.docx.ooxml import Xml, attribute, qualify

SLOTS = {
    "dk1": "text", "lt1": "paper", "dk2": "ink", "lt2": "wash", "accent1": "brand", "accent2": "accent",
    "accent3": "muted", "accent4": "line", "accent5": "on_dark", "accent6": "on_dark_muted",
    "hlink": "brand", "folHlink": "muted",
}  # fmt: skip
"""Slot of the theme -> colour of the brand."""

THEME_COLOURS = {
    "text": "text1", "paper": "background1", "ink": "text2", "wash": "background2", "brand": "accent1",
    "accent": "accent2", "muted": "accent3", "line": "accent4", "on_dark": "accent5", "on_dark_muted": "accent6",
}  # fmt: skip
"""Colour of the brand -> its name in styles (ISO/IEC 29500-1, 17.18.97, mapped as `w:clrSchemeMapping` says)."""

BRAND_COLOURS = {slot: colour for colour, slot in THEME_COLOURS.items()}
FILLS = ("fill", "themeFill", "themeFillTint")
TEXT = ("val", "themeColor", "themeTint")
LINE = ("color", "themeColor", "themeTint")


def theme(name: str, colours: Mapping[str, str], family: str, headings: str) -> bytes:
    """The theme part. Lines, fills and effects are the plain ones: the looks use none."""
    slots = "".join(f'<a:{slot}><a:srgbClr val="{colours[c][1:].upper()}"/></a:{slot}>' for slot, c in SLOTS.items())
    major, minor = (
        f'<a:latin typeface={quoteattr(name)}/><a:ea typeface=""/><a:cs typeface=""/>' for name in (headings, family)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(name)}>'
        f"<a:themeElements><a:clrScheme name={quoteattr(name)}>{slots}</a:clrScheme>"
        f"<a:fontScheme name={quoteattr(family)}><a:majorFont>{major}</a:majorFont>"
        f"<a:minorFont>{minor}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def retint(root: Xml, colours: Mapping[str, str]) -> None:
    """Write the brand's colours beside each reference to the theme: readers other than Word look only at those."""
    for node in root.iter(qualify("w:*")):
        for literal, reference, tint in (TEXT if node.tag == qualify("w:color") else LINE, FILLS):
            colour = BRAND_COLOURS.get(attribute(node, reference))
            if colour:
                node.set(qualify(f"w:{literal}"), make_tint(colours[colour], attribute(node, tint)))


def make_tint(colour: str, tint: str) -> str:
    """The colour as Word makes it lighter: `tint` is the share, in hexadecimal of 255, that is left of it."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    share = int(tint, 16) / 255 if tint else 1.0
    return _hex(colorsys.hls_to_rgb(hue, light * share + 1 - share, full))


def _hex(parts: Iterable[float]) -> str:
    return "".join(f"{round(part * 255):02X}" for part in parts)

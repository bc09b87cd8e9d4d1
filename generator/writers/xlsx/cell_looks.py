"""Looks: how each part of the vocabulary appears in a cell, named as the styles are named in the workbook."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Type, colours by brand name, air above and below in points, lines, and Excel's number for a style it knows.
    Lines `aside` stand at the sides: in the colour of the paper they part a row of places."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    colour: str = "text"
    on_dark: str = "on_dark_muted"
    fill: str = ""
    across: str = "left"
    above: float = 2
    below: float = 4
    under: str = ""
    over: str = ""
    box: str = ""
    aside: str = ""
    inset: int = 0
    unlocked: bool = False
    builtin: int | None = None
    heading: bool = False
    """Set in the brand's family of headings."""


LOOKS: Mapping[str, Look] = {
    "Title": Look(22, bold=True, colour="ink", on_dark="on_dark", above=6, below=6, builtin=15, heading=True),
    "Heading 1": Look(14, bold=True, colour="ink", on_dark="on_dark", above=18, below=5, builtin=16, heading=True),
    "Heading 2": Look(11, bold=True, colour="ink", on_dark="on_dark", above=10, below=3, builtin=17, heading=True),
    "Heading 3": Look(10, bold=True, colour="muted", above=8, below=2, builtin=18, heading=True),
    "Body": Look(),
    "Lede": Look(12, colour="text", above=2, below=10),
    "Eyebrow": Look(9.5, bold=True, colour="brand", on_dark="accent", above=8, below=0),
    "Label": Look(8.5, colour="muted", above=3, below=3),
    "Fact": Look(10, bold=True, colour="ink", on_dark="on_dark", above=3, below=3),
    "Figure": Look(26, bold=True, colour="brand", on_dark="accent", above=8, below=0),
    "Says": Look(10.5, bold=True, colour="ink", on_dark="on_dark", above=2, below=2),
    "Basis": Look(8.5, colour="muted", above=1, below=6),
    "Callout": Look(10.5, colour="ink", on_dark="on_dark", above=5, below=5),
    "Quote": Look(13, italic=True, colour="ink", on_dark="on_dark", above=8, below=4),
    "Attribution": Look(8.5, bold=True, colour="muted", above=0, below=8),
    "Button": Look(10.5, bold=True, colour="brand", on_dark="accent", above=6, below=6),
    "Contact": Look(9.5, colour="muted", above=2, below=6),
    "Draft": Look(8.5, colour="muted", on_dark="on_dark_muted", fill="wash", inset=1, above=3, below=3),
    "Gap": Look(10, italic=True, colour="brand", on_dark="brand", fill="tint", inset=1, above=4, below=4),
    "Link": Look(9, colour="brand", on_dark="accent", above=0, below=4),
    "Source": Look(8.5, colour="muted", above=1, below=2),
    "Caption": Look(8.5, colour="muted", above=8, below=3),
    "Finding": Look(11, bold=True, colour="ink", on_dark="on_dark", above=10, below=1),
    "Measure": Look(8.5, colour="muted", above=1, below=4),
    "Subject": Look(11, bold=True, colour="ink", on_dark="on_dark", above=8, below=6),
    "Script": Look(11, colour="ink", on_dark="on_dark", above=3, below=5),
    "Beat": Look(9, italic=True, colour="brand", on_dark="accent", above=6, below=2),
    "Column head": Look(8.5, bold=True, colour="muted", above=7, below=7, under="ink"),
    "Figure head": Look(8.5, inset=1, bold=True, colour="muted", across="right", above=7, below=7, under="ink"),
    "Row head": Look(10, colour="ink", on_dark="on_dark", above=4, below=4, under="line"),
    "Row group": Look(10, bold=True, colour="brand", on_dark="accent", above=12, below=4, under="line"),
    "Entry": Look(9.5, above=4, below=4, under="line"),
    "Amount": Look(10, inset=1, colour="ink", on_dark="on_dark", across="right", above=4, below=4, under="line"),
    "Total": Look(10, bold=True, colour="ink", on_dark="on_dark", above=6, below=6, over="ink", under="ink",
                  builtin=25),
    "Total amount": Look(10, bold=True, colour="ink", on_dark="on_dark", across="right", inset=1, above=6, below=6,
                         over="ink", under="ink"),
    "Input": Look(10, colour="brand", on_dark="brand", fill="tint", across="right", inset=1, above=4, below=4,
                  box="edge", unlocked=True, builtin=20),
    "Text entry": Look(9.5, colour="brand", on_dark="brand", fill="tint", inset=1, above=4, below=4, under="edge",
                       aside="paper", unlocked=True),
    "Figure entry": Look(10, colour="brand", on_dark="brand", fill="tint", across="right", inset=1, above=4, below=4,
                         under="edge", aside="paper", unlocked=True),
    "Output": Look(10, bold=True, colour="ink", on_dark="on_dark", across="right", inset=1, above=4, below=4,
                   under="line", builtin=21),
    "Lead": Look(9, bold=True, colour="ink", on_dark="on_dark", fill="wash", above=9, below=3, inset=1,
                 over="brand", aside="paper"),
    "Lead figure": Look(20, bold=True, colour="brand", on_dark="accent", fill="wash", above=2, below=2, inset=1,
                        aside="paper"),
    "Lead note": Look(8.5, colour="muted", fill="wash", above=2, below=9, inset=1, aside="paper"),
    "Field": Look(10, bold=True, colour="brand", on_dark="brand", fill="tint", inset=1, above=5, below=5,
                  under="edge", unlocked=True),
    "Blank": Look(10, above=14, below=2, under="muted", unlocked=True),
    "Box": Look(11, colour="brand", on_dark="accent", above=5, below=5, under="line", unlocked=True),
    "Tick": Look(11, colour="brand", on_dark="accent", across="right", above=2, below=4, unlocked=True),
    "Rule": Look(2, above=3, below=3, under="line"),
    "Air": Look(2, above=4, below=4),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How the workbook says a component: the look of its own words, of the paragraphs inside, its ground, its shape."""

    look: str = ""
    inside: str = ""
    ground: str = ""
    shape: str = ""


MANNERS: Mapping[str, Manner] = {
    # the page and its bands
    "face": Manner(shape="face"), "run-on": Manner(), "masthead": Manner(),
    "logo": Manner(look="Eyebrow", shape="logo"), "hero": Manner(ground="dark"),
    "title": Manner(shape="title"), "eyebrow": Manner(look="Eyebrow"),
    "lede": Manner(look="Lede", inside="Lede"), "draft": Manner(look="Draft"),
    "status": Manner(inside="Callout", ground="wash"), "imprint": Manner(inside="Source"),
    "sources": Manner(inside="Source"),
    # ideas side by side
    "columns": Manner(shape="beside"), "pairs": Manner(), "steps": Manner(shape="steps"),
    "figures": Manner(shape="beside"), "facts": Manner(),
    # pictures that carry meaning
    "icon": Manner(), "flow": Manner(shape="steps"), "fork": Manner(), "bracket": Manner(look="Basis"),
    "receipt": Manner(ground="wash"), "verdict": Manner(look="Says"), "scorecard": Manner(shape="beside"),
    "gauge": Manner(), "offer": Manner(inside="Callout", ground="wash"), "stamp": Manner(look="Source"),
    "reference": Manner(),
    # emphasis
    "figure": Manner(look="Figure"), "says": Manner(look="Says"), "basis": Manner(look="Basis"),
    "proof": Manner(ground="wash"), "callout": Manner(inside="Callout", ground="wash"), "quote": Manner(inside="Quote"),
    "attribution": Manner(look="Attribution"), "action": Manner(ground="wash"), "button": Manner(look="Button"),
    "contact": Manner(look="Contact"), "qr": Manner(inside="Contact", shape="qr"),
    # working documents
    "part": Manner(), "number": Manner(), "timeline": Manner(), "criteria": Manner(), "amount": Manner(look="Amount"),
    "total": Manner(look="Total"), "signatures": Manner(), "blank": Manner(look="Blank"), "box": Manner(look="Tick"),
    "checklist": Manner(shape="checklist"), "keep": Manner(), "page-break": Manner(shape="break"),
    # offers and arguments
    "lanes": Manner(), "lane": Manner(shape="steps"), "recommended": Manner(ground="wash"),
    "tiers": Manner(shape="tiers"), "tier": Manner(), "scale": Manner(look="Basis", shape="bare"),
    "objections": Manner(), "say": Manner(), "do": Manner(look="Callout"), "never": Manner(look="Callout"),
    # books
    "cover": Manner(ground="dark"), "opener": Manner(ground="dark", shape="opener"), "contents": Manner(),
    "noted": Manner(), "margin-note": Manner(inside="Basis"),
    # what is not known yet
    "slot": Manner(shape="slot"),
    "field": Manner(look="Field"), "gap": Manner(inside="Gap"), "citation": Manner(), "note": Manner(),
    "record": Manner(),
    # messages and speech
    "script": Manner(inside="Script"), "beat": Manner(look="Beat"), "card": Manner(), "message": Manner(),
    "event": Manner(), "subject": Manner(look="Subject"), "body": Manner(),
    # charts
    "chart": Manner(shape="chart"), "finding": Manner(look="Finding"), "measure": Manner(look="Measure"),
    "annotation": Manner(look="Basis"), "mark": Manner(), "milestone": Manner(), "load": Manner(),
    # models
    "form": Manner(), "worksheet": Manner(), "sheet": Manner(), "scenarios": Manner(), "input": Manner(look="Input"),
    "output": Manner(look="Output"),
}  # fmt: skip
"""Every component of the page's vocabulary."""

TAGS: Mapping[str, Manner] = {
    "article": Manner(), "section": Manner(), "header": Manner(), "footer": Manner(), "aside": Manner(),
    "div": Manner(),
    "h1": Manner(look="Title", shape="paragraph"), "h2": Manner(look="Heading 1", shape="paragraph"),
    "h3": Manner(look="Heading 2", shape="paragraph"), "h4": Manner(look="Heading 3", shape="paragraph"),
    "p": Manner(shape="paragraph"), "hr": Manner(look="Rule", shape="rule"), "blockquote": Manner(inside="Quote"),
    "ul": Manner(shape="entries"), "ol": Manner(shape="entries"), "li": Manner(), "dl": Manner(shape="facts"),
    "dt": Manner(look="Label", shape="paragraph"), "dd": Manner(look="Fact"),
    "figure": Manner(), "figcaption": Manner(inside="Caption"),
    "table": Manner(shape="table"), "caption": Manner(look="Caption", shape="paragraph"), "thead": Manner(),
    "tbody": Manner(), "tr": Manner(), "th": Manner(), "td": Manner(),
    **{tag: Manner(shape="inline") for tag in ("a", "strong", "em", "code", "sup", "sub", "span", "br", "data", "img")},
}  # fmt: skip
"""Every element of the page's vocabulary."""

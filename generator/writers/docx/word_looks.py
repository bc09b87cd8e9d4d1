"""The styles of a Word document as data: one row for each, named as the component that selects it."""

from collections.abc import Mapping
from dataclasses import dataclass

Edge = tuple[str, float, str, float]  # side (words have one, around them), width in points, colour, distance in points


@dataclass(frozen=True, slots=True)
class Look:
    """How text of one style looks; lengths in points, colours as the brand calls them."""

    size: float | None = None
    colour: str = ""
    bold: bool | None = None
    italic: bool | None = None
    tracking: float = 0
    before: float | None = None
    after: float | None = None
    line: float | None = None
    """Height of a line as a multiple of the font's own."""
    exact: float | None = None
    left: float = 0
    right: float = 0
    hanging: float = 0
    tabs: tuple[tuple[str, float], ...] = ()
    align: str = ""
    fill: str = ""
    tint: str = ""
    edges: tuple[Edge, ...] = ()
    dashed: bool = False
    outline: int | None = None
    keep: bool = False
    """Stays with the next paragraph and in one piece."""
    tabular: bool = False
    font: str = ""
    heading: bool = False
    """Set in the brand's family of headings, as are the styles that are based on it."""
    listed: int = 0
    """The numbering instance that counts its paragraphs."""
    based: str = "Normal"
    next: str = ""
    priority: int = 30


TEXT = Look(10, "text", after=5, line=1.15, before=0)
BAR = (("left", 2.5, "brand", 13.5),)
DARK_TITLE = Look(31, "on_dark", after=9, right=54, based="Title", next="Lede Dark")

PARAGRAPHS: Mapping[str, Look] = {
    "Title": Look(27, "ink", bold=True, tracking=-0.5, before=0, after=6, line=0.95, keep=True, priority=10,
                  next="Lede", heading=True),
    "Heading 1": Look(15.5, "ink", bold=True, tracking=-0.25, before=12, after=4, line=1.0, keep=True, outline=0,
                      priority=9, heading=True),
    "Heading 2": Look(11, "ink", bold=True, before=9, after=3, line=1.1, keep=True, outline=1, priority=9,
                      heading=True),
    "Heading 2 Dark": Look(11.5, "on_dark", based="Heading 2"),
    "Heading 3": Look(10, "ink", bold=True, before=8, after=2, line=1.1, keep=True, outline=2, priority=9,
                      heading=True),
    # the opening
    "Logo": Look(after=30, line=1.0, keep=True),
    "Masthead": Look(8.5, "muted", after=10, line=1.0, keep=True),
    "Masthead Dark": Look(8.5, "accent", bold=True, tracking=0.3, after=28, line=1.0, based="Masthead"),
    "Eyebrow": Look(9.5, "brand", bold=True, after=3, line=1.1, keep=True),
    "Eyebrow Dark": Look(8.5, "accent", bold=True, tracking=0.3, based="Eyebrow"),
    "Lede": Look(12, "text", after=7, line=1.25, right=36),
    "Lede Dark": Look(12, "on_dark_muted", after=4, right=72, based="Lede"),
    "Hero": DARK_TITLE,
    "Hero Beside": Look(23, "on_dark", after=8, based="Title", next="Lede Beside"),
    "Lede Beside": Look(10.5, "on_dark_muted", after=4, based="Lede"),
    "Masthead Beside": Look(8.5, "accent", bold=True, tracking=0.3, after=14, line=1.0, based="Masthead"),
    "Draft": Look(7, "muted", before=0, after=0, line=1.1, fill="wash", align="center",
                  edges=(("top", 2, "wash", 0), ("bottom", 2, "wash", 0))),
    "Draft Band": Look(7, "muted", before=0, after=0, line=1.1, align="left"),
    "Status": Look(9, "text", after=4),
    # numbers and words that stand out
    "Figure": Look(44, "brand", bold=True, tracking=-1.6, after=0, line=0.9, keep=True, next="Says", tabular=True),
    "Figure Dark": Look(44, "accent", based="Figure"),
    "Figure Row": Look(30, tracking=-0.8, after=3, based="Figure"),
    "Figure Row Dark": Look(30, "accent", based="Figure Row"),
    "Says": Look(12, "ink", bold=True, after=2, line=1.1, next="Basis"),
    "Says Dark": Look(12, "on_dark", based="Says"),
    "Says Row": Look(10, "ink", based="Says"),
    "Says Row Dark": Look(10, "on_dark", based="Says Row"),
    "Verdict": Look(15, "ink", bold=True, after=5, line=1.0),
    "Receipt Label": Look(8.5, "muted", after=0, line=1.15),
    "Receipt Value": Look(8.5, "ink", bold=True, after=0, line=1.15, align="right"),
    "Basis": Look(8.5, "muted", after=0, line=1.15),
    "Basis Dark": Look(8.5, "on_dark_muted", based="Basis"),
    "Proof": Look(10, "text", after=4),
    "Callout": Look(10.5, "ink", after=4),
    "Quote": Look(13, "ink", before=10, after=4, line=1.2, left=16, keep=True, edges=BAR, next="Attribution"),
    "Attribution": Look(8.5, "muted", after=12, left=16, edges=BAR),
    "Block Quote": Look(after=8, left=16, edges=(("left", 2.5, "line", 13.5),)),
    "Gap": Look(9.5, "brand", before=6, after=10, left=8.75, right=8.75, fill="wash",
                edges=tuple((side, 0.75, "brand", 8.0) for side in ("top", "left", "bottom", "right")), dashed=True),
    "Gap Dark": Look(9.5, "on_dark_muted", before=6, after=10, left=8.75, right=8.75,
                     edges=tuple((side, 0.75, "on_dark_muted", 8.0) for side in ("top", "left", "bottom", "right")),
                     dashed=True),
    # the call to action
    "Action": Look(19, "on_dark", after=4, before=0, based="Heading 1"),
    "Text Dark": Look(10.5, "on_dark_muted", after=6),
    "Button": Look(10, "ink", bold=True, before=13, after=14, line=1.0, fill="accent", align="center", left=14,
                   right=14, edges=(("top", 0.5, "accent", 7), ("bottom", 0.5, "accent", 7),
                                    ("left", 0.5, "accent", 13), ("right", 0.5, "accent", 13))),
    "Contact": Look(9, "muted", after=0, line=1.1),
    "Contact Dark": Look(9, "on_dark_muted", based="Contact"),
    "Caption": Look(8.5, "muted", before=3, after=6, line=1.1, priority=35),
    "Caption Dark": Look(8, "on_dark_muted", align="center", after=0, based="Caption"),
    "QR": Look(after=3, line=1.0, align="center", keep=True),
    "Picture": Look(after=3, line=1.0, keep=True),
    # labels and values, steps
    "Term": Look(8.5, "muted", after=0, line=1.15, keep=True, next="Value"),
    "Value": Look(10, "ink", bold=True, after=0, line=1.15),
    "Definition Term": Look(10, "ink", bold=True, after=0, keep=True, next="Definition"),
    "Definition": Look(after=6),
    "Step Number": Look(20, "brand", bold=True, after=3, line=1.0, keep=True, edges=(("top", 2.0, "brand", 9.0),)),
    "Path Step": Look(11.5, "ink", based="Heading 2", before=0, edges=(("top", 2.0, "brand", 9.0),)),
    "Step": Look(11.5, "ink", based="Heading 2", before=0),
    "Answer": Look(11.5, "brand", based="Heading 2"),
    "Pair Text": Look(9.6, after=0, line=1.2),
    # clauses
    "Part": Look(11, "ink", before=5, after=1.5, line=1.1, hanging=20, left=20, tabs=(("left", 20), ("left", 42)),
                 based="Heading 1", edges=(("top", 0.75, "line", 6.0),), next="Part Text"),
    "Part Text": Look(after=3, left=76),
    # lists
    "List Bullet": Look(after=3, left=14, hanging=14, listed=1),
    "List Number": Look(after=3, left=18, hanging=18, listed=2),
    "Checklist": Look(after=5, left=20, hanging=20, tabs=(("left", 20),)),
    # tables
    "Table Head": Look(8, "muted", bold=True, after=0, line=1.1, keep=True),
    "Table Head Brand": Look(8, "brand", based="Table Head"),
    "Table Text": Look(9, after=0, line=1.15),
    "Table Row": Look(9, "ink", based="Table Text"),
    "Table Label": Look(9, "ink", bold=True, based="Table Text"),
    "Table List": Look(9, after=2, left=10, hanging=10, listed=1, based="Table Text"),
    "Week": Look(9, "brand", bold=True, based="Table Text"),
    "Amount": Look(align="right", tabular=True, based="Table Text"),
    "Amount Head": Look(align="right", based="Table Head"),
    "Line to Sign": Look(10, after=0, before=14, edges=(("bottom", 0.75, "muted", 1.0),), based="Table Text"),
    "After Table": Look(6, exact=7, after=0),
    # messages and speech
    "Subject": Look(13, "ink", bold=True, before=4, after=6, line=1.1, keep=True),
    "Message": Look(9.2, "ink", after=3, line=1.15),
    "Script": Look(11, "ink", after=7, line=1.3),
    "Beat": Look(8.5, "brand", bold=True, before=3, after=2, keep=True),
    # the foot
    "Rule": Look(4, exact=6, before=5, after=1, keep=True, edges=(("top", 0.75, "line", 1.0),)),
    "Title Rule": Look(4, exact=6, before=3, after=0, edges=(("top", 1.5, "ink", 1.0),)),
    "Sources": Look(7.5, "muted", after=0.5, line=1.1),
    "Sources Heading": Look(8, "muted", based="Heading 2", before=0, after=2),
    "Imprint": Look(7.5, "muted", before=2, after=1, line=1.15),
    "Header": Look(8, "muted", after=0, line=1.1, priority=99),
    "Footer": Look(8, "muted", after=0, line=1.1, priority=99),
    "Break": Look(1, exact=1, after=0),
}  # fmt: skip
"""Paragraph styles. `… Dark` is the same idea on the ground of the ink."""

CHARACTERS: Mapping[str, Look] = {
    "Hyperlink": Look(colour="brand", priority=99),
    "Hyperlink Dark": Look(colour="accent"),
    "Button Link": Look(colour="ink", priority=99),
    "Field": Look(colour="brand", bold=True, fill="brand", tint="1A"),
    "Gap Words": Look(colour="brand", fill="wash", edges=(("around", 0.75, "brand", 1.0),), dashed=True),
    "Gap Words Dark": Look(colour="on_dark", edges=(("around", 0.75, "on_dark_muted", 1.0),), dashed=True),
    "Code": Look(9, font="Consolas"),
    "Number": Look(colour="brand", bold=True),
    "Note": Look(colour="muted"),
    "Blank": Look(colour="muted"),
    "Box": Look(font="Segoe UI Symbol"),
    "Label": Look(8.5, "muted", bold=True),
    "Label Dark": Look(8.5, "accent", bold=True, tracking=0.3),
    "Input": Look(colour="brand", bold=True),
    "Output": Look(colour="ink", bold=True),
}
"""Character styles."""


@dataclass(frozen=True, slots=True)
class Ground:
    """How a table of one style looks: margins of its cells (top, right, bottom, left) in points, fill and rules."""

    margins: tuple[float, float, float, float] = (0, 0, 0, 0)
    fill: str = ""
    rules: tuple[tuple[str, float, str], ...] = ()


ROWS = (("insideH", 0.75, "line"), ("bottom", 0.75, "line"))
DATA = Ground((3, 10, 3, 0), rules=ROWS)

TABLES: Mapping[str, Ground] = {
    "Hero Panel": Ground((2, 0, 20, 0), fill="ink"),
    "Action Panel": Ground((15, 24, 15, 26), fill="ink"),
    "Proof Panel": Ground((12, 18, 12, 20), fill="wash"),
    "Callout Panel": Ground((7, 18, 4, 18), fill="wash"),
    "Status Panel": Ground((9, 14, 7, 14), fill="wash"),
    "Message Panel": Ground((5, 12, 2, 12), fill="wash", rules=(("left", 2.0, "brand"),)),
    "Columns": Ground((0, 16, 0, 0)),
    "Figures": Ground((0, 24, 0, 0)),
    "Steps": Ground((0, 22, 0, 0)),
    "Facts": Ground((0, 24, 4, 0)),
    "Pairs": Ground((8, 28, 7, 0), rules=(("insideH", 0.75, "line"),)),
    "Data": DATA,
    "Timeline": DATA,
    "Criteria": DATA,
    "Sheet": DATA,
    "Signatures": Ground((2, 20, 2, 0)),
}
"""Table styles."""

"""The air in the styles of a composed sheet: its words are counted for the paper, and Word has to hold as many."""

from generator.writers.docx.ooxml import Xml, attribute, below, qualify

AIR, LINES, TYPE, HEADLINE = 0.5, 0.94, 0.92, 0.86
"""What is left of the space around paragraphs and in cells above and below words, of lines, and of the size of type."""
SMALL, LARGE, SOLID = 17, 44, 240
"""Type in half points that is no larger stays as it is, for smaller could not be read; from the second on it is a
headline's. Lines are never closer than the third."""


def condense(sheet: Xml) -> None:
    """Take air out of a sheet of styles and its defaults; what stands at left and right stays, for columns are measured
    with it."""
    for style in sheet:
        for spacing in (each for look in below(style, "w:pPr") for each in below(look, "w:spacing")):
            for side in ("before", "after"):
                _scale(spacing, side, AIR)
            exact = attribute(spacing, "lineRule") == "exact"
            _scale(spacing, "line", AIR if exact else LINES, least=0 if exact else SOLID)
        for margins in below(style, "w:tblCellMar"):
            for end in (*below(margins, "w:top"), *below(margins, "w:bottom")):
                _scale(end, "w", AIR)
        for size in (*below(style, "w:sz"), *below(style, "w:szCs")):
            _scale(size, "val", HEADLINE if int(attribute(size, "val")) >= LARGE else TYPE, least=SMALL)


def _scale(node: Xml, name: str, share: float, *, least: int = 0) -> None:
    value = attribute(node, name)
    if value:
        node.set(qualify(f"w:{name}"), str(max(round(int(value) * share), min(least, int(value)))))

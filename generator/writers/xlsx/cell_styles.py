"""The workbook's styles: each look on each ground in the brand's colours and type, and the theme behind them."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import quoteattr

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.colors import Color
from openpyxl.writer.theme import theme_xml

from generator.content.brand import Brand
from generator.writers._office.chart_ink import palette
from generator.writers.xlsx.cell_looks import LOOKS, Look
from generator.writers.xlsx.cell_words import Run, Words

if TYPE_CHECKING:
    from openpyxl import Workbook

GROUNDS = {"paper": "", "wash": "wash", "dark": "ink", "accent": "accent"}
MONO = "Consolas"
RULES: Mapping[str, tuple[str, Literal["thin", "medium"]]] = {
    "line": ("line", "thin"), "ink": ("ink", "thin"), "muted": ("muted", "thin"), "edge": ("edge", "thin"),
    "paper": ("paper", "medium"), "brand": ("brand", "medium"),
}  # fmt: skip
"""The lines of looks: colour and thickness."""
TONED = frozenset({"Field", "Link", "Button"})  # looks that say of their own what a single run would say again
SANS = 2  # tells readers without the brand's font to take another sans-serif


class Styles:
    """The named styles that a workbook has come to use; each is made when first asked for."""

    def __init__(self, book: "Workbook", brand: Brand) -> None:
        self.book = book
        self.brand = brand
        self.colours = palette(brand)
        self.known: dict[tuple[str, str], NamedStyle] = {}

    def style(self, look: str, ground: str) -> str:
        """The name of the style for a look on a ground."""
        if (look, ground) not in self.known:
            self.known[look, ground] = self._named(look, ground)
            self.book.add_named_style(self.known[look, ground])
        return self.known[look, ground].name

    def _named(self, name: str, ground: str) -> NamedStyle:
        look = LOOKS[name]
        return NamedStyle(
            name if ground == "paper" else f"{name} on {ground}",
            font=self.font(look, ground),
            fill=self.fill(look.fill or GROUNDS[ground]),
            border=self.border(look, ground),
            alignment=Alignment(horizontal=look.across, vertical=_upright(look), wrap_text=True, indent=look.inset),
            protection=Protection(locked=not look.unlocked),
            builtinId=look.builtin if ground == "paper" else None,
        )

    def font(self, look: Look, ground: str) -> Font:
        return Font(name=self.family(look), family=SANS, sz=look.size, b=look.bold, i=look.italic,
                    color=self.colours[self.colour(look, ground)])  # fmt: skip

    def family(self, look: Look) -> str:
        return self.brand.heading_family if look.heading else self.brand.family

    def colour(self, look: Look, ground: str) -> str:
        return {"dark": look.on_dark, "accent": "ink"}.get(ground, look.colour)

    def fill(self, colour: str) -> PatternFill:
        return PatternFill("solid", fgColor=self.colours[colour]) if colour else PatternFill()

    def border(self, look: Look, ground: str) -> Border:
        if look.box:
            side = self._side(look.box, ground)
            return Border(left=side, right=side, top=side, bottom=side)
        aside = self._side(look.aside, ground)
        return Border(left=aside, right=aside, top=self._side(look.over, ground), bottom=self._side(look.under, ground))

    def _side(self, line: str, ground: str) -> Side:
        if not line:
            return Side()
        colour, style = RULES[line]
        # On dark ground the lines are those of its text.
        return Side(style=style, color=self.colours["on_dark_muted" if ground == "dark" else colour])

    def write(self, words: Words, look: str, ground: str) -> str | CellRichText:
        """The words as a cell holds them: a plain text, or runs with their own type."""
        if words.is_plain or (len(words.runs) == 1 and look in TONED):
            return escape_text(words.text)
        blocks = (TextBlock(self._inline(run, LOOKS[look], ground), escape_text(run.text)) for run in words.runs)
        return CellRichText(*blocks)

    def _inline(self, run: Run, look: Look, ground: str) -> InlineFont:
        colour = self.colour(look, ground)
        if run.tone and ground != "accent":
            colour = "accent" if ground == "dark" else "brand"
        elif run.bold and colour == "text":
            colour = "ink"
        bold = look.bold or run.bold or run.tone == "field"
        italic = look.italic or run.italic or run.tone == "gap"
        return InlineFont(
            rFont=MONO if run.code else self.family(look), family=SANS, sz=look.size, color=Color(self.colours[colour]),
            b=bold or None, i=italic or None, u="single" if run.tone == "link" else None, vertAlign=run.place,
        )  # fmt: skip


def _upright(look: Look) -> str:
    if look.above > look.below + 2:  # headings and heads sit on what they head
        return "bottom"
    return "center" if look.above == look.below else "top"


def escape_text(text: str) -> str:
    """Text that looks like the format's own escapes (`_x0041_`) written so that Excel shows it as it stands."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def theme(brand: Brand) -> bytes:
    """The workbook's theme: what charts and new cells look like."""
    colours = palette(brand)
    new: Mapping[str, str] = {
        "1F497D": colours["ink"], "EEECE1": colours["wash"], "4F81BD": colours["brand"], "C0504D": colours["accent"],
        "9BBB59": colours["ink"], "8064A2": colours["muted"], "4BACC6": colours["edge"], "F79646": colours["line"],
        "0000FF": colours["brand"], "800080": colours["muted"],
    }  # fmt: skip
    xml = theme_xml
    for old, colour in new.items():
        xml = xml.replace(f'<a:srgbClr val="{old}"/>', f'<a:srgbClr val="{colour}"/>', 1)
    for name, family in (("Cambria", brand.heading_family), ("Calibri", brand.family)):
        xml = xml.replace(f'<a:latin typeface="{name}"/>', f"<a:latin typeface={quoteattr(family)}/>", 1)
    name = quoteattr(brand.short_name)
    return xml.replace('name="Office Theme"', f"name={name}", 1).replace('name="Office"', f"name={name}").encode()

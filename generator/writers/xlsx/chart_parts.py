"""Charts as parts of the package: bars in the brand's colours and type, with what they show stored in them.

openpyxl writes neither what a chart's cells hold nor labels that are taken from cells, so these parts are written here.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from generator.content.brand import Brand
from generator.writers.xlsx.cell_styles import palette
from generator.writers.xlsx.plots import Plot, Range, Series

DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
OFFICE = "http://schemas.microsoft.com/office/drawing"
LABELS_FROM_CELLS, LABEL_FROM_CELLS = "{02D57815-91ED-43cb-92C2-25804820EDAC}", "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
INVERTED = "{6F2FDCE9-48DA-4B69-8628-5D25D57E5C99}"
AXES = '<c:axId val="1"/><c:axId val="2"/>'
HIDDEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


class Ink:
    """The brand's type and colours in DrawingML."""

    def __init__(self, brand: Brand) -> None:
        self.family, self.language, self.colours = brand.family, brand.language, palette(brand)

    def fill(self, colour: str) -> str:
        return f'<a:solidFill><a:srgbClr val="{self.colours[colour]}"/></a:solidFill>'

    def bars(self, colour: str) -> str:
        return f"<c:spPr>{self.fill(colour)}<a:ln><a:noFill/></a:ln></c:spPr>" if colour else HIDDEN

    def type(self, tag: str, size: float, colour: str, *, bold: bool = False) -> str:
        """Properties of text, as the element that its place asks for."""
        language = "" if tag == "a:defRPr" else f' lang="{self.language}"'
        face = f"<a:latin typeface={quoteattr(self.family)}/>"
        return f'<{tag}{language} sz="{size * 100:.0f}" b="{int(bold)}">{self.fill(colour)}{face}</{tag}>'

    def text(self, size: float, colour: str, *, bold: bool = False) -> str:
        said = self.type("a:defRPr", size, colour, bold=bold)
        return f'<c:txPr><a:bodyPr/><a:p><a:pPr>{said}</a:pPr><a:endParaRPr lang="{self.language}"/></a:p></c:txPr>'


def chart_part(plot: Plot, brand: Brand) -> bytes:
    """The chart as its part of the package."""
    ink = Ink(brand)
    lying = plot.kind == "bar"
    series = "".join(_series(number, series, plot, ink) for number, series in enumerate(plot.series))
    stacked = plot.tops is not None
    floor = "" if stacked else _floor(len(plot.series), plot)
    bars = (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>{series}{floor}'
        f'<c:gapWidth val="{45 if stacked else 55}"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{DRAWINGML}/chart" xmlns:a="{DRAWINGML}/main">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart>{_title(plot, ink)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{bars}'
        f'{_labels_above(plot, ink)}{_axes(ink, lying=lying)}{HIDDEN}</c:plotArea>'
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'{HIDDEN}{ink.text(9, "text")}</c:chartSpace>'
    ).encode()  # fmt: skip


def _title(plot: Plot, ink: Ink) -> str:
    looks, said = ink.type("a:defRPr", 11, "ink", bold=True), ink.type("a:rPr", 11, "ink", bold=True)
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr algn="l">{looks}</a:pPr><a:r>{said}<a:t>{escape(plot.title)}'
        "</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0.02"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )


def _series(number: int, series: Series, plot: Plot, ink: Ink) -> str:
    is_alone = plot.tops is None
    totals = "".join(_total(total, ink) for total in sorted(plot.totals)) if is_alone else ""
    # Stacked bars of a colour each keep it; bars of either sign change theirs when they fall below zero.
    labels = _show(series.cells, ink) if is_alone else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>{escape(series.name)}</c:v></c:tx>'
        f'{ink.bars(series.colour)}<c:invertIfNegative val="{int(is_alone)}"/>{totals}{labels}{_categories(plot)}'
        f"<c:val>{_numbers(series.cells)}</c:val>{_invert(ink) if is_alone else ''}</c:ser>"
    )


def _total(number: int, ink: Ink) -> str:
    return (
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="1"/><c:bubble3D val="0"/>{ink.bars("brand")}'
        f"{_invert(ink)}</c:dPt>"
    )


def _invert(ink: Ink) -> str:
    """The colour of bars below zero."""
    return (
        f'<c:extLst><c:ext uri="{INVERTED}" xmlns:c14="{OFFICE}/2007/8/2/chart"><c14:invertSolidFillFmt>'
        f"<c14:spPr>{ink.fill('loss')}</c14:spPr></c14:invertSolidFillFmt></c:ext></c:extLst>"
    )


def _floor(number: int, plot: Plot) -> str:
    """Bars of no length: they keep zero on the axis, which would else begin where the shortest bar ends."""
    zeros = "".join(f'<c:pt idx="{n}"><c:v>0</c:v></c:pt>' for n in range(len(plot.labels.values)))
    count = f'<c:ptCount val="{len(plot.labels.values)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>Axis</c:v></c:tx>{HIDDEN}'
        f'<c:invertIfNegative val="0"/>{_categories(plot)}'
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{count}{zeros}</c:numLit></c:val></c:ser>"
    )


SHOWS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def _shows(*shown: str) -> str:
    return "".join(f'<c:show{part} val="{int(part in shown)}"/>' for part in SHOWS)


def _show(cells: Range, ink: Ink) -> str:
    """Labels at the ends of bars, as their cells show them."""
    linked = int(len(set(cells.formats)) > 1)
    return (
        f'<c:dLbls><c:numFmt formatCode={quoteattr(cells.format)} sourceLinked="{linked}"/>{HIDDEN}'
        f'{ink.text(9, "ink", bold=True)}<c:dLblPos val="outEnd"/>{_shows("Val")}</c:dLbls>'
    )


def _labels_above(plot: Plot, ink: Ink) -> str:
    """Labels over stacked bars: an unseen line runs along their tops, labelled with the cells of the values."""
    if plot.tops is None:
        return ""
    number = len(plot.series)
    labels = "".join(_label(n, str(text), ink) for n, text in enumerate(plot.shown.values))
    looks = f'{HIDDEN}{ink.text(9, "ink", bold=True)}<c:dLblPos val="t"/>'
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>Labels</c:v></c:tx>'
        '<c:spPr><a:ln w="12700"><a:noFill/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        f'<c:dLbls>{labels}{looks}{_shows()}{_from_cells()}</c:dLbls>'
        f'{_categories(plot)}<c:val>{_numbers(plot.tops)}</c:val><c:smooth val="0"/>{_label_cells(plot.shown)}</c:ser>'
        '<c:marker val="1"/>' + AXES + "</c:lineChart>"
    )  # fmt: skip


def _label(number: int, text: str, ink: Ink) -> str:
    """One label: a field that shows a cell; readers that do not know such fields show what it held."""
    said = ink.type("a:rPr", 9, "ink", bold=True)
    key = f"{{{number + 1:08X}-0000-4000-8000-000000000000}}"
    return (
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich><a:bodyPr/><a:p><a:fld id="{key}" type="CELLRANGE">{said}'
        f'<a:pPr/><a:t>{escape(text)}</a:t></a:fld><a:endParaRPr lang="{ink.language}"/></a:p></c:rich></c:tx>'
        f'<c:dLblPos val="t"/>{_shows()}{_from_cells()}</c:dLbl>'
    )


def _from_cells() -> str:
    return (
        f'<c:extLst><c:ext uri="{LABEL_FROM_CELLS}" xmlns:c15="{OFFICE}/2012/chart">'
        '<c15:showDataLabelsRange val="1"/></c:ext></c:extLst>'
    )


def _label_cells(shown: Range) -> str:
    cache = f'<c:ptCount val="{len(shown.values)}"/>{_points(map(str, shown.values))}'
    return (
        f'<c:extLst><c:ext uri="{LABELS_FROM_CELLS}" xmlns:c15="{OFFICE}/2012/chart"><c15:datalabelsRange>'
        f"<c15:f>{escape(shown.place)}</c15:f><c15:dlblRangeCache>{cache}</c15:dlblRangeCache>"
        "</c15:datalabelsRange></c:ext></c:extLst>"
    )


def _categories(plot: Plot) -> str:
    cache = f'<c:ptCount val="{len(plot.labels.values)}"/>{_points(map(str, plot.labels.values))}'
    return f"<c:cat><c:strRef><c:f>{escape(plot.labels.place)}</c:f><c:strCache>{cache}</c:strCache></c:strRef></c:cat>"


def _numbers(cells: Range) -> str:
    """The cells of a series with their numbers; a text has no bar."""
    own = cells.formats if len(set(cells.formats)) > 1 else ("",) * len(cells.values)
    points = "".join(
        f'<c:pt idx="{n}"{f" formatCode={quoteattr(code)}" if code else ""}><c:v>{value!r}</c:v></c:pt>'
        for n, (value, code) in enumerate(zip(cells.values, own, strict=True))
        if isinstance(value, int | float) and not isinstance(value, bool)
    )
    code = f'<c:formatCode>{escape(cells.format)}</c:formatCode><c:ptCount val="{len(cells.values)}"/>'
    return f"<c:numRef><c:f>{escape(cells.place)}</c:f><c:numCache>{code}{points}</c:numCache></c:numRef>"


def _points(texts: Iterable[str]) -> str:
    return "".join(f'<c:pt idx="{n}"><c:v>{escape(text)}</c:v></c:pt>' for n, text in enumerate(texts))


def _axes(ink: Ink, *, lying: bool) -> str:
    """Labels along the base line, below negative bars too; no scale: every bar says its value."""
    line = f'<c:spPr><a:ln w="9525">{ink.fill("muted")}</a:ln></c:spPr>'
    order, side, scale_side = ("maxMin", "l", "t") if lying else ("minMax", "b", "l")
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}{ink.text(9, "text")}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{scale_side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )  # fmt: skip

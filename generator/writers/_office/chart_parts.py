"""Charts as parts of a package, in the brand's colours and type, with what they show stored in them.

openpyxl writes neither what a chart's cells hold nor labels that are taken from cells, so these parts are written here.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from generator.content.brand import Brand
from generator.writers._office.chart_ink import HIDDEN, Ink
from generator.writers._office.chart_plots import Layer, Plot
from generator.writers._office.chart_series import names_of_marks, series

DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AXES = '<c:axId val="1"/><c:axId val="2"/>'


def chart_part(plot: Plot, brand: Brand, data: str = "") -> bytes:
    """The chart as its part of the package; `data` is the relationship to the workbook that it carries, if any."""
    ink = Ink(brand)
    number, layers = 0, ""
    for layer in plot.layers:
        layers += _layer(layer, plot, ink, number)
        number += len(layer.series) + 1
    carried = f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData>' if data else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{DRAWINGML}/chart" xmlns:a="{DRAWINGML}/main" xmlns:r="{RELATIONS}">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart>{_title(plot, ink)}<c:autoTitleDeleted val="{int(not plot.heading)}"/>'
        f'<c:plotArea>{_field(plot)}{layers}{_axes(plot, ink)}{HIDDEN}</c:plotArea>'
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'{HIDDEN}{ink.text(9, "text")}{carried}</c:chartSpace>'
    ).encode()  # fmt: skip


def _title(plot: Plot, ink: Ink) -> str:
    if not plot.heading:
        return ""
    looks, said = ink.type("a:defRPr", 11, "ink", bold=True), ink.type("a:rPr", 11, "ink", bold=True)
    place = (
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0.02"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/>'
    )
    if plot.headed:
        kept = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(plot.heading)}</c:v></c:pt>'
        cell = f"<c:strRef><c:f>{escape(plot.headed)}</c:f><c:strCache>{kept}</c:strCache></c:strRef>"
        return f"<c:title><c:tx>{cell}</c:tx>{place}{ink.text(11, 'ink', bold=True)}</c:title>"
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr algn="l">{looks}</a:pPr><a:r>{said}<a:t>{escape(plot.heading)}'
        f"</a:t></a:r></a:p></c:rich></c:tx>{place}</c:title>"
    )


def _field(plot: Plot) -> str:
    """Where the marks stand, in shares of the whole: every program leaves the same room for words."""
    frame = plot.frame
    shares = {
        "x": frame.left / frame.width, "y": frame.top / frame.height,
        "w": 1 - (frame.left + frame.right) / frame.width, "h": 1 - (frame.top + frame.bottom) / frame.height,
    }  # fmt: skip
    sides = "".join(f'<c:{side} val="{max(share, 0):.4f}"/>' for side, share in shares.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{modes}{sides}</c:manualLayout></c:layout>"


def _layer(layer: Layer, plot: Plot, ink: Ink, number: int) -> str:
    made = "".join(series(number + n, one, layer, plot, ink) for n, one in enumerate(layer.series))
    if layer.form == "scatter":
        return f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{made}{AXES}</c:scatterChart>'
    if layer.form == "line":
        head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{head}{made}<c:marker val="1"/>{AXES}</c:lineChart>'
    floor = _floor(number + len(layer.series), plot) if plot.floor else ""
    return (
        f'<c:barChart><c:barDir val="{"bar" if plot.lying else "col"}"/><c:grouping val="{layer.form}"/>'
        f'<c:varyColors val="0"/>{made}{floor}<c:gapWidth val="{layer.gap}"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )


def _floor(number: int, plot: Plot) -> str:
    """Bars of no length: they keep zero on the axis, which would else begin where the shortest bar ends."""
    zeros = "".join(f'<c:pt idx="{n}"><c:v>0</c:v></c:pt>' for n in range(len(plot.names.values)))
    count = f'<c:ptCount val="{len(plot.names.values)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>Axis</c:v></c:tx>{HIDDEN}'
        f'<c:invertIfNegative val="0"/>{names_of_marks(plot.names)}'
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{count}{zeros}</c:numLit></c:val></c:ser>"
    )


SIDES: Mapping[bool, tuple[str, str, str]] = {True: ("maxMin", "l", "t"), False: ("minMax", "b", "l")}
"""Whether bars lie -> the order of names, their side, and the side of the scale."""
TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
GENERAL = '<c:numFmt formatCode="General" sourceLinked="0"/>'


def _axes(plot: Plot, ink: Ink) -> str:
    """Names along the base line, below negative bars too; no scale: every mark says its value."""
    order, side, scale_side = SIDES[plot.lying]
    across = any(layer.form == "scatter" for layer in plot.layers)
    line = f'<c:spPr><a:ln w="9525">{ink.fill("ink" if across else "muted")}</a:ln></c:spPr>'
    base = line if plot.based else HIDDEN
    lengths = _scaling("minMax", None if across else plot.scale)
    if plot.step:
        return _name_axis(order, side, base, plot, ink) + _scale_axis(lengths, scale_side, plot, ink)
    scale = (
        f'<c:valAx><c:axId val="2"/>{lengths}<c:delete val="1"/><c:axPos val="{scale_side}"/>{GENERAL}{TICKS}'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="{"midCat" if across or plot.edged else "between"}"/></c:valAx>'
    )
    if across:
        return (
            f'<c:valAx><c:axId val="1"/>{_scaling("minMax", plot.scale)}<c:delete val="0"/><c:axPos val="b"/>{GENERAL}'
            f'{TICKS}<c:tickLblPos val="none"/>{base}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
            f'<c:crossBetween val="midCat"/></c:valAx>{scale}'
        )  # fmt: skip
    return _name_axis(order, side, base, plot, ink) + scale


def _name_axis(order: str, side: str, base: str, plot: Plot, ink: Ink) -> str:
    return (
        f'<c:catAx><c:axId val="1"/>{_scaling(order, None)}<c:delete val="0"/><c:axPos val="{side}"/>{GENERAL}{TICKS}'
        f'<c:tickLblPos val="low"/>{base}{ink.text(9, "text", turned=plot.turned)}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _scale_axis(lengths: str, side: str, plot: Plot, ink: Ink) -> str:
    """The scale of a plan: a line where each week begins, named in the words of its format."""
    lines = f'<c:majorGridlines><c:spPr><a:ln w="6350">{ink.fill("slate")}</a:ln></c:spPr></c:majorGridlines>'
    said = f'<c:numFmt formatCode={quoteattr(plot.said)} sourceLinked="0"/>'
    return (
        f'<c:valAx><c:axId val="2"/>{lengths}<c:delete val="0"/><c:axPos val="{side}"/>{lines}{said}{TICKS}'
        f'<c:tickLblPos val="nextTo"/>{HIDDEN}{ink.text(9, "text")}<c:crossAx val="1"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{plot.step:g}"/></c:valAx>'
    )


def _scaling(order: str, ends: tuple[float, float] | None) -> str:
    span = f'<c:max val="{ends[1]:g}"/><c:min val="{ends[0]:g}"/>' if ends else ""
    return f'<c:scaling><c:orientation val="{order}"/>{span}</c:scaling>'

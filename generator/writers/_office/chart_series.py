"""The series of a chart in DrawingML: their marks, the words at them, and the cells that both are taken from."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from generator.writers._office.chart_ink import HIDDEN, Ink, body
from generator.writers._office.chart_plots import Labels, Layer, Plot, Range, Series

OFFICE = "http://schemas.microsoft.com/office/drawing"
LABELS_FROM_CELLS, LABEL_FROM_CELLS = "{02D57815-91ED-43cb-92C2-25804820EDAC}", "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
INVERTED = "{6F2FDCE9-48DA-4B69-8628-5D25D57E5C99}"
SHOWS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
UNSEEN = '<c:spPr><a:ln w="12700"><a:noFill/></a:ln></c:spPr>'


def series(number: int, one: Series, layer: Layer, plot: Plot, ink: Ink) -> str:
    """A series as its layer asks for it."""
    head = f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>{escape(one.name)}</c:v></c:tx>'
    labels = _labels(one.labels, one.cells, ink) if one.labels else ""
    if layer.form in {"clustered", "stacked"}:
        # Bars of either sign change their colour when they fall below zero; stacked ones have a colour each.
        own = "".join(_own(mark, colour, ink) for mark, colour in sorted(one.own.items()))
        more = _extensions(_inverted(ink) if one.signed else "", _label_cells(one.labels))
        return (
            f'<c:ser>{head}{ink.bars(one.colour)}<c:invertIfNegative val="{int(one.signed)}"/>{own}{labels}'
            f"{names_of_marks(plot.names)}<c:val>{_numbers(one.cells)}</c:val>{more}</c:ser>"
        )
    drawn = (ink.line(one.colour, dotted=one.dotted) if one.colour else UNSEEN) + _marker(one, layer, ink)
    rest = f'<c:smooth val="0"/>{_extensions(_label_cells(one.labels))}'
    if one.across:
        places = f"<c:xVal>{_numbers(one.across)}</c:xVal><c:yVal>{_numbers(one.cells)}</c:yVal>"
        return f"<c:ser>{head}{drawn}{labels}{places}{rest}</c:ser>"
    return f"<c:ser>{head}{drawn}{labels}{names_of_marks(plot.names)}<c:val>{_numbers(one.cells)}</c:val>{rest}</c:ser>"


def _marker(one: Series, layer: Layer, ink: Ink) -> str:
    """Dots at the ends of a line of two points."""
    if one.colour and layer.form == "line" and not one.dotted:
        return f'<c:marker><c:symbol val="circle"/><c:size val="6"/>{ink.bars(one.colour)}</c:marker>'
    return '<c:marker><c:symbol val="none"/></c:marker>'


def _own(mark: int, colour: str, ink: Ink) -> str:
    return f'<c:dPt><c:idx val="{mark}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{ink.bars(colour)}</c:dPt>'


def _extensions(*extensions: str) -> str:
    said = "".join(extensions)
    return f"<c:extLst>{said}</c:extLst>" if said else ""


def _inverted(ink: Ink) -> str:
    """The colour of bars below zero."""
    return (
        f'<c:ext uri="{INVERTED}" xmlns:c14="{OFFICE}/2007/8/2/chart"><c14:invertSolidFillFmt>'
        f"<c14:spPr>{ink.fill('slate')}</c14:spPr></c14:invertSolidFillFmt></c:ext>"
    )


def _shows(*shown: str) -> str:
    return "".join(f'<c:show{part} val="{int(part in shown)}"/>' for part in SHOWS)


def _labels(labels: Labels, cells: Range, ink: Ink) -> str:
    """Labels at the marks, as the cells of the values or other cells show them; each on its own if they differ."""
    if labels.cells is None and not labels.places and len(set(cells.formats)) < 2:
        return f"<c:dLbls>{_looks(cells.format, labels.place, labels, ink)}</c:dLbls>"
    shown = cells.values if labels.cells is None else tuple(map(_text, labels.cells.values))
    said = {n: value for n, value in enumerate(shown) if value not in {"", None} and labels.places.get(n, labels.place)}
    each = "".join(_label(n, value, labels, cells, ink) for n, value in said.items())
    return f"<c:dLbls>{each}{HIDDEN}{_type(labels, ink)}{_shows()}</c:dLbls>"


def _looks(form: str, place: str, labels: Labels, ink: Ink) -> str:
    number = f'<c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/>'
    return f'{number}{HIDDEN}{_type(labels, ink)}<c:dLblPos val="{place}"/>{_shows("Val")}'


def _type(labels: Labels, ink: Ink) -> str:
    return ink.text(9, labels.colour, bold=labels.bold, turned=labels.turned, whole=True)


def _label(number: int, said: object, labels: Labels, cells: Range, ink: Ink) -> str:
    """One label: the value in its format, or a field that shows a cell; readers that do not know such fields show what
    it held."""
    place = labels.places.get(number, labels.place)
    if labels.cells is None:
        form = cells.formats[number] if cells.formats else "General"
        return f'<c:dLbl><c:idx val="{number}"/>{_looks(form, place, labels, ink)}</c:dLbl>'
    type_ = ink.type("a:rPr", 9, labels.colour, bold=labels.bold)
    key = f"{{{number + 1:08X}-0000-4000-8000-000000000000}}"
    return (
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich>{body(turned=labels.turned, whole=True)}<a:p>'
        f'<a:fld id="{key}" type="CELLRANGE">{type_}<a:pPr/><a:t>{escape(str(said))}</a:t></a:fld>'
        f'<a:endParaRPr lang="{ink.language}"/></a:p></c:rich></c:tx>'
        f'<c:dLblPos val="{place}"/>{_shows()}{_from_cells()}</c:dLbl>'
    )


def _from_cells() -> str:
    return (
        f'<c:extLst><c:ext uri="{LABEL_FROM_CELLS}" xmlns:c15="{OFFICE}/2012/chart">'
        '<c15:showDataLabelsRange val="1"/></c:ext></c:extLst>'
    )


def _label_cells(labels: Labels | None) -> str:
    if labels is None or labels.cells is None:
        return ""
    shown = labels.cells
    cache = f'<c:ptCount val="{len(shown.values)}"/>{_points(map(_text, shown.values))}'
    return (
        f'<c:ext uri="{LABELS_FROM_CELLS}" xmlns:c15="{OFFICE}/2012/chart"><c15:datalabelsRange>'
        f"<c15:f>{escape(shown.place)}</c15:f><c15:dlblRangeCache>{cache}</c15:dlblRangeCache>"
        "</c15:datalabelsRange></c:ext>"
    )


def names_of_marks(names: Range) -> str:
    """The names of marks, with the cells that they stand in."""
    cache = f'<c:ptCount val="{len(names.values)}"/>{_points(map(_text, names.values))}'
    return f"<c:cat><c:strRef><c:f>{escape(names.place)}</c:f><c:strCache>{cache}</c:strCache></c:strRef></c:cat>"


def _numbers(cells: Range) -> str:
    """The cells of a series with their numbers; a text has no mark."""
    own = cells.formats if len(set(cells.formats)) > 1 else ("",) * len(cells.values)
    points = "".join(
        f'<c:pt idx="{n}"{f" formatCode={quoteattr(code)}" if code else ""}><c:v>{value!r}</c:v></c:pt>'
        for n, (value, code) in enumerate(zip(cells.values, own, strict=True))
        if isinstance(value, int | float) and not isinstance(value, bool)
    )
    code = f'<c:formatCode>{escape(cells.format)}</c:formatCode><c:ptCount val="{len(cells.values)}"/>'
    return f"<c:numRef><c:f>{escape(cells.place)}</c:f><c:numCache>{code}{points}</c:numCache></c:numRef>"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _points(texts: Iterable[str]) -> str:
    return "".join(f'<c:pt idx="{n}"><c:v>{escape(text)}</c:v></c:pt>' for n, text in enumerate(texts) if text)

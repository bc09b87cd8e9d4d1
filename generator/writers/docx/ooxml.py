"""WordprocessingML, said briefly: elements, properties in the order of the standard, lengths."""

from collections.abc import Iterable

from lxml import etree

Xml = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {
    "w": W,
    "w14": W14,
    "w15": W15,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}

# Word calls a document damaged when properties stand in another order than the schema's (ISO/IEC 29500-1, 17.3, 17.4).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike vanish color spacing w kern position sz szCs highlight u "
    "bdr shd vertAlign lang numSpacing",
    "tblPr": "tblStyle tblpPr tblOverlap tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
}
RANK = {name: {child: n for n, child in enumerate(order.split())} for name, order in ORDER.items()}


def element(name: str, /, *children: Xml | None, **attributes: object) -> Xml:
    """An element of any namespace; `wp:docPr`, attributes without one."""
    made = etree.Element(qualify(name), nsmap=_prefixes(name))
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend([child for child in children if child is not None])
    return made


def w(name: str, /, *children: Xml | None, **attributes: object) -> Xml:
    """A Word element with Word attributes: `w("jc", val="right")`."""
    made = element(f"w:{name}", *children)
    for key, value in attributes.items():
        made.set(f"{{{W}}}{key}", str(value))
    return _in_order(made) if name in RANK else made


def root(name: str, *children: Xml) -> Xml:
    """The root of a part: declares the namespaces, and says which of them an older Word may pass over."""
    made = etree.Element(qualify(f"w:{name}"), nsmap=dict(NAMESPACES))
    made.set(qualify("mc:Ignorable"), "w14 w15")
    made.extend(children)
    return made


def _in_order(properties: Xml) -> Xml:
    rank = RANK[local(properties)]
    properties[:] = sorted(properties, key=lambda child: rank[local(child)])
    return properties


def qualify(name: str) -> str:
    """The name as lxml writes it: `w:p` -> `{http://…}p`."""
    prefix, _, rest = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{rest}"


def _prefixes(name: str) -> dict[str, str]:
    prefix = name.partition(":")[0]
    return {prefix: NAMESPACES[prefix]}


def local(node: Xml) -> str:
    """The name without its namespace."""
    return etree.QName(node).localname


def attribute(node: Xml, name: str, default: str = "") -> str:
    """A Word attribute of the element."""
    return str(node.get(f"{{{W}}}{name}", default))


def children(node: Xml, name: str) -> list[Xml]:
    """The child elements of this name."""
    return node.findall(qualify(name))


def below(node: Xml, name: str) -> Iterable[Xml]:
    """The elements of this name, itself included, in reading order."""
    found: Iterable[Xml] = node.iter(qualify(name))
    return found


def properties(node: Xml) -> Xml:
    """The properties of a paragraph, run, table or cell; made when there are none yet."""
    name = local(node) + "Pr"
    found = node.find(f"{{{W}}}{name}")
    if found is not None:
        return found
    made = w(name)
    node.insert(0, made)
    return made


def put(node: Xml, *values: Xml) -> Xml:
    """The paragraph, run, table or cell with these properties, in their place; what was set before gives way."""
    found = properties(node)
    for value in values:
        for old in found.findall(value.tag):
            found.remove(old)
        found.append(value)
    _in_order(found)
    return node


def serialize(node: Xml) -> bytes:
    """The element as a part of a package."""
    return etree.tostring(node, xml_declaration=True, encoding="UTF-8", standalone=True)


def twips(points: float) -> int:
    """Points as Word's twentieths."""
    return round(points * 20)


def emu(points: float) -> int:
    """Points as the drawing's English Metric Units."""
    return round(points * 12700)

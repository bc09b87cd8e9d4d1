"""One safe form of every SVG picture: what draws is kept; what loads, runs, moves or says words is refused.

Programs read SVG in different ways, and some load what it names; so a picture is cleaned before any format sees it.
"""

import re
from html import escape
from xml.parsers import expat

from generator.content.guard import decode
from generator.content.svg_bounds import check_copies, check_size
from generator.content.svg_parts import Part, unsafe
from generator.content.svg_values import DRAWN, UNUSED, check_value, clean_declarations, clean_sheet
from generator.diagnostics import Position

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"
DRAWING = frozenset(
    {"svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
     "linearGradient", "radialGradient", "stop", "clipPath", "mask", "style"}
)  # fmt: skip
SILENT = frozenset({"title", "desc", "metadata"})
"""Elements that draw nothing: they are left out with all that is in them."""
POINTING = frozenset({"use", "linearGradient", "radialGradient"})
SHEET = {"media": "all", "type": "text/css"}
DEEPEST, MOST_PARTS = 30, 5_000
NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)

ENTITY = re.compile(r"&(?!#|(?:amp|lt|gt|quot|apos);)\w")
"""A name that only a DOCTYPE could explain."""


def clean_svg(data: bytes, path: str) -> str:
    """The picture with nothing in it but what draws; a `Problem` at the place of whatever leads out or does more."""
    root = _Reading(path).read(decode(data, path))
    check_size(root)
    sheets = [clean_sheet(part) for part in root.walk() if part.tag == "style"]
    check_copies(root, [rule for _, rules in sheets for rule in rules])
    return _written(root)


class _Reading:
    """Builds the tree while expat reads, and stops at the first thing that a picture may not hold."""

    def __init__(self, file: str) -> None:
        self.file, self.count, self.left_out, self.names_entity = file, 0, 0, False
        self.ids: set[str] = set()
        self.open: list[Part] = []
        self.root: Part | None = None
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, text: str) -> Part:
        """The root of the tree."""
        isfinal, self.names_entity = True, ENTITY.search(text) is not None
        try:
            self.parser.Parse(text.encode(), isfinal)
        except expat.ExpatError as reason:
            at = Position(self.file, reason.lineno, reason.offset + 1)
            raise unsafe(f"this is no SVG: {expat.ErrorString(reason.code)}", at) from None
        assert self.root
        return self.root

    @property
    def at(self) -> Position:
        return Position(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, name: str, _system: str | None, _public: str | None, has_entities: int) -> None:
        """Editors write one that says only "this is SVG"; nothing reads what it names."""
        if has_entities or name != "svg" or self.names_entity:
            raise unsafe("the DOCTYPE of a picture brings no entities", self.at, "delete the DOCTYPE and its entities")

    def _instruction(self, target: str, _: str) -> None:
        if "stylesheet" in target.lower():
            raise unsafe(f"a picture has no `<?{target[:40]}`", self.at, "write its rules in a `<style>`")

    def _words(self, text: str) -> None:
        if self.open and self.open[-1].tag == "style" and not self.left_out:
            self.open[-1].text.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self.left_out or self._is_silent(space, tag):
            self.left_out += 1
            return
        self.count += 1
        if space != SVG or tag not in DRAWING or (tag == "svg") == bool(self.open):
            raise unsafe(f"`<{tag[:40]}>` does more than draw", self.at)
        if len(self.open) >= DEEPEST or self.count > MOST_PARTS:
            raise unsafe(f"more than {DEEPEST} levels or {MOST_PARTS:,} parts are too many for a logo", self.at)
        part = Part(tag, self._kept(tag, attributes), self.at)
        self.root = self.root or part
        if self.open:
            self.open[-1].children.append(part)
        self.open.append(part)

    def _is_silent(self, space: str, tag: str) -> bool:
        """Whether the element says something about the picture, or belongs to the program that drew it."""
        return bool(self.open) and (tag in SILENT if space == SVG else space not in {"", XHTML})

    def _end(self, _: str) -> None:
        if self.left_out:
            self.left_out -= 1
        else:
            self.open.pop()

    def _kept(self, tag: str, attributes: dict[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for key, value in attributes.items():
            space, _, name = key.rpartition(" ")
            if tag == "style" and space == "":
                self._check_sheet(name, value)
            elif name.lower() in {"href", "src"}:
                kept |= self._pointer(tag, space, name, value)
            elif space == "" and name == "style":
                kept[name] = clean_declarations(value, self.at)
            elif space == "" and self._draws(name, value):
                kept[name] = value
        return kept

    def _check_sheet(self, name: str, value: str) -> None:
        """A `Problem` for a sheet that holds for some readers only."""
        if SHEET.get(name, value.strip().lower()) != value.strip().lower():
            message = f'`<style {name}="{value[:40]}">` holds in some programs only'
            raise unsafe(message, self.at, f"delete `{name}`, or leave the rules out")

    def _pointer(self, tag: str, space: str, name: str, value: str) -> dict[str, str]:
        own = value.startswith("#") and NAME.fullmatch(value[1:])
        if name != "href" or space not in {"", XLINK} or not own or tag not in POINTING:
            raise unsafe(f"`{value[:60]}`: a picture points only to its own parts, as `#a`", self.at)
        return {"xlink:href" if space else "href": value}

    def _draws(self, name: str, value: str) -> bool:
        if name.lower().startswith("on"):
            raise unsafe(f"`{name[:40]}` runs a script", self.at)
        if name == "id":
            return self._identify(value)
        return name in DRAWN | UNUSED and check_value(name, value, self.at)

    def _identify(self, value: str) -> bool:
        if value in self.ids:
            raise unsafe(f"two parts have the id `{value[:40]}`", self.at, "give each part its own id")
        self.ids.add(value)
        return bool(NAME.fullmatch(value))


def _written(part: Part, *, head: str = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"') -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in part.attributes.items())
    inner = "".join(_written(one, head="") for one in part.children)
    if part.tag == "style":
        inner = escape(clean_sheet(part)[0], quote=False)
    return f"<{part.tag}{head}{attributes}>{inner}</{part.tag}>" if inner else f"<{part.tag}{head}{attributes}/>"

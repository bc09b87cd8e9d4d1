"""How large a picture may be, and how often it may copy itself: counted before any program draws it."""

import math
import re
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

from generator.content.svg_parts import Part, unsafe
from generator.content.svg_values import Rule, ids_in

LONGEST_SIDE, LARGEST_AREA = 4_000, 4_000_000  # pixels; a logo is drawn three times as sharp
MOST_DRAWN = 20_000
LENGTH = re.compile(r"\+?(\d{1,7}(?:\.\d*)?|\.\d+)(px|pt|pc|mm|cm|in|)")
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
SIZED = 'write `viewBox` with four numbers, for example `viewBox="0 0 60 20"`'


def check_size(root: Part) -> None:
    """A `Problem` unless the picture says a size that can be drawn."""
    box, *_ = [_box(part) for part in root.walk()]
    width, height = (_length(root, name) for name in ("width", "height"))
    if box and width is None and height is None:
        width, height = box
    elif box:
        width, height = width or (height or 0) * box[0] / box[1], height or (width or 0) * box[1] / box[0]
    if width is None or height is None:
        raise unsafe("the picture says no size", root.at, SIZED)
    if not (1 <= width <= LONGEST_SIDE and 1 <= height <= LONGEST_SIDE and width * height <= LARGEST_AREA):
        message = f"{width:,.0f} x {height:,.0f} pixels is no size for a logo"
        raise unsafe(message, root.at, "write a `width` and a `height` of some hundred pixels beside the `viewBox`")


def _box(part: Part) -> tuple[float, float] | None:
    said = part.attributes.get("viewBox")
    if said is None:
        return None
    try:
        numbers = [float(one) for one in said.replace(",", " ").split()]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(math.isfinite(one) for one in numbers) or min(numbers[2:]) <= 0:
        raise unsafe(f'`viewBox="{said[:40]}"` is no place and size', part.at, SIZED)
    return numbers[2], numbers[3]


def _length(root: Part, name: str) -> float | None:
    said = root.attributes.get(name, "100%").strip()
    if said in {"100%", "auto"}:
        return None
    found = LENGTH.fullmatch(said)
    if not found:
        raise unsafe(f'`{name}="{said[:40]}"` is no length', root.at, SIZED)
    return float(found.group(1)) * PIXELS[found.group(2)]


def check_copies(root: Part, rules: Iterable[Rule]) -> None:
    """A `Problem` for an id that is there twice, a part that is in itself, and copies of copies without end."""
    named = {part.attributes["id"]: part for part in root.walk() if "id" in part.attributes}
    own, rules = {id(part): part for part in root.walk()}, list(rules)
    needs = {key: [*map(id, part.children), *(id(named[one]) for one in _pointed(part, rules) if one in named)]
             for key, part in own.items()}  # fmt: skip
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError as reason:
        raise unsafe("a part of the picture is drawn inside itself", own[reason.args[1][0]].at) from None
    drawn: dict[int, int] = {}
    for key in order:
        drawn[key] = 1 + sum(drawn[one] for one in needs[key])
        if drawn[key] > MOST_DRAWN:
            raise unsafe(f"copies of copies draw more than {MOST_DRAWN:,} parts", own[key].at)


def _pointed(part: Part, rules: Iterable[Rule]) -> list[str]:
    """The ids that the part points to, by itself or by a rule of a style sheet."""
    values = part.attributes
    names = {part.tag, f"#{values.get('id')}", *(f".{one}" for one in values.get("class", "").split())}
    direct = [one for value in values.values() for one in ids_in(value)]
    links = [value[1:] for name, value in values.items() if name.endswith("href")]
    return [*direct, *links, *(one for rule in rules if rule.names <= names for one in rule.ids)]

"""Form controls for cells to enter: what the unit asks for, its bounds, and the words that explain it."""

from dataclasses import dataclass, replace

from generator.content.translation import Translation
from generator.models.value_forms import form_of
from generator.pages.tree import Element
from generator.writers.web.bounds import bounds_in_words, enter

LONGEST_TEXT, LONGEST_PASSAGE = "200", "4000"
RULES = ("data-unit", "data-least", "data-most", "data-whole")


@dataclass(frozen=True, slots=True)
class Place:
    """Which value a control holds, and the words around it."""

    key: str
    row: int | None = None
    words: str = ""
    """What names the control where no label does."""
    help: str = ""
    """The id of the text that explains the input."""

    @property
    def id(self) -> str:
        key = self.key.replace("[", "-").replace("]", "").replace(" ", "-")
        return key if self.row is None else f"{key}-{self.row + 1}"


def control_cell(cell: Element, place: Place, translation: Translation) -> Element:
    """The cell with its control, its bounds, and its stored text: that shows without JavaScript and on paper."""
    bounds = bounds_in_words(cell, translation)
    before, after = _units(cell, place, translation)
    control = _control(cell, place, bounds, [unit.get("id") for unit in (*before, *after)])
    hint = Element("span", {"class": "hint", "id": f"hint-{place.id}"}, (bounds,) if bounds else ())
    parts = (
        Element("span", {"class": "control"}, (*before, control, *after)),
        hint,
        Element("span", {"class": "stored"}, cell.children),
    )
    return replace(cell, children=parts)


def _units(cell: Element, place: Place, translation: Translation) -> tuple[tuple[Element, ...], ...]:
    """What is printed before the number and after it."""
    form = form_of(cell.get("data-unit"), translation)
    return tuple(
        (Element("span", {"class": "unit", "id": f"{side}-{place.id}"}, (words.strip(),)),) if words else ()
        for side, words in (("before", form.before), ("after", form.after))
    )


def _control(cell: Element, place: Place, bounds: str, units: list[str]) -> Element:
    described = [*units, f"hint-{place.id}", *([place.help] if place.help else [])]
    attributes = {
        "id": f"input-{place.id}",
        "data-key": place.key,
        **({} if place.row is None else {"data-row": str(place.row)}),
        **{name: cell.get(name) for name in RULES if cell.get(name)},
        **({"data-bounds": bounds} if bounds else {}),
        **({"aria-label": place.words} if place.words else {}),
        "aria-describedby": " ".join(described),
    }
    if cell.get("data-required"):
        attributes |= {"aria-required": "true"}
    if cell.get("data-choices"):
        return Element("select", attributes, _options(cell))
    if cell.get("data-as") == "passage":
        return Element("textarea", {**attributes, "rows": "3", "maxlength": LONGEST_PASSAGE})
    kind = _type(cell)
    return Element("input", {**attributes, **kind, **({} if kind["type"] == "checkbox" else {"autocomplete": "off"})})


def _options(cell: Element) -> tuple[Element, ...]:
    """The choices, and an empty one where nothing is chosen yet."""
    choices = cell.get("data-choices").split("|")
    blank = () if cell.get("data-value") in choices else (Element("option", {"value": ""}, ("–",)),)
    return (*blank, *(Element("option", {"value": choice}, (choice,)) for choice in choices))


def _type(cell: Element) -> dict[str, str]:
    """What kind of control the unit asks for, with bounds as they are typed."""
    unit = cell.get("data-unit", "text")
    if unit == "flag":
        return {"type": "checkbox"}
    if unit == "text":
        return {"type": "text", "maxlength": LONGEST_TEXT}
    if unit == "date":
        return {"type": "date"}
    limits = {"min": enter(cell.get("data-least"), unit), "max": enter(cell.get("data-most"), unit)}
    whole = cell.get("data-whole") == "true"
    keys = {"step": "1" if whole else "any", "inputmode": "numeric" if whole else "decimal"}
    return {"type": "number", **{name: limit for name, limit in limits.items() if limit}, **keys}

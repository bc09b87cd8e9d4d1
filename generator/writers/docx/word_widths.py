"""How wide words are, about: enough to choose the widths of columns and the size of a big number."""

from dataclasses import replace

from generator.pages.filled_values import is_account_value
from generator.pages.tree import Element, rewrite
from generator.writers._office.text_widths import text_width

WIDTHS = ((0.28, "ijlI.,:;'’|! \u00a0"), (0.39, "frt1()[]/“”-"), (0.61, "ABCEFJKLPRSTXYZ"), (0.72, "DGHNOQUV"),
          (0.92, "mwMW%@—…"))  # fmt: skip
"""Width in ems, and the letters that are so wide in a humanist sans; digits and all others are as `OTHER`."""

OTHER = 0.6
BOLD = 1.04
VALUE = "n" * 16
"""What a value of an account counts as, if none of its words is longer."""
EMS = {letter: ems for ems, letters in WIDTHS for letter in letters}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in points."""
    return sum(EMS.get(letter, OTHER) for letter in text) * size * (BOLD if bold else 1)


def width_of(figure: Element, size: float) -> float:
    """The width of a big number in points, on the safe side, for it is never broken; the mark of a note behind it is
    half as large, and raised."""
    marks = "".join(note.text for note in figure.find("note"))
    bare = rewrite(figure, lambda element: None if element.has("note") else element)
    return text_width(" ".join(bare.text.split()), size, bold=True) + text_width(marks, size / 2, bold=True)


def measure_longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """The width of the longest word: a column narrower than that would break it."""
    return max((width(word, size, bold=bold) for word in text.split(" ")), default=0)


def settle_values(element: Element) -> Element:
    """The element with one word for each value of an account that would fit there: a column is as wide for all of them.
    A value with a longer word counts as it is, for its column must not break it."""
    return rewrite(element, lambda part: replace(part, children=(VALUE,)) if _is_settled(part) else part)


def _is_settled(part: Element) -> bool:
    return is_account_value(part) and max(map(len, part.text.split(" "))) <= len(VALUE)


def share_out(total: float, least: list[float], most: list[float]) -> list[float]:
    """The total dealt out to columns: to each its least, and the rest in proportion to what each still wants."""
    if sum(most) <= total:
        spare = (total - sum(most)) / len(most)
        return [wanted + spare for wanted in most]
    if sum(least) >= total:
        return [total * wanted / sum(least) for wanted in least]
    room, wants = total - sum(least), [m - n for m, n in zip(most, least, strict=True)]
    return [n + room * want / sum(wants) for n, want in zip(least, wants, strict=True)]

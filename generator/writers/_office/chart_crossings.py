"""Where a line comes above zero: the first time, and the last, after which it stays there. The marks follow the values.

The columns stand behind those of the line: `B` holds its values and `C` their places. A first crossing is named at its
upper left and the last one at its lower right, where the line is not.
"""

from collections.abc import Sequence

from generator.content.translation import Translation, translatable
from generator.writers._office.chart_columns import Column, Grid, calculate
from generator.writers._office.chart_plots import Labels, Range, Series
from generator.writers._office.chart_rows import Row

FIRST, FINAL = translatable("positive for the first time"), translatable("positive for good")
"""Without a figure: the page's text says which month it is, where it does."""
AWAY = 0.1
"""How far the words stand from zero, as a share of the whole span."""
SPAN = "(MAX(0, B{first}:B{last})-MIN(0, B{first}:B{last}))"


def crossing_columns(rows: Sequence[Row], places: Sequence[float], translation: Translation) -> Grid:
    """Whether the line rises above zero behind each row, where, and what is said there; all of it calculated."""
    numbers, last = [row.number() for row in rows], len(rows) - 1
    rises = [n < last and numbers[n] <= 0 < numbers[n + 1] and min(numbers[: n + 1]) < 0 for n in range(last + 1)]
    at = [_cross(numbers, places, n) if rises[n] else places[n] for n in range(last + 1)]
    away = AWAY * (max(0.0, *numbers) - min(0.0, *numbers))
    first, final = translation.gettext(FIRST), translation.gettext(FINAL)
    stays = [rises[n] and not any(rises[n + 1 :]) and numbers[last] > 0 for n in range(last + 1)]
    opens = [rises[n] and not any(rises[:n]) and not stays[n] for n in range(last + 1)]
    rise = "IF(AND(N(B{row})<=0, N(B{down})>0, MIN(B{first}:B{row})<0), 1, 0)"
    place = "IF(E{row}=1, C{row}+(C{down}-C{row})*B{row}/(B{row}-B{down}), C{row})"
    ends = "AND(E{row}=1, SUM(E{row}:E{last})=1, B{last}>0)"
    begins = f"AND(E{{row}}=1, SUM(E{{first}}:E{{row}})=1, NOT({ends}))"
    return (
        calculate(translatable("Rises"), [*[rise] * last, "0"], map(float, rises)),
        calculate(translatable("Crossing"), [*[place] * last, "C{row}"], at),
        calculate(translatable("Above"), [f"{AWAY:g}*{SPAN}"] * len(rows), [away] * len(rows)),
        calculate(translatable("Below"), [f"-{AWAY:g}*{SPAN}"] * len(rows), [-away] * len(rows)),
        _words(translatable("First"), begins, opens, first),
        _words(translatable("For good"), ends, stays, final),
    )


def crossing_series(ranges: Sequence[Range], names: tuple[str, str]) -> tuple[Series, ...]:
    """The words at the crossings; the marks that they belong to are not seen."""
    _, place, above, below, first, final = ranges
    return (
        Series(names[0], above, "", Labels("l", first, "text", bold=False), across=place),
        Series(names[1], below, "", Labels("r", final), across=place),
    )


def _cross(numbers: Sequence[float], places: Sequence[float], n: int) -> float:
    return places[n] + (places[n + 1] - places[n]) * numbers[n] / (numbers[n] - numbers[n + 1])


def _words(head: str, condition: str, chosen: Sequence[bool], said: str) -> Column:
    """The words in the row of the crossing, and none in the others."""
    quoted = said.replace('"', '""').replace("{", "{{").replace("}", "}}")
    return calculate(head, [f'IF({condition}, "{quoted}", "")'] * len(chosen), [said if one else "" for one in chosen])

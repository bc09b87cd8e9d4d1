"""Page breaks: a heading stays with what it heads, and a chart with its table."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set

Rows = tuple[int, int]
"""The first and the last of some rows."""
BARE = 0.33  # of a page: what is less filled is not left behind for a group that could be parted


def breaks(
    heights: Sequence[float], kept: Iterable[Rows], page: float, repeated: float, written: Set[int] = frozenset()
) -> Iterator[int]:
    """The rows after which a page should end, so that kept rows are together; `heights` are those of rows 1, 2, 3 …

    `repeated` is the height of the rows that are printed again on every page; after `written` rows a page ends anyway.
    What is taller than a page is left alone. Below little but a banner, the groups of a larger one are kept by
    themselves.
    """
    kept = sorted(kept)
    together = dict(_merge(kept, lambda first, last: sum(heights[first - 1 : last]) + repeated <= page))
    used = 0.0
    for row, height in enumerate(heights, 1):
        used = repeated if row - 1 in written else used
        if used + sum(heights[row - 1 : together.get(row, row)]) > page and 0 < used < page * BARE:
            together |= _smallest(kept, row, together.get(row, row))
        needed = sum(heights[row - 1 : together.get(row, row)])
        fits = used + needed <= page
        if not fits and row in together and used and needed + repeated <= page:
            yield row - 1
            used = repeated
        elif used + height > page:
            used = repeated
        used += height


def _smallest(kept: Sequence[Rows], first: int, last: int) -> dict[int, int]:
    """The groups within some rows, the smallest where several begin at one of them."""
    return {start: end for start, end in sorted(kept, reverse=True) if first <= start <= last}


def _merge(kept: Iterable[Rows], fit: Callable[[int, int], bool]) -> list[Rows]:
    """Overlapping groups as one where a page holds it: a heading, its chart, and the chart's table."""
    merged: list[Rows] = []
    for first, last in sorted(kept):
        if merged and first <= merged[-1][1] and fit(merged[-1][0], max(last, merged[-1][1])):
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged

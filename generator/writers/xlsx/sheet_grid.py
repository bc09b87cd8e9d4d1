"""The grid of one sheet: columns for its tables, parted where tiles and what stands beside a chart need their own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.writers.xlsx.sheet_blocks import Block
from generator.writers.xlsx.sheet_columns import Grid, Span, edges_of, natural_widths, snap, table_grid, table_spans

NARROWEST_TILE = 11.0
CLOSE = 1.6  # characters between an edge and where a tile should end, which the eye does not see
BESIDE = (0.65, 0.86)  # of the width, where names and values beside a chart begin
LEANER = 0.7  # of the width that they ask for: names may take two lines


def grid_for(blocks: Sequence[Block], paper: tuple[float, float]) -> Grid:
    """Columns as the widest table needs them, stretched or squeezed to the paper; without data even ones.
    Tiles part them further, for they are as wide as each other, and so does what stands beside a chart."""
    grid = table_grid(blocks, paper)
    tiled = max((block.columns for block in blocks if block.form == "tiles"), default=1)
    counted = any(block.form == "data" for block in blocks)  # whose columns are those of the sheet
    if grid.even or counted:
        return grid
    charted = BESIDE if any(block.beside for block in blocks) else ()
    return _part(grid, (*charted, *(part / tiled for part in range(1, tiled))))


def _part(grid: Grid, shares: Iterable[float]) -> Grid:
    """The grid with an edge at each of these shares of its width, unless one stands close by."""
    every = edges = edges_of(grid)
    for place in (share * edges[-1] for share in shares):
        if min(abs(place - edge) for edge in every) > CLOSE:
            every = sorted((*every, place))
    if every == edges:
        return grid
    widths = tuple(round(end - start, 2) for start, end in pairwise(every))
    return replace(grid, widths=widths, parted=tuple(map(every.index, edges)))


def spans(block: Block, grid: Grid) -> tuple[Span, ...] | None:
    """The grid columns of each of the block's columns; nothing when they cannot stand side by side."""
    if block.form == "tiles":
        return snap([1.0] * block.columns, grid, NARROWEST_TILE)
    if grid.parted and block.form in {"sheet", "table"}:
        places = table_spans(block, _whole_columns(grid))
        return places and tuple((grid.parted[start], grid.parted[end]) for start, end in places)
    return table_spans(block, grid)


def _whole_columns(grid: Grid) -> Grid:
    """The grid as its tables see it."""
    edges = edges_of(grid)
    widths = tuple(edges[end] - edges[start] for start, end in pairwise(grid.parted))
    return replace(grid, widths=widths, parted=())


def beside_chart(table: Block, grid: Grid) -> tuple[Span, ...] | None:
    """Where a table of names and values stands beside its chart; nothing where it has no room there."""
    edges = edges_of(grid)
    cuts = [min(range(len(edges)), key=lambda n: abs(edges[n] - share * edges[-1])) for share in BESIDE]
    places = tuple(pairwise((*cuts, len(grid.widths))))
    wanted = natural_widths([table], table.columns)
    roomy = all(edges[end] - edges[start] >= need * LEANER for (start, end), need in zip(places, wanted, strict=True))
    return places if roomy else None

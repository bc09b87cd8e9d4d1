"""Lists in databases: a table or a view, read row by row in the order of its key. Nothing is written there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, Inspector, column, inspect, select
from sqlalchemy import table as as_table

from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.editions.database import connected, describe, knock, open_engine
from generator.editions.list_rows import Cells, as_text

AT_ONCE = 500
"""Rows that are fetched together."""


@dataclass(frozen=True)
class TableRows:
    """The rows of a table or view, counted from 1 in the order of its key, else of its columns."""

    name: str
    engine: Engine
    schema: str | None
    table: str
    heads: Cells
    key: Cells

    def read(self, columns: Collection[str]) -> Iterator[tuple[int, Cells]]:
        """Each row, with nothing in other columns: what no field needs never leaves the database."""
        wanted = [head for head in self.heads if head in columns]
        places = [self.heads.index(head) for head in wanted]
        table = as_table(self.table, *map(column, self.heads), schema=self.schema)
        asked = select(*(table.c[head] for head in wanted)).order_by(*(table.c[head] for head in self.key or wanted))
        streamed = {"stream_results": True, "max_row_buffer": AT_ONCE}
        with (
            connected(self.engine, self.name) as connection,
            connection.execute(asked, None, execution_options=streamed) as rows,
        ):
            for at, row in enumerate(rows, 1):
                cells = [""] * len(self.heads)
                for place, head, cell in zip(places, wanted, row, strict=True):
                    cells[place] = self._write(at, head, cell)
                if any(cells):
                    yield at, tuple(cells)

    def _write(self, at: int, head: str, cell: object) -> str:
        text = as_text(cell)
        if text is None:
            message = f"row {at}: `{head}` holds {type(cell).__name__}, which is no text"
            raise Problem(Diagnostic("bad-list", message, Position(self.name), "let a view make text of it"))
        return text


def open_table(address: str, named: str) -> TableRows:
    """The table or view of this name, `customers` or `crm.customers`; without a name the only one that is there."""
    engine = open_engine(address)
    name = describe(engine.url)
    schema, _, table = named.rpartition(".")
    knock(engine)
    with connected(engine, name) as connection:
        known = inspect(connection)
        tables = _list_tables(known, schema or None)
        table = table or (tables[0] if len(tables) == 1 else "")
        if table not in tables:
            raise Problem(_unknown(named, tables, name))
        heads = tuple(one["name"] for one in known.get_columns(table, schema or None))
        key = tuple(known.get_pk_constraint(table, schema or None)["constrained_columns"])
    return TableRows(f"{name}, {named or table}", engine, schema or None, table, heads, key)


def _list_tables(known: Inspector, schema: str | None) -> list[str]:
    views = [*known.get_view_names(schema)]
    if known.dialect.name == "postgresql":
        views += known.get_materialized_view_names(schema)
    return [*known.get_table_names(schema), *views]


def _unknown(named: str, tables: Sequence[str], name: str) -> Diagnostic:
    if not named:
        some = ", ".join(f"`{one}`" for one in sorted(tables)[:8]) or "none"
        cure = f"name one with --table; there is {some}" if tables else "look at the address, and what you may read"
        return Diagnostic("unknown-table", f"`{name}` has {len(tables)} tables", Position(name), cure)
    cure = did_you_mean(named, tables) or "look at its name, and whether you may read it"
    return Diagnostic("unknown-table", f"`{name}` has no table or view `{named}`", Position(name), cure)

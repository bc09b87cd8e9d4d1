"""What people might enter into a model: its edges, its choices, blanks, and whatever lies between them."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import Any

from generator.formulas import Model, parse
from generator.formulas.names import table_of
from generator.pages.solved_model import SolvedModel

TEXTS = ("Acme", "ACME", "Acme Ltd", "R&D <b>", "Übergröße", "=1+1", ">a", "A?me", "Ac*", "yes", "a|b")
"""Words that a careless formula would take for something else. Texts that read as a number, a truth or an error are
not among them: as criteria, LibreOffice and Excel take them differently (tests/formulas/cases.yaml)."""
HUGE = 1e12  # where nothing bounds an input
EDGES = 0.4  # the share of entries that are edges


@dataclass(frozen=True)
class Field:
    """One input, or one cell of a column: its unit and what it takes, percent as fractions."""

    unit: str
    least: float | None
    most: float | None
    whole: bool
    choices: tuple[str, ...]
    may_be_blank: bool = True

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Field":
        """The field of a row of the content file, where bounds of a percentage are written as percent."""
        scale = 100 if row["unit"] == "percent" else 1
        least, most = (row[bound] / scale if bound in row else None for bound in ("least", "most"))
        return cls(row["unit"], least, most, row.get("whole", False), tuple(row.get("choices", ())))

    @property
    def edges(self) -> tuple[float | str | None, ...]:
        """Blank; the bounds, or far beyond where there are none; zero, and just beside it."""
        blank = (None,) if self.may_be_blank else ()
        if self.unit == "text":
            return (*blank, *self.choices)
        least = -HUGE if self.least is None else self.least
        most = HUGE if self.most is None else self.most
        beside = 1.0 if self.whole else 10.0**-self.places
        return (*blank, least, most, *(edge for edge in (0.0, 1.0, beside, -beside) if least <= edge <= most))

    @property
    def places(self) -> int:
        """Decimals that are entered: cents, and hundredths of a percent."""
        return 2 if self.unit == "money" else 4

    def drawn(self, dice: Random) -> float | str | None:
        """One entry."""
        if dice.random() < EDGES:
            return dice.choice(self.edges)
        if self.unit == "text":
            return dice.choice(self.choices or TEXTS)
        least = -1000.0 if self.least is None else self.least
        most = least + 10 ** dice.uniform(-1, 6)
        found = dice.uniform(least, min(most, HUGE if self.most is None else self.most))
        return float(round(found)) if self.whole else max(least, round(found, self.places))


@dataclass(frozen=True)
class Entries:
    """Everything of a model that can be entered: its inputs by name, and the columns of its tables."""

    fields: Mapping[str, Field]
    columns: Mapping[str, Field]
    rows: Mapping[str, int]
    """How many rows each table has."""

    @classmethod
    def of(cls, solved: SolvedModel) -> "Entries":
        """The inputs, the assumptions, and the columns that people fill in."""
        rows = {name: row for group in ("inputs", "assumptions") for name, row in solved.rows.get(group, {}).items()}
        columns = {
            f"{table}[{column}]": settings
            for table, entry in solved.rows.get("tables", {}).items()
            for column, settings in entry["columns"].items()
            if settings.get("enter")
        }
        lengths = {table_of(key): len(solved.solved["default"].columns[key]) for key in columns}
        fields = {name: Field.of(row) for name, row in rows.items()}
        return cls(fields, {key: Field.of(row) for key, row in columns.items()}, lengths)

    def only(self, names: Set[str], *, never_blank: Set[str] = frozenset()) -> "Entries":
        """The inputs that are among these; some of them are never left blank."""
        fields = {name: field for name, field in self.fields.items() if name in names}
        kept = {name: replace(field, may_be_blank=name not in never_blank) for name, field in fields.items()}
        return replace(self, fields=kept)

    def sets(self, seed: int) -> Iterator[dict[str, Any]]:
        """Sets of entries without end, the same for the same seed: first all blank, then all at the least, at the most,
        and so on until each edge was entered.

        Each set has dice of its own, so that another set in its place changes no other.
        """
        for edge in range(max(len(field.edges) for field in (*self.fields.values(), *self.columns.values()))):
            yield self._set(Random(seed), edge)
        for number in count():
            yield self._set(Random(f"{seed} {number}"), None)

    def _set(self, dice: Random, edge: int | None) -> dict[str, Any]:
        def entry(field: Field) -> float | str | None:
            return field.drawn(dice) if edge is None else field.edges[min(edge, len(field.edges) - 1)]

        filled = {table: self._filled(rows, dice, edge) for table, rows in self.rows.items()}
        found: dict[str, Any] = {name: entry(field) for name, field in self.fields.items()}
        for key, field in self.columns.items():
            table = table_of(key)
            cells = [entry(field) for _ in range(filled[table])]
            found[key] = (*cells, *[None] * (self.rows[table] - len(cells)))
        return found

    def _filled(self, rows: int, dice: Random, edge: int | None) -> int:
        """How many rows are filled: mostly a few, now and then none or all."""
        if edge is not None or dice.random() < 0.04:
            return rows
        return min(rows, int(dice.expovariate(1 / 8)))


def model_of(solved: SolvedModel) -> Model:
    """The formulas of a model, read again from the content file."""
    rows = {name: row for group in ("steps", "outputs") for name, row in solved.rows.get(group, {}).items()}
    rows |= {
        f"{table}[{column}]": settings
        for table, entry in solved.rows.get("tables", {}).items()
        for column, settings in entry["columns"].items()
        if "formula" in settings
    }
    formulas = {name: parse(row["formula"]) for name, row in rows.items()}
    return Model.of(formulas, [name for name in solved.solved["default"].values if name not in formulas])

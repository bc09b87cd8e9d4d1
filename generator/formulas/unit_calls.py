"""What each function's result measures, given what its arguments measure."""

from collections.abc import Callable
from functools import reduce
from typing import Protocol

from generator.formulas.formula_units import DATE, FLAG, PLAIN, TEXT, UNITS, Unit, times
from generator.formulas.syntax_tree import Call, Node


class Reader(Protocol):
    """Reads the units of a call's arguments and keeps what does not go together."""

    def measure(self, node: Node) -> Unit: ...
    def measure_number(self, node: Node) -> Unit: ...
    def require_plain(self, node: Node, what: str) -> Unit: ...
    def measure_all(self, *nodes: Node) -> list[Unit]: ...
    def unify(self, at: int, doing: str, *units: Unit) -> Unit: ...


def _of_one_unit(reader: Reader, call: Call, *arguments: Node) -> Unit:
    return reader.unify(call.at, f"{call.function} puts {{1}} beside {{0}}", *map(reader.measure_number, arguments))


def _of_first(reader: Reader, call: Call, first: Node, *places: Node) -> Unit:
    for place in places:
        reader.require_plain(place, f"{call.function} takes")
    return reader.measure_number(first)


def _always(unit: Unit) -> Callable[..., Unit]:
    def read(reader: Reader, call: Call, *arguments: Node) -> Unit:
        reader.measure_all(*arguments)
        return unit

    return read


def _alternatives(reader: Reader, call: Call, *branches: Node) -> Unit:
    """The unit of a value that is one of several; a text such as "n/a" may stand in for a number."""
    units = reader.measure_all(*branches)
    numbers = [unit for unit in units if unit.kind == "number"]
    others = [unit for unit in units if unit.kind not in ("number", "empty", "text")]
    if numbers or others:
        return reader.unify(call.at, f"{call.function} gives {{0}} or {{1}}", *numbers, *others)
    return TEXT


def _choice(reader: Reader, call: Call, test: Node, *branches: Node) -> Unit:
    reader.measure(test)
    return _alternatives(reader, call, *branches)


def _choices(reader: Reader, call: Call, *pairs: Node) -> Unit:
    reader.measure_all(*pairs[::2])
    return _alternatives(reader, call, *pairs[1::2])


def _criteria(reader: Reader, call: Call, *pairs: Node) -> Unit:
    """A count of rows; a criterion that is a text may hold an operator and is not compared."""
    for column, criterion in zip(pairs[::2], pairs[1::2], strict=True):
        units = reader.measure_all(column, criterion)
        if units[1] != TEXT:
            reader.unify(criterion.at, "compares {0} with {1}", *units)
    return PLAIN


def _of_chosen(reader: Reader, call: Call, column: Node, criterion: Node, *results: Node) -> Unit:
    _criteria(reader, call, column, criterion)
    return reader.measure_number(results[0] if results else column)


def _of_chosen_by_many(reader: Reader, call: Call, result: Node, *pairs: Node) -> Unit:
    _criteria(reader, call, *pairs)
    return reader.measure_number(result)


def _product(reader: Reader, call: Call, *factors: Node) -> Unit:
    return reduce(times, map(reader.measure_number, factors))


def _row(reader: Reader, call: Call, wanted: Node, column: Node, *kind: Node) -> Unit:
    reader.unify(call.at, "looks for {0} among {1}", *reader.measure_all(wanted, column))
    return PLAIN


def _cell(reader: Reader, call: Call, column: Node, row: Node) -> Unit:
    reader.require_plain(row, "a row is")
    return reader.measure(column)


def _lookup(reader: Reader, call: Call, wanted: Node, column: Node, *results: Node) -> Unit:
    _row(reader, call, wanted, column)
    return _alternatives(reader, call, *results)


def _present_value(reader: Reader, call: Call, rate: Node, *payments: Node) -> Unit:
    reader.require_plain(rate, "a rate is")
    return _of_one_unit(reader, call, *payments)


def _payment(reader: Reader, call: Call, rate: Node, periods: Node, *amounts: Node) -> Unit:
    reader.require_plain(rate, "a rate is")
    if reader.measure_number(periods) != UNITS["months"]:
        reader.require_plain(periods, "periods are months or")
    return _of_one_unit(reader, call, *amounts[:2])


def _date_of(reader: Reader, call: Call, *parts: Node) -> Unit:
    for part in parts:
        reader.require_plain(part, "a year, a month and a day are")
    return DATE


def _of_dates(reader: Reader, call: Call, *dates: Node) -> Unit:
    reader.unify(call.at, f"{call.function} takes a date, not {{1}}", DATE, *map(reader.measure_number, dates))
    return PLAIN


def _later(reader: Reader, call: Call, start: Node, count: Node) -> Unit:
    """A day so many months or working days after another."""
    _of_dates(reader, call, start)
    if reader.measure_number(count) != UNITS["months"]:
        reader.require_plain(count, "how many of them is")
    return DATE


CALLS: dict[str, Callable[..., Unit]] = {
    **dict.fromkeys(("SUM", "AVERAGE", "MIN", "MAX", "MOD"), _of_one_unit),
    **dict.fromkeys(("ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "ABS"), _of_first),
    **dict.fromkeys(("AND", "OR", "NOT"), _always(FLAG)),
    **dict.fromkeys(("COUNT", "COUNTA"), _always(PLAIN)),
    **dict.fromkeys(("COUNTIF", "COUNTIFS"), _criteria),
    **dict.fromkeys(("SUMIF", "AVERAGEIF"), _of_chosen),
    "SUMIFS": _of_chosen_by_many,
    "SUMPRODUCT": _product,
    "IF": _choice,
    "IFS": _choices,
    "IFERROR": _alternatives,
    "INDEX": _cell,
    "MATCH": _row,
    "XLOOKUP": _lookup,
    "NPV": _present_value,
    "PMT": _payment,
    "DATE": _date_of,
    **dict.fromkeys(("YEAR", "MONTH", "DAY", "WEEKDAY", "NETWORKDAYS"), _of_dates),
    **dict.fromkeys(("EDATE", "EOMONTH", "WORKDAY"), _later),
    "TEXT": _always(TEXT),
}

"""Calculate a formula in Python, with Excel's results."""

from collections.abc import Callable, Mapping

from generator.formulas import aggregates, choices, dates, labels, lookups, money
from generator.formulas.arithmetic import OPERATORS, SIGNS, row_by_row
from generator.formulas.functions import Takes, is_reference, places
from generator.formulas.syntax_tree import (
    Call,
    Formula,
    Name,
    Node,
    Number,
    Operation,
    Percent,
    Reference,
    RowCell,
    Sign,
    TableColumn,
    Text,
    Truth,
)
from generator.formulas.values import ErrorValue, Failed, Single, Value, accept, as_single

CALLS: dict[str, Callable[..., Value]] = {
    "IF": choices.choose,
    "IFS": choices.first_true,
    "IFERROR": choices.unless_error,
    "AND": aggregates.every,
    "OR": aggregates.some,
    "NOT": choices.opposite,
    "MIN": aggregates.least,
    "MAX": aggregates.most,
    "SUM": aggregates.total,
    "AVERAGE": aggregates.average,
    "COUNT": aggregates.count,
    "COUNTA": aggregates.count_filled,
    "COUNTIF": aggregates.count_if,
    "COUNTIFS": aggregates.count_if,
    "SUMIF": aggregates.sum_if,
    "SUMIFS": aggregates.sum_ifs,
    "AVERAGEIF": aggregates.average_if,
    "SUMPRODUCT": aggregates.sum_product,
    "ROUND": choices.round_half_away,
    "ROUNDUP": choices.round_up,
    "ROUNDDOWN": choices.round_down,
    "INT": choices.below,
    "ABS": choices.size,
    "MOD": choices.remainder,
    "INDEX": lookups.index,
    "MATCH": lookups.match,
    "XLOOKUP": lookups.lookup,
    "NPV": money.present_value,
    "PMT": money.payment,
    "DATE": dates.make_date,
    "YEAR": dates.part_of("year"),
    "MONTH": dates.part_of("month"),
    "DAY": dates.part_of("day"),
    "WEEKDAY": dates.weekday,
    "EDATE": dates.months_later,
    "EOMONTH": dates.end_of_month,
    "WORKDAY": dates.working_days_later,
    "NETWORKDAYS": dates.count_working_days,
    "TEXT": labels.label,
}


def evaluate(formula: Formula, values: Mapping[str, object]) -> Single:
    """The result of a formula; `values` holds inputs and steps by name, columns as `Pipeline[Amount]`.

    A name without a value is #NAME?; a blank result is 0, as in a cell.
    """
    result = as_single(_value(formula.tree, values, Takes.ONE))
    return 0.0 if result is None else result


def _value(node: Node, values: Mapping[str, object], place: Takes) -> Value:
    """The value of a node; one cell where cells are taken is a column of one."""
    match node:
        case Number() | Text() | Truth():
            return node.value
        case TableColumn():
            return _look_up(node, values)
        case Name() | RowCell():
            found: Value = as_single(_look_up(node, values))
        case _:
            found = _result(node, [_value(part, values, taken) for part, taken in places(node, place)])
    if place is Takes.CELLS and is_reference(node):
        return found if isinstance(found, tuple) else (found,)
    return as_single(found) if place is Takes.ONE else found


def _look_up(reference: Reference, values: Mapping[str, object]) -> Value:
    return accept(values[reference.key]) if reference.key in values else ErrorValue.NAME


def _result(node: Node, parts: list[Value]) -> Value:
    match node:
        case Sign():
            return row_by_row(SIGNS[node.sign], *parts)
        case Percent():
            return row_by_row(SIGNS["%"], *parts)
        case Operation():
            return row_by_row(OPERATORS[node.operator], *parts)
        case Call():
            return _call(CALLS[node.function], parts)
    raise TypeError(node)


def _call(work: Callable[..., Value], arguments: list[Value]) -> Value:
    try:
        return work(*arguments)
    except Failed as failure:
        return failure.error

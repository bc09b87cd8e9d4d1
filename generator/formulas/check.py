"""What can be wrong in a grammatical formula: unknown functions, counts of arguments, names, columns, formats."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, did_you_mean
from generator.formulas.functions import FUNCTIONS, MOST_ARGUMENTS, Takes, places
from generator.formulas.labels import FORMATS_EXPLAINED, is_format
from generator.formulas.names import COLUMN_CURE, cure_for_name, is_column_name
from generator.formulas.syntax_tree import (
    Call,
    Formula,
    Name,
    Node,
    Number,
    RowCell,
    Sign,
    TableColumn,
    Text,
    parts,
    walk,
)


def faults(formula: Formula) -> Iterator[Diagnostic]:
    """Every fault of a formula that its own text shows."""
    for node in walk(formula.tree):
        if isinstance(node, Name | TableColumn | RowCell):
            yield from _refuse_names(formula, node)
        if isinstance(node, Call):
            yield from _wrong_call(formula, node)
    yield from _check_place(formula, formula.tree, Takes.ONE)


def _refuse_names(formula: Formula, node: Name | TableColumn | RowCell) -> Iterator[Diagnostic]:
    name = node.key if isinstance(node, Name) else node.table
    cure = cure_for_name(name)
    if cure:
        yield formula.finding("formula-name", f"`{name}` cannot be a name", node.at, hint=cure, width=len(name))
    if not isinstance(node, Name) and not is_column_name(node.column):
        message = f"`{node.column}` cannot be a column's name in a formula"
        yield formula.finding("formula-column", message, node.at, hint=COLUMN_CURE, width=len(node.key))


def _wrong_call(formula: Formula, call: Call) -> Iterator[Diagnostic]:
    function, width = FUNCTIONS.get(call.function), len(call.function)
    if function is None:
        message, hint = f"`{call.function}` is not a function", did_you_mean(call.function, FUNCTIONS)
        yield formula.finding("formula-function", message, call.at, hint=hint, width=width)
        return
    count = len(call.arguments)
    if not function.accepts(count) or count > MOST_ARGUMENTS:
        message = f"{function.name} takes {function.wants}, not {count}"
        yield formula.finding("formula-arguments", message, call.at, width=width)
    if function.one_table:
        yield from _two_tables(formula, call)


def _two_tables(formula: Formula, call: Call) -> Iterator[Diagnostic]:
    columns = [node for argument in call.arguments for node in _columns(argument)]
    for column in columns:
        if column.table != columns[0].table:
            message = f"{call.function} compares rows of one table, and `{column.key}` is not in `{columns[0].table}`"
            yield formula.finding("formula-tables", message, column.at, width=len(column.key))


def _columns(node: Node) -> Iterator[TableColumn]:
    """The columns that a calculation runs over; those inside other functions have been brought to one value."""
    if isinstance(node, TableColumn):
        yield node
    if not isinstance(node, Call):
        for part in parts(node):
            yield from _columns(part)


def _check_place(formula: Formula, node: Node, place: Takes) -> Iterator[Diagnostic]:
    wrong = _misfit(node, place)
    if wrong:
        message, hint = wrong
        yield formula.finding("formula-place", message, node.at, hint=hint)
    if isinstance(node, Call) and not _is_complete(node):
        return
    for part, taken in places(node, place):
        yield from _check_place(formula, part, taken)


def _is_complete(call: Call) -> bool:
    return call.function in FUNCTIONS and FUNCTIONS[call.function].accepts(len(call.arguments))


def _misfit(node: Node, place: Takes) -> tuple[str, str] | None:
    match place, node:
        case Takes.ONE, TableColumn():
            return f"`{node.key}` is a whole column where one value is wanted", "use SUM, INDEX and the like"
        case Takes.COLUMN, node if not isinstance(node, TableColumn):
            return "a table column is wanted here", "write it as in `Pipeline[Amount]`"
        case Takes.CHOICE, node if not _is_choice(node):
            return "-1, 0 or 1 is wanted here", "write 0 for an exact match"
        case Takes.FORMAT, node if not (isinstance(node, Text) and is_format(node.value)):
            return "a number format in quotes is wanted here", FORMATS_EXPLAINED
    return None


def _is_choice(node: Node) -> bool:
    number = node.operand if isinstance(node, Sign) else node
    return isinstance(number, Number) and number.value in (0.0, 1.0)

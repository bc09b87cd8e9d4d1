"""Print a formula as a live Excel formula: defined names, structured references, and functions as files spell them."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.diagnostics import Problem
from generator.formulas.functions import FUNCTIONS
from generator.formulas.printing import Spelling, write_tree
from generator.formulas.syntax_tree import Call, Formula, Node, Number, Operation, Percent, Reference, RowCell, Sign

LONGEST = 8_192
_NOWHERE: Mapping[str, str] = MappingProxyType({})
_SPELLINGS = {"IFNA": "_xlfn.IFNA"} | {name: function.spelling or name for name, function in FUNCTIONS.items()}


def to_excel(formula: Formula, tables: Mapping[str, str] = _NOWHERE) -> str:
    """The formula with its leading `=`, for a cell of a workbook that defines the names and the tables.

    `tables` gives cells for names and columns (`{"Pipeline[Amount]": "Data!$B$2:$B$9"}`) where Excel takes no
    structured reference: conditional formats, validations, charts.
    """
    spelling = Spelling(lambda reference: tables.get(reference.key) or _write_reference(reference), _spell)
    printed = "=" + write_tree(_in_excel(formula.tree), spelling)
    if len(printed) > LONGEST:
        message = f"Excel takes {LONGEST} characters, and this makes {len(printed)}"
        raise Problem(formula.finding("formula-long", message, 0, hint="split it into steps"))
    return printed


def _spell(function: str) -> str:
    return _SPELLINGS[function]


def _write_reference(reference: Reference) -> str:
    if isinstance(reference, RowCell):
        return f"{reference.table}[[#This Row],[{reference.column}]]"
    return reference.key


def _in_excel(node: Node) -> Node:
    """The tree in functions that Excel 2013 and LibreOffice 7.4 know: XLOOKUP becomes INDEX with MATCH."""
    match node:
        case Sign() | Percent():
            return replace(node, operand=_in_excel(node.operand))
        case Operation():
            return replace(node, left=_in_excel(node.left), right=_in_excel(node.right))
        case Call("XLOOKUP"):
            return _write_lookup(*(_in_excel(argument) for argument in node.arguments))
        case Call():
            return replace(node, arguments=tuple(_in_excel(argument) for argument in node.arguments))
    return node


def _write_lookup(wanted: Node, column: Node, results: Node, *missing: Node) -> Node:
    found = Call("INDEX", (results, Call("MATCH", (wanted, column, Number(0.0)))))
    return Call("IFNA", (found, *missing)) if missing else found

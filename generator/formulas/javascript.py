"""Print formulas as JavaScript for a web page that holds the runtime; nothing is evaluated from text there."""

import json
from importlib.resources import files

from generator.formulas.functions import Takes, is_reference, places
from generator.formulas.model import Model
from generator.formulas.syntax_tree import Call, Formula, Node, Number, Operation, Percent, Reference, Sign, Text, Truth

_OPERATORS = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "^": "power",
    "&": "join",
    "=": "equal",
    "<>": "unequal",
    "<": "less",
    "<=": "at_most",
    ">": "more",
    ">=": "at_least",
}
_SIGNS = {"-": "minus", "+": "same"}


def runtime() -> str:
    """The script that printed formulas call: it defines `formulas`."""
    return files(__package__).joinpath("runtime.js").read_text(encoding="utf-8")


def to_javascript(formula: Formula) -> str:
    """A function of the values, `(v) => ...`; `formulas.result` of what it gives is the formula's result."""
    return f"(v) => {_print_node(formula.tree, Takes.ONE)}"


def model_to_javascript(model: Model) -> str:
    """A model as an object that `formulas.solve(model, inputs)` calculates."""
    steps = ",\n".join(f"  [{_literal(name)}, {to_javascript(model.formulas[name])}]" for name in model.order)
    return f"{{inputs: {_literal(list(model.inputs))}, steps: [\n{steps}\n]}}"


def _print_node(node: Node, place: Takes) -> str:
    parts = [_print_node(part, taken) for part, taken in places(node, place)]
    printed = _one(node, ", ".join(parts))
    if not is_reference(node):
        return printed
    return f"formulas.cells({printed})" if place is Takes.CELLS else f"formulas.single({printed})"


def _one(node: Node, parts: str) -> str:
    """One part, from its printed parts; `single` and `cells` see to what a reference stands for."""
    match node:
        case Number() | Text() | Truth():
            return _literal(node.value)
        case Sign():
            return f"formulas.{_SIGNS[node.sign]}({parts})"
        case Percent():
            return f"formulas.percent({parts})"
        case Operation():
            return f"formulas.{_OPERATORS[node.operator]}({parts})"
        case Call():
            return f"formulas.{node.function}({parts})"
    return _value(node)


def _value(reference: Reference) -> str:
    return f"formulas.value(v, {_literal(reference.key)})"


def _literal(value: object) -> str:
    """A constant that neither ends a script element nor breaks a line in one."""
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

"""Write a formula's tree out again, with parentheses only where reading needs them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.formulas.precedence import LEVELS, PERCENT, SIGN, SINGLE
from generator.formulas.syntax_tree import Call, Formula, Node, Number, Operation, Percent, Reference, Sign, Text, Truth


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one reader's formulas differ from ours: in names, functions and operators."""

    reference: Callable[[Reference], str] = lambda reference: reference.key
    function: Callable[[str], str] = lambda name: name
    operators: Mapping[str, str] = field(default_factory=dict)


def write_tree(node: Node, spelling: Spelling, least: int = 0) -> str:
    """A node as text, in parentheses when it binds less tightly than `least`."""
    text = _bare(node, spelling)
    return f"({text})" if _level(node) < least else text


def _bare(node: Node, spelling: Spelling) -> str:
    match node:
        case Number() | Text() | Truth():
            return _literal(node.value)
        case Sign():
            return spelling.operators.get(node.sign, node.sign) + write_tree(node.operand, spelling, SIGN)
        case Percent():
            return write_tree(node.operand, spelling, PERCENT) + "%"
        case Operation():
            return _operation(node, spelling)
        case Call():
            return _call(node, spelling)
    return spelling.reference(node)


def _operation(node: Operation, spelling: Spelling) -> str:
    level = LEVELS[node.operator]
    left, right = write_tree(node.left, spelling, level), write_tree(node.right, spelling, level + 1)
    operator = spelling.operators.get(node.operator, node.operator)
    return f"{left}{operator}{right}" if node.operator == "^" else f"{left} {operator} {right}"


def _call(node: Call, spelling: Spelling) -> str:
    arguments = ", ".join(write_tree(argument, spelling) for argument in node.arguments)
    return f"{spelling.function(node.function)}({arguments})"


def _level(node: Node) -> int:
    match node:
        case Operation():
            return LEVELS[node.operator]
        case Percent():
            return PERCENT
        case Sign():
            return SIGN
    return SINGLE


def _literal(value: float | str | bool) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).upper()


OURS = Spelling()


def to_text(formula: Formula) -> str:
    """A formula in our own language, evenly spaced."""
    return write_tree(formula.tree, OURS)


def in_words(formula: Formula, labels: Mapping[str, str]) -> str:
    """A formula for a reader on paper: labels in place of names, typographic signs in place of the keyboard's."""
    spelling = Spelling(lambda reference: labels.get(reference.key, reference.key), operators=_SIGNS_ON_PAPER)
    return write_tree(formula.tree, spelling)


_SIGNS_ON_PAPER = {"*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "<>": "≠"}

"""The parts of a formula: frozen, each with its offset in the text, which equality ignores."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.diagnostics import Diagnostic, Position


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, such as `12` or `0.5`."""

    value: float
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in double quotes."""

    value: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Truth:
    """TRUE or FALSE."""

    value: bool
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """An input or a step, by its name."""

    key: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A whole column of a table, as in `Pipeline[Amount]`."""

    table: str
    column: str
    at: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        """The name under which values and other formulas know the column."""
        return f"{self.table}[{self.column}]"


@dataclass(frozen=True, slots=True)
class RowCell:
    """The cell of a column in the row of the formula, as in `Pipeline[@Amount]`."""

    table: str
    column: str
    at: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        """The name under which values know the cell."""
        return f"{self.table}[@{self.column}]"

    @property
    def whole(self) -> str:
        """The name of the column that the cell stands in."""
        return f"{self.table}[{self.column}]"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign before its operand: `-cost`."""

    sign: str
    operand: "Node"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Percent:
    """A percent sign after its operand: `15%`."""

    operand: "Node"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands with their operator: `hours * rate`."""

    operator: str
    left: "Node"
    right: "Node"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments: `ROUND(saving, 2)`."""

    function: str
    arguments: tuple["Node", ...]
    at: int = field(default=0, compare=False)


Reference = Name | TableColumn | RowCell
Node = Number | Text | Truth | Reference | Sign | Percent | Operation | Call


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula: its text, its tree, and where its first character stands. Equal trees make equal formulas."""

    tree: Node
    text: str = field(default="", compare=False)
    at: Position | None = field(default=None, compare=False)

    def finding(self, code: str, message: str, offset: int, *, hint: str = "", width: int = 1) -> Diagnostic:
        """What is wrong at an offset of this formula's text."""
        return Diagnostic(code, message, place(self.text, self.at, offset), hint=hint, width=width)

    def put_at(self, at: Position | None) -> "Formula":
        """The same formula where it stands once more."""
        return replace(self, at=at)


def place(text: str, at: Position | None, offset: int) -> Position | None:
    """The position in its file of an offset in a formula that starts at `at`."""
    if at is None:
        return None
    before = text[:offset]
    lines = before.count("\n")
    if not lines:
        return Position(at.file, at.line, at.column + offset)
    return Position(at.file, at.line + lines, offset - before.rfind("\n"))


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes directly below a node, from left to right."""
    match node:
        case Sign() | Percent():
            return (node.operand,)
        case Operation():
            return (node.left, node.right)
        case Call():
            return node.arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """A node and everything below it, in the order of the text's reading."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(parts(current)))


def references(formula: Formula) -> tuple[Reference, ...]:
    """Every use of a name or of a table's column in a formula."""
    return tuple(node for node in walk(formula.tree) if isinstance(node, Reference))


def height(node: Node) -> int:
    """The number of nodes on the longest way down from a node, itself included."""
    highest, level = 0, [node]
    while level:
        highest, level = highest + 1, [part for above in level for part in parts(above)]
    return highest

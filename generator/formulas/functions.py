"""The fixed table of functions: what each takes, how often its last arguments repeat, how Excel's files spell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.formulas.syntax_tree import Call, Name, Node, RowCell, parts


class Takes(Enum):
    """What stands in one place of a function's arguments."""

    ONE = "one value"
    CELLS = "values or columns"  # text and blanks in names and columns are passed over, as Excel does with cells
    COLUMN = "a table column"
    ARRAY = "a calculation over columns"
    BRANCH = "whatever is taken where the function stands"
    FORMAT = "a number format in quotes"
    CHOICE = "-1, 0 or 1"


ONE, CELLS, COLUMN, ARRAY, BRANCH = Takes.ONE, Takes.CELLS, Takes.COLUMN, Takes.ARRAY, Takes.BRANCH


@dataclass(frozen=True, slots=True)
class Function:
    """One function's places. The last `repeats` of them may be written again and again."""

    name: str
    places: tuple[Takes, ...]
    least: int = 0
    repeats: int = 0
    one_table: bool = False
    spelling: str = ""

    @property
    def fewest(self) -> int:
        """The number of arguments below which the function is incomplete."""
        return self.least or len(self.places)

    def takes(self, index: int) -> Takes:
        """What stands in the argument at `index`, counted from 0."""
        if index < len(self.places):
            return self.places[index]
        fixed = len(self.places) - self.repeats
        return self.places[fixed + (index - fixed) % self.repeats]

    def accepts(self, count: int) -> bool:
        """Whether the function can be called with so many arguments."""
        if count < self.fewest:
            return False
        return (count - len(self.places)) % self.repeats == 0 if self.repeats else count <= len(self.places)

    @property
    def wants(self) -> str:
        """How many arguments the function takes, in words."""
        if self.repeats > 1:
            return f"{self.fewest} arguments, then {self.repeats} more at a time"
        if self.repeats:
            return f"{_count_words(self.fewest)} or more"
        if self.fewest < len(self.places):
            return f"{self.fewest} to {len(self.places)} arguments"
        return _count_words(self.fewest)


def _count_words(count: int) -> str:
    return "1 argument" if count == 1 else f"{count} arguments"


MOST_ARGUMENTS = 100

_TABLE = (
    Function("IF", (ONE, BRANCH, BRANCH), least=2),
    Function("IFS", (ONE, BRANCH), repeats=2, spelling="_xlfn.IFS"),
    Function("IFERROR", (ONE, ONE)),
    Function("AND", (CELLS,), repeats=1),
    Function("OR", (CELLS,), repeats=1),
    Function("NOT", (ONE,)),
    Function("MIN", (CELLS,), repeats=1),
    Function("MAX", (CELLS,), repeats=1),
    Function("SUM", (CELLS,), repeats=1),
    Function("AVERAGE", (CELLS,), repeats=1),
    Function("COUNT", (CELLS,), repeats=1),
    Function("COUNTA", (CELLS,), repeats=1),
    Function("COUNTIF", (COLUMN, ONE)),
    Function("COUNTIFS", (COLUMN, ONE), repeats=2, one_table=True),
    Function("SUMIF", (COLUMN, ONE, COLUMN), least=2, one_table=True),
    Function("SUMIFS", (COLUMN, COLUMN, ONE), repeats=2, one_table=True),
    Function("AVERAGEIF", (COLUMN, ONE, COLUMN), least=2, one_table=True),
    Function("SUMPRODUCT", (ARRAY,), repeats=1, one_table=True),
    Function("ROUND", (ONE, ONE)),
    Function("ROUNDUP", (ONE, ONE)),
    Function("ROUNDDOWN", (ONE, ONE)),
    Function("INT", (ONE,)),
    Function("ABS", (ONE,)),
    Function("MOD", (ONE, ONE)),
    Function("INDEX", (COLUMN, ONE)),
    Function("MATCH", (ONE, COLUMN, Takes.CHOICE), least=2),
    Function("XLOOKUP", (ONE, COLUMN, COLUMN, ONE), least=3, one_table=True),
    Function("NPV", (ONE, CELLS), repeats=1),
    Function("PMT", (ONE, ONE, ONE, ONE, ONE), least=3),
    Function("DATE", (ONE, ONE, ONE)),
    Function("YEAR", (ONE,)),
    Function("MONTH", (ONE,)),
    Function("DAY", (ONE,)),
    Function("WEEKDAY", (ONE,)),
    Function("EDATE", (ONE, ONE)),
    Function("EOMONTH", (ONE, ONE)),
    Function("WORKDAY", (ONE, ONE)),
    Function("NETWORKDAYS", (ONE, ONE)),
    Function("TEXT", (ONE, Takes.FORMAT)),
)
FUNCTIONS = {function.name: function for function in _TABLE}


def places(node: Node, place: Takes) -> Iterator[tuple[Node, Takes]]:
    """Each part of a node with what is taken where it stands; `place` is what is taken of the node itself."""
    if isinstance(node, Call):
        function = FUNCTIONS[node.function]
        yield from ((part, _check_argument(function.takes(index), place)) for index, part in enumerate(node.arguments))
    else:
        yield from ((part, ARRAY if place is ARRAY else ONE) for part in parts(node))


def _check_argument(takes: Takes, place: Takes) -> Takes:
    if takes is not BRANCH:
        return takes
    return CELLS if place is CELLS else ONE


def is_reference(node: Node) -> bool:
    """Whether a node stands for a cell, not a value: functions of many cells pass over the texts in cells."""
    match node:
        case Name() | RowCell():
            return True
        case Call("INDEX") | Call("XLOOKUP", (_, _, _)):
            return True
    return False

"""Formulas made at random: every kind of part, for tests of what must hold for all formulas."""

from hypothesis import strategies as st

from generator.formulas.functions import FUNCTIONS, Function, Takes
from generator.formulas.precedence import LEVELS
from generator.formulas.syntax_tree import (
    Call,
    Name,
    Node,
    Number,
    Operation,
    Percent,
    RowCell,
    Sign,
    TableColumn,
    Text,
    Truth,
)

NAMES = ("hours", "rate", "note", "agreed", "nothing", "unknown_name")
COLUMNS = ("Amount", "Stage", "Deal Size")
FORMATS = ("0", "0.0%", "$#,##0.00")

numbers = st.one_of(st.integers(0, 1000).map(float), st.sampled_from([0.1, 0.5, 2.675, 1e-7, 1e20, 999999.99]))
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=8)
columns = st.builds(TableColumn, st.just("Deals"), st.sampled_from(COLUMNS))
leaves = st.one_of(
    st.builds(Number, numbers),
    st.builds(Text, st.one_of(texts, st.sampled_from(["5", "15%", ">3", "a*", "TRUE", "#N/A"]))),
    st.builds(Truth, st.booleans()),
    st.builds(Name, st.sampled_from(NAMES)),
    st.builds(RowCell, st.just("Deals"), st.sampled_from(COLUMNS)),
)


def _argument(taken: Takes, values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    if taken is Takes.FORMAT:
        return st.builds(Text, st.sampled_from(FORMATS))
    if taken is Takes.CHOICE:
        return st.sampled_from([Number(0.0), Number(1.0), Sign("-", Number(1.0))])
    if taken is Takes.COLUMN:
        return columns
    if taken is Takes.CELLS:
        return st.one_of(values, columns)
    if taken is Takes.ARRAY:
        return st.one_of(columns, st.builds(Operation, st.sampled_from(sorted(LEVELS)), columns, values))
    return values


def _call(function: Function, values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    counts = [count for count in range(1, 6) if function.accepts(count)]
    places = st.sampled_from(counts).map(lambda count: [function.takes(index) for index in range(count)])
    arguments = places.flatmap(lambda taken: st.tuples(*(_argument(each, values) for each in taken)))
    return arguments.map(lambda given: Call(function.name, given))


def _larger(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Sign, st.sampled_from(["-", "+"]), values),
        st.builds(Percent, values),
        st.builds(Operation, st.sampled_from(sorted(LEVELS)), values, values),
        st.sampled_from(sorted(FUNCTIONS)).flatmap(lambda name: _call(FUNCTIONS[name], values)),
    )


trees: st.SearchStrategy[Node] = st.recursive(leaves, _larger, max_leaves=12)

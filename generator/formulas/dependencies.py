"""Which formula needs which: the order of calculation, and names that are unknown, astray, doubled or in a circle."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.formulas.names import cure_for_key, table_of
from generator.formulas.syntax_tree import Formula, Reference, RowCell, references


def order(formulas: Mapping[str, Formula], inputs: Iterable[str]) -> tuple[str, ...]:
    """The formulas' names, each after those it needs; a Problem names every unknown name, clash and circle."""
    names = tuple(inputs)
    found = (*_unfit(formulas, names), *_clashes(formulas, names), *_unknown(formulas, names), *_astray(formulas))
    if found:
        raise Problem(*found)
    circles = tuple(_circles(formulas))
    if circles:
        raise Problem(*circles)
    return tuple(TopologicalSorter(_needs(formulas)).static_order())


def name_needed(reference: Reference) -> str:
    """The name that a use needs: a cell of this row needs its column."""
    return reference.whole if isinstance(reference, RowCell) else reference.key


def _needs(formulas: Mapping[str, Formula]) -> dict[str, list[str]]:
    """For each formula, the formulas it uses, in the order of their use."""
    return {
        name: [name_needed(used) for used in references(formula) if name_needed(used) in formulas]
        for name, formula in formulas.items()
    }


def _unfit(formulas: Mapping[str, Formula], inputs: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in (*inputs, *formulas):
        if cure := cure_for_key(name):
            at = formulas[name].at if name in formulas else None
            yield Diagnostic("formula-name", f"`{name}` cannot be a name", at, hint=cure, width=len(name))


def _clashes(formulas: Mapping[str, Formula], inputs: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Names that differ in case only, or are given twice: a workbook has one of each."""
    seen: dict[str, str] = {}
    names = (*inputs, *formulas)
    for name in (*names, *sorted({table_of(name) for name in names} - {""})):
        if name.lower() in seen:
            message = f"`{name}` and `{seen[name.lower()]}` are one name to Excel"
            at = formulas[name].at if name in formulas else None
            yield Diagnostic("formula-name-twice", message, at, hint="rename one of them", width=len(name))
        seen.setdefault(name.lower(), name)


def _unknown(formulas: Mapping[str, Formula], inputs: tuple[str, ...]) -> Iterator[Diagnostic]:
    known = {*formulas, *inputs}
    for formula in formulas.values():
        for used in references(formula):
            name = name_needed(used)
            if name not in known:
                message, hint = f"nothing is named `{name}`", find_closest(name, known)
                yield formula.finding("formula-unknown", message, used.at, hint=hint, width=len(used.key))


OTHER_NAME = "write the name of an input, an assumption or another formula of this model"


def find_closest(name: str, known: Iterable[str]) -> str:
    """The hint that names the known name that differs in case only, or else the closest one."""
    by_lower = {each.lower(): each for each in sorted(known)}
    if name.lower() in by_lower:
        return f"did you mean `{by_lower[name.lower()]}`?"
    return did_you_mean(name, by_lower.values()) or OTHER_NAME


def _astray(formulas: Mapping[str, Formula]) -> Iterator[Diagnostic]:
    """Cells of "this row" in formulas that stand in no row of that table."""
    for name, formula in formulas.items():
        for used in references(formula):
            if isinstance(used, RowCell) and table_of(name) != used.table:
                message = f"`{used.key}` is a cell of this row, and `{name}` is not a column of `{used.table}`"
                hint = "choose a row with INDEX or XLOOKUP"
                yield formula.finding("formula-row", message, used.at, hint=hint, width=len(used.key))


def _circles(formulas: Mapping[str, Formula]) -> Iterator[Diagnostic]:
    """One finding for each circle that stays when those already found are cut open."""
    needs = _needs(formulas)
    while circle := _circle(needs):
        user, used = circle[0], circle[1]
        message = f"`{user}` needs " + ", which needs ".join(f"`{name}`" for name in circle[1:])
        at = next(use for use in references(formulas[user]) if name_needed(use) == used)
        hint = "take one of them out of the circle"
        yield formulas[user].finding("formula-circle", message, at.at, hint=hint, width=len(at.key))
        needs[user] = [name for name in needs[user] if name != used]


def _circle(needs: Mapping[str, list[str]]) -> list[str]:
    """Names of which each needs the next, from the one that stands first to itself; empty when nothing goes round."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        *names, _ = reversed(error.args[1])
        first = names.index(min(names, key=list(needs).index))
        return [*names[first:], *names[: first + 1]]
    return []

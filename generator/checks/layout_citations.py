"""What a layout claims to be traced must be so: its citations say what they cite, its cells what the model holds,
the words of the ledger what the ledger says, and the number of a note leads to its source."""

from collections.abc import Iterator, Mapping, Sequence

from generator.checks.part_numbers import check_part_numbers
from generator.checks.runs import runs_with_ancestors
from generator.content.documents import Document
from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Problem
from generator.layout.chart_cells import number_said
from generator.layout.source_entries import ledger_words
from generator.models.value_forms import show
from generator.pages.page import Page
from generator.pages.solved_model import SolvedModel
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.figures import find_alike, number_key
from generator.quantities.lexicon import plain
from generator.quantities.support import supports
from generator.reports.survey_words import find_words
from generator.texts.citations import resolve

LAYOUTS = "layouts/"


def check_layout_citations(document: Document, page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each citation of a layout that its source does not support, and each cell without its model."""
    model = workspace.models.get(document.key)
    known = _values(model) | {*workspace.account.values()} if model and model.document is document else frozenset()
    told = {path: text.words for path, text in find_words(document, workspace).items()}
    yield from check_part_numbers(document, page, workspace.facts.units)
    yield from _check_said(page, workspace)
    anchors = frozenset(element.get("id") for element in page.root.walk())
    for run, around in runs_with_ancestors(page.root):
        for piece in run:
            element = piece.element
            if element.has("note"):
                yield from _check_note(element, anchors)
            elif "data-ledger" in element.attributes:
                yield from _check_ledger_words(element, workspace)
            elif element.has("citation") and element.at and element.at.file.startswith(LAYOUTS):
                yield from _check_citation(element, "", workspace)
            elif element.has("field"):
                yield from _check_field(element, workspace)
            elif element.has("record"):
                yield from _check_survey_words(element, told)
            elif "data-value" in element.attributes:
                yield from _check_cell(element, known, workspace.translation)
                if document.kind.for_customers:
                    yield from _check_limit(element, _limit(element, around), workspace)


def _limit(cell: Element, around: Sequence[Element]) -> str:
    """What the head of the row says last, or else that of the column, such as the limit in "Load, at least": a cell to
    calculate with holds the number alone."""
    row = next((one for one in reversed(around) if one.tag == "tr"), None)
    if row is None:
        return ""
    heads = [one for one in row.elements if one.tag == "th"] or [*_head_of_column(cell, row, around)]
    names = [next((part.text for part in head.elements if part.tag == "p"), head.text) for head in heads]
    return names[0].rpartition(",")[2].strip() if names else ""


def _head_of_column(cell: Element, row: Element, around: Sequence[Element]) -> Iterator[Element]:
    table = next((one for one in reversed(around) if one.tag == "table"), None)
    top = next((one for one in table.walk() if one.tag == "tr"), row) if table else row
    place = next((n for n, one in enumerate(row.elements) if one is cell), None)
    if top is not row and place is not None:
        yield from [*top.elements][place : place + 1]


def _check_limit(cell: Element, limit: str, workspace: Workspace) -> Iterator[Diagnostic]:
    """The number of a claim that only sets a limit, in a cell whose row does not say so."""
    for citation in cell.find("citation"):
        if citation.get("value").startswith("claim:"):
            yield from _check_citation(citation, limit, workspace)


def _check_citation(element: Element, limit: str, workspace: Workspace) -> Iterator[Diagnostic]:
    target, words, units = element.get("value"), element.text.strip(), workspace.facts.units
    try:
        stated = resolve(target, workspace).value
        reason = supports(stated, words, units)
        reason = reason if reason and supports(stated, f"{limit} {words}", units) else ""
    except Problem as unknown:
        yield from unknown.place(element.at)
        return
    if reason:
        leave = "leave the element empty, and it prints the value as it is stated"
        hint = "say the limit last in the head of the row, such as “Load, at least”" if limit else leave
        yield Diagnostic("unsupported-figure", f"{reason} (`{target}`)", element.at, hint)


def _check_note(element: Element, anchors: frozenset[str]) -> Iterator[Diagnostic]:
    """The mark of a note is a number and nothing else, and leads to the source of that number."""
    words = element.text.strip()
    leads = [child.get("href") for child in element.elements if child.tag == "a"]
    if leads == [f"#source-{words}"] and leads[0][1:] in anchors:
        return
    hint = "leave the marks of notes to the engine: it puts one behind each citation that needs a source"
    yield Diagnostic("untraced-figure", f"the note says `{words}`, which leads to no source", element.at, hint)


def _check_ledger_words(element: Element, workspace: Workspace) -> Iterator[Diagnostic]:
    """Words of the ledger must be the ledger's, letter for letter."""
    field, words = element.get("data-ledger"), element.text
    said = ledger_words(field, workspace)
    if said is None or plain(said) != plain(words):
        message = f"the ledger does not say `{' '.join(words.split())[:60]}` in `{field}`"
        hint = "leave the words of the ledger to the engine: it prints them among the sources"
        yield Diagnostic("untraced-figure", message, element.at, hint)


def _check_cell(element: Element, known: frozenset[str], translation: Translation) -> Iterator[Diagnostic]:
    """The words of a cell must be its value as people read it, and the value one of the model's."""
    value, words = element.get("data-value"), " ".join(element.text.split())
    if not any(True for _ in find_alike(words)):
        return
    try:
        number = float(value)
    except ValueError:
        held = words == " ".join(value.split()) and words in known
    else:
        decimals = int(element.get("data-decimals")) if element.get("data-decimals") else None
        printed = (show(number, element.get("data-unit"), places, translation) for places in (decimals, None))
        held = number_key(number) in known and words in {" ".join(shown.split()) for shown in printed}
    if not held:
        hint = "print the value that the model gives the cell: `{{ row.shown }}` with `data-value` of the same row"
        message = f"the cell says `{words}`, which is not what the model holds there"
        yield Diagnostic("untraced-figure", message, element.at, hint)


def _check_said(page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    """A cell that says the value it is drawn from has no other; what its words say is traced like any text."""
    for cell in page.root.walk():
        if "data-said" in cell.attributes and cell.get("data-value") != number_said(cell, workspace.facts.units):
            message = f"the cell says `{' '.join(cell.text.split())}` and holds {cell.get('data-value') or 'nothing'}"
            hint = "put it into a chart and write `data-said` without `data-value`: the engine reads it from the words"
            yield Diagnostic("untraced-figure", message, cell.laid or cell.at, hint)


def _check_field(element: Element, workspace: Workspace) -> Iterator[Diagnostic]:
    """A merge field says its label and its prompt, which are checked where they are written."""
    name, words = element.get("data-field"), element.text.strip()
    known = workspace.fields.get(name, {})
    prompt = element.get("data-prompt") or known.get("prompt", "")
    if plain(words) != plain(known.get("label", "")) or plain(prompt) != plain(known.get("prompt", "")):
        message = f"the merge field `{name}` says `{words}`, which is not its label"
        hint = "write `{{ group.name }}` in a text: its label and its prompt come from content/facts/merge-fields.yaml"
        yield Diagnostic("untraced-figure", message, element.laid or element.at, hint)


def _check_survey_words(element: Element, told: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What is printed as the engine's own record must be what the survey says at that place."""
    path = element.get("data-of")
    if told.get(path) != element.text:
        says = f"says `{told[path]}`" if path in told else "is not in the survey"
        hint = "print what the layout gets from `survey` or `verdict`, and write no record by hand"
        message = f"the layout prints `{element.text.strip()}` as the record `{path}`, which {says}"
        yield Diagnostic("forged-record", message, element.laid or element.at, hint)


def _values(model: SolvedModel) -> frozenset[str]:
    """Every value of the model, in any scenario, and every text that its document writes."""
    solved = [value for one in model.solved.values() for value in one.values.values()]
    cells = [value for one in model.solved.values() for column in one.columns.values() for value in column]
    written = [value for _, value, _ in model.document.leaves]
    values = (*solved, *cells, *written)
    return frozenset(number_key(value) if isinstance(value, int | float) else str(value) for value in values)

"""What the note of a source says: made from the ledger and from models, in words for the reader.

No identifiers, owners or internal notes. Words that the ledger itself writes stand in an element that names their
field, `data-ledger`; the audit compares them with the ledger, so that they may hold figures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.claims.claim import PROMISED, Basis, Claim
from generator.content.confirmation import FIELD, find_confirmation
from generator.content.translation import PLACE, Translation, translatable
from generator.diagnostics import Position
from generator.layout.ledger_texts import FIELDS, evidence_title, ledger_line, ledger_nodes
from generator.pages.markdown import line_nodes
from generator.pages.solved_model import ACCOUNT, DEFAULT, SolvedModel
from generator.pages.tree import Element, Node, rewrite
from generator.pages.workspace import Workspace
from generator.texts.inline_parts import cite

UNSEEN: Mapping[Basis, str] = {
    "modelled": translatable("Modeled, not measured."),
    "assumed": translatable("Our assumption, not measured."),
    "target": translatable("Our target, not a result."),
    "contractual": translatable("Our commitment, not measured."),
    "price": translatable("Our list price."),
}
"""Basis -> what the reader must know of a claim that nobody has seen come true."""

SEEN: Mapping[Basis, tuple[str, str, str, str]] = {
    "measured": (
        translatable("Measured."),
        translatable("Measured with {whom}."),
        translatable("Measured, {day}."),
        translatable("Measured with {whom}, {day}."),
    ),
    "reported": (
        translatable("Reported, not measured by us."),
        translatable("Reported by {whom}, not measured by us."),
        translatable("Reported, {day}, not measured by us."),
        translatable("Reported by {whom}, {day}, not measured by us."),
    ),
}
"""Basis -> what was done: alone, with those whom the value holds for, with its day, with both."""


def claim_words(claim: Claim, workspace: Workspace) -> tuple[Node, ...]:
    """What the claim states, what kind of truth it is, what backs it and what limits it, a sentence each."""
    sentences: list[list[Node]] = [
        [_field(claim, "statement", workspace)],
        _basis(claim, workspace),
        _backing(claim, workspace),
        [_field(claim, "caveat", workspace)] if claim.caveat else [],
    ]
    return _join([sentence for sentence in sentences if sentence])


def confirmation_words(key: str, workspace: Workspace) -> tuple[Node, ...]:
    """Who confirmed the figures of the document, and when."""
    said = _say_confirmed(key, workspace) or ""
    at = workspace.documents[key].source.position((FIELD,))
    return (Element("span", {"data-ledger": f"{FIELD}:{key}"}, (said,), at),)


def _say_confirmed(key: str, workspace: Workspace) -> str | None:
    found = find_confirmation(workspace.documents[key]) if key in workspace.documents else None
    if found is None:
        return None
    day = workspace.translation.day(found.date)
    return workspace.translation.gettext("Confirmed by {name}, {role}, {day}.", name=found.by, role=found.role, day=day)


def ledger_words(field: str, workspace: Workspace) -> str | None:
    """The words of a field of a live claim as notes print them: `load.population`, `load.evidence.0`; or who has
    confirmed figures: `confirmed:<document>`."""
    if field.startswith(f"{FIELD}:"):
        return _say_confirmed(field.removeprefix(f"{FIELD}:"), workspace)
    name, _, rest = field.partition(".")
    claim = workspace.ledger.claims.get(name)
    if claim is None or not claim.live:
        return None
    if rest in FIELDS:
        return ledger_line(claim, rest, workspace)
    if rest == "as_of":
        return workspace.translation.day(claim.as_of) if claim.as_of else None
    kind, _, number = rest.partition(".")
    if kind == "evidence" and number.isdecimal() and int(number) < len(claim.evidence):
        return _title_evidence(claim, int(number), workspace)
    return None


def _title_evidence(claim: Claim, number: int, workspace: Workspace) -> str:
    title, day = evidence_title(claim, number, workspace), claim.evidence[number].date
    return f"{title}, {workspace.translation.day(day)}" if day else title


def _quote(claim: Claim, field: str, nodes: Sequence[Node]) -> Element:
    return Element("span", {"data-ledger": f"{claim.id}.{field}"}, tuple(nodes), claim.position)


def _field(claim: Claim, field: str, workspace: Workspace) -> Element:
    return _quote(claim, field, ledger_nodes(claim, field, workspace))


def _basis(claim: Claim, workspace: Workspace) -> list[Node]:
    translation = workspace.translation
    if claim.basis not in SEEN:
        return [translation.gettext(UNSEEN[claim.basis])]
    said = SEEN[claim.basis][bool(claim.population) + 2 * bool(claim.as_of)]
    parts: dict[str, tuple[Node, ...]] = {"whom": (_field(claim, "population", workspace),)} if claim.population else {}
    if claim.as_of:
        parts["day"] = (_quote(claim, "as_of", [translation.day(claim.as_of)]),)
    return _put_in(translation.gettext(said), parts)


def _put_in(words: str, parts: Mapping[str, Sequence[Node]]) -> list[Node]:
    """The words as nodes, with parts at their places."""
    pieces: list[Node] = []
    for n, piece in enumerate(PLACE.split(words)):
        pieces += parts.get(piece, ()) if n % 2 else [piece] if piece else []
    return pieces


def _backing(claim: Claim, workspace: Workspace) -> list[Node]:
    translation = workspace.translation
    if not claim.evidence:
        return [] if claim.basis in PROMISED else [translation.gettext("No evidence is on file yet.")]
    listed: list[Node] = []
    for n, evidence in enumerate(claim.evidence):
        words = _quote(claim, f"evidence.{n}", [_title_evidence(claim, n, workspace)])
        linked = Element("a", {"href": evidence.link}, (words,), claim.position) if evidence.link else words
        listed += ["; ", linked] if n else [linked]
    return _put_in(translation.gettext("Evidence: {list}."), {"list": listed})


def _resolve(nodes: Sequence[Node], at: Position, workspace: Workspace) -> tuple[Node, ...]:
    """The nodes with citations as citations."""

    def resolve(element: Element) -> Element:
        return cite(element, at, workspace)[0] if element.tag == "a" else element

    return rewrite(Element("span", {}, tuple(nodes), at), resolve).children


def result_words(model: SolvedModel, scenario: str, workspace: Workspace) -> tuple[Node, ...]:
    """The model by its title, up to a colon, the scenario by its label, and that it is an example."""
    document = model.document
    at = document.source.value_position(("title",))
    title, label = str(document.data.get("title", document.name)), model.solved[scenario].label
    say = workspace.translation.gettext  # the company's own catalogue may have the title in this language
    named = say(title.partition(": ")[0]) + ("" if scenario == DEFAULT else f", {say(label)}")
    said = _own(document.kind.title, workspace) if scenario == ACCOUNT else _example(document.kind.title, workspace)
    return _join([[*_resolve(line_nodes(named), at, workspace), "."], [said]])


def _example(title: str, workspace: Workspace) -> str:
    return workspace.translation.gettext("An example; its inputs stand in the {kind}.", kind=_kind(title, workspace))


def _own(title: str, workspace: Workspace) -> str:
    kind = _kind(title, workspace)
    return workspace.translation.gettext("With the customer's own inputs, which stand in the {kind}.", kind=kind)


def _kind(title: str, workspace: Workspace) -> str:
    """The kind's name; within a sentence, English writes it small."""
    said = workspace.translation.gettext(title)
    return title.lower() if said == title else said


def _join(sentences: Sequence[Sequence[Node]]) -> tuple[Node, ...]:
    pieces: list[Node] = []
    for n, sentence in enumerate(sentences):
        pieces += [" ", *sentence] if n else sentence
    return tuple(pieces)


def figures_first(figures: Sequence[Element], translation: Translation, *, more: bool) -> Iterator[Node]:
    """The figures as the page writes them, as citations, and whether there are more of the same example."""
    for n, figure in enumerate(figures):
        yield from [", "] if n else []
        yield replace(figure, attributes={"class": "citation", "value": figure.get("value")})
    others = translation.gettext("and the other results")
    yield f" {others}: " if more else ": "

"""How a document uses claims: in the right segment, before they expire, in fit words, and with their caveats."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.checks.citation_context import passages
from generator.checks.footing import claims_below
from generator.claims.claim import Basis, Claim
from generator.claims.expiry import CURE, has_expired
from generator.claims.wording import find_banned_wording, find_result_wording, uses_allowed_words
from generator.content.documents import Document
from generator.content.fact_types import type_of
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Position, Severity
from generator.layout.ledger_texts import ledger_line
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.gloss import gloss
from generator.quantities.units import Units
from generator.texts.text_nodes import Text

SCHEME = "claim:"
WORDS = re.compile(r"\w+")
SAID: Mapping[Basis, tuple[str, str]] = {
    "modelled": ("comes from a model", "say that it is what the model assumes or gives"),
    "assumed": ("is an assumption", "word it as a question or a condition"),
    "target": ("is a target", "say that it is what we aim for"),
    "contractual": ("is a promise", "say that we commit to it"),
    "price": ("is a price", "say what it costs"),
}
"""What a claim of each basis is, and how to say so; the others may be worded as results."""


@dataclass(frozen=True, slots=True)
class Use:
    """One citation of a claim: its place, and the words around it if a text makes it."""

    claim: Claim
    at: Position
    words: str = ""


def check_claims(
    document: Document, texts: Mapping[Steps, Text], pages: Iterable[Page], workspace: Workspace
) -> list[Diagnostic]:
    """Every use of a claim that the claim does not allow; in documents for customers most of them are errors."""
    cited = [*_uses_in_texts(texts, workspace), *_uses_in_model(document, workspace)]
    printed = [(page, list(_uses_on_page(page, workspace))) for page in pages]
    known = {use.at for use in cited}
    cited += [use for _, uses in printed for use in uses if use.at not in known]
    findings = [found for use in cited for found in _check_use(use, document, workspace)]
    findings += _check_segments(document, texts, printed, cited, workspace)
    if document.kind.for_customers:
        findings += [found for page, uses in printed for found in missing_caveats(page, uses, workspace)]
        findings += [found for page, _ in printed for found in find_cited_notes(page, workspace)]
    return list(dict.fromkeys(findings))


def _uses_in_texts(texts: Mapping[Steps, Text], workspace: Workspace) -> Iterator[Use]:
    """The citations in the document's texts. A figure that stands alone in its field belongs to those beside it."""
    for steps, text in texts.items():
        for passage in passages(text):
            claim = _claim(passage.citation, workspace)
            if claim:
                words = _words_beside(steps, texts) if passage.alone else passage.words
                yield Use(claim, passage.citation.at or text.at, words)


def _words_beside(steps: Steps, texts: Mapping[Steps, Text]) -> str:
    """The words of all texts in the same group of fields: a figure's label and explanation, say."""
    if len(steps) < 2 or isinstance(steps[-1], int):
        return texts[steps].words
    return " ".join(text.words for other, text in texts.items() if other[:-1] == steps[:-1])


def _uses_in_model(document: Document, workspace: Workspace) -> Iterator[Use]:
    """The claims that the document's model takes its numbers from."""
    if document.key not in workspace.models:
        return
    for steps, value, node in document.leaves:
        if isinstance(value, str) and value.startswith(SCHEME) and "x-text" not in node:
            claim = workspace.ledger.claims.get(value.removeprefix(SCHEME))
            if claim:
                yield Use(claim, document.source.value_position(steps))


def _uses_on_page(page: Page, workspace: Workspace) -> Iterator[Use]:
    for element in _citations(page.root):
        claim = _claim(element, workspace)
        if claim:
            yield Use(claim, element.at or page.home)


def _citations(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield from [child] if child.tag == "data" else _citations(child)


def _claim(citation: Element, workspace: Workspace) -> Claim | None:
    target = citation.get("value")
    return workspace.ledger.claims.get(target.removeprefix(SCHEME)) if target.startswith(SCHEME) else None


def _check_use(use: Use, document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    claim, width = use.claim, len(SCHEME) + len(use.claim.id)
    severity: Severity = "error" if document.kind.for_customers else "warning"
    if has_expired(claim, workspace.today):
        message = f"the claim `{claim.id}` has expired: its last day was {claim.expires}"
        yield Diagnostic("expired-claim", message, use.at, CURE, width=width)
    yield from (_check_wording(use, severity, width, workspace.facts.units) if use.words else ())


def _check_segments(
    document: Document,
    texts: Mapping[Steps, Text],
    printed: Iterable[tuple[Page, list[Use]]],
    cited: Iterable[Use],
    workspace: Workspace,
) -> Iterator[Diagnostic]:
    """Findings for citations whose value comes from a claim of another segment, at whatever depth."""
    segment = document.data.get("segment")
    if not segment:
        return
    targets = {(use.at, SCHEME + use.claim.id) for use in cited}
    for text in texts.values():
        targets |= {(passage.citation.at or text.at, passage.citation.get("value")) for passage in passages(text)}
    places = {at for at, _ in targets}
    for page, _ in printed:
        found = ((element.at or page.home, element.get("value")) for element in _citations(page.root))
        targets |= {(at, target) for at, target in found if at not in places}
    severity: Severity = "error" if document.kind.for_customers else "warning"
    for at, target in sorted(targets, key=str):
        for claim in claims_below(target, workspace):
            if claim.segments and segment not in claim.segments:
                yield _wrong_segment(claim, target, segment, at, severity, workspace)


def _wrong_segment(
    claim: Claim, target: str, segment: str, at: Position, severity: Severity, workspace: Workspace
) -> Diagnostic:
    names = " and ".join(_name_segment(one, workspace) for one in claim.segments)
    here = f"this document is for {_name_segment(segment, workspace)}"
    way = "" if target == SCHEME + claim.id else f"`{target}` comes from `{claim.id}`; "
    hint = f"cite a claim for that segment; if this one is true there, add `{segment}` to its `segments`"
    message = f"{way}`{claim.id}` holds for {names}, and {here}"
    return Diagnostic("wrong-segment", message, at, hint, severity, width=len(target))


def _name_segment(segment: str, workspace: Workspace) -> str:
    entry = workspace.facts.values.get("segments", {}).get(segment, {})
    return str(entry.get("name", segment))


def _check_wording(use: Use, severity: Severity, width: int, units: Units) -> Iterator[Diagnostic]:
    claim = use.claim
    if phrase := find_result_wording(claim, gloss(use.words, units)):
        what, cure = SAID[claim.basis]
        message = f"“{phrase}” sounds as if somebody had seen it happen, but `{claim.id}` {what}"
        yield Diagnostic("worded-as-result", message, use.at, cure, severity, width=width)
    if phrase := find_banned_wording(claim, use.words):
        message = f"“{phrase}” must not stand in a sentence with `{claim.id}`"
        yield Diagnostic(
            "banned-wording", message, use.at, claim.note or "say it in other words", severity, width=width
        )
    if not uses_allowed_words(claim, use.words):
        message = f"`{claim.id}` is cited in words that the ledger does not allow"
        hint = "write " + " or ".join(f"“{words}”" for words in claim.allowed)
        yield Diagnostic("unlisted-wording", message, use.at, hint, severity, width=width)


def find_cited_notes(page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each fact on the page that is no term of the company, but words for its own people."""
    for element in _citations(page.root):
        scheme, _, path = element.get("value").partition(":")
        if scheme == "fact" and type_of(path, workspace.facts) == "note":
            message, cure = f"`{path}` is a note for people, and no term to show customers", "cite the term itself"
            yield Diagnostic("note-cited", message, element.at or page.home, cure, width=len(element.get("value")))


def missing_caveats(page: Page, uses: Iterable[Use], workspace: Workspace) -> list[Diagnostic]:
    """A finding for each use on the page of a claim whose caveat the page does not print."""
    cautious = [use for use in uses if use.claim.caveat]
    printed = _normalize(" ".join(_texts(page.root))) if cautious else ""
    return [
        Diagnostic(
            "missing-caveat",
            f"the page cites `{use.claim.id}` and must print what limits it: {use.claim.caveat}",
            use.at,
            "write this sentence near the figure or among the sources, word for word",
            width=len(SCHEME) + len(use.claim.id),
        )
        for use in cautious
        if f" {_normalize(ledger_line(use.claim, 'caveat', workspace))} " not in f" {printed} "
    ]


def _texts(element: Element) -> Iterator[str]:
    """The words of the page piece by piece: those of two blocks must not run into one."""
    for child in element.children:
        yield from [child] if isinstance(child, str) else _texts(child)


def _normalize(words: str) -> str:
    """The words without punctuation, capitals and typographic marks."""
    return " ".join(WORDS.findall(unicodedata.normalize("NFKC", words).casefold()))

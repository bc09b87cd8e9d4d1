"""Clearance: what holds a document back from release, and the draft band that says so on every page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.claims.approvals import Signature, Signed, judge_signature, sign_off, signers
from generator.claims.claim import Claim
from generator.claims.expiry import has_expired
from generator.content.documents import Document
from generator.content.kinds import View
from generator.content.translation import Translation, translatable
from generator.diagnostics import Diagnostic
from generator.layout.signed_looks import SAYING, look_digests
from generator.pages.page import Page
from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE
from generator.pages.workspace import Workspace

BAND = translatable("Draft: not cleared for release. {reasons}.")
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Clearance:
    """What a document waits for. `unproven` are the claims that it rests on without proof; `now` is what one signs;
    `gaps` are the words of what is still to be supplied on a page that leaves the company. `told` are the claims
    without proof that each page rests on, page by page: of those that are ours alone they hold nothing back, but their
    stamps count them."""

    unproven: tuple[str, ...]
    signatures: tuple[Signature, ...]
    now: Signed
    gaps: tuple[str, ...] = ()
    told: tuple[tuple[str, ...], ...] = ()

    @property
    def cleared(self) -> bool:
        """Whether the document may leave the building."""
        return not self.unproven and not self.unsigned and not self.gaps

    @property
    def unsigned(self) -> tuple[Signature, ...]:
        """The signatures that are missing or stale."""
        return tuple(one for one in self.signatures if one.state != "signed")


def find_clearance(document: Document, sheets: Iterable[tuple[View, Page]], workspace: Workspace) -> Clearance:
    """What the document waits for, as all its pages stand, without draft bands."""
    sheets = tuple(sheets)
    viewed = tuple((view, page) for view, page in sheets if not view.internal)
    listed = tuple(page for _, page in viewed)
    claims = find_claims(document, listed, workspace)
    signing = tuple(signers(document, workspace.facts))
    # Nobody signs the looks of what is ours alone: long tables, mostly.
    looks = look_digests(viewed, workspace) if signing or document.kind.for_customers else {}
    now = sign_off("\f".join(words_of(page) for page in listed), looks, claims, workspace.evidence)
    unproven = _name_unproven(claims, workspace)
    told = tuple(_name_unproven(find_claims(document, (page,), workspace), workspace) for _, page in sheets)
    found = (judge_signature(role, workspace.approvals.find(document.key, role), now) for role in signing)
    if not document.kind.for_customers:
        return Clearance((), tuple(found), now, told=told)
    gaps = tuple(words for page in listed for words in find_gaps(page))
    return Clearance(unproven, tuple(found), now, gaps, told)


def _name_unproven(claims: Iterable[Claim], workspace: Workspace) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if not claim.proven or has_expired(claim, workspace.today))


def find_gaps(page: Page) -> Iterator[str]:
    """What is still to be supplied on the page: its gaps, and its slots without a picture."""
    for element in page.root.walk():
        if element.has("gap") or (element.has("slot") and not element.get("data-filled")):
            yield " ".join(element.text.split())


def seen_in(view: View, page: Page, found: Clearance) -> Clearance:
    """What the document waits for as a page of the view says it: one that is ours alone counts its own gaps."""
    return replace(found, gaps=tuple(find_gaps(page))) if view.internal and not found.cleared else found


def is_cleared(document: Document, found: Clearance) -> bool | None:
    """Whether the document may leave the building; nothing for one that is ours alone and that nobody must sign."""
    return found.cleared if document.kind.for_customers or found.signatures else None


def words_of(page: Page) -> str:
    """All that the page says: its title and words, and its merge fields by name; no styles."""
    pieces = "".join(_write_words(page.root, []))
    lines = (" ".join(line.split()) for line in pieces.split(BREAK))
    return "\n".join([page.title, *(line for line in lines if line)])


def _write_words(node: Node, pieces: list[str]) -> list[str]:
    """The pieces and those of the node, put behind them."""
    if isinstance(node, str):
        pieces.append(node.replace(BREAK, " "))
        return pieces
    edge = "" if node.tag in INLINE and node.tag != "br" else BREAK
    pieces.append(edge)
    pieces += [f" [{name} {node.attributes[name]}] " for name in SAYING if name in node.attributes]
    if node.has("field"):
        pieces.append(f"{{{{ {node.get('data-field')} }}}}")
    else:
        for child in node.children:
            _write_words(child, pieces)
    pieces.append(edge)
    return pieces


def find_claims(document: Document, pages: Iterable[Page], workspace: Workspace) -> tuple[Claim, ...]:
    """The claims that the document rests on, by name: those cited, those in models, and those they are made from."""
    cited = [element.get("value") for page in pages for element in page.root.find("citation")]
    waiting = [*cited, *_in_data(document)]
    seen: set[str] = set()
    while waiting:
        target = waiting.pop()
        if target not in seen:
            seen.add(target)
            waiting += _below(target, workspace)
    names = (target.removeprefix("claim:") for target in seen if target.startswith("claim:"))
    return tuple(workspace.ledger.claims[name] for name in sorted(names) if name in workspace.ledger.claims)


def _below(target: str, workspace: Workspace) -> Iterator[str]:
    """What a derived claim is calculated from, and what the model of a result takes its numbers from."""
    scheme, _, name = target.partition(":")
    if scheme == "claim" and name in workspace.ledger.claims:
        yield from workspace.ledger.claims[name].uses.values()
    elif scheme == "calc":
        named = (model.document for model in workspace.models.values() if model.document.name == name.partition("/")[0])
        for document in named:
            yield from _in_data(document)


def _in_data(document: Document) -> Iterator[str]:
    """The citations that stand in the document's fields by themselves, as those of a model do."""
    for _, value, node in document.leaves:
        if isinstance(value, str) and value.startswith(("claim:", "calc:")) and "x-text" not in node:
            yield value


def find_bands(laid: Element) -> Iterator[Diagnostic]:
    """A finding for each draft band that a layout writes itself: the figures of the engine's own need no source."""
    for band in laid.find("draft"):
        message, cure = "the layout writes a draft band, which only the engine does", "delete it, or use `status`"
        yield Diagnostic("engine-only", message, band.at, cure)


def with_draft_band(root: Element, found: Clearance, translation: Translation) -> Element:
    """The tree with the slim band on top, unless the document is cleared."""
    if found.cleared:
        return root
    words = write_draft_words(found, translation)
    band: Node = Element("p", {"class": "draft", "data-claims": " ".join(found.unproven)}, (words,))
    return replace(root, children=(band, *root.children))


def write_draft_words(found: Clearance, translation: Translation) -> str:
    """What the band says: one short line."""
    claims, signatures, ngettext = len(found.unproven), len(found.unsigned), translation.ngettext
    parts = [ngettext("{number} claim is unproven", "{number} claims are unproven", claims)] if claims else []
    gaps = len(found.gaps)
    parts += [ngettext("{number} gap is left", "{number} gaps are left", gaps)] if gaps else []
    states = {one.state for one in found.unsigned}
    if states == {"missing"}:
        parts.append(ngettext("{number} signature is missing", "{number} signatures are missing", signatures))
    elif len(states) == 1:
        parts.append(ngettext("{number} signature is out of date", "{number} signatures are out of date", signatures))
    elif states:
        parts.append(
            ngettext(
                "{number} signature is missing or out of date",
                "{number} signatures are missing or out of date",
                signatures,
            )
        )
    return translation.gettext(BAND, reasons=", ".join(parts))


def draft_pattern(translation: Translation) -> re.Pattern[str]:
    """The words of any draft band in this language, for readers that must find it in a finished file."""
    before, _, after = translation.gettext(BAND).partition("{reasons}")
    return re.compile(f"{re.escape(before)}[^.]{{0,200}}{re.escape(after)}")


def reasons(found: Clearance) -> tuple[str, ...]:
    """Why the document is not cleared, a sentence each."""
    claims = tuple(f"the claim `{name}` is unproven" for name in found.unproven)
    gaps = tuple(f"“{words}” is still to be supplied" for words in found.gaps)
    return gaps + claims + tuple(_say_unsigned(one) for one in found.unsigned)


def _say_unsigned(one: Signature) -> str:
    if one.approval is None:
        return f"{one.role} has not signed"
    return f"the signature of {one.approval.by}, {one.role}, is out of date: {'; '.join(one.changes)}"


def with_band(page: Page, found: Clearance) -> Page:
    """The page with the band on top, unless the document is cleared."""
    return replace(page, root=with_draft_band(page.root, found, page.translation))

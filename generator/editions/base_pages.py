"""Base pages: what every account's editions are filled from, composed and examined once for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.checks.examine import examine
from generator.checks.trace import Trace, trace_page
from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.editions.account import Account, Failure
from generator.editions.own_workspace import see_as
from generator.editions.suppressed import Suppressed, read_suppressed
from generator.models.speaking import speak_as
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.render import list_numbered

MAIL = "email"
"""The format that makes a document one of mail: a table of the same messages is, too."""
EVERYBODY = Suppressed()


@dataclass(frozen=True, slots=True)
class BasePage:
    """One view of a document with its fields open: the formats that are wanted of it, its trace and its digest. A table
    for a tool that fills fields in has no formats: an account is a row of the list that goes with it."""

    document: str
    page: Page
    formats: tuple[str, ...]
    trace: Trace
    digest: str
    spoken: Workspace
    """The project in the language of the document."""
    suppressed: Suppressed = EVERYBODY
    """For a document of mail, who gets none of its pages."""


def compose_bases(
    documents: Iterable[Document], formats: tuple[str, ...], workspace: Workspace
) -> tuple[BasePage, ...]:
    """The pages of the documents; an error in one is a `Problem`, and a document that reports on others has none to
    fill. What stays in the company is not for an account either."""
    wanted = list(documents)
    inner = [one.key for one in wanted if not one.kind.for_customers]
    if inner:
        raise Problem(
            *(
                Diagnostic(
                    "internal-edition",
                    f"`{key}` is internal: no account receives it",
                    hint="name a document for customers",
                )
                for key in inner
            )
        )
    return tuple(base for document in wanted for base in _compose(document, formats, workspace))


def own_bases(account: Account, bases: Iterable[BasePage], workspace: Workspace) -> tuple[BasePage, ...]:
    """The pages for this account: those of a model are laid out anew if it gives inputs of its own. What shows the
    example alone is left out then, and mail for who wants none."""
    every = tuple(base for base in bases if not base.suppressed.bars(account))
    return tuple(
        page for key in dict.fromkeys(base.document for base in every) for page in _own(key, account, every, workspace)
    )


def _own(key: str, account: Account, bases: tuple[BasePage, ...], workspace: Workspace) -> Iterator[BasePage]:
    mine = [base for base in bases if base.document == key]
    own = see_as(account, key, workspace)
    if own is workspace:
        yield from mine
        return
    formats = tuple(name for base in mine for name in base.formats)
    for base in _compose(own.documents[key], formats, own):
        record = base.page.provenance and replace(base.page.provenance, account=account.id)
        yield replace(base, page=replace(base.page, provenance=record))


def _compose(document: Document, formats: tuple[str, ...], workspace: Workspace) -> Iterator[BasePage]:
    found = examine(document, workspace)
    if has_errors(found.findings):
        raise Problem(*found.findings)
    spoken = speak_as(document, workspace)
    mailed = any(MAIL in view.formats for view in document.kind.views)
    suppressed = read_suppressed(workspace) if mailed else EVERYBODY
    for view, page, _, digest in list_numbered(found, workspace):
        asked = tuple(name for name in view.formats if name in formats)
        if asked and not view.internal:
            trace = trace_page(page, spoken.terms, spoken.facts.units)
            yield BasePage(document.key, page, () if view.merge else asked, trace, digest, spoken, suppressed)


def find_barred(account: Account, bases: Iterable[BasePage]) -> Failure | None:
    """Why the account gets no mail; nothing if it does, or if no page is mail."""
    return next((base.suppressed.tell(account) for base in bases if base.suppressed.bars(account)), None)

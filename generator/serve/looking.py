"""Looking at a document: its page as a web page at once, and as pictures of its PDF file once that is printed.

What a page prints is told by its digest, as a build tells it: a page that prints the same is not written again. Where
an error hides a page, what was last seen of it stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.checks.examine import Examined
from generator.checks.trace import Trace
from generator.content.kinds import View
from generator.diagnostics import Diagnostic, Position, Problem, has_errors
from generator.layout.record import stamp
from generator.pages.page import Page
from generator.press.digests import print_basis
from generator.press.plan import filter_findings
from generator.press.print_digest import number_page
from generator.press.render import finish
from generator.press.surveying import examine_with_survey
from generator.serve.draft_reasons import Reason, list_reasons
from generator.serve.figure_notes import Note, note_figures
from generator.serve.page_images import draw_pages
from generator.serve.reloading import Loaded

WEB, PLAIN_WEB, PRINT = "web", "html", "pdf"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one page of a document. `names` are the artifacts of all its pages, `number` which this is;
    `printed` is the digest of the page that `web` shows, `drawn` of the one that the `pictures` show. The page is
    faulty if the findings hide a newer one."""

    key: str
    number: int
    title: str = ""
    names: tuple[str, ...] = ()
    printed: str = ""
    web: bytes = field(default=b"", repr=False)
    drawn: str = ""
    pictures: tuple[bytes, ...] = field(default=(), repr=False)
    paper: bool = True
    """Whether the page is printed at all: some views are for the web alone."""
    online: bool = True
    """Whether the page is made for the web; of one that is not, the web page is a preview."""
    findings: tuple[Diagnostic, ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)

    @property
    def current(self) -> bool:
        """Whether the pictures show what the web page shows."""
        return not self.paper or self.drawn == self.printed


@dataclass(frozen=True, slots=True)
class Laid:
    """A page that is ready to be written, with its view, the trace of its figures and the digest of what it prints."""

    page: Page
    view: View
    trace: Trace
    printed: str


def look(before: Seen, loaded: Loaded) -> tuple[Seen, Laid | None]:
    """The document as it stands, its web page written if it says anything new; and the page itself, unless an error
    hides it."""
    workspace = loaded.workspace
    document = workspace.documents.get(before.key)
    if document is None:
        return replace(before, findings=_about(before.key, loaded, _missing(before.key, loaded))), None
    found = examine_with_survey(document, workspace)
    findings = _about(before.key, loaded, found.findings)
    names = tuple(page.artifact for _, page in found.composed.pages)
    seen = replace(before, findings=findings, names=names or before.names)
    if has_errors(found.findings) or before.number >= len(names):
        return seen, None
    laid = _lay(found, before.number, loaded)
    reasons = list_reasons(found.composed.clearance, workspace)
    notes = note_figures(laid.page, document.key, workspace)
    paper, online = PRINT in laid.view.formats, bool({WEB, PLAIN_WEB} & {*laid.view.formats})
    seen = replace(seen, title=laid.page.title, reasons=reasons, notes=notes, paper=paper, online=online)
    return (seen if laid.printed == before.printed else _write_web(seen, laid)), laid


def print_pages(seen: Seen, laid: Laid) -> Seen:
    """The document with the pictures of its PDF file; with the findings that stop it, the last good ones."""
    try:
        file = finish(laid.page, PRINT, laid.trace)
    except Problem as problem:
        return replace(seen, findings=(*seen.findings, *problem.diagnostics))
    return replace(seen, drawn=laid.printed, pictures=tuple(draw_pages(file.data)))


def _write_web(seen: Seen, laid: Laid) -> Seen:
    try:
        file = finish(laid.page, WEB if WEB in laid.view.formats else PLAIN_WEB, laid.trace)
    except Problem as problem:
        return replace(seen, findings=(*seen.findings, *problem.diagnostics))
    return replace(seen, printed=laid.printed, web=file.data)


def _lay(found: Examined, number: int, loaded: Loaded) -> Laid:
    """The page with the record that its files carry."""
    (view, page), clearance = found.composed.pages[number], found.composed.clearance
    stamped = stamp(page, found.document, clearance, loaded.workspace) if clearance else page
    numbered, printed = number_page(stamped, print_basis(loaded.workspace.project))
    return Laid(numbered, view, found.traces[number], printed)


def _about(key: str, loaded: Loaded, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is wrong with the document, or with what it shares with others; errors first."""
    every = filter_findings(dict.fromkeys([*loaded.findings, *found]), (key,))
    return tuple(sorted(every, key=lambda one: (one.severity != "error", one.at or Position(""))))


def _missing(key: str, loaded: Loaded) -> list[Diagnostic]:
    """That there is no such document, unless its own errors say why."""
    if loaded.workspace.project.holds_document(key):
        return []
    return [Diagnostic("unknown-target", f"there is no document `{key}` any more", None, "look in the catalogue")]

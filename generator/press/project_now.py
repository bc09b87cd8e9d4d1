"""The project as it is now, for files that came back: what each document says, what a build would make of it."""

from collections.abc import Callable, Iterator
from functools import cached_property

from generator.audit.returned_file import Returned
from generator.checks.outlived import find_over
from generator.checks.page_marks import mark_pages
from generator.checks.trace import trace_page
from generator.claims.freshness import Change
from generator.claims.provenance import Provenance
from generator.content.documents import Document
from generator.layout.clearance import Clearance, is_cleared, words_of
from generator.layout.compose import Composed
from generator.layout.record import stamp
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.digests import print_basis
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import Plan, make_plan
from generator.press.print_digest import number_page
from generator.press.rebuild import put_band, rebuild
from generator.press.stages import keep_current
from generator.press.surveying import compose_with_survey

Fill = Callable[[Page, str], Page | None]
"""A page with its fields filled in for the account of this name; nothing if nobody knows its values."""


def fill_nothing(page: Page, account: str) -> Page | None:
    """No account is known."""
    return None if account else page


See = Callable[[str, str], Workspace | None]
"""The workspace in which an account has a document; nothing if nobody knows its values."""


def see_nothing(account: str, key: str) -> Workspace | None:
    """No account is known."""
    return None


class ProjectNow:
    """The project as it is now; each document is laid out once. `fill` knows the values of accounts, and `see` the
    documents that are laid out under an account's own inputs."""

    def __init__(self, workspace: Workspace, fill: Fill = fill_nothing, see: See = see_nothing) -> None:
        self.workspace = workspace
        self.fill, self.see = fill, see
        self.seen: dict[tuple[str, str], ProjectNow] = {}
        self.laid_out: dict[str, Composed] = {}
        self.rebuilt: dict[tuple[str, ...], bytes] = {}

    def seen_by(self, account: str, key: str) -> "ProjectNow":
        """The project as the account has this document; the very one if it has it as everybody does."""
        own = self.see(account, key) if account else None
        if own is None or own is self.workspace:
            return self
        if (account, key) not in self.seen:
            self.seen[account, key] = ProjectNow(own, self.fill)
        return self.seen[account, key]

    def lay_out(self, key: str) -> Composed:
        """The document's pages; none and no clearance if it cannot be laid out."""
        if key not in self.laid_out:
            document = self.workspace.documents.get(key)
            self.laid_out[key] = self.compose(document) if document else Composed((), {}, ())
        return self.laid_out[key]

    def compose(self, document: Document) -> Composed:
        """The document laid out; a report as it would tell of the last build."""
        composed = compose_with_survey(document, self.workspace, self.current if document.kind.survey else ())
        terms, units = self.workspace.terms, self.workspace.in_language(document.language).facts.units
        traces = [trace_page(page, terms, units) for _, page in composed.pages]
        return mark_pages(composed, traces, internal=not document.kind.for_customers)

    def clearance(self, key: str) -> Clearance | None:
        return self.lay_out(key).clearance

    def page(self, key: str, artifact: str) -> Page | None:
        found = self.page_with_formats(key, artifact)
        return found[0] if found else None

    def page_with_formats(self, key: str, artifact: str) -> tuple[Page, tuple[str, ...]] | None:
        """The page that makes the artifact, and the formats that it is made in."""
        pages = self.lay_out(key).pages
        return next(((page, view.formats) for view, page in pages if page.artifact == artifact), None)

    def page_in_file(self, artifact: Artifact) -> Page | None:
        """The page that makes a file of this name, cleared or not."""
        form = self.workspace.formats[artifact.format]
        pages = [page for _, page in self.lay_out(artifact.document).pages]
        drafts = {f"{page.artifact}-draft.{form.suffix}": page for page in pages if form.names_drafts}
        return {**drafts, **{f"{page.artifact}.{form.suffix}": page for page in pages}}.get(artifact.path)

    def is_build(self, page: Page, found: Clearance, record: Provenance) -> bool:
        """Whether a build of today would give the page the very number that the record has."""
        stamped = stamp(page, self.workspace.documents[record.document], found, self.workspace)
        return bool(record.build) and number_page(stamped, self.basis)[1].startswith(record.build)

    @cached_property
    def basis(self) -> str:
        return print_basis(self.workspace.project)

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.workspace)

    def rebuild(self, page: Page, found: Clearance, returned: Returned, formats: tuple[str, ...]) -> bytes:
        """The file as it was built; the same one is built once, however many copies of it came back."""
        record = returned.record
        open_page = page if self.is_build(page, found, record) else put_band(page, found, returned)
        banded = self.filled(open_page, record.account) or open_page
        key = (returned.ending, record.text, words_of(banded))
        if key not in self.rebuilt:
            document = self.workspace.documents[record.document]
            self.rebuilt[key] = rebuild(banded, document, found, returned, formats, self.workspace)
        return self.rebuilt[key]

    def filled(self, page: Page, account: str) -> Page | None:
        """The page as the account has it, or as it is for everybody; nothing if the account's values are not known."""
        return self.fill(page, account) if account else page

    def cleared(self, key: str) -> bool | None:
        """Whether the document may leave the building; nothing for one that need not."""
        found = self.clearance(key)
        return is_cleared(self.workspace.documents[key], found) if found else None

    @cached_property
    def artifacts(self) -> tuple[Artifact, ...]:
        """The artifacts in `build/`."""
        return read_manifest(self.workspace.project.build)

    @cached_property
    def current(self) -> tuple[Artifact, ...]:
        """Those that a build would make again just so; reports are left out."""
        return keep_current(self.plan.ordinary, self.artifacts)

    @cached_property
    def built(self) -> dict[str, Artifact]:
        """The artifacts by their digests."""
        return {artifact.sha256: artifact for artifact in self.artifacts}


def find_outlived(key: str, now: ProjectNow) -> Iterator[Change]:
    """That the document's own last day is over, as its facts name it now."""
    day = find_over((page for _, page in now.lay_out(key).pages), now.workspace)
    if day:
        yield Change("outlived", f"its last day was {day}, and today is {now.workspace.today}")


def report_unsettled(key: str, now: ProjectNow) -> Change:
    """A document of which nobody can tell what it says now."""
    if not now.workspace.project.holds_document(key):
        return Change("gone", f"there is no {key} any more")
    return Change("unreadable", f"{key} has errors now, so nobody can tell what it says")

"""Verify: a file that came back is held against the project as it is now. Reads the file and the project alone."""

import re
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal

from generator.audit.differences import Difference
from generator.audit.edits import Edits, find_edits, leave_out
from generator.audit.file_identification import LARGEST, PLAIN, Unidentified
from generator.audit.reading import Reading
from generator.audit.returned_file import Comparison, Returned, compare_returned, read_returned
from generator.audit.traits import FILLED_IN, KEPT, RESULTS, SAID
from generator.checks.outlived import find_over
from generator.checks.page_marks import mark_pages
from generator.checks.trace import trace_page
from generator.claims.freshness import TAKEN_BACK, Change, changes_since, compare_footing, list_taken_back
from generator.claims.provenance import Provenance
from generator.content.documents import Document
from generator.layout.clearance import Clearance, is_cleared, words_of
from generator.layout.compose import Composed
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.bounded_reading import BoundedReader, open_bounded_reader
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import Plan, make_plan
from generator.press.rebuild import put_band, rebuild, write_again
from generator.press.stages import keep_current
from generator.press.surveying import compose_with_survey

UNALTERED = Edits()
CITED = re.compile(r"\bclaim:([a-z0-9-]+)")
State = Literal["fresh", "not identical", "altered", "stale", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What became of one file. Of an `unknown` one `why` says why; the others name what they are of.

    `record` is what the file carries; text carries none, and is known by its bytes. `cleared` says whether the document
    is cleared for release now, if anybody can tell and it needs to be. `differences` are those from the file that is
    built now; `unbuilt` says that there is none, so that only words and figures were compared.

    `released` are the numbers of the releases that it was in; the release `outdated_in` was the first later one to say
    something else, and `outdated_by` says what.
    """

    file: str
    state: State
    why: str = ""
    document: str = ""
    artifact: str = ""
    record: Provenance | None = None
    changes: tuple[Change, ...] = ()
    alterations: Edits = UNALTERED
    differences: tuple[Difference, ...] = ()
    unbuilt: bool = False
    was_cleared: bool | None = None
    cleared: bool | None = None
    released: tuple[str, ...] = ()
    outdated_in: str = ""
    outdated_by: tuple[str, ...] = ()


def verify(files: Iterable[Path], workspace: Workspace, lent: BoundedReader | None = None) -> list[FileStatus]:
    """The status of each file, in the order given. Nothing is written, built or loaded from elsewhere.

    Who asks often lends a reader that stays open; starting one takes longer than most files.
    """
    today = _Today(workspace)
    with nullcontext(lent) if lent else open_bounded_reader() as reader:
        return [_judge(file, today, reader) for file in files]


class _Today:
    """The project as it is now; each document is laid out once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.laid_out: dict[str, Composed] = {}
        self.rebuilt: dict[tuple[str, ...], bytes] = {}

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

    def is_build(self, key: str, build: str) -> bool:
        """Whether a file with this number of its build was made from the very inputs of today."""
        return any(job.key == key and job.digest.startswith(build) for job in self.plan.ordinary)

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.workspace)

    def rebuild(self, page: Page, found: Clearance, returned: Returned, formats: tuple[str, ...]) -> bytes:
        """The file as it was built; the same one is built once, however many copies of it came back."""
        record = returned.record
        banded = page if self.is_build(record.document, record.build) else put_band(page, found, returned)
        key = (returned.ending, record.text, words_of(banded))
        if key not in self.rebuilt:
            document = self.workspace.documents[record.document]
            self.rebuilt[key] = rebuild(banded, document, found, returned, formats, self.workspace)
        return self.rebuilt[key]

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


def _judge(file: Path, today: _Today, reader: BoundedReader) -> FileStatus:
    try:
        data = _read(file)
        returned = reader.ask(read_returned, data)
        if returned is None:
            return _judge_text(file, data, today)
        record = returned.record
        changes = tuple(_find_changes(record, today))
        known = FileStatus(
            str(file), _state(changes), "", record.document, record.artifact, record, changes,
            was_cleared=record.cleared, cleared=today.cleared(record.document),
        )  # fmt: skip
        return known if changes else _compare(known, data, returned, today, reader)
    except Unidentified as reason:
        return FileStatus(str(file), "unknown", str(reason))


def _read(file: Path) -> bytes:
    """The bytes of an ordinary file of bearable size, whatever else its name leads to."""
    try:
        if file.is_dir():
            raise Unidentified("it is a folder: name the files in it")
        if not file.exists():
            raise Unidentified("there is no such file")
        if not file.is_file():
            raise Unidentified("it is no ordinary file")
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as reason:
        raise Unidentified(f"it cannot be read: {reason.strerror}") from None
    except ValueError:
        raise Unidentified("no file can have this name") from None
    if len(data) > LARGEST:
        raise Unidentified(f"it has more than {LARGEST // 1_000_000} MB; none of our files is that large")
    return data


def _find_changes(record: Provenance, today: _Today) -> Iterator[Change]:
    """All that has changed since the file was built: its claims, then its document."""
    space = today.workspace
    unread = space.ledger.unread
    found = changes_since(record, space.ledger.claims, space.evidence, space.today)
    yield from (_unread(change, next(iter(unread))) if unread and change.what == "gone" else change for change in found)
    clearance = today.clearance(record.document)
    if clearance is None:
        yield _report_unsettled(record.document, today)
        return
    yield from _find_outlived(record.document, today)
    told = {change.claim for change in found}
    yield from (change for change in compare_footing(record, clearance.now.claims) if change.claim not in told)
    if record.words != clearance.now.words:
        yield Change("words", "its words have changed")
    elif today.page(record.document, record.artifact) is None:
        yield Change("words", f"{record.document} no longer makes this page")


def _find_outlived(key: str, today: _Today) -> Iterator[Change]:
    """That the document's own last day is over, as its facts name it now."""
    day = find_over((page for _, page in today.lay_out(key).pages), today.workspace)
    if day:
        yield Change("outlived", f"its last day was {day}, and today is {today.workspace.today}")


def _unread(change: Change, file: str) -> Change:
    return Change("unreadable", f"{change.claim} may be gone, or cannot be read: mend {file} first", change.claim)


def _report_unsettled(key: str, today: _Today) -> Change:
    """A document of which nobody can tell what it says now."""
    if not today.workspace.project.holds_document(key):
        return Change("gone", f"there is no {key} any more")
    return Change("unreadable", f"{key} has errors now, so nobody can tell what it says")


def _state(changes: Iterable[Change]) -> State:
    kinds = {change.what for change in changes}
    return "withdrawn" if kinds & TAKEN_BACK else "stale" if kinds else "fresh"


def _compare(known: FileStatus, data: bytes, returned: Returned, today: _Today, reader: BoundedReader) -> FileStatus:
    """The status of a file that nothing has outdated, held against the file that a build makes."""
    found = today.page_with_formats(known.document, known.artifact)
    clearance = today.clearance(known.document)
    if found is None or clearance is None or sha256(data).hexdigest() in today.built:
        return known
    page, formats = found
    built = today.rebuild(page, clearance, returned, formats)
    if built == data:
        return known
    edits = find_edits(page, Reading(str, read_fixed=lambda: returned.fixed))
    if not built:
        return replace(known, state="altered" if edits else "not identical", alterations=edits, unbuilt=True)
    kinds = KEPT if today.is_build(known.document, returned.record.build) else SAID
    compared = reader.ask(compare_returned, data, built, returned.ending, kinds)
    edits = leave_out(edits, compared.charted)
    if kinds is SAID and _are_addresses(edits, compared):
        edits = Edits()
    return _settle(known, edits, compared)


def _are_addresses(edits: Edits, compared: Comparison) -> bool:
    """Whether all that is other are words of links: the content may have changed them since, as its words do not."""
    told = " ".join(text for one in compared.differences if one.kind == "links" for text in one.told)
    return not edits.figures and all(word in told for word in (*edits.words, *edits.gone))


def _settle(known: FileStatus, edits: Edits, compared: Comparison) -> FileStatus:
    """Fresh is only what was read whole and differs in nothing but what people fill in."""
    edited = bool(edits) or any(one.edited for one in compared.differences)
    other = [one for one in compared.differences if one.kind not in {FILLED_IN, RESULTS}]
    same = compared.complete and not other
    state: State = "altered" if edited else "fresh" if same else "not identical"
    return replace(known, state=state, alterations=edits, differences=compared.differences)


def _judge_text(file: Path, data: bytes, today: _Today) -> FileStatus:
    """A text is known only while the same bytes stand in `build/`, and fresh if it would be written so again."""
    artifact = today.built.get(sha256(data).hexdigest())
    if artifact is None:
        raise Unidentified(f"{PLAIN}, and no file in build/ is the same")
    key, page = artifact.document, today.page_in_file(artifact)
    name = page.artifact if page else artifact.path.rpartition(".")[0]
    changes = tuple(_find_changes_of_text(data, page, artifact, today))
    now = today.cleared(key)
    return FileStatus(
        str(file), _state(changes), "", key, name, None, changes,
        was_cleared=None if now is None else not (artifact.waiting or artifact.unsigned or artifact.gaps), cleared=now,
    )  # fmt: skip


def _find_cited(key: str, space: Workspace) -> frozenset[str]:
    """The claims that a document cites though it cannot be laid out."""
    document = space.documents.get(key)
    texts = (value for _, value, _ in document.leaves if isinstance(value, str)) if document else ()
    return frozenset(name for text in texts for name in CITED.findall(text))


def _find_changes_of_text(data: bytes, page: Page | None, artifact: Artifact, today: _Today) -> Iterator[Change]:
    """A text has no record of its claims: those that its document cites now are asked."""
    clearance, space = today.clearance(artifact.document), today.workspace
    names = clearance.now.claims if clearance else _find_cited(artifact.document, space)
    taken = [] if space.ledger.unread else list_taken_back(names, space.ledger.claims, space.today)
    taken += _find_outlived(artifact.document, today)
    yield from taken
    if clearance is None:
        yield _report_unsettled(artifact.document, today)
    elif not taken and write_again(page, artifact.format) != data:
        yield Change("words", "it would say something else now")

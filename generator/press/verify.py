"""Verify: a file that came back is held against the project as it is now. Reads the file and the project alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal

from generator.audit.edits import Edits, find_edits
from generator.audit.file_identification import LARGEST, PLAIN, Unidentified, find_record, identify, open_file
from generator.audit.reading import BROKEN, Reading
from generator.claims.freshness import TAKEN_BACK, Change, changes_since, compare_footing
from generator.claims.provenance import Provenance
from generator.content.documents import Document
from generator.diagnostics import Problem
from generator.layout.clearance import Clearance, is_cleared
from generator.layout.compose import Composed
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import make_plan
from generator.press.stages import keep_current
from generator.press.surveying import compose_with_survey
from generator.writers import writer

UNALTERED = Edits()
State = Literal["fresh", "altered", "stale", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What became of one file. Of an `unknown` one `why` says why; the others name what they are of.

    `record` is what the file carries; text carries none, and is known by its bytes. `cleared` says whether the document
    is cleared for release now, if anybody can tell and it needs to be.
    """

    file: str
    state: State
    why: str = ""
    document: str = ""
    artifact: str = ""
    record: Provenance | None = None
    changes: tuple[Change, ...] = ()
    alterations: Edits = UNALTERED
    was_cleared: bool | None = None
    cleared: bool | None = None


def verify(files: Iterable[Path], workspace: Workspace) -> list[FileStatus]:
    """The status of each file, in the order given. Nothing is written, built or loaded from elsewhere."""
    today = _Today(workspace)
    return [_judge(file, today) for file in files]


class _Today:
    """The project as it is now; each document is laid out once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.laid_out: dict[str, Composed] = {}

    def composed(self, key: str) -> Composed:
        """The document's pages; none and no clearance if it cannot be laid out."""
        if key not in self.laid_out:
            document = self.workspace.documents.get(key)
            self.laid_out[key] = self.compose(document) if document else Composed((), {}, ())
        return self.laid_out[key]

    def compose(self, document: Document) -> Composed:
        """The document laid out; a report as it would tell of the last build."""
        return compose_with_survey(document, self.workspace, self.current if document.kind.survey else ())

    def clearance(self, key: str) -> Clearance | None:
        return self.composed(key).clearance

    def page(self, key: str, artifact: str) -> Page | None:
        return next((page for _, page in self.composed(key).pages if page.artifact == artifact), None)

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
        return keep_current(make_plan(self.workspace).ordinary, self.artifacts)

    @cached_property
    def built(self) -> dict[str, Artifact]:
        """The artifacts by their digests."""
        return {artifact.sha256: artifact for artifact in self.artifacts}


def _judge(file: Path, today: _Today) -> FileStatus:
    try:
        data = _read(file)
        ending = identify(data)
        if ending == "txt":
            return _judge_text(file, data, today)
        reading = open_file(data, ending)
        record = find_record(data, ending, reading)
    except Unidentified as reason:
        return FileStatus(str(file), "unknown", str(reason))
    changes = tuple(_find_changes(record, today))
    known = FileStatus(
        str(file), _state(changes), "", record.document, record.artifact, record, changes,
        was_cleared=record.cleared, cleared=today.cleared(record.document),
    )  # fmt: skip
    return known if changes else _look_for_edits(known, data, reading, today)


def _read(file: Path) -> bytes:
    if file.is_dir():
        raise Unidentified("it is a folder: name the files in it")
    if not file.exists():
        raise Unidentified("there is no such file")
    if not file.is_file():
        raise Unidentified("it is no ordinary file")
    try:
        if file.stat().st_size > LARGEST:
            raise Unidentified(f"it has more than {LARGEST // 1_000_000} MB; none of our files is that large")
        return file.read_bytes()
    except OSError as reason:
        raise Unidentified(f"it cannot be read: {reason.strerror}") from None


def _find_changes(record: Provenance, today: _Today) -> Iterator[Change]:
    """All that has changed since the file was built: its claims, then its document."""
    space = today.workspace
    unread = space.ledger.unread
    found = changes_since(record, space.ledger.claims, space.evidence, space.today)
    yield from (_unread(change, unread[0]) if unread and change.what == "gone" else change for change in found)
    clearance = today.clearance(record.document)
    if clearance is None:
        yield _report_unsettled(record.document, today)
        return
    told = {change.claim for change in found}
    yield from (change for change in compare_footing(record, clearance.now.claims) if change.claim not in told)
    if record.words != clearance.now.words:
        yield Change("words", "its words have changed")
    elif today.page(record.document, record.artifact) is None:
        yield Change("words", f"{record.document} no longer makes this page")


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


def _look_for_edits(known: FileStatus, data: bytes, reading: Reading, today: _Today) -> FileStatus:
    """The status of a file that nothing has outdated, after a look whether somebody has edited it."""
    page = today.page(known.document, known.artifact)
    if page is None or sha256(data).hexdigest() in today.built:
        return known
    try:
        found = find_edits(page, reading)
    except BROKEN:
        return replace(known, state="unknown", why="it is damaged: what it says cannot be read")
    return replace(known, state="altered", alterations=found) if found else known


def _judge_text(file: Path, data: bytes, today: _Today) -> FileStatus:
    """A text is known only while the same bytes stand in `build/`, and fresh if it would be written so again."""
    artifact = today.built.get(sha256(data).hexdigest())
    if artifact is None:
        raise Unidentified(f"{PLAIN}, and no file in build/ is the same")
    key, name = artifact.document, artifact.path.rpartition(".")[0]
    page = today.page(key, name)
    changes = tuple(_find_changes_of_text(data, page, artifact, today))
    now = today.cleared(key)
    return FileStatus(
        str(file), _state(changes), "", key, name, None, changes,
        was_cleared=None if now is None else not (artifact.waiting or artifact.unsigned), cleared=now,
    )  # fmt: skip


def _find_changes_of_text(data: bytes, page: Page | None, artifact: Artifact, today: _Today) -> Iterator[Change]:
    if today.clearance(artifact.document) is None:
        yield _report_unsettled(artifact.document, today)
    elif _write_again(page, artifact.format) != data:
        yield Change("words", "it would say something else now")


def _write_again(page: Page | None, name: str) -> bytes:
    try:
        written: bytes = writer(name).write(page) if page else b""
    except Problem:
        return b""
    return written

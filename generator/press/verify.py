"""Verify: a file that came back is held against the project as it is now. Reads the file and the project alone."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator.audit.edits import Edits, find_edits, leave_out
from generator.audit.file_identification import LARGEST, Unidentified
from generator.audit.reading import Reading
from generator.audit.returned_file import Comparison, Returned, compare_returned, read_returned
from generator.audit.traits import FILLED_IN, KEPT, RESULTS, SAID
from generator.claims.freshness import Change, changes_since, compare_footing
from generator.claims.provenance import Provenance
from generator.pages.workspace import Workspace
from generator.press.bounded_reading import BoundedReader, open_bounded_reader
from generator.press.file_status import FileStatus, State, find_state
from generator.press.project_now import (
    Fill,
    ProjectNow,
    See,
    fill_nothing,
    find_outlived,
    report_unsettled,
    see_nothing,
)
from generator.press.returned_text import judge_text

UNKNOWN = "it was filled in for one account, of which neither build/accounts/ nor the list of accounts knows"


def verify(
    files: Iterable[Path],
    workspace: Workspace,
    lent: BoundedReader | None = None,
    fill: Fill = fill_nothing,
    see: See = see_nothing,
) -> list[FileStatus]:
    """The status of each file, in the order given. Nothing is written, built or loaded from elsewhere. `fill` knows the
    values of accounts, for files that were filled in for one, and `see` what was laid out for one.

    Who asks often lends a reader that stays open; starting one takes longer than most files.
    """
    now = ProjectNow(workspace, fill, see)
    with nullcontext(lent) if lent else open_bounded_reader() as reader:
        return [_judge(file, now, reader) for file in files]


def _judge(file: Path, now: ProjectNow, reader: BoundedReader) -> FileStatus:
    try:
        data = _read(file)
        returned = reader.ask(read_returned, data)
        if returned is None:
            return judge_text(file, data, now)
        record = returned.record
        now = now.seen_by(record.account, record.document)
        if record.account and now.page(record.document, record.artifact) is None:
            _refuse_unknown(record, now)
        changes = tuple(_find_changes(record, now))
        known = FileStatus(
            str(file), find_state(changes), "", record.document, record.artifact, record, changes,
            was_cleared=record.cleared, cleared=now.cleared(record.document),
        )  # fmt: skip
        return known if changes else _compare(known, data, returned, now, reader)
    except Unidentified as reason:
        return FileStatus(str(file), "unknown", str(reason))


def _refuse_unknown(record: Provenance, now: ProjectNow) -> None:
    """An account's own page that the kit does not have is known by the account's values alone."""
    if now.workspace.models.get(record.document) and now.see(record.account, record.document) is None:
        raise Unidentified(UNKNOWN)


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


def _find_changes(record: Provenance, now: ProjectNow) -> Iterator[Change]:
    """All that has changed since the file was built: its claims, then its document."""
    space = now.workspace
    unread = space.ledger.unread
    found = changes_since(record, space.ledger.claims, space.evidence, space.today)
    yield from (_unread(change, next(iter(unread))) if unread and change.what == "gone" else change for change in found)
    clearance = now.clearance(record.document)
    if clearance is None:
        yield report_unsettled(record.document, now)
        return
    yield from find_outlived(record.document, now)
    told = {change.claim for change in found}
    yield from (change for change in compare_footing(record, clearance.now.claims) if change.claim not in told)
    if record.words != clearance.now.words:
        yield Change("words", "its words have changed")
    elif now.page(record.document, record.artifact) is None:
        yield Change("words", f"{record.document} no longer makes this page")


def _unread(change: Change, file: str) -> Change:
    return Change("unreadable", f"{change.claim} may be gone, or cannot be read: mend {file} first", change.claim)


def _compare(known: FileStatus, data: bytes, returned: Returned, now: ProjectNow, reader: BoundedReader) -> FileStatus:
    """The status of a file that nothing has outdated, held against the file that a build makes."""
    found = now.page_with_formats(known.document, known.artifact)
    clearance = now.clearance(known.document)
    if found is None or clearance is None or sha256(data).hexdigest() in now.built:
        return known
    bare, formats = found
    page = now.filled(bare, returned.record.account)
    if page is None:
        raise Unidentified(UNKNOWN)
    built = now.rebuild(bare, clearance, returned, formats)
    if built == data:
        return known
    edits = find_edits(page, Reading(str, read_fixed=lambda: returned.fixed))
    if not built:
        return replace(known, state="altered" if edits else "not identical", alterations=edits, unbuilt=True)
    kinds = KEPT if now.is_build(bare, clearance, returned.record) else SAID
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

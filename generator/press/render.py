"""Render one document in every format asked for, and check each finished file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.audit.embedded_record import check_record
from generator.audit.lost_words import find_lost_words
from generator.audit.readers import find_reader, read_back
from generator.audit.reading import Reading
from generator.audit.unexpected_figures import Finished, find_unexpected_figures, read_figures
from generator.checks.examine import Examined, examine
from generator.checks.page_marks import list_marks
from generator.checks.trace import Trace
from generator.content.documents import Document
from generator.content.formats import Format
from generator.content.kinds import View
from generator.content.survey import Surveyed
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.layout.clearance import Clearance
from generator.layout.compose import Composed
from generator.layout.record import stamp
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.coverage import Coverage, cover
from generator.press.digests import print_basis
from generator.press.file_links import lead_to_files
from generator.press.print_digest import number_page
from generator.press.surveying import examine_with_survey, survey_document
from generator.writers import writer

NONE = Coverage(0, 0)
Printed = Mapping[str, str]
"""The digest of the page that each file of the last build prints, by its path."""
NOTHING: Printed = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its path below `build/`, its bytes, its title, the digest of the page that it prints, and the
    claims and roles that hold it back."""

    path: str
    data: bytes
    title: str
    format: str
    printed: str = ""
    waiting: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    gaps: int = 0
    coverage: Coverage = NONE


@dataclass(frozen=True, slots=True)
class Print:
    """A file to write: its path below `build/`, its format, its page with its record, the trace of its figures, and the
    digest of what it prints."""

    path: str
    format: str
    page: Page
    trace: Trace
    printed: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the last build that its page would make again just so, and what holds it back now."""

    path: str
    waiting: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one document: its new files and those that are kept, or the findings that stopped some of them;
    what reports may tell of it, unless nobody could examine it or it is a report itself; and the digest of its inputs.
    `names` are the paths of all files that its pages make, in every format; none if an error hides them."""

    key: str
    files: tuple[File, ...]
    findings: tuple[Diagnostic, ...]
    surveyed: Surveyed | None = None
    inputs: str = ""
    names: frozenset[str] = frozenset()
    kept: tuple[Kept, ...] = ()


def check(document: Document, workspace: Workspace) -> list[Diagnostic]:
    """Everything that can be wrong with a document short of printing it; a report is checked without the last build."""
    return list(examine_with_survey(document, workspace).findings)


def render(
    document: Document, formats: Iterable[str], workspace: Workspace, inputs: str, before: Printed = NOTHING
) -> Rendered:
    """The document's files. A document with an error has none; a format that fails costs only itself. `inputs` is the
    digest of all that it may have been made from; a file that prints the same page as `before` is kept."""
    found = examine(document, workspace)
    composed, findings = found.composed, list(found.findings)
    surveyed = None if document.kind.survey else survey_document(found, workspace)
    if has_errors(findings):
        return Rendered(document.key, (), tuple(findings), surveyed, inputs)
    files, kept = [], []
    held = _hold_back(composed.clearance)
    for one in list_prints(found, formats, workspace):
        if before.get(one.path) == one.printed:
            kept.append(Kept(one.path, *held))
            continue
        try:
            files.append(_with_holds(finish(one.page, one.format, one.trace), one.printed, held))
        except Problem as problem:
            findings += problem.diagnostics
    names = frozenset(_names(composed, workspace))
    return Rendered(document.key, tuple(files), tuple(findings), surveyed, inputs, names, tuple(kept))


def list_prints(found: Examined, formats: Iterable[str], workspace: Workspace) -> Iterator[Print]:
    """Every file that the document without errors makes in these formats, before it is written."""
    wanted = {*formats}
    for view, page, trace, printed in list_numbered(found, workspace):
        for name in (name for name in view.formats if name in wanted):
            yield Print(name_file(page, workspace.formats[name]), name, page, trace, printed)


def list_numbered(found: Examined, workspace: Workspace) -> Iterator[tuple[View, Page, Trace, str]]:
    """Every page of the document with its view: stamped with its record; its trace, the digest of what it prints."""
    basis = print_basis(workspace.project)
    for (view, bare), trace in zip(found.composed.pages, found.traces, strict=True):
        page, printed = number_page(_stamp(bare, found.document, found.composed, workspace), basis)
        yield view, page, trace, printed


def _stamp(page: Page, document: Document, composed: Composed, workspace: Workspace) -> Page:
    return stamp(page, document, composed.clearance, workspace) if composed.clearance else page


def _names(composed: Composed, workspace: Workspace) -> Iterator[str]:
    for view, page in composed.pages:
        yield from (name_file(page, workspace.formats[name]) for name in view.formats)


def name_file(page: Page, form: Format) -> str:
    """The path below `build/` of the page in this format."""
    return f"{page.artifact}{'-draft' if form.names_drafts and page.bands else ''}.{form.suffix}"


def finish(page: Page, name: str, trace: Trace) -> File:
    """The page written in one format and read back. `trace` is the page's: a stamp changes none of its figures."""
    form: Format = writer(name).FORMAT
    path = name_file(page, form)
    written = write_proven(lead_to_files(page, form), name, path)
    return File(path, written.data, page.title, name, coverage=cover(trace, written.figures))


@dataclass(frozen=True, slots=True)
class Written:
    """A file that has been read back: its bytes, what it says, and its figures."""

    data: bytes
    reading: Reading
    figures: Finished


def write_proven(page: Page, name: str, path: str) -> Written:
    """The page written in one format and read back; lost words, figures that the page or the file's name lacks, and
    another record are a `Problem`."""
    return prove(writer(name).write(page), page, name, path)


def prove(data: bytes, page: Page, name: str, path: str) -> Written:
    """The finished file of the page in this format, read back; what is wrong with it is a `Problem`."""
    form: Format = writer(name).FORMAT
    reader = find_reader(form.suffix)
    reading = read_back(data, reader)
    own = (page.provenance.text if page.provenance else "", *list_marks(page))
    figures = read_figures(reading, reader, path, *own, language=page.language)
    wrong = [*find_lost_words(page, reading, form), *check_record(page, reading, reader, path)]
    wrong += find_unexpected_figures(page, figures, path)
    if wrong:
        raise Problem(*wrong)
    return Written(data, reading, figures)


def _hold_back(found: Clearance | None) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """The claims, the roles and the number of gaps that a document waits for."""
    return (found.unproven, tuple(one.role for one in found.unsigned), len(found.gaps)) if found else ((), (), 0)


def _with_holds(file: File, printed: str, held: tuple[tuple[str, ...], tuple[str, ...], int]) -> File:
    waiting, unsigned, gaps = held
    return replace(file, printed=printed, waiting=waiting, unsigned=unsigned, gaps=gaps)

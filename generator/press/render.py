"""Render one document in every format asked for, and check each finished file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.audit.embedded_record import check_record
from generator.audit.lost_words import find_lost_words
from generator.audit.readers import find_reader, read_back
from generator.audit.unexpected_figures import find_unexpected_figures, read_figures
from generator.checks.examine import examine
from generator.checks.page_marks import list_marks
from generator.checks.trace import Trace
from generator.content.documents import Document
from generator.content.formats import Format
from generator.content.survey import Surveyed
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.layout.clearance import Clearance
from generator.layout.compose import Composed
from generator.layout.record import stamp
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.coverage import Coverage, cover
from generator.press.file_links import lead_to_files
from generator.press.surveying import examine_with_survey, survey_document
from generator.writers import writer

NONE = Coverage(0, 0)


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its path below `build/`, its bytes, its title, and the claims and roles that hold it back."""

    path: str
    data: bytes
    title: str
    format: str
    waiting: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    gaps: int = 0
    coverage: Coverage = NONE


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one document: its files, or the findings that stopped some of them; what reports may tell of it,
    unless nobody could examine it or it is a report itself; and the digest of its inputs. `names` are the paths of all
    files that its pages make, in every format; none if an error hides them."""

    key: str
    files: tuple[File, ...]
    findings: tuple[Diagnostic, ...]
    surveyed: Surveyed | None = None
    inputs: str = ""
    names: frozenset[str] = frozenset()


def check(document: Document, workspace: Workspace) -> list[Diagnostic]:
    """Everything that can be wrong with a document short of printing it; a report is checked without the last build."""
    return list(examine_with_survey(document, workspace).findings)


def render(document: Document, formats: Iterable[str], workspace: Workspace, build: str) -> Rendered:
    """The document's files. A document with an error has none; a format that fails costs only itself. `build` is the
    digest of the inputs, which the files carry."""
    found = examine(document, workspace)
    composed, findings = found.composed, list(found.findings)
    surveyed = None if document.kind.survey else survey_document(found, workspace)
    if has_errors(findings):
        return Rendered(document.key, (), tuple(findings), surveyed, build)
    files, names = [], frozenset(_names(composed, workspace))
    for (view, bare), trace in zip(composed.pages, found.traces, strict=True):
        page = stamp(bare, document, composed.clearance, build, workspace) if composed.clearance else bare
        for name in (name for name in view.formats if name in formats):
            try:
                files.append(hold_back(finish(page, name, trace), composed.clearance))
            except Problem as problem:
                findings += problem.diagnostics
    return Rendered(document.key, tuple(files), tuple(findings), surveyed, build, names)


def _names(composed: Composed, workspace: Workspace) -> Iterator[str]:
    for view, page in composed.pages:
        yield from (name_file(page, workspace.formats[name]) for name in view.formats)


def name_file(page: Page, form: Format) -> str:
    """The path below `build/` of the page in this format."""
    return f"{page.artifact}{'-draft' if form.names_drafts and page.bands else ''}.{form.suffix}"


def finish(page: Page, name: str, trace: Trace) -> File:
    """The page written in one format and read back; lost words and figures that the page lacks are a `Problem`.
    `trace` is that of the page: a stamp changes none of its figures."""
    made = writer(name)
    form: Format = made.FORMAT
    page = lead_to_files(page, form)
    data: bytes = made.write(page)
    path = name_file(page, form)
    reader = find_reader(form.suffix)
    reading = read_back(data, reader)
    own = (page.provenance.text if page.provenance else "", *list_marks(page))
    figures = read_figures(reading, reader, path, *own, language=page.language)
    wrong = [*find_lost_words(page, reading, form), *check_record(page, reading, reader, path)]
    wrong += find_unexpected_figures(page, figures, path)
    if wrong:
        raise Problem(*wrong)
    return File(path, data, page.title, name, coverage=cover(trace, figures))


def hold_back(file: File, found: Clearance | None) -> File:
    """The file with the claims and roles that its document waits for."""
    if found is None:
        return file
    roles = tuple(one.role for one in found.unsigned)
    return replace(file, waiting=found.unproven, unsigned=roles, gaps=len(found.gaps))

"""Documents with errors in their fields: their texts are read, too, so that all is told at once."""

from collections.abc import Iterable, Iterator

from generator.checks.bare_figures import check_bare_figures
from generator.content.documents import Document, read_whole
from generator.content.kinds import Kind
from generator.content.language_codes import is_known
from generator.content.schemas import shape
from generator.diagnostics import Diagnostic, Problem
from generator.models.speaking import speak_as
from generator.pages.workspace import Workspace
from generator.project import Project
from generator.texts.text_nodes import read_texts


def check_faulty_texts(workspace: Workspace, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with the texts of documents that are left out, but for lines that have one of these findings."""
    told = {(found.at.file, found.at.line) for found in findings if found.at}
    for document in _list_faulty(workspace):
        spoken = speak_as(document, workspace)
        texts, faults = read_texts(document, spoken)
        for found in (*faults, *check_bare_figures(document, texts, spoken)):
            if found.at and (found.at.file, found.at.line) not in told:
                yield found


def _list_faulty(workspace: Workspace) -> Iterator[Document]:
    project = workspace.project
    for kind in workspace.kinds.values():
        for key in project.document_keys(kind.name):
            document = None if key in workspace.documents else _read_as_it_is(key, kind, project)
            if document and (not document.language or is_known(document.language)):
                yield document


def _read_as_it_is(key: str, kind: Kind, project: Project) -> Document | None:
    """The document whatever its fields hold; nothing if the file cannot be read."""
    path = project.document_file(key)
    try:
        source = read_whole(path, kind, project)[0] if path else None
    except Problem:
        return None
    return Document(kind, key.partition("/")[2], source, shape(source.data, kind.schema)) if source else None

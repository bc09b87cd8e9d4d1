"""The files of the documents that a page names, for those who have the whole kit beside it: our own people.

What leaves the company travels alone, and much of what it would lead to may not leave: there a title stays words.
"""

from generator.content.documents import Document
from generator.content.kinds import View
from generator.layout.artifact_names import name_artifact
from generator.layout.document_sheets import list_sheets
from generator.pages.tree import Element, rewrite
from generator.pages.workspace import Workspace

NAMED, FILES = "data-document", "data-files"


def put_files(root: Element, document: Document, view: View, workspace: Workspace) -> Element:
    """The tree with the files of each document that it names, their paths below `build/`; none where the page leaves
    the company, and none where the document names itself."""
    inside = view.internal or not document.kind.for_customers

    def put(element: Element) -> Element:
        key = element.get(NAMED)
        if not key:
            return element
        bare = {name: value for name, value in element.attributes.items() if name != NAMED}
        files = list_files(workspace.documents[key], workspace) if inside and key != document.key else ()
        given = {FILES: " ".join(files)} if files else {}
        return Element(element.tag, {**bare, **given}, element.children, element.at, element.laid)

    return rewrite(root, put)


def list_files(document: Document, workspace: Workspace) -> tuple[str, ...]:
    """The paths, below `build/`, of the files that people open first, in the order in which they look for a format."""
    sheets = sorted(list_sheets(document), key=lambda sheet: sheet[0].name != document.kind.opens)
    return tuple(
        f"{name_artifact(document, suffix, workspace)}.{form.suffix}"
        for view, _, suffix in sheets[:1]
        for form in sorted((workspace.formats[name] for name in view.formats), key=lambda form: form.rank)
        if not form.names_drafts
    )

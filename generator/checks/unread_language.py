"""A document in a language whose words the engine does not know: nothing of it is proven, so it is refused."""

from collections.abc import Iterator

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Position
from generator.pages.workspace import Workspace
from generator.quantities.languages import find_lexicon, known_languages, language_of

BRAND = "brand"
FIELD = ("language",)


def check_language(document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding if the engine has no lexicon of the document's language: its figures and the words around them could
    say anything."""
    tag = workspace.facts.units.language
    if find_lexicon(language_of(tag)):
        return
    message = f"the figures of a document in `{tag}` cannot be proven: the engine has no lexicon of this language yet"
    hint = f"write it in {', '.join(known_languages())}; a lexicon is a file in the shape of `languages/de.yaml`"
    yield Diagnostic("no-lexicon", message, _place(document, workspace), hint, width=len(tag))


def _place(document: Document, workspace: Workspace) -> Position:
    """Where the language is said: in the document, else in the brand."""
    source = document.source if document.language else workspace.facts.sources.get(BRAND)
    return source.value_position(FIELD) if source else Position(document.source.file)

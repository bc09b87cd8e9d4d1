"""Examples called real: what a model calculates is nobody's, so no page that prints it speaks of "a real team"."""

import re
from collections.abc import Iterator

from generator.checks.citation_context import sentences
from generator.checks.runs import runs
from generator.checks.trace import Figure
from generator.checks.uncounted_results import is_question, words_of
from generator.checks.universals import BUYERS
from generator.checks.untraced_figures import place_figure
from generator.content.confirmation import find_confirmation
from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.workspace import Workspace

EXAMPLE = "calc:"
SEEN = ("claim:", "own:", "confirmed:")
"""What may be cited of somebody who is there."""
REAL = r"(?:real|actual|genuine|true|existing|real[\s-]life|real[\s-]world|live|living|paying)"
OF_OURS = (
    r"(?:of\s+ours|(?:that\s+|whom\s+|who\s+)?we\s+(?:know|work\s+with|worked\s+with|serve|served|help|helped|advise))"
)
CASE = r"(?:decisions?|cases?|examples?|stor(?:y|ies)|deals?|projects?|numbers|figures|results?|invoices?|bills?)"
CALLED = re.compile(
    rf"\b(?:an?|one|our|the|this|these|from|with|at|of|two|three)\s+{REAL}\s+(?:[^\W\d]+\s+){{0,2}}?(?:{BUYERS}|{CASE})\b"
    rf"|\b{BUYERS}\s+{OF_OURS}\b|\bone\s+of\s+our\s+(?:[^\W\d]+\s+)?{BUYERS}\b"
    rf"|\b(?:at|from)\s+(?:an?|one|our)\s+(?:[^\W\d]+\s+)?(?:customers?|clients?)\b(?!['’])|\b(?:customer|client),?\s+not\s+an?\s+example"
    rf"|^\s*(?:{REAL}|our)\s+(?:[^\W\d]+\s+)?(?:customer|client|{CASE})s?\b(?=\s*(?:[:;,.–—]|$))",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not?|never|nobody|no\s+one|without|neither|nor|isn['’]t|aren['’]t)\b[^.;:]{0,30}$", re.IGNORECASE
)
HINT = "call it an example, or cite a claim or what a customer has confirmed"


def check_called_real(document: Document, page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each text beside a model's results that makes somebody real of the example."""
    if find_confirmation(document) or not _cites_example(page):
        return
    for run in runs(page.root):
        cited = [piece.element.get("value") for piece in run if piece.element.has("citation")]
        words = "".join(map(words_of, run))
        if not any(one.startswith(SEEN) for one in cited) and CALLED.search(words):
            for said in filter(None, map(_find_called, sentences(words))):
                message = f"“{said}” makes somebody real of an example, and what this page calculates is an example's"
                at = place_figure(Figure(said, "", run[0].element.at, run[0].element.laid), document, workspace.project)
                yield Diagnostic("example-called-real", message, at, HINT, width=len(said))


def _cites_example(page: Page) -> bool:
    return any(one.get("value").startswith(EXAMPLE) for one in page.root.find("citation"))


def _find_called(sentence: str) -> str:
    """The words that call it real, unless they are denied, or it is a question."""
    found = next((one for one in CALLED.finditer(sentence) if not DENIED.search(sentence[: one.start()])), None)
    return " ".join(found[0].split()) if found and not is_question(sentence) else ""

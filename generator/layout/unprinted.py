"""Texts that somebody wrote and no page of the document prints: a field that the layout forgot, or does not know."""

from collections.abc import Iterable, Iterator, Mapping

from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.layout.tokens import TOKEN
from generator.pages.solved_model import ACCOUNT
from generator.texts.text_nodes import Text

TITLE: Steps = ("title",)
"""Every format prints it as the name of the file's document, whether or not the layout sets it on the page."""
MODEL = "model"
"""Parts of a model are named for people who read it, whether or not a page shows their cells."""
CURE = "delete it, or have the layout print it"


def find_printed(laid: str, texts: Mapping[Steps, Text]) -> set[Steps]:
    """The texts whose tokens stand in the layout as it is laid out."""
    numbers = {int(number) for number in TOKEN.findall(laid)}
    return {steps for number, steps in enumerate(texts) if number in numbers}


def find_unprinted(texts: Mapping[Steps, Text], printed: Iterable[Steps]) -> Iterator[Diagnostic]:
    """A finding for each text that stands on none of the document's pages, but for what is said of an account's own
    scenario, which only its editions have."""
    known = {TITLE, *printed}
    for steps, text in texts.items():
        apart = steps in known or steps[0] == MODEL or ACCOUNT in steps
        if not apart and text.words.strip():
            field = ".".join(map(str, steps))
            yield Diagnostic("not-printed", f"no page prints `{field}`", text.at, CURE)

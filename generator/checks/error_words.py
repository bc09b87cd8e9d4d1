"""What a program says when it has no value, `#REF!` or `NaN`, printed on a page."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element

ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)|(?<![\w.])(?:NaN|undefined)(?![\w.])")
MAYBE = re.compile("#|NaN|undefined")
ALONE = re.compile(r"[-+−$€£]*(?:nan|NaN|inf|Infinity|undefined|null|None)%?")
"""What is a word in a sentence and no value in a cell."""
WORDS = frozenset({"None", "null"})
"""What somebody may mean as it stands: it is an error only where a layout prints it."""
CURE = "mend the formula or the layout's line that makes it; what is meant as it stands is written as code"


def find_error_words(page: Page) -> Iterator[Diagnostic]:
    """An error for every value on the page that is none."""
    for element in _read(page.root):
        for words in (child for child in element.children if isinstance(child, str)):
            found = (ERROR.search(words) if MAYBE.search(words) else None) or ALONE.fullmatch(words.strip())
            if found and not (found.group() in WORDS and _is_written(element)):
                message = f"the page prints `{found.group()}`, which is no value"
                yield Diagnostic("error-on-page", message, element.at, CURE, width=len(found.group()))


def _read(element: Element) -> Iterator[Element]:
    """The element and all below it but code, which may speak of such values."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag not in {"code", "pre"}:
            yield one
            waiting += reversed(one.elements)


def _is_written(element: Element) -> bool:
    """Whether somebody has written the words in content."""
    return element.at is not None and element.at.file.startswith("content/")

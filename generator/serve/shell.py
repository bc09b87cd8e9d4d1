"""The pages around what is shown: the catalogue under a bar, and a document with its pages beside each other."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import escape
from importlib import resources

from generator.diagnostics import Diagnostic
from generator.project import Project

HEAD = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="data:,"><link rel="stylesheet" href="{up}asset/viewer.css">'
    '<script type="module" src="{up}asset/viewer.js"></script></head>\n'
)
FINDINGS = (
    '<section id="findings" hidden aria-live="polite"><header><h2></h2>'
    '<button type="button" id="fold">Show the page</button></header><ol></ol></section>'
)
STATE = '<p id="state" role="status"></p>'


def draw_home(project: Project) -> bytes:
    """The catalogue under a bar that says what is wrong with the kit."""
    head = HEAD.format(title=escape(f"{project.root.name}: the kit"), up="")
    bar = f"<header><h1>{escape(project.root.name)}</h1>{STATE}</header>"
    body = f'<body data-events="events">{bar}{FINDINGS}<main class="kit"><iframe id="kit" src="kit/index.html"'
    return f'{head}{body} title="Catalogue"></iframe></main></body></html>\n'.encode()


def draw_viewer(key: str, number: int) -> bytes:
    """A document: its web page on the left, the pages of its PDF file on the right, what is wrong above both."""
    up = "../../" if number == 0 else "../../../"
    head = HEAD.format(title=escape(key), up=up)
    bar = (
        f'<header><a href="{up}">All documents</a><h1>{escape(key)}</h1><nav id="parts" aria-label="Pages"></nav>'
        f'<details id="draft" hidden><summary></summary><ul></ul></details>{STATE}</header>'
    )
    columns = (
        '<main class="document"><section id="web" aria-label="Web page"></section>'
        '<section id="pages" tabindex="0" aria-label="Pages of the PDF file"></section></main>'
        '<aside id="note" hidden></aside>'
    )
    events = f"{up}events/{key}/{number}"
    opened = f'<body data-events="{escape(events)}" data-up="{up}" data-key="{escape(key)}" data-number="{number}">'
    return f"{head}{opened}{bar}{FINDINGS}{columns}</body></html>\n".encode()


def list_errors(findings: Iterable[Diagnostic]) -> bytes:
    """Why a file cannot be made, as text: who asks for a file has no page to show it on."""
    lines = (f"{one.at or ''} {one.severity}[{one.code}]: {one.message}\n    {one.hint}\n" for one in findings)
    return ("This file cannot be made as the content stands.\n\n" + "\n".join(lines)).encode()


def _own(name: str) -> bytes:
    return resources.files("generator.serve").joinpath(name).read_bytes()


ASSETS: Mapping[str, Callable[[], bytes]] = {name: partial(_own, name) for name in ("viewer.css", "viewer.js")}
"""The style sheet and the script of these pages."""

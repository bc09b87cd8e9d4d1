"""A page as one HTML file that loads nothing: the head that every web format shares."""

from html import escape

from generator.layout.styles import page_fonts
from generator.pages.page import Page

CHOICE = "picture{display:contents}"
"""A picture that the browser chooses from two is laid out as if it stood alone."""


def standalone(page: Page, *, policy: str, styles: str, body: str, script: str = "") -> bytes:
    """The page's document around this body, UTF-8; styles and script are the only ones that it has."""
    head = "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(page.title)}</title>",
            f'<meta name="author" content="{escape(page.author)}">',
            f'<meta name="description" content="{escape(page.description)}">',
            f"<style>{styles}</style>",
        )
    )
    main = f"<main>{body}</main>" + (f"\n<script>{script}</script>" if script else "")
    lines = (
        "<!doctype html>",
        f'<html lang="{page.language}">',
        f"<head>\n{head}\n</head>",
        f"<body{_record(page)}>\n{main}\n</body>",  # browsers look for the charset in the first 1,024 bytes
    )
    return "\n".join((*lines, "</html>", "")).encode()


def _record(page: Page) -> str:
    return f' data-provenance="{escape(page.provenance.text)}"' if page.provenance else ""


def sheets(page: Page, *more: str) -> str:
    """The page's fonts and its styles for screens, and further style sheets after them."""
    return f"{page_fonts(page)}\n{CHOICE}\n" + "\n".join((*page.screen_styles.values(), *more))

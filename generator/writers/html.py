"""The HTML writer: one self-contained file that loads nothing, works offline and prints well."""

import base64
from functools import cache
from html import escape

from generator.pages.markup import to_html
from generator.pages.page import Page

SUFFIX = "html"
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)


def write(page: Page) -> bytes:
    """The page as a standalone HTML document, UTF-8."""
    head = "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(page.title)}</title>",
            f'<meta name="author" content="{escape(page.author)}">',
            f'<meta name="description" content="{escape(page.description)}">',
            f"<style>{faces(page)}\n{chr(10).join(page.screen_styles.values())}</style>",
        )
    )
    body = f"<main>{to_html(page.root)}</main>"
    lines = (
        "<!doctype html>",
        f'<html lang="{page.language}">',
        f"<head>\n{head}\n</head>",
        f"<body>\n{body}\n</body>",
    )
    return "\n".join((*lines, "</html>", "")).encode()


def faces(page: Page) -> str:
    """The brand's fonts, embedded whole: a subset or a file elsewhere would fail on somebody's machine."""
    return "\n".join(
        f"@font-face{{font-family:'{page.brand.family}';font-weight:{weight};font-display:swap;src:url({_data(data)})}}"
        for weight, data in page.fonts.items()
    )


@cache
def _data(font: bytes) -> str:
    return "data:font/woff2;base64," + base64.b64encode(font).decode()

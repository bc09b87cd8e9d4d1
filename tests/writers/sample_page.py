# ruff: noqa: E501 - pictures as text
"""Pages that hold every element and component of the vocabulary: the gallery's examples, with pictures put in."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.content.brand import Brand
from generator.diagnostics import Position
from generator.layout.cell_formulas import read_formulas
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html, to_html
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite
from generator.press.examples import EXAMPLES

FONTS = Path(__file__).parents[2] / "layouts/_shared/fonts"
REFERENCE = Path(__file__).parents[2] / "layouts/_shared/reference.docx"

COLOURS = {
    "ink": "#0F1B2D", "text": "#2A3550", "muted": "#5A6580", "line": "#DFE3EC", "wash": "#F4F6FB", "paper": "#FFFFFF",
    "brand": "#2447F0", "accent": "#7CF5C4", "on_dark": "#FFFFFF", "on_dark_muted": "#CBD4E8",
}  # fmt: skip


FACES = {"400": "Inter-Regular.woff2", "700": "Inter-Bold.woff2"}


def svg(width: int, height: int, shapes: str) -> str:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{shapes}</svg>'
    return "data:image/svg+xml;base64," + b64encode(text.encode()).decode()


def logo(word: str, mark: str) -> str:
    letters = "".join(f'<rect x="{28 + 13 * n}" y="3" width="8" height="14" fill="{word}"/>' for n in range(9))
    return svg(150, 20, f'<rect width="20" height="20" rx="6" fill="{mark}"/>{letters}')


CODE = svg(29, 29, "".join(f'<rect x="{x}" y="{y}" width="1" height="1"/>'
                           for x in range(29) for y in range(29) if (x * 7 + y * 11 + x * y) % 3 == 0))  # fmt: skip
CHART = svg(240, 110, '<rect x="0" y="8" width="230" height="30" rx="4" fill="#D5DAE6"/>'
                      '<rect x="0" y="60" width="32" height="30" rx="4" fill="#2447F0"/>')  # fmt: skip
SQUARES = svg(100, 10, '<rect width="8" height="8" fill="#2447F0"/><rect x="10" width="8" height="8" fill="#DFE3EC"/>')

BRAND = Brand(
    name="Northwind Autonomics", short_name="Northwind", legal="Northwind Autonomics, Inc.", language="en-US", paper="Letter",
    colours=COLOURS, family="Inter", fallback="Arial", faces={}, logo={}, logo_alt="Northwind Autonomics", logo_height=14.0,
    contacts={}, links={},
)  # fmt: skip


def draw(element: Element) -> Element:
    """The element with the pictures that the engine would draw."""
    pictures = {
        "logo": (
            logo("#FFFFFF", "#7CF5C4") if element.get("data-ground") == "dark" else logo("#0F1B2D", "#2447F0"),
            BRAND.logo_alt,
        ),
        "qr": (CODE, "QR code: northwind.example/demo"),
        "chart": (CHART, f"Chart: {element.get('data-title')}"),
        "scale": (SQUARES, ""),
        "icon": (SQUARES, ""),
        "gauge": (SQUARES, "Gauge"),
        "stamp": (SQUARES, ""),
    }
    found = next((pictures[name] for name in element.classes if name in pictures), None)
    return (
        replace(element, children=(Element("img", {"src": found[0], "alt": found[1]}), *element.children))
        if found
        else element
    )


NAMES = {"flyer": "one-pager", "agreement": "charter"}
SAMPLES = {NAMES.get(name, name): to_html(rewrite(from_html(text), draw)) for name, text in EXAMPLES.items()}


def sample_page(name: str = "one-pager", **changes: object) -> Page:
    """One of the sample pages, complete; together they hold the whole vocabulary."""
    page = Page(
        artifact=f"samples/{name}", title=name.capitalize() + " of Northwind", kind=name.capitalize(),
        description="What a page may hold", dated=date(2026, 1, 25), version="1.0", root=collapse_tree(from_html(SAMPLES[name])), brand=BRAND,
        home=Position(f"content/samples/{name}.yaml"),
        paper="Letter", fonts={weight: (FONTS / name).read_bytes() for weight, name in FACES.items() if (FONTS / name).is_file()},
        reference=REFERENCE.read_bytes() if REFERENCE.is_file() else b"",
    )  # fmt: skip
    page = replace(page, **changes)  # type: ignore[arg-type]
    return replace(page, formulas=read_formulas(page.root))

"""Charts on a phone: a wide picture has a narrow one beside it, whose words are large enough to read there."""

from dataclasses import replace

from generator.pages.tree import Element, rewrite

PHONE = "(max-width: 700px)"
"""Where the style sheets for screens set everything in one column."""


def offer_narrow(root: Element) -> Element:
    """The tree with both pictures of each chart, for the browser to choose from."""
    return rewrite(root, lambda element: _offer(element) if element.get("data-narrow") else element)


def _offer(picture: Element) -> Element:
    source = Element("source", {"media": PHONE, "srcset": picture.get("data-narrow")})
    kept = {name: value for name, value in picture.attributes.items() if name != "data-narrow"}
    return Element("picture", {}, (source, replace(picture, attributes=kept)), picture.at)

"""Pictures that a layout writes itself: nobody has cleaned them, no signature covers them, and no audit reads them."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.pages.tree import Element

CURE = 'delete it; the engine draws logos, QR codes and charts, and puts pictures into `<figure class="slot">`'


def find_written_pictures(laid: Element) -> Iterator[Diagnostic]:
    """A finding for each picture of a layout as written, before the engine draws its own."""
    for element in laid.walk():
        if element.tag == "img":
            message = "a layout holds no picture of its own"
            yield Diagnostic("unsafe-picture", message, element.at, CURE, width=len("<img"))

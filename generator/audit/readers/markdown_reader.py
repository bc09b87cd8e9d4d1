"""Markdown, read as the page that a viewer makes of it."""

from html.parser import HTMLParser

from generator.audit.reading import Reader, Reading


class _Words(HTMLParser):
    """The words of a page, with a gap where an element ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.said.append("" if tag in INLINE else " ")


INLINE = frozenset({"a", "strong", "em", "code"})


def read(data: bytes) -> Reading:
    """The words that a viewer shows, without the marks."""
    return Reading(lambda: _show(data.decode("utf-8")))


def _show(text: str) -> str:
    from markdown import markdown  # noqa: PLC0415 - slow to import

    words = _Words()
    words.feed(markdown(text, extensions=["tables", "sane_lists"]))
    words.close()
    return "".join(words.said)


READER = Reader("md", read)

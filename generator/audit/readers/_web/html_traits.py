"""The traits of a web page: every tag, attribute, text and comment of its source, each by its kind."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from html.parser import HTMLParser

from generator.audit.traits import Trait

CODE = {"script": "scripts", "style": "styles"}
LEADING = frozenset({"href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href", "background"})
READ_OUT = frozenset({"alt", "title", "aria-label", "aria-description", "placeholder", "data-label", "data-prompt",
                      "data-source"})  # fmt: skip
"""Attributes that a browser shows or reads out, whatever they are on; style sheets draw some of them."""
SHOWN = READ_OUT | {"label", "content", "value", "data-bookmark"}
HIDING = frozenset({"hidden", "aria-hidden", "style", "inert", "opacity", "visibility", "display"})
RECORD = "data-provenance"
LONG = 80  # characters of an address that are shown; pictures are in theirs


def list_html_traits(data: bytes) -> Iterator[Trait]:
    """All traits; the source at the end holds their order among each other."""
    page = _Source()
    page.feed(data.decode("utf-8-sig", "replace"))
    page.close()
    yield from page.traits
    yield Trait("source", "the order of elements", page.whole.hexdigest())


class _Source(HTMLParser):
    """A walk through the source, which leaves nothing out but space between words and the order of attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.traits: list[Trait] = []
        self.whole = sha256()
        self.code = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = sorted((name, " ".join((value or "").split())) for name, value in attrs)
        self._note("start", tag, named)
        self.code = CODE.get(tag, "")
        self.traits.append(Trait("elements", f"<{tag}>"))
        self.traits += _list_attributes(tag, named)

    def handle_endtag(self, tag: str) -> None:
        self._note("end", tag, ())
        self.code = ""

    def handle_data(self, data: str) -> None:
        words = data.split()
        if not words:
            return
        self._note("text", " ".join(words), ())
        if self.code:
            self.traits.append(_digested(self.code, data.replace("\r\n", "\n")))
        else:
            self.traits += (Trait("words", word) for word in words)

    def handle_comment(self, data: str) -> None:
        self._other(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._other(f"<!{decl.casefold()}>")

    def handle_pi(self, data: str) -> None:
        self._other(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self._other(f"<![{data}]>")

    def _other(self, text: str) -> None:
        self._note("other", text, ())
        self.traits.append(Trait("comments in the source", text))

    def _note(self, what: str, text: str, attributes: Iterable[tuple[str, str]]) -> None:
        self.whole.update(repr((what, text, [*attributes])).encode("utf-8", "replace"))


def _list_attributes(tag: str, named: list[tuple[str, str]]) -> Iterator[Trait]:
    for name, value in named:
        if name in LEADING:
            yield _digested("links", value)
        elif name in SHOWN:
            yield Trait("shown attributes", f"{name}: {value}")
        elif name in HIDING or (name, value) == ("type", "hidden"):
            yield Trait("hidden", f"<{tag} {name}={value}>")
        elif name.startswith("on"):
            yield Trait("scripts", f"<{tag} {name}={value}>")
        elif name != RECORD:
            yield Trait("attributes", f"<{tag} {name}={value}>")


def _digested(kind: str, text: str) -> Trait:
    """A trait of a long text: its beginning is shown, and all of it counts."""
    return Trait(kind, text[:LONG], sha256(text.encode("utf-8", "replace")).hexdigest())

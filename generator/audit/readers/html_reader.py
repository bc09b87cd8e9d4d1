"""Web pages, standing and live."""

from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

from generator.audit.readers._web.html_traits import READ_OUT, list_html_traits
from generator.audit.reading import Fixed, Reader, Reading

SILENT = frozenset({"style", "script", "title"})
READ_OUT_OF = {"meta": frozenset({"content"}), "option": frozenset({"label"}), "input": frozenset({"value"})}
LIVE = "data-result"
"""An attribute of cells that the page's script writes."""
FINDING = "finding"
"""The class of a chart's heading."""
ENTERED = frozenset({"control", "stored", "hint", "spoken"})
"""Components around what is entered in a web page, and what it says to listeners."""


def read(data: bytes) -> Reading:
    """The text of the body, and what a browser shows or reads out beside it, the page's title first of all."""
    page = cache(lambda: _parse(data))
    return Reading(
        lambda: _decode_strictly(data) and "".join(page().visible),
        lambda: "\n".join(page().beside),
        read_record=lambda: (page().record,),
        read_fixed=lambda: _read_fixed(page()),
        read_traits=lambda: list_html_traits(data),
        complete=True,
    )


def _read_fixed(page: "_Page") -> Fixed:
    """A chart whose values have changed says its neutral title in place of its finding."""
    findings = [one.text for one in page.findings if not (page.live and one.text.split() == one.neutral.split())]
    around = "\n".join(one.neutral for one in page.findings)
    return Fixed("\n".join(("".join(page.fixed), *findings)), around, live=page.live, script=page.live)


def _decode_strictly(data: bytes) -> str:
    """The source; a page that we have made is UTF-8 throughout, or it raises."""
    return data.decode("utf-8")


def _parse(data: bytes) -> "_Page":
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    page.close()
    return page


@dataclass(slots=True)
class _Finding:
    """The heading of a chart, and what it says when other values are entered."""

    neutral: str
    text: str = ""


class _Page(HTMLParser):
    """A walk through the page, which gathers all that it says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.visible: list[str] = []
        self.beside: list[str] = []
        self.fixed: list[str] = []
        """The words that its script leaves alone, and that nobody fills in."""
        self.findings: list[_Finding] = []
        self.neutral = ""
        self.in_finding = False
        self.record = ""
        """The record of provenance, which the body carries; older builds gave it to the whole page."""
        self.live = False
        self.silent = 0
        self.titled = False
        self.skipped: list[str] = []
        """The tag that is left out of what is fixed, once for each element of its name that is open in it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.silent += tag in SILENT
        self.titled = tag == "title"
        self.live = self.live or LIVE in named
        if tag in {"html", "body"}:
            self.record = self.record or named.get("data-provenance") or ""
        if not (tag == "meta" and ("http-equiv" in named or named.get("name") == "viewport")):
            told = READ_OUT | READ_OUT_OF.get(tag, frozenset())
            self.beside += [value for name, value in attrs if value and name in told]
        if tag == "figure":
            self.neutral = named.get("data-title") or ""
        if tag == "p" and FINDING in (named.get("class") or "").split():
            self.in_finding = True
            self.findings.append(_Finding(self.neutral))
        if (self.skipped and tag == self.skipped[0]) or (not self.skipped and _is_filled_in(tag, named)):
            self.skipped.append(tag)
        self._part()

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT
        self.in_finding = self.in_finding and tag != "p"
        if self.skipped and tag == self.skipped[0]:
            self.skipped.pop()
        self._part()

    def _part(self) -> None:
        """Words on both sides of a tag are two."""
        self.visible.append(" ")
        self.fixed.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.visible.append(data)
        if self.in_finding:
            self.findings[-1].text += data
        elif not self.skipped:
            self.fixed.append(data)
        if self.titled:
            self.beside.append(data)
            self.titled = False


def _is_filled_in(tag: str, named: dict[str, str | None]) -> bool:
    """Whether people or a script fill in the element, or it says no words of the page."""
    classes = {*(named.get("class") or "").split()}
    return LIVE in named or tag in SILENT or tag == "svg" or bool(classes & ENTERED)


READER = Reader("html", read, copies=1)

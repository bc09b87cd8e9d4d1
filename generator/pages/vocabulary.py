"""The closed vocabulary: the elements and components that a page may use, as data.

A component is a class name. Every writer knows how its medium says each row of these tables; what is not in them is
a finding at the layout's line, never dropped. A new component is a row here plus its styles.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DEEPEST = 40  # levels of elements; print engines and Word recurse
WIDEST = 50  # columns that one cell may span

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    # sections
    "article": (),
    "section": (),
    "header": (),
    "footer": (),
    "aside": (),
    "div": (),
    # blocks
    "h1": (),
    "h2": (),
    "h3": (),
    "h4": (),
    "p": (),
    "hr": (),
    "blockquote": (),
    "ul": (),
    "ol": ("start",),
    "li": (),
    "dl": (),
    "dt": (),
    "dd": (),
    "figure": (),
    "figcaption": (),
    "table": (),
    "caption": (),
    "thead": (),
    "tbody": (),
    "tr": (),
    "th": ("scope", "colspan", "rowspan"),
    "td": ("colspan", "rowspan"),
    # inline
    "a": ("href",),
    "strong": (),
    "em": (),
    "code": (),
    "sup": (),
    "sub": (),
    "span": (),
    "br": (),
    "data": ("value",),
    "img": ("src", "alt", "width", "height"),
}
"""Element -> its own attributes. Every element may have `class`, `id`, `lang`, `title` and `data-…`."""

TOO_DEEP = dict.fromkeys(("h5", "h6"), "headings have at most four levels: `##` to `####`")
LOOKS = dict.fromkeys(("style", "hidden", "dir", "align", "color", "bgcolor"), "looks belong to the kind's style sheet")
INLINE = frozenset({"a", "strong", "em", "code", "sup", "sub", "span", "br", "data", "img"})
EMPTY = frozenset({"br", "col", "hr", "img", "source"})  # web pages have columns, and a source beside a picture
SPOKEN = (
    "alt", "title", "data-title", "data-label", "data-prompt", "data-bookmark",
    "data-start", "data-minutes", "data-repeat", "data-until", "data-place", "data-zone",
)  # fmt: skip
"""Attributes that some format prints or reads out."""
GLOBAL = frozenset({"class", "id", "lang", "title"})


@dataclass(frozen=True, slots=True)
class Component:
    """A named part of a page: the elements that may carry its class, and what it means."""

    on: tuple[str, ...]
    means: str


COMPONENTS: Mapping[str, Component] = {
    # the page and its bands
    "face": Component(("section", "div"), "one side of a sheet; each face after the first starts a new page"),
    "run-on": Component(("section", "div"), "a face that Word, which breaks pages itself, begins on the page before"),
    "masthead": Component(("header", "div"), "the logo and, at the other end of its line, a label"),
    "logo": Component(("p", "span"), "the brand's logo; the engine fills it in; data-ground is light or dark"),
    "hero": Component(("header",), "the dark opening panel: masthead, headline and promise"),
    "title": Component(("header",), "the opening of a working document: kind, headline and its facts"),
    "eyebrow": Component(("p",), "a small label above or beside a headline"),
    "lede": Component(("p", "div"), "the promise under a headline"),
    "draft": Component(("p",), "the slim band that says the document is not cleared; the engine fills it in"),
    "status": Component(("aside",), "what the reader must know about the document itself"),
    "imprint": Component(("footer",), "legal line and document control"),
    "sources": Component(("footer", "section"), "sources and assumptions"),
    # ideas side by side
    "columns": Component(("div",), "its children stand side by side"),
    "pairs": Component(("table",), "two columns to compare: a pain and its answer"),
    "steps": Component(("ol",), "numbered steps side by side, each a heading and a sentence"),
    "figures": Component(("div",), "big numbers side by side, one in each child"),
    "facts": Component(("dl",), "labels and values in a row, each pair in a div"),
    # pictures that carry meaning
    "icon": Component(
        ("span",), "a drawn icon beside its word: data-icon names it, data-tone is hue, ink, dark or muted"
    ),
    "flow": Component(("ol",), "a path from step to step, each an icon, a heading and a sentence, joined by arrows"),
    "fork": Component(("ul",), "the ways that part within a step of a path"),
    "bracket": Component(("p",), "what holds for a stretch of the path above it"),
    "receipt": Component(
        ("figure",),
        "a drawn document of what the product makes: its lines are data, its caption says that it is an illustration",
    ),
    "verdict": Component(("p",), "what the receipt says in one word"),
    "scorecard": Component(("div",), "gauges side by side"),
    "gauge": Component(
        ("figure",),
        "a promise on its scale: the cited figure, what it is of, and its basis; data-whole is the end of the scale",
    ),
    "offer": Component(("aside",), "what is offered and in exchange for what, on one line"),
    "stamp": Component(
        ("p",),
        "the page's own mark: its signature line, its figures traced and its digest; the engine fills it in; "
        "data-kind line is the line alone, as a picture; traced leaves out the digest and what is unproven",
    ),
    # emphasis
    "figure": Component(("p",), "a big number"),
    "says": Component(("p",), "what the big number says"),
    "basis": Component(("p",), "what a number rests on, small and honest"),
    "proof": Component(("aside",), "the one proof of a page: figure, statement, basis"),
    "callout": Component(("aside",), "a paragraph that must not be overlooked"),
    "quote": Component(("blockquote",), "somebody's words"),
    "attribution": Component(("p",), "who said it"),
    "action": Component(("aside",), "the call to action: the only dark block of its page"),
    "button": Component(("p",), "the link to press"),
    "contact": Component(("p",), "whom to write to"),
    "qr": Component(("figure",), "a QR code of data-link; the engine draws it"),
    # working documents
    "part": Component(("section",), "a numbered clause: heading in the left column, text in the right"),
    "number": Component(("span",), "the number of a part or a step"),
    "timeline": Component(("table",), "rows of weeks or days"),
    "criteria": Component(("table",), "what must hold, each with its threshold and a box"),
    "amount": Component(("td", "th"), "a figure column, right-aligned with tabular figures"),
    "total": Component(("tr",), "the row that sums up"),
    "signatures": Component(("table",), "lines to sign on, one column for each party"),
    "blank": Component(("td", "span"), "a ruled line to write on"),
    "box": Component(("span",), "a box to tick"),
    "checklist": Component(("ul",), "entries with a box to tick each"),
    "keep": Component(("div", "section", "table", "figure"), "never split across pages"),
    "page-break": Component(("hr",), "the rest starts on a new page"),
    # offers and arguments
    "lanes": Component(("div",), "two ways to the same end, each a section with a heading and a lane"),
    "lane": Component(("ol",), "one way: its stages in a row, quiet unless its section is recommended"),
    "recommended": Component(("section",), "the one of several that we recommend, lifted"),
    "tiers": Component(("div",), "what may be bought, side by side"),
    "tier": Component(("section",), "one offer: name, for whom, price, scale and what it holds"),
    "scale": Component(
        ("figure", "p"), "its words say a number: data-filled, of data-of squares that the engine draws; data-ground"
    ),
    "objections": Component(("table",), "what they say, what we say, and the proof to show"),
    "say": Component(("div",), "what to say and what never to say"),
    "do": Component(("p",), "words that work, behind a check mark"),
    "never": Component(("p",), "words to leave unsaid, behind a cross"),
    # books
    "cover": Component(("header", "section"), "the dark opening: a band as a header, a whole page as a section"),
    "opener": Component(("section",), "the page that opens a chapter; data-number is drawn as large as a picture"),
    "contents": Component(("ol",), "chapters: a link, what each says, and how long it takes; paper adds the page"),
    "noted": Component(("div",), "a margin note beside the block that it is about"),
    "margin-note": Component(("aside",), "a remark in the left margin of its block"),
    "reference": Component(
        ("a",), "a reference to a numbered part of the same document: the engine writes its number, paper adds the page"
    ),
    # what is not known yet
    "slot": Component(
        ("figure",),
        "a place for a picture of data-kind logo, portrait or screenshot; its caption names what is missing",
    ),
    "field": Component(("span",), "a merge field: data-field names it, data-prompt says what to fill in"),
    "gap": Component(("span", "aside"), "something that only a real customer can supply, named and visible"),
    "citation": Component(("data",), "a figure and, in its value attribute, what it cites"),
    "note": Component(("sup",), "the number of a source"),
    "record": Component(("span",), "what the engine reports of the kit itself; data-of says where the survey holds it"),
    # messages and speech
    "script": Component(("section", "div"), "words to be spoken"),
    "beat": Component(("p", "h3"), "a direction to the speaker"),
    "card": Component(("section",), "a pocket card"),
    "message": Component(("section", "div"), "one message: facts, subject and body"),
    "subject": Component(("p",), "a message's subject line"),
    "body": Component(("div",), "a message's text"),
    "event": Component(
        ("section", "div"),
        "an entry of a calendar: its subject and body; data-start, data-minutes, data-repeat, data-until, "
        "data-weekday, data-place, data-zone",
    ),
    # charts
    "chart": Component(
        ("figure",),
        "a chart of its table: data-kind is bar, column, waterfall, line, tornado, slope, funnel or gantt; the engine "
        "draws it before the table; data-owners gives a plan's owners in the order of their colours",
    ),
    "finding": Component(("p",), "a chart's title: what it shows, in a sentence whose figure is a citation"),
    "measure": Component(("p",), "what a chart measures: unit and period"),
    "annotation": Component(("p",), "words at one mark of a chart: data-at is the row's head"),
    "mark": Component(("tr",), "a row that the chart points out"),
    "milestone": Component(
        ("tr", "td"),
        "a day of a plan that something must be done by: data-at, or a cell with data-days=last; in the row of a task, "
        "a cell: what must be done by its last day; the picture marks it with its number",
    ),
    "load": Component(("tr",), "an owner's hours in each week of a plan"),
    # models
    "form": Component(
        ("article", "section"), "its cells to enter are fields that readers fill in on paper, in Word, Excel and HTML"
    ),
    "worksheet": Component(("section",), "one sheet of a workbook; data-title names it"),
    "sheet": Component(("table",), "labelled values of a model"),
    "scenarios": Component(("ul",), "named sets of inputs, one an entry: data-scenario, data-set"),
    "input": Component(
        ("td",),
        "a value to enter: data-name, data-value, data-unit, data-least, data-most, data-choices; data-as is passage; "
        "data-required",
    ),
    "output": Component(("td",), "a value that data-formula gives: data-name, data-value, data-unit, data-decimals"),
}

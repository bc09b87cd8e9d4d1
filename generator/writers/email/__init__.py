"""The e-mail writer: the page's one message as a draft that opens for editing; no address, picture or tracking in it.

What is not cleared says so in an attachment. A band in the body would go out with it; a file has to be taken off first.

Mail programs know a draft by a header of their own: Outlook and Thunderbird by `X-Unsent`, Apple Mail by its type
identifier. Sender and Message-ID are left out: the program that sends the mail fills them in; so is the recipient,
unless the page is filled in for one whose address is known.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from html import escape
from unicodedata import category

from generator.content.formats import Format
from generator.content.translation import translatable
from generator.diagnostics import Diagnostic, Problem
from generator.layout.white_space import collapse_text
from generator.pages.markup import to_html
from generator.pages.page import Page
from generator.pages.tree import Element, Node, rewrite
from generator.writers._plain.text_blocks import type_lines
from generator.writers._plain.text_lines import ENDLESS
from generator.writers._plain.text_words import RULED, settle_spaces, wording
from generator.writers.email.draft import Draft, list_headers, spell_draft

FORMAT = Format("eml", translatable("mail drafts"), rank=6, shows_sources=False, whole=False, own_fonts=False, looks=())
MIME = ("MIME-Version", "Content-Type")
REFUSED = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Characters that end a header line somewhere: controls, halves of characters, line and paragraph separators."""


def write(page: Page) -> bytes:
    """The message as an `.eml` draft: its subject, and its body as typed text and as plain HTML."""
    draft = _compose(message := _message(page), page)
    return _verify(spell_draft(draft), draft, message)


def _compose(message: Element, page: Page) -> Draft:
    body = next(message.find("body")).children
    return Draft(
        _subject(next(message.find("subject"))),
        settle_spaces("\n".join(type_lines(body, ENDLESS))),
        _html(body, page),
        "\n".join(wording(band.children) for band in page.bands),
        page.dated,
        page.recipient,
    )


def _message(page: Page) -> Element:
    """The page's message, which has a subject and a body."""
    messages = tuple(page.root.find("message"))
    if len(messages) != 1:
        at = page.root.at or page.home
        raise Problem(Diagnostic("not-one-message", f"a draft is one message; `{page.artifact}` has {len(messages)}",
                                 at, "make a page of each message: `each` in kind.yaml"))  # fmt: skip
    for part in ("subject", "body"):
        if [bool(wording(found.children)) for found in messages[0].find(part)] != [True]:
            raise Problem(Diagnostic("incomplete-message", f"the message in `{page.artifact}` needs one {part}",
                                     messages[0].at or page.home, f"write its {part}"))  # fmt: skip
    return messages[0]


def _subject(element: Element) -> str:
    """The subject on one line, refused if it could pass for more than a subject."""
    subject = settle_spaces(collapse_text(wording(element.children)))
    trick = next((f"the character U+{ord(c):04X}" for c in subject if category(c) in REFUSED), "")
    if "=?" in subject:
        trick = "`=?`, which starts an encoded word"
    if trick:
        raise Problem(Diagnostic("unsafe-subject", f"a subject cannot hold {trick}", element.at, "delete it"))
    return subject


def _verify(data: bytes, draft: Draft, message: Element) -> bytes:
    """The file, read again: exactly the headers that were set, and the same subject."""
    read = message_from_bytes(data, policy=policy.SMTP)
    if read.keys() == [*list_headers(draft), *MIME] and read["Subject"] == draft.subject:
        return data
    raise Problem(Diagnostic("unsafe-subject", "the subject changes the message's headers", message.at,
                             "write the subject in plain words"))  # fmt: skip


# The HTML part: as if written by hand in a mail program. It has no colours, so that it follows the reader's dark mode.


def _html(body: Sequence[Node], page: Page) -> str:
    family, fallback = (name.replace("'", "") for name in (page.brand.family, page.brand.fallback))
    font = f"font-family: '{family}', '{fallback}', Arial, sans-serif; font-size: 11pt; line-height: 1.45"
    letter = replace(rewrite(Element("div", {}, tuple(body)), _write_by_hand), attributes={"style": font})
    return f'<!doctype html>\n<html lang="{escape(page.language)}">\n<body>\n{to_html(letter)}\n</body>\n</html>'


def _write_by_hand(element: Element) -> Node | tuple[Node, ...]:
    """The element as mail programs show it alike: few tags, styles written in, words for what other media draw."""
    saying = next((SAYINGS[name] for name in element.classes if name in SAYINGS), None)
    if saying is not None:
        element = saying(element)
    tag, style = ELEMENTS[element.tag]
    if element.tag == "img":
        return element.get("alt")
    if not tag or (tag == "a" and not element.get("href").startswith(("https://", "http://", "mailto:", "tel:"))):
        return element.children
    kept = {name: value for name, value in element.attributes.items() if name in KEPT}
    styles = "; ".join(filter(None, (style, *(COMPONENTS[name] for name in element.classes))))
    return replace(element, tag=tag, attributes=kept | ({"style": styles} if styles else {}))


def _bracket(element: Element) -> Element:
    tag = "p" if element.tag == "aside" else "span"
    return replace(element, tag=tag, children=(settle_spaces(wording((replace(element, tag="span"),))),))


def _slot(element: Element) -> Element:
    """A picture as its description, the place for one in brackets."""
    pictured = any(part.tag == "img" and part.get("alt") for part in element.walk())
    return element if pictured else replace(element, tag="p", children=(f"[{' '.join(element.text.split())}]",))


def _box(element: Element) -> Element:
    return replace(element, children=("☐", *element.children))


def _rule(element: Element) -> Element:
    return element if element.text.strip() else replace(element, children=("_" * RULED,))


def _link(element: Element) -> Element:
    """A QR code as the link that it holds."""
    link = element.get("data-link")
    return replace(element, tag="p", children=(*element.elements, " ", Element("a", {"href": link}, (link,))))


KEPT = frozenset({"href", "start", "colspan", "rowspan", "lang"})
SPACED, CLOSE, STRONG = "margin: 0 0 1em", "margin: 0", "margin: 0 0 0.3em; font-weight: 600"
CELL = "padding: 3px 14px 3px 0; text-align: left; vertical-align: top"

ELEMENTS: Mapping[str, tuple[str, str]] = {
    "article": ("div", ""), "section": ("div", ""), "header": ("div", ""), "footer": ("div", ""), "aside": ("div", ""),
    "div": ("div", ""), "h1": ("p", STRONG), "h2": ("p", STRONG), "h3": ("p", STRONG), "h4": ("p", STRONG),
    "p": ("p", SPACED), "hr": ("hr", ""), "blockquote": ("blockquote", "margin: 0 0 1em 2em"),
    "ul": ("ul", SPACED), "ol": ("ol", SPACED), "li": ("li", CLOSE), "dl": ("dl", SPACED), "dt": ("dt", STRONG),
    "dd": ("dd", "margin: 0 0 0.6em"), "figure": ("div", ""), "figcaption": ("p", SPACED),
    "table": ("table", "border-collapse: collapse; margin: 0 0 1em"), "caption": ("caption", "text-align: left"),
    "thead": ("thead", ""), "tbody": ("tbody", ""), "tr": ("tr", ""), "th": ("th", CELL), "td": ("td", CELL),
    "a": ("a", ""), "strong": ("strong", ""), "em": ("em", ""), "code": ("code", ""), "sup": ("sup", ""),
    "sub": ("sub", ""), "br": ("br", ""), "span": ("", ""), "data": ("", ""), "img": ("", ""),
}  # fmt: skip
"""Element -> the mail's element and its style; without an element its words stand alone."""

SAYINGS: Mapping[str, Callable[[Element], Element]] = {
    "field": _bracket, "gap": _bracket, "slot": _slot, "box": _box, "blank": _rule, "qr": _link,
}  # fmt: skip
"""Component -> the words for what other media draw."""

STYLES = {
    "amount": "text-align: right", "input": "text-align: right",
    "output": "text-align: right", "total": "font-weight: 600", "checklist": "list-style: none; padding-left: 0",
    "proof": "margin-left: 2em", "callout": "margin-left: 2em", "figure": "font-weight: 600",
    "beat": "font-style: italic", "offer": "margin-left: 2em", "receipt": "margin-left: 2em",
    "verdict": "font-weight: 600", "margin-note": "margin-left: 2em", "finding": "font-weight: 600",
}  # fmt: skip
AS_ITS_ELEMENT = frozenset({
    "face", "run-on", "masthead", "logo", "hero", "title", "eyebrow", "lede", "status", "imprint", "sources", "columns",
    "pairs", "steps", "figures", "facts", "says", "basis", "quote", "attribution", "action", "button", "contact",
    "part", "number", "timeline", "criteria", "signatures", "keep", "page-break", "citation", "record", "note",
    "script", "card", "message", "subject", "body", "form", "worksheet", "sheet", "chart", "scenarios", "lanes", "lane",
    "recommended", "tiers", "tier", "scale", "objections", "say", "do", "never", "cover", "opener", "contents", "noted",
    "icon", "reference", "flow", "fork", "bracket", "scorecard", "gauge", "stamp",
    "measure", "annotation", "mark", "milestone", "load", "draft", "event",
})  # fmt: skip
COMPONENTS: Mapping[str, str] = {**dict.fromkeys((*SAYINGS, *AS_ITS_ELEMENT), ""), **STYLES}
"""Component -> the style that it adds to its element."""

"""Random edits of web pages, by kind."""

import random
import re

from tests.audit.raw_edits import ACROSS, TEXT_CHANGES, Edit, in_texts, replace_find
from tests.audit.text_edits import in_source, one

SILENT = re.compile(r"<(script|style|svg|head)\b.*?</\1>", re.S)
SOURCES = "</style><style>.sources,footer{display:none}</style>"
SVG = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"


def _spans(source: str) -> list[tuple[int, int]]:
    """Where the texts of a web page stand that one sees."""
    silent = [found.span() for found in SILENT.finditer(source)]
    places = (found.span(1) for found in re.finditer(r">([^<>]+)<", source) if not found[1].isspace())
    return [(start, end) for start, end in places if not any(low < start < high for low, high in silent)]


def _in_body(pattern: str, new: str) -> Edit:
    """One find in the body of the page."""

    def change(source: str, chance: random.Random) -> str | None:
        head, mark, body = source.partition("<body")
        found = replace_find(pattern, new, re.S)(body, chance)
        return None if found is None else head + mark + found

    return in_source(change)


def _mix_attributes(source: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r'<(\w+) ([\w-]+="[^"<>]*") ([\w-]+="[^"<>]*")>', source))
    if not found:
        return None
    place = chance.choice(found)
    return f"{source[: place.start()]}<{place[1]} {place[3]} {place[2]}>{source[place.end() :]}"


WEB: dict[str, Edit] = {
    **{
        name: in_source(in_texts(change, _spans, across=name in ACROSS)) for name, change in TEXT_CHANGES.items()
    },
    "a link's address": _in_body(r'(<a [^>]*href=")[^"#][^"]*', r"\1https://evil.example"),
    "a link inside the page": _in_body(r'(href="#)[^"]*', r"\1elsewhere"),
    "an alternative text": _in_body(r'(alt=")([^"]*)', r"\1Guaranteed \2"),
    "an aria-label": _in_body(r'(aria-label=")([^"]*)', r"\1Guaranteed \2"),
    "a tooltip": _in_body(r"<(p|h2|li|td)\b", r'<\1 title="Guaranteed"'),
    "what a note says of its source": _in_body(r'(data-(?:source|ledger|claims)=")([^"]*)', r"\1Guaranteed \2"),
    "a picture": _in_body(r'(<img [^>]*src=")[^"]*', rf"\1{SVG}"),
    "a style that hides sources": one("</style>", SOURCES),
    "a style that adds words": one("</style>", "h1::after{content:' GUARANTEED'}</style>"),
    "a value in a style": one(r"(:\s*)#[0-9A-Fa-f]{6}\b", r"\1#fefefe"),
    "an inline style": _in_body(r"<(p|h1|h2|li|footer|section)\b", r'<\1 style="display:none"'),
    "the hidden attribute": _in_body(r"<(p|h1|h2|li|footer|section)\b", r"<\1 hidden"),
    "a class": _in_body(r'(class=")([^"]+)', r"\1x-\2"),
    "an element less": _in_body(r"<(p|li|h2)\b[^<>]*>(?:(?!<\1\b).)*?</\1>", ""),
    "two elements swapped": _in_body(r"(<li\b(?:(?!</li>).)*</li>)\s*(<li\b(?:(?!</li>).)*</li>)", r"\2\1"),
    "an element more": _in_body(r"</(p|h2)>", r"</\1><p>Results are guaranteed.</p>"),
    "another tag": _in_body(r"<h2(\b[^>]*)>((?:(?!</h2>).)*)</h2>", r"<s\1>\2</s>"),
    "a script more": _in_body("</body>", "<script>document.title='95 %'</script></body>"),
    "a script changed": one(r"(<script>.{200,}?)(\b\d\b)", lambda found: f"{found[1]}{int(found[2]) + 1}"),
    "a formula of the page": _in_body(r'(data-formula=")([^"]*)', r"\1 2 * \2"),
    "a result of the page": _in_body(r"(<[^>]*data-result[^>]*>)[^<]*", r"\1$9,999,999"),
    "a value of the page's data": _in_body(r'(data-(?:value|set|least|most|decimals)=")[^"]*', r"\g<1>9"),
    "a bound of a field": _in_body(r'((?:min|max|step)=")[^"]*', r"\g<1>9"),
    "a value in a field": _in_body(r'(<(?:input|option)[^>]* value=")[^"]*', r"\g<1>9"),
    "a handler": _in_body(r"<(p|h2|button)\b", r'<\1 onclick="x()"'),
    "the page's title": one(r"<title>[^<]*", "<title>Results are guaranteed"),
    "the description": one(r'(name="description" content=")[^"]*', r"\g<1>95 % saved"),
    "the policy of what may load": one(r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""),
    "where addresses begin": one("</title>", '</title><base href="https://evil.example/">'),
    "the language": one(r'(<html lang=")[^"]*', r"\1fr"),
    "a comment in the source": _in_body("</p>", "</p><!-- guaranteed -->"),
    "direction of writing": _in_body(r"<(p|h2|li)\b", r'<\1 dir="rtl"'),
    "other line ends": lambda data, _: data.replace(b"\n", b"\r\n"),
    "attributes in another order": in_source(_mix_attributes),
    "a mark of UTF-8 in front": lambda data, _: b"\xef\xbb\xbf" + data,
}  # fmt: skip

"""Web pages and other files that were made to hurt, and what is no file at all."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

from tests.audit.hostile.attack import DAMAGED, HURT, Attack, Sent

Make = Callable[[Sent, str], bytes]


def page(old: str, new: str) -> Make:
    """The page with other words; `{0}` in them is the server's address."""

    def make(sent: Sent, address: str) -> bytes:
        assert old.encode() in sent["html"]
        return sent["html"].replace(old.encode(), new.replace("{0}", address).encode("utf-8", "surrogateescape"), 1)

    return make


def before_end(text: str) -> Make:
    return page("</body>", f"{text}</body>")


PAGES = (
    Attack("a script that asks a server", "scripts: ", before_end("<script>fetch('{0}/a')</script>"), state="altered"),
    Attack("a script on a server", "links: ", before_end('<script src="{0}/a.js"></script>'), state="altered"),
    Attack("a picture of a web page on a server", "links: ", before_end('<img src="{0}/a.png">'), state="altered"),
    Attack("a frame", "links: ", before_end('<iframe src="{0}/a"></iframe>'), state="altered"),
    Attack("a style sheet on a server", "styles: ", before_end("<style>@import '{0}/a.css'</style>"), state="altered"),
    Attack(
        "a page that leads elsewhere",
        "shown attributes: ",
        page("</head>", '<meta http-equiv="refresh" content="0;{0}"></head>'),
        state="altered",
    ),
    Attack("a base on a server", "links: ", page("</head>", '<base href="{0}/"></head>'), state="altered"),
    Attack("elements 200,000 deep", f"{DAMAGED}|{HURT}|far more|source", before_end("<div>" * 200_000), state="hurt"),
    Attack(
        "an attribute of three million letters",
        f"{DAMAGED}|{HURT}|attributes",
        before_end("<a " + "b" * 3_000_000),
        state="hurt",
    ),
    Attack("comments that never end", f"{DAMAGED}|{HURT}|words|far more", before_end("<!--" * 100_000), state="hurt"),
    Attack("characters by half their numbers", "", before_end("&#x" * 100_000), state="hurt"),
    Attack("three million letters", "far more than any document", before_end("word " * 600_000)),
    Attack("1.9 million letters of figures", "", before_end("$1,234 a month or 9 % " * 86_000), state="hurt"),
    Attack("bytes that are no UTF-8", "", before_end("\udcff\udcfe\udc80"), state="hurt"),
    Attack("the page in UTF-16", "nothing that we make", lambda sent, _: sent["html"].decode().encode("utf-16")),
    Attack("zeros in the page", "", before_end("\0\0\0"), state="hurt"),
    Attack("the page twice", "", lambda sent, _: sent["html"] * 2, state="hurt"),
    Attack(
        "a text that is no UTF-8",
        "text, Markdown, CSV, mail drafts, calendar entries and Salesforce source hold none",
        lambda *_: b"80% less \xff\xfe\x80 oil",
    ),
    Attack(
        "one line of fifty million letters",
        "text, Markdown, CSV, mail drafts, calendar entries and Salesforce source hold none",
        lambda *_: b"9" * 50_000_000,
    ),
    Attack(
        "a Word document that was packed again", "nothing that we make", lambda sent, _: gzip.compress(sent["docx"])
    ),
    Attack("a program", "nothing that we make", lambda *_: b"MZ\x90\0" + bytes(500)),
    Attack("a program with a document behind it", "", lambda sent, _: b"MZ\x90\0" + bytes(2000) + sent["docx"]),
    Attack("a PDF behind a page", "", lambda sent, _: sent["html"] + sent["pdf"], state="hurt"),
    Attack("no byte at all", "it is empty", lambda *_: b""),
)


def make_sparse(path: Path, _: Sent) -> None:
    with path.open("wb") as file:
        file.truncate(4_000_000_000)


def call_otherwise(path: Path, sent: Sent) -> None:
    path.with_suffix(".docx").write_bytes(sent["pdf"])
    path.symlink_to(path.with_suffix(".docx"))


def lead_to(target: str) -> Callable[[Path, Sent], None]:
    return lambda path, _: path.symlink_to(target)


def lead_round(path: Path, _: Sent) -> None:
    path.symlink_to(path.name)


PLACES = (
    Attack("a folder", "it is a folder", put=lambda path, _: path.mkdir()),
    Attack("a pipe that nobody writes into", "it is no ordinary file", put=lambda path, _: os.mkfifo(path)),
    Attack("a link to a device without end", "it is no ordinary file", put=lead_to("/dev/zero")),
    Attack("a link to nowhere", "there is no such file", put=lead_to("nowhere.pdf")),
    Attack("a link to itself", "", put=lead_round),
    Attack("four thousand million bytes", "it has more than 100 MB", put=make_sparse),
    Attack("a PDF that calls itself a Word document", "cleared for release", put=call_otherwise, state="fresh"),
)

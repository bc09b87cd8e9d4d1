"""Where a link may lead: to a whole address, or to a part of its own page; by a list of what is allowed.

A host is written as people read it: in Latin letters, without a name before `@`. In other scripts whole names look like
well-known ones, so such a host is written as the network has it, `xn--…`.
"""

import re
from urllib.parse import urlencode, urlsplit, urlunsplit

UNSEEN = r"\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
LETTER = rf"[^{UNSEEN}\\<>\"'`{{}}|^]"
PATH = LETTER.replace("[^", "[^#")
PART = rf"#(?:[/!:]{LETTER}*|{LETTER.replace('[^', '[^?')}*)"
"""A part of a page. A query behind it is a part of its name, which no server hears; the way of a page that draws itself
(`#/prices?for=x`) has one of its own."""
LATIN = r"A-Za-z0-9\xc0-\xd6\xd8-\xf6\xf8-\u017f"
NAME = rf"[{LATIN}](?:[{LATIN}_-]*[{LATIN}])?"
HOST = rf"(?:{NAME}(?:\.{NAME})*\.?|\[[0-9A-Fa-f:.]+\])(?::\d{{1,5}})?"
MAILBOX = rf"[A-Za-z0-9.!$*+=_~'-]+@{NAME}(?:\.{NAME})+"
MAIL = rf"{MAILBOX}(?:,{MAILBOX})*(?:\?(?:subject|body|cc)={LETTER}*)?"
SAFE_LINK = re.compile(rf"https://{HOST}(?:[/?]{PATH}*)?(?:{PART})?|mailto:{MAIL}|tel:\+?[\w().;=/*#-]+")
OWN_PART = re.compile(r"#[\w:.-]+")
ADDRESS = re.compile(rf"(?:https?://)?(?:www\.)?({NAME}(?:\.{NAME})*\.[a-z]{{2,}})(?:[/?#:]\S*)?", re.IGNORECASE)
"""What people read as the address of a place on the network."""
WHOLE = "write the whole address, starting with https:// or mailto:"


def leads_out(address: str) -> bool:
    """Whether the address is a whole and ordinary one, the same for every program that reads it."""
    return SAFE_LINK.fullmatch(address) is not None


def with_query(address: str, **values: str) -> str:
    """The address with more to tell its server: `?segment=large`, behind what it tells already and before its part."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, urlencode(values))))))


def misnames(words: str, address: str) -> bool:
    """Whether the words of a link are an address themselves, and that of another place."""
    said = ADDRESS.fullmatch(words.strip())
    if said is None or not address.startswith("https://"):
        return False
    host = re.split(r"[/?#:]", address.removeprefix("https://"), maxsplit=1)[0].casefold()
    return said[1].casefold() not in {host, host.removeprefix("www.")}


def link_cure(address: str) -> str:
    """What to write instead of an address that no page may link to."""
    host = re.split(r"[/?#]", address.removeprefix("https://"), maxsplit=1)[0]
    if not address.startswith("https://"):
        return WHOLE
    if "@" in host:
        return "leave out the name before `@`: programs differ in where such an address leads"
    if not host.isascii():
        return "write the host in Latin letters, or as the network has it, starting with xn--"
    if "?" in address.partition("#")[2]:
        return "write what starts with `?` in front of `#`: behind it no server hears it"
    return "write it with plain letters, and what is none as %20 or another code"


def is_safe_link(address: str) -> bool:
    """Whether a page may link there."""
    return leads_out(address) or OWN_PART.fullmatch(address) is not None

"""Where a link may lead: to a whole address, or to a part of its own page; by a list of what is allowed."""

import re

LETTER = r"[^\s\x00-\x20\x7f-\xa0\\<>\"'`{}|^]"
SAFE_LINK = re.compile(rf"https://[\w\[]{LETTER}*|mailto:{LETTER}+|tel:\+?[\w().;=/*#-]+")
OWN_PART = re.compile(r"#[\w:.-]+")
WHOLE = "write the whole address, starting with https:// or mailto:"


def leads_out(address: str) -> bool:
    """Whether the address is a whole and ordinary one, the same for every program that reads it."""
    return SAFE_LINK.fullmatch(address) is not None


def is_safe_link(address: str) -> bool:
    """Whether a page may link there."""
    return leads_out(address) or OWN_PART.fullmatch(address) is not None

"""Lines of calendars: texts escaped, lines folded (RFC 5545, sections 3.1 and 3.3.11)."""

from collections.abc import Iterable

LONGEST = 75  # octets of a line without its end
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def text(words: str) -> str:
    """The words as the value of a line."""
    return words.translate(ESCAPED)


def to_bytes(lines: Iterable[str]) -> bytes:
    """The lines as a file: each folded, with CR and LF at every end."""
    return "".join(f"{fold(line)}\r\n" for line in lines).encode("utf-8")


def fold(line: str) -> str:
    """The line in pieces of at most 75 octets, the later ones behind a space; no letter is cut."""
    pieces, room = [""], LONGEST
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if octets > room:
            pieces.append("")
            room = LONGEST - 1
        pieces[-1] += letter
        room -= octets
    return "\r\n ".join(pieces)

"""How wide words are and how many lines they take: estimates for a sans-serif, on the safe side of its substitutes."""

from collections.abc import Iterable

TYPE = 9.0  # points of the words at marks
SAFETY = 1.08  # readers without the brand's font see a wider one

# Advance widths in hundredths of the type size, as in Inter, the widest of the usual sans-serifs for figures.
_GROUPS = {
    28: "Iijl !',.:;`|", 36: "()/[]\\ftr", 44: '1"-^_{}•', 54: "*?JLacksvxyz", 60: "235679EFbdeghnopqu€",
    65: "0468#$&+<=>~BKPRSTZ−–", 72: "ADVXY", 77: "CGHNOQUw", 95: "@Mm", 100: "%W—…☐",
}  # fmt: skip
_WIDTHS = {ord(sign): hundredths / 100 for hundredths, signs in _GROUPS.items() for sign in signs}
_WIDE = 1.0  # of scripts beyond Latin


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in points."""
    em = sum(_WIDTHS.get(ord(sign), _WIDE if ord(sign) > 0x2E80 else 0.65) for sign in text)
    return em * size * (1.04 if bold else 1.0) * SAFETY


def widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """The width of the widest of the lines in points."""
    return max((text_width(text, size, bold=bold) for text in texts), default=0.0)


def count_lines(line: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines the text takes in a column of this width in points."""
    count, used = 1, 0.0
    space = text_width(" ", size, bold=bold)
    for word in line.split(" "):
        long = text_width(word, size, bold=bold)
        if used and used + space + long > room:
            count, used = count + 1, 0.0
        # A word longer than the line is broken wherever the line ends.
        count += int(max(long - 0.01, 0) // room)
        used = used + (space if used else 0.0) + (long % room if long > room else long)
    return count


def shorten(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text as far as there is room for it, cut between words where that can be."""
    if text_width(text, size, bold=bold) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and text_width(" ".join(words) + "…", size, bold=bold) > room:
        words.pop()
    cut = " ".join(words)
    while len(cut) > 1 and text_width(f"{cut}…", size, bold=bold) > room:
        cut = cut[:-1]
    return f"{cut}…"


def wrap(text: str, size: float, room: float) -> str:
    """The text on as many lines as it needs, parted between words."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)

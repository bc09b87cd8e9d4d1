"""Lines: words broken to a width, blocks stacked with blank lines between them, columns of labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import TextWrapper

ENDLESS = 1_000_000
"""The width of text that the reader's own program will wrap: message bodies and table cells."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, and the blank lines above them; after `closed` ones the next follows at once."""

    lines: Lines
    above: int = 1
    closed: bool = False


def stack(blocks: Iterable[Block]) -> Lines:
    """The blocks under each other, each with its room above; a block without lines is only room."""
    lines: list[str] = []
    room, closed = 0, True
    for block in blocks:
        room = 0 if closed else max(room, block.above)
        if not block.lines:
            closed = closed and not lines
            continue
        lines += [""] * room
        lines += block.lines
        room, closed = 0, block.closed
    return tuple(lines)


def wrap(text: str, width: int, hang: int = 0) -> Lines:
    """The text in lines of at most `width`, addresses unbroken; lines after the first are indented by `hang`."""
    width = max(width, 1)
    first, later = _wrapper(width, 0, hang), _wrapper(width, hang, hang)
    head, *rest = text.split("\n")
    return (*(first.wrap(head) or [""]), *(line for part in rest for line in later.wrap(part) or [""]))


def _wrapper(width: int, first: int, later: int) -> TextWrapper:
    return TextWrapper(width, initial_indent=" " * first, subsequent_indent=" " * later, expand_tabs=False,
                       replace_whitespace=False, break_long_words=False, break_on_hyphens=False)  # fmt: skip


def indent(lines: Iterable[str], by: int) -> Lines:
    """The lines moved to the right; blank ones stay empty."""
    return tuple(" " * by + line if line else "" for line in lines)


def put_mark(marker: str, lines: Sequence[str]) -> Lines:
    """The lines with a marker before the first and the others aligned to it."""
    return (f"{marker}{lines[0]}" if lines else marker.rstrip(), *indent(lines[1:], len(marker)))

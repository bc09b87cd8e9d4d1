"""The words of a Word part that nobody is meant to fill in."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
COUNTS = re.compile(r"\s*(PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b")
EDGES = frozenset({f"{W}p", f"{W}tab", f"{W}br"})


def read_runs(part: "Element") -> str:
    """The words without controls and without the results of fields that count pages."""
    return "".join(_Runs().read(part))


class _Runs:
    """A walk through the part."""

    def __init__(self) -> None:
        self.fields: list[str] = []
        """The instructions of the fields around, as far as they are read."""

    def read(self, element: "Element") -> Iterator[str]:
        waiting = [iter([element])]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                continue
            if node.tag in EDGES:
                yield " "
            elif node.tag == f"{W}t" and not any(map(COUNTS.match, self.fields)):
                yield node.text or ""
            elif node.tag == f"{W}instrText" and self.fields:
                self.fields[-1] += node.text or ""
            elif node.tag == f"{W}fldChar":
                self._turn(node.get(f"{W}fldCharType", ""))
            if not is_filled_in(node):
                waiting.append(iter(node))

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()


def is_filled_in(node: "Element") -> bool:
    """Whether it is a control, which people fill in; or says what stands beside it again, or a number of pages."""
    if node.tag == f"{W}sdt":
        # LibreOffice takes the names off controls, and puts nameless ones around paragraphs that are none.
        return node.find(f"{W}sdtPr/{W}tag") is not None or next(node.iter(f"{W}p"), None) is None
    return node.tag == FALLBACK or (node.tag == f"{W}fldSimple" and bool(COUNTS.match(node.get(f"{W}instr", ""))))

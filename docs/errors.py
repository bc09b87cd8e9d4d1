"""Write the guide that explains every code: `python docs/errors.py`, from the program's own explanations.

The guide is a content file like any other, one chapter for each letter and a part for each code.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import yaml

from generator.cli.finding_forms import explanations
from generator.drawings.glyphs import characters

HERE = Path(__file__).parent
GUIDE = HERE / "content" / "guides" / "errors-by-code.yaml"
FONT = HERE.parent / "layouts" / "_shared" / "fonts" / "Inter-Regular.woff2"
HEAD = """# Made by docs/errors.py from the program's explanations: change them there.
title: Errors by code
headline: What each finding means
lede: Every finding ends its first line with a code in brackets. Here is what it means, and how to mend it.
opens: cover
unnumbered: true
control: {version: "1.0", date: 2026-11-30, owner: The collateral authors, reviewer: The collateral authors}
"""
INDENT = "    "


def write_guide(known: Mapping[str, str]) -> str:
    """The content file of the guide; a sign that its font lacks is written as its number."""
    letters = groupby(sorted(known), key=lambda code: code[0])
    chapters = [_chapter(letter, [*codes], known) for letter, codes in letters]
    written = yaml.safe_dump({"chapters": chapters}, allow_unicode=True, sort_keys=False, width=120)
    drawn = characters(FONT.read_bytes()) | {ord("\n")}
    return HEAD + "".join(sign if ord(sign) in drawn else f"U+{ord(sign):04X} " for sign in written)


def _chapter(letter: str, codes: list[str], known: Mapping[str, str]) -> dict[str, object]:
    says = codes[0] if len(codes) == 1 else f"From {codes[0]} to {codes[-1]}"
    return {
        "id": f"codes-{letter}",
        "title": letter.upper(),
        "says": says,
        "parts": [_part(one, known[one]) for one in codes],
    }


def _part(code: str, explained: str) -> dict[str, object]:
    blocks = list(_blocks(explained))
    text = "\n\n".join(words for shown, words in blocks if not shown)
    shown = [{"of": "For example", "lines": words} for is_shown, words in blocks if is_shown]
    return {"id": f"code-{code}", "title": code, "text": text, **({"shows": shown} if shown else {})}


def _blocks(explained: str) -> Iterator[tuple[bool, str]]:
    """The paragraphs, and the indented blocks with their lines as they are: whether it is shown, and its words."""
    for block in explained.split("\n\n"):
        lines = block.strip("\n").split("\n")
        shown = lines[0].startswith(INDENT)
        yield shown, "\n".join(line.removeprefix(INDENT) if shown else line for line in lines)


if __name__ == "__main__":
    GUIDE.write_text(write_guide(explanations()), "utf-8")

"""How much of what others wrote is read: figures in the running text of filings, and the reckonings over their tables.

`python -m tests.quantities.corpora` writes the table into the README. The corpora of filings lie beside the repository,
or in the folder that the variable CORPORA names; our own is `corpus.yaml`.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.diagnostics import Problem
from generator.formulas import parse
from generator.formulas.evaluate import evaluate
from generator.quantities.figures import find_figures
from generator.quantities.scan import parse_quantity
from tests.tools import REPOSITORY
from tests.units import UNITS

FOLDER = Path(os.environ.get("CORPORA", REPOSITORY.parent / "shared/corpora"))
SPANS, DERIVATIONS = FOLDER / "faith-pilot.json", FOLDER / "tatqa-dev-derivations.json"
OWN = yaml.safe_load(Path(__file__).with_name("corpus.yaml").read_text("utf-8"))
README = Path(__file__).with_name("README.md")
START, END = "<!-- corpora -->", "<!-- /corpora -->"
READINGS = ("whole", "part", "suspect", "missed")
RECKONINGS = ("right", "wrong", "unread")
OPERAND = re.compile(
    r"\(\$?\s?\d[\d,]*(?:\.\d+)?\)\s?%?"  # the accountant's negative
    r"|\$?\s?\d[\d,]*(?:\.\d+)?(?:\s?%|\s(?:thousand|million|billion)\b)?"
)


def spans() -> Iterator[tuple[str, int, int]]:
    """The sentences of filings, each with where a figure stands that people have marked."""
    for filing in json.loads(SPANS.read_text("utf-8")):
        for one in filing["instances"]:
            yield one["sentence"], *one["mask_span"]


def own_spans() -> Iterator[tuple[str, int, int]]:
    """The same of our own: the figure stands between `«` and `»`."""
    yield from map(marked, [*OWN["sentences"], *OWN["suspects"]])


def marked(text: str) -> tuple[str, int, int]:
    """The text without its marks, and what stood between them."""
    before, figure, after = re.split("[«»]", text)
    return before + figure + after, len(before), len(before + figure)


def derivations() -> Iterator[tuple[str, float]]:
    """Reckonings over tables of filings, with their results."""
    for one in json.loads(DERIVATIONS.read_text("utf-8")):
        if one["type"] == "arithmetic":
            yield one["derivation"], float(one["answer"])


def own_derivations() -> Iterator[tuple[str, float]]:
    """The same of our own."""
    yield from OWN["derivations"].items()


def reading(text: str, start: int, end: int) -> str:
    """`whole` if one quantity covers the span, `part` if one covers some of it, `suspect` if some of it is a figure of
    another sort, which needs a source all the same, `missed` if nothing is seen there."""
    met = [one for one in find_figures(text, UNITS) if one.start < end and start < one.end]
    if any(one.quantity and one.start <= start and end <= one.end for one in met):
        return "whole"
    return "part" if any(one.quantity for one in met) else "suspect" if met else "missed"


def reckoning(derivation: str, result: float) -> str:
    """`right` if its figures are read and its formula gives the result: as it is, as a percentage, or in thousands."""
    plain = re.sub(r"\$(?=\()", "", derivation.translate(str.maketrans("[]", "()")))
    read = [parse_quantity(found[0].strip(), UNITS) for found in OPERAND.finditer(plain)]
    figures = [one for one in read if one is not None and one.value is not None]
    if len(figures) < len(read):
        return "unread"
    shares = [one.unit.name == "%" for one in figures]
    mixed = any(shares) and not all(shares)  # 6% of 273 is no 6 times 273
    values = {
        f"v{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}": (one.value or 0) / (100 if mixed and share else 1)
        for n, (one, share) in enumerate(zip(figures, shares, strict=True))
    }
    names = iter(values)
    try:
        made = evaluate(parse(OPERAND.sub(lambda _: next(names), plain)), values)
    except Problem:
        return "unread"
    near = 0.0051 + abs(result) * 1e-4  # results are rounded to two decimals
    right = isinstance(made, float) and any(abs(made * times - result) <= near for times in (1, 100, 0.001))
    return "right" if right else "wrong"


def count_readings(found: Iterator[tuple[str, int, int]]) -> Counter[str]:
    """How many of the spans are read how."""
    return Counter(reading(*one) for one in found)


def count_reckonings(found: Iterator[tuple[str, float]]) -> Counter[str]:
    """How many of the derivations come out how."""
    return Counter(reckoning(*one) for one in found)


def table() -> str:
    """Both measures of both corpora, for people to read."""
    return "\n\n".join((
        _rows("figures in sentences", READINGS, count_readings(spans()), count_readings(own_spans())),
        _rows("derivations", RECKONINGS, count_reckonings(derivations()), count_reckonings(own_derivations())),
    ))  # fmt: skip


def _rows(title: str, results: tuple[str, ...], filings: Counter[str], own: Counter[str]) -> str:
    lines = [f"| {title} | all | {' | '.join(results)} |", "| --- " * (2 + len(results)) + "|"]
    for name, counts in (("filings", filings), ("our own", own)):
        lines.append(f"| {name} | {counts.total()} | {' | '.join(str(counts[one]) for one in results)} |")
    return "\n".join(lines)


def main() -> None:
    """Write the table into the README, and print what was not read as a whole or came out wrong."""
    before, _, rest = README.read_text("utf-8").partition(START)
    README.write_text(f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}", "utf-8")
    for text, start, end in (*spans(), *own_spans()):
        if (result := reading(text, start, end)) != "whole":
            print(f"{result}: {text[max(0, start - 30) : start]}«{text[start:end]}»{text[end : end + 30]}")
    for derivation, result in (*derivations(), *own_derivations()):
        if (made := reckoning(derivation, result)) != "right":
            print(f"{made}: {derivation} = {result}")


if __name__ == "__main__":
    main()

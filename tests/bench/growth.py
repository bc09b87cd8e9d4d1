"""Projects of any size, made by rule: many short notes, many claims, and a register that lists them all.

Nothing else grows with them, so that what a command costs for a thousand notes, beside what it costs for a few, shows
how it grows.
"""

from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

from tests.bench.measure import Measure, Spent, added, below, replaced, spend
from tests.tools import collateral, written

FEW, MANY, MOST = 26, 300, 1000
IN_ONE_FILE = 1000
TIMES = 3
"""What a command may cost for many documents, in the CPU that it takes for few."""
KIND = {
    "layouts/notes/kind.yaml": (
        "title: Note\naudience: customer\nviews: {main: {page: page.html, formats: [html, text]}}\n"
    ),
    "layouts/notes/page.html": (
        '<article>\n<h1>{{ doc.title }}</h1>\n<div>{{ doc.body }}</div>\n<footer class="sources"></footer>\n'
        "<footer><p>{{ brand.legal }}</p></footer>\n</article>\n"
    ),
    "layouts/notes/print.css": "",
    "layouts/notes/schema.yaml": (
        "description: A short note to a customer.\ntype: object\nadditionalProperties: false\n"
        "required: [title, body]\n"
        'properties:\n  control: {$ref: "#/$defs/control"}\n  title: {$ref: "#/$defs/line", maxLength: 60}\n'
        '  body: {$ref: "#/$defs/prose"}\n'
    ),
    "layouts/notes/sample.yaml": "title: A title that is short\nbody: |\n  What you want to say.\n",
}
CLAIM = """\
claim-{name}:
  statement: In trial {name}, {{value}} of the invoices must match without a person touching them.
  subject: {subject}
  measure: invoices that match in trial {name}
  value: {value}%+
  basis: target
  status: proposed
  owner: Product Manager
"""
NOTE = """\
title: Note {name} about invoices
control: {{version: "1.0", date: 2026-01-25, owner: Marketing, reviewer: Product Manager}}
body: |
  In the trial, [{value}% or more](claim:claim-{claim}) of the invoices match without a person touching them.

  Who reads this has less to type.
"""


def grown(root: Path, documents: int, claims: int, subjects: int) -> Path:
    """A project of so many notes and claims, which have so many subjects; each note cites one claim."""
    done = collateral(root.parent, "init", "--company", "Acme", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    (root / "layouts").mkdir(exist_ok=True)
    ledger = [
        CLAIM.format(name=letters(n), subject=f"trial group {letters(n % subjects)}", value=value_of(n))
        for n in range(claims)
    ]
    files = {
        f"content/claims/trials-{letters(start)}.yaml": "".join(ledger[start : start + IN_ONE_FILE])
        for start in range(0, claims, IN_ONE_FILE)
    }
    notes = {
        f"content/notes/note-{letters(n)}.yaml": NOTE.format(
            name=letters(n), claim=letters(n % claims), value=value_of(n % claims)
        )
        for n in range(documents)
    }
    return written(root, {**KIND, **notes, **files})


def letters(n: int) -> str:
    """The number as a word: a name with a digit would be a figure that needs a source."""
    return "".join(ascii_lowercase[n // 26**place % 26] for place in (2, 1, 0))


def value_of(n: int) -> int:
    """What the claim with this number says, in percent."""
    return 20 + n % 70


def measure_growth(folder: Path, sizes: tuple[int, ...] = (FEW, MANY)) -> Iterator[Measure]:
    """What building nothing and one word cost, and `check` and `list`, in projects of these sizes; the first is small.

    A row's goal bounds it by the same row of the small project."""
    few: dict[str, Spent] = {}
    for size in sizes:
        root = grown(folder / f"of-{size}", size, 100, 20)
        for what, spent in _commands(root):
            few.setdefault(what, spent)
            name, times = f"{size} documents: {what}", spent.cpu / few[what].cpu
            note = f"{_describe(spent)}, {times:.1f} times {sizes[0]}"
            bound = TIMES * few[what].cpu
            limited = what in {"nothing changed", "one word"} and size != sizes[0]
            yield (
                below(name, spent.cpu, "s", round(bound, 2), note)
                if limited
                else Measure(name, spent.cpu, "s", note=note)
            )


def _commands(root: Path) -> Iterator[tuple[str, Spent]]:
    yield "cold build", spend(root, "build")
    yield "nothing changed", spend(root, "build")
    replaced(root, "content/notes/note-aah.yaml", "has less to type", "has nothing to type")
    yield "one word", spend(root, "build")
    added(root, "content/notes/note-aah.yaml", "# Somebody has said so.\n")
    yield "a comment", spend(root, "build")
    yield "check", spend(root, "check")
    yield "list", spend(root, "list")


def measure_ledger(folder: Path, claims: int = 5000, subjects: int = 50) -> Iterator[Measure]:
    """A ledger of thousands of claims, a hundred on one subject, and the register that prints each of them."""
    root = grown(folder / f"with-{claims}-claims", 5, claims, subjects)
    for what, arguments in (("check", ["check"]), ("list", ["list"]), ("register", ["build", "reports"])):
        spent = spend(root, *arguments)
        yield Measure(
            f"{claims} claims: {what}",
            spent.cpu,
            "s",
            note=_describe(spent),
        )


def _describe(spent: Spent) -> str:
    return f"{spent.seconds:.1f} s by the clock, {spent.parent:.0f} MB, {spent.worker:.0f} MB in a worker"

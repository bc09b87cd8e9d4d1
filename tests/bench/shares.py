"""What each kind of edit costs, as a share of building everything; and which files it prints and changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.measure import Measure, Spent, added, below, replaced, spend

ONE_PAGER = "content/one-pagers/saas.yaml"


def change_value(root: Path) -> None:
    """Another value of a claim, in the ledger and wherever it is cited."""
    claim = "customer uses 70% of what its tier allows", "customer uses 75% of what its tier allows"
    replaced(root, "content/claims/guides.yaml", *claim)
    replaced(root, "content/claims/guides.yaml", "  value: 70%\n", "  value: 75%\n")
    for name in ("playbook", "expansion"):
        replaced(root, f"content/guides/{name}.yaml", "[70%](claim:usage-alert)", "[75%](claim:usage-alert)")


@dataclass(frozen=True)
class Edit:
    """One edit of the kit: what it is, how it is made, and what it may cost: CPU as a share of a cold build, in
    percent, and files printed. `only` is how the names of all files begin that it may change."""

    what: str
    make: Callable[[Path], None]
    share: float = 0
    most: int | None = None
    only: str = ""


EDITS = (
    Edit("nothing changed", lambda _: None, share=1, most=0),
    Edit("a comment in a one-pager", lambda root: added(root, ONE_PAGER, "# For whoever edits this next.\n"), most=0),
    Edit(
        "an internal note of a claim",
        lambda root: replaced(root, "content/claims/plan.yaml", "The price list says", "The price list still says"),
        most=0,
    ),
    Edit(
        "a fact that no page prints",
        lambda root: added(root, "content/facts/spare.yaml", "kept: for later\n"),
        most=0,
    ),
    Edit(
        "one word in a one-pager",
        lambda root: replaced(root, ONE_PAGER, "is gathered by hand", "is collected by hand"),
        share=8, most=4, only="one-pagers/",
    ),
    Edit(
        "the statement of a claim",
        lambda root: replaced(
            root, "content/claims/targets.yaml", "The first collateral costs {value} to make.",
            "What we make first costs {value}.",
        ),
    ),
    Edit("the value of a claim, and the texts that cite it", change_value),
    Edit(
        "a line of a kind's print.css",
        lambda root: added(root, "layouts/one-pagers/print.css", ".pairs td { letter-spacing: 0.01pt; }\n"),
        only="one-pagers/",
    ),
    Edit("the brand's colour", lambda root: replaced(root, "content/facts/brand.yaml", '"#2447F0"', '"#2446EF"')),
)  # fmt: skip
"""Each is made after the one before, and stays."""


def measure_shares(root: Path, edits: tuple[Edit, ...] = EDITS) -> Iterator[Measure]:
    """The table for a copy of the kit; it is built from nothing first."""
    cold = spend(root, "build")
    yield Measure("cold build, CPU", cold.cpu, "s", note=f"{cold.written} files, {cold.seconds:.0f} s by the clock")
    yield below("cold build, memory of the command", cold.parent, "MB", 500)
    yield below("cold build, memory of the largest worker", cold.worker, "MB", 500)
    for edit in edits:
        before = list_sums(root)
        edit.make(root)
        spent = spend(root, "build")
        changed = sorted(name for name, digest in list_sums(root).items() if before.get(name) != digest)
        yield from _rows(edit, spent, changed, cold)


def _rows(edit: Edit, spent: Spent, changed: list[str], cold: Spent) -> Iterator[Measure]:
    share, cpu = 100 * spent.cpu / cold.cpu, f"{spent.cpu:.2f} s of CPU"
    row = partial(below, bound=edit.share) if edit.share else Measure
    yield row(f"{edit.what}: share of cold", share, "%", note=cpu)
    row = partial(below, bound=edit.most) if edit.most is not None else Measure
    yield row(f"{edit.what}: files printed", spent.written, "", note=f"{len(changed)} changed")
    if edit.only:
        others = [name for name in changed if not name.startswith(edit.only)]
        yield below(f"{edit.what}: files of others", len(others), "", 0, note=", ".join(others[:3]))


def list_sums(root: Path) -> dict[str, str]:
    """The digest of each file that stands in the build, by its path."""
    lines = (root / "build/SHA256SUMS").read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}

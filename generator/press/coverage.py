"""Coverage: how many of the figures in each finished file are traced, as the last build recorded it."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.audit.unexpected_figures import Finished
from generator.checks.trace import Trace
from generator.checks.untraced_figures import list_untraced
from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import choose
from generator.press.surveying import examine_with_survey
from generator.quantities.figures import find_alike


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures of a finished file, and how many of them are traced."""

    figures: int
    traced: int


def cover(trace: Trace, finished: Finished) -> Coverage:
    """How many of the finished file's figures are traced: the numbers in cells are the model's; a figure that stands
    on nothing anywhere on the page counts as untraced wherever it is said."""
    untraced = {token for figure in trace.untraced for token in find_alike(figure.text, trace.language)}
    held = sum(finished.held.values())
    traced = sum(count for figure, count in finished.said.items() if figure not in untraced)
    return Coverage(held + sum(finished.said.values()), held + traced)


@dataclass(frozen=True, slots=True)
class Covered:
    """The figures of one document in one format; several files of a format are counted together."""

    document: str
    for_customers: bool
    format: str
    figures: int
    traced: int

    @property
    def complete(self) -> bool:
        return self.traced == self.figures


def count_coverage(workspace: Workspace, targets: tuple[str, ...], artifacts: Iterable[Artifact]) -> list[Covered]:
    """One row for each document that the targets name and each format that is built of it and is up to date."""
    built: dict[str, dict[str, list[Artifact]]] = {}
    for one in artifacts:
        if one.current:
            built.setdefault(one.document, {}).setdefault(one.format, []).append(one)
    return [
        Covered(
            document.key,
            document.kind.for_customers,
            name,
            sum(one.figures for one in files),
            sum(one.traced for one in files),
        )
        for document in choose(workspace, targets)
        for name, files in built.get(document.key, {}).items()
    ]


def read_coverage(workspace: Workspace, targets: tuple[str, ...]) -> list[Covered]:
    """The coverage of the last build."""
    return count_coverage(workspace, targets, read_manifest(workspace.project.build))


def find_untraced(workspace: Workspace, targets: tuple[str, ...]) -> list[Diagnostic]:
    """Every untraced figure of the documents that the targets name, in the content as it is now."""
    examined = (examine_with_survey(one, workspace.undrawn) for one in choose(workspace, targets))
    return [found for one in examined for found in list_untraced(one.document, one.traces, workspace)]


def in_one_line(rows: Iterable[Covered]) -> str:
    """The coverage of a build: what is required to be whole first."""
    every = list(rows)
    parts = [
        f"{_percent(group)} % of {sum(row.figures for row in group):,} figures in {said} documents are traced"
        for said, group in (
            ("customer", [row for row in every if row.for_customers]),
            ("other", [row for row in every if not row.for_customers]),
        )
        if group
    ]
    return "; ".join(parts)


def _percent(rows: list[Covered]) -> int:
    """Whole percent, rounded down: 100 means all."""
    figures = sum(row.figures for row in rows)
    return 100 * sum(row.traced for row in rows) // figures if figures else 100


def as_table(rows: list[Covered]) -> str:
    """A line for each document: of each format how many of its figures are traced."""
    width = max((len(row.document) for row in rows), default=0)
    by_document: dict[str, list[str]] = {}
    for row in rows:
        by_document.setdefault(row.document, []).append(f"{row.format} {row.traced}/{row.figures}")
    return "\n".join(f"{key:<{width}}  " + "  ".join(said) for key, said in by_document.items())

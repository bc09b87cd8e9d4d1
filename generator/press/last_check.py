"""What the last check has said: where no file has changed since, it is known before the project is loaded.

Errors are looked for again: one may have come from a file that could not be read for a moment.
"""

from contextlib import suppress
from dataclasses import asdict, dataclass

from generator.diagnostics import Diagnostic
from generator.press.kept_files import BROKEN, keep, read_findings, read_kept
from generator.project import Project

NAME = "last-check.json"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many documents were checked, and all that is wrong with them and with what they share."""

    documents: int
    findings: tuple[Diagnostic, ...]


def read_last(inputs: str, project: Project) -> Checked | None:
    """What the last check has said if it read these `inputs`, the digest of whatever a check reads."""
    with suppress(*BROKEN):
        kept = read_kept(NAME, project)
        if inputs and kept["inputs"] == inputs:
            return Checked(int(kept["documents"]), read_findings(kept["findings"]))
    return None


def keep_last(checked: Checked, inputs: str, project: Project) -> None:
    """Keep what a check has said, if it has read these `inputs` from its beginning to its end."""
    if inputs:
        keep(NAME, {"inputs": inputs, **asdict(checked)}, project)

"""What is found in each sentence of a note that holds many."""

from collections import defaultdict

from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace
from generator.press.render import check


def findings(workspace: Workspace, name: str) -> dict[str, list[Diagnostic]]:
    """The sentences of the note in which something is found, and what."""
    key = f"notes/{name}"
    lines = (workspace.project.content / f"{key}.yaml").read_text("utf-8").splitlines()
    found = defaultdict(list)
    for one in check(workspace.documents[key], workspace):
        found[lines[one.at.line - 1].strip() if one.at else ""].append(one)
    return found

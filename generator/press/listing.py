"""The documents of a project as rows: what they are and whether they are built."""

from generator.pages.workspace import Workspace
from generator.press.manifest import read_manifest
from generator.press.plan import plan


def listing(workspace: Workspace, targets: tuple[str, ...]) -> list[dict[str, object]]:
    """One row a document: key, kind's title, formats, and `current`, `stale` or `missing`."""
    before = read_manifest(workspace.project.build)
    rows: list[dict[str, object]] = []
    for job in plan(workspace, targets, ()):
        made = [artifact for artifact in before if artifact.document == job.key]
        current = {artifact.format for artifact in made if artifact.inputs == job.digest} >= set(job.formats)
        rows.append({"document": job.key, "kind": workspace.documents[job.key].kind.title, "formats": list(job.formats),
                     "built": "current" if current else "stale" if made else "missing"})  # fmt: skip
    return rows

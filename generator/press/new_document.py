"""Start a document: copy its kind's sample into the content folder."""

import os
from pathlib import Path

from generator.content.documents import cure_for_name
from generator.content.guard import decode
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.press.editor_schemas import with_modeline
from generator.project import Project


def start_document(kind: str, name: str, project: Project) -> Path:
    """Write `content/<kind>/<name>.yaml` from the sample; never over a file that is there."""
    kinds = project.kinds()
    if kind not in kinds:
        raise Problem(
            Diagnostic(
                "unknown-kind-name",
                f"there is no kind `{kind}`",
                hint=did_you_mean(kind, kinds) or "known: " + ", ".join(kinds),
            )
        )
    cure = cure_for_name(name)
    if cure:
        raise Problem(Diagnostic("bad-file-name", f"`{name}` cannot name a document", hint=cure))
    path = project.content / kind / f"{name}.yaml"
    if project.holds_document(f"{kind}/{name}") or os.path.lexists(path):
        raise Problem(Diagnostic("file-exists", f"`{project.name(path)}` is there already", hint="choose another name"))
    sample = project.layout(f"{kind}/sample.yaml")
    if not project.holds(sample):
        hint = "write a short document there that is fine as it is"
        message = f"the kind `{kind}` has no sample to start from"
        raise Problem(Diagnostic("missing-sample", message, Position(project.name(sample)), hint))
    text = decode(project.read(sample), project.name(sample))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(with_modeline(text, kind), "utf-8")
    return path

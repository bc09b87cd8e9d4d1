"""Start a document: copy its kind's sample into the content folder."""

from pathlib import Path

from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.press.editors import with_modeline
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
    if not name.replace("-", "").isalnum() or not name.isascii() or name != name.lower() or name.strip("-") != name:
        raise Problem(
            Diagnostic(
                "bad-file-name", f"`{name}` cannot name a document", hint="use small letters, digits and hyphens"
            )
        )
    path = project.content / kind / f"{name}.yaml"
    if any(path.with_suffix(suffix).exists() for suffix in (".yaml", ".md")):
        raise Problem(Diagnostic("file-exists", f"`{project.name(path)}` is there already", hint="choose another name"))
    sample = project.read(project.layouts / kind / "sample.yaml").decode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(with_modeline(sample, kind), "utf-8")
    return path

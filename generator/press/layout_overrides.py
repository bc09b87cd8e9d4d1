"""Layouts of a project beside those of the package: which of them it has taken over, and how it takes over a kind's."""

from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.packaged import FILE, PACKAGED
from generator.project import Project

SHARED = "_shared"
"""What all kinds share: style sheets, icons, fonts, the reference document for Word."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind with the files of its layouts that are the project's own, and those that come with the package."""

    kind: str
    own: tuple[str, ...]
    packaged: tuple[str, ...]


def list_kinds(project: Project) -> list[KindRow]:
    """Every kind, and what all of them share at the end."""
    return [_row(kind, project) for kind in (*project.kinds(), SHARED)]


def _row(kind: str, project: Project) -> KindRow:
    files = {name: path for name, path in project.layout_files(f"{kind}/**/*").items() if path.is_file()}
    short = {name.partition("/")[2]: project.is_packaged(path) for name, path in files.items()}
    return KindRow(
        kind,
        tuple(name for name, packaged in short.items() if not packaged),
        tuple(name for name, packaged in short.items() if packaged),
    )


def copy_layouts(kind: str, project: Project) -> list[str]:
    """Copy the layouts of a kind from the package into the project, to be edited there; never over a file that is
    there. Their names, as messages show them."""
    _refuse_own_layouts(project)
    kinds = (*project.kinds(), SHARED)
    if kind not in kinds:
        hint = did_you_mean(kind, kinds) or "known: " + ", ".join(kinds)
        raise Problem(Diagnostic("unknown-kind-name", f"there is no kind `{kind}`", hint=hint))
    row = _row(kind, project)
    if not row.packaged:
        message = f"every file of `layouts/{kind}` is the project's own already"
        raise Problem(
            Diagnostic(
                "file-exists",
                message,
                hint="edit them, or delete one to have the package's again",
            )
        )
    return [_copy(f"{kind}/{name}", project) for name in row.packaged]


def _refuse_own_layouts(project: Project) -> None:
    if len(project.layers) == 1:
        message = "all layouts of this project are its own, in `layouts/`"
        hint = f"edit them there; a project that takes those of the package has a {FILE}"
        raise Problem(Diagnostic("file-exists", message, hint=hint))


def _copy(name: str, project: Project) -> str:
    path = project.layouts / name
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes((PACKAGED / name).read_bytes())
        temporary.replace(path)
    except OSError as reason:
        message = f"`{project.name(path)}` cannot be written: {reason.strerror or reason}"
        hint = "look whether you may write in the project's folder"
        raise Problem(Diagnostic("cannot-write", message, hint=hint)) from None
    return project.name(path)

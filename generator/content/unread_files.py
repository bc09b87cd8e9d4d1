"""Strays: files of `content/` that nothing reads. Silence about them would look like publication."""

from collections.abc import Iterator
from pathlib import Path

from generator.content.documents import PICTURES
from generator.diagnostics import Diagnostic, Position
from generator.project import SUFFIXES, Project

ON_TOP = frozenset({"approvals.yaml", "withdrawals.yaml", "terms.yaml", "voice.yaml"})
"""Files that stand beside the folders; a README may stand anywhere."""


def strays(project: Project) -> list[Diagnostic]:
    """A finding for every content file that stands, or ends, where none is looked for."""
    kinds = [path for kind in project.kinds() for path in _below(project.content / kind, project)]
    return [
        *(_stray(path, project, "move it into the folder of its kind") for path in _on_top(project)),
        *(_stray(path, project, "move it up: documents stand in the folder of their kind itself") for path in kinds),
        *(
            _stray(path, project, "files of this folder end in .yaml")
            for folder in ("facts", "claims", "accounts")
            for path in _other_endings(project.content / folder, project)
        ),
    ]


def _on_top(project: Project) -> Iterator[Path]:
    files = _files(project.content, project)
    return (path for path in files if path.name not in ON_TOP and path.suffix in {*SUFFIXES, ".yml"})


def _below(folder: Path, project: Project) -> Iterator[Path]:
    """Content files in the folders below a kind's own, where only pictures belong."""
    return (
        path
        for inner in project.find_files(folder, "*")
        for path in project.find_files(inner, "**/*")
        if path.is_file() and path.suffix in {*SUFFIXES, ".yml"}
    )


def _other_endings(folder: Path, project: Project) -> Iterator[Path]:
    return (path for path in _files(folder, project) if path.suffix not in {".yaml", *PICTURES})


def _files(folder: Path, project: Project) -> Iterator[Path]:
    """The files right in the folder, hidden ones and READMEs left out."""
    paths = project.find_files(folder, "*")
    return (path for path in paths if path.is_file() and not path.name.startswith((".", "README")))


def _stray(path: Path, project: Project, cure: str) -> Diagnostic:
    return Diagnostic("not-content", f"nothing reads `{path.name}` here", Position(project.name(path)), cure)

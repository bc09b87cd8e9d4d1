"""The files of layouts as texts, for checks that read them as they are written."""

from collections.abc import Iterator

from generator.content.guard import decode
from generator.diagnostics import Problem
from generator.project import Project


def read_layout_files(project: Project, ending: str) -> Iterator[tuple[str, str]]:
    """Every file of the layouts with this ending, as its name and its text; one that cannot be read is reported by
    whoever lays the page out."""
    for path in project.layout_files(f"*/*.{ending}").values():
        name = project.name(path)
        try:
            yield name, decode(project.read(path), name)
        except Problem:
            continue

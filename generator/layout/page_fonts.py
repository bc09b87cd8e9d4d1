"""The files that every page carries: the brand's fonts, and the Word document that brings the styles."""

from functools import cache

from generator.content.brand import FONTS
from generator.pages.workspace import Workspace
from generator.project import Project


def read_fonts(workspace: Workspace) -> dict[str, bytes]:
    """The brand's font files by weight."""
    return {weight: _font(workspace.project, file) for weight, file in workspace.brand.faces.items()}


def read_heading_fonts(workspace: Workspace) -> dict[str, bytes]:
    """The font files of headings by weight; none where the brand sets headings in the family of the text."""
    headings = workspace.brand.headings
    return {weight: _font(workspace.project, file) for weight, file in headings.faces.items()} if headings else {}


def read_script_fonts(workspace: Workspace) -> tuple[dict[str, bytes], ...]:
    """The font files of each family that gives the letters of further scripts, by weight."""
    project, scripts = workspace.project, workspace.brand.scripts
    return tuple({weight: _font(project, file) for weight, file in one.faces.items()} for one in scripts)


@cache
def _font(project: Project, file: str) -> bytes:
    return project.read(project.layout(f"{FONTS}/{file}"))


@cache
def read_reference(project: Project) -> bytes:
    """The reference document, or nothing where there is none."""
    path = project.layout("_shared/reference.docx")
    return project.read(path) if project.has(path) else b""

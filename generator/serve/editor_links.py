"""Links that open a place of the project in the editor."""

from urllib.parse import quote

from generator.diagnostics import Position
from generator.project import Project

SCHEME = "vscode://file"


def link_to(at: Position | None, project: Project) -> str:
    """The address at which Visual Studio Code, and what is made from it, opens the place; none without a place."""
    if at is None:
        return ""
    path = quote(project.find(at.file).resolve().as_posix(), safe="/")
    return f"{SCHEME}{path if path.startswith('/') else f'/{path}'}:{at.line}:{at.column}"

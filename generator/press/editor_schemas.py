"""Schemas where editors find them: JSON files, VS Code settings, and the modeline of content files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.content.schemas import kind_schema, own_schema, own_schemas
from generator.diagnostics import Diagnostic, Position, Problem
from generator.project import Project

FOLDER = ".vscode/schemas"
ELSEWHERE = {
    "claims": "content/claims/*.yaml",
    "approvals": "content/approvals.yaml",
    "withdrawals": "content/withdrawals.yaml",
    "kind": "layouts/*/kind.yaml",
    "terms": "content/terms.yaml",
    "voice": "content/voice.yaml",
}
"""Schemas of files that are no facts."""
MODELINE = "# yaml-language-server: $schema="


def write_schemas(project: Project) -> list[Path]:
    """Write every schema as JSON, point VS Code at them, and give content files without a modeline one."""
    return list(_write_all(project))


def _write_all(project: Project) -> Iterator[Path]:
    matches: dict[str, str] = {}
    for kind in project.kinds():
        yield _write(project.root / FOLDER / f"{kind}.json", _json(kind_schema(kind, project).root))
        matches[f"./{FOLDER}/{kind}.json"] = f"content/{kind}/*.yaml"
    for name in sorted(own_schemas() - {"facts", *ELSEWHERE}):
        yield _write(project.root / FOLDER / f"{name}.json", _json(own_schema(name).root))
        matches[f"./{FOLDER}/{name}.json"] = f"content/facts/{name}.yaml"
    for name, files in ELSEWHERE.items():
        yield _write(project.root / FOLDER / f"{name}.json", _json(own_schema(name).root))
        matches[f"./{FOLDER}/{name}.json"] = files
    yield _settings(project, matches)
    for kind in project.kinds():
        for path in sorted((project.content / kind).glob("*.yaml")):
            text = readable(path, project)
            if text and with_modeline(text, kind) != text:
                yield _write(path, with_modeline(text, kind))


def readable(path: Path, project: Project) -> str:
    """The file's text; empty if it cannot be read or is not UTF-8, about which `check` says more."""
    try:
        return project.read(path).decode()
    except (Problem, UnicodeDecodeError):
        return ""


def with_modeline(text: str, kind: str) -> str:
    """The content file with the line that tells a YAML language server its schema."""
    if text.startswith(MODELINE):
        return text
    return f"{MODELINE}../../{FOLDER}/{kind}.json\n{text}"


def _settings(project: Project, matches: dict[str, str]) -> Path:
    """VS Code's settings with `yaml.schemas` set and everything else as it was."""
    path = project.root / ".vscode" / "settings.json"
    try:
        settings = dict(json.loads(project.read(path))) if project.has(path) else {}
    except (ValueError, TypeError, RecursionError):
        raise Problem(
            Diagnostic(
                "bad-settings",
                "`.vscode/settings.json` is not plain JSON",
                Position(".vscode/settings.json"),
                "remove its comments, or set `yaml.schemas` by hand",
            )
        ) from None
    return _write(path, _json({**settings, "yaml.schemas": matches}))


def _json(data: Any) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(text, "utf-8")
    temporary.replace(path)
    return path

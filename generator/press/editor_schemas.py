"""Schemas where editors find them: JSON files, VS Code settings, and the modeline of content files."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.content.schemas import kind_schema, own_schema, own_schemas
from generator.diagnostics import Diagnostic, Position, Problem
from generator.press.account_schema import account_schema
from generator.press.overlay_schemas import ENDING, schema_of, translation_schema
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
UNTRANSLATED = frozenset(
    {"accounts", "approvals", "audiences", "fact-types", "glossary", "sign-off", "terms", "units", "voice"}
)
"""Those of files that have no translation."""
MODELINE = "# yaml-language-server: $schema="


def write_schemas(project: Project) -> list[Path]:
    """Write every schema as JSON, point VS Code at them, and give content files without a modeline one."""
    return [_write(path, text) for path, text in _list_files(project)]


def list_outdated(project: Project) -> list[Path]:
    """The files that `write_schemas` would make or change now; nothing is written."""
    return [path for path, text in _list_files(project) if not path.is_file() or path.read_bytes() != text.encode()]


def _list_files(project: Project) -> Iterator[tuple[Path, str]]:
    """Each file that editors need, with its text as it should be; content files only if their modeline is not so."""
    matches: dict[str, str | list[str]] = {}
    for name, files, schema in _list_schemas(project):
        yield project.root / FOLDER / f"{name}.json", _json(schema)
        matches[f"./{FOLDER}/{name}.json"] = files
        if files.startswith("content/") and name not in UNTRANSLATED:
            translations = files.replace("*.yaml", "*.*.yaml") if "*" in files else files.replace(".yaml", ".*.yaml")
            yield project.root / FOLDER / f"{name}{ENDING}.json", _json(translation_schema(schema))
            matches[f"./{FOLDER}/{name}{ENDING}.json"] = translations
            if "*" in files:
                matches[f"./{FOLDER}/{name}.json"] = [files, f"!{translations}"]
    yield _settings(project, matches)
    for kind in project.kinds():
        for path in project.find_files(project.content / kind, "*.yaml"):
            text = readable(path, project)
            if text and with_modeline(text, schema_of(path, kind)) != text:
                yield path, with_modeline(text, schema_of(path, kind))


def _list_schemas(project: Project) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every schema by its name, with the files that it is of."""
    for kind in project.kinds():
        yield kind, f"content/{kind}/*.yaml", kind_schema(kind, project).root
    for name in sorted(own_schemas() - {"facts", *ELSEWHERE}):
        yield name, f"content/facts/{name}.yaml", own_schema(name).root
    for name, files in ELSEWHERE.items():
        yield name, files, own_schema(name).root
    yield "accounts", "content/accounts/*.yaml", account_schema(project)


def readable(path: Path, project: Project) -> str:
    """The file's text; empty if it cannot be read or is not UTF-8, about which `check` says more."""
    try:
        return project.read(path).decode()
    except (Problem, UnicodeDecodeError):
        return ""


def with_modeline(text: str, name: str) -> str:
    """The content file with the line that tells a YAML language server its schema; a line of somebody else's stays."""
    line, _, rest = text.partition("\n")
    if line.startswith(f"{MODELINE}../../{FOLDER}/"):
        return f"{MODELINE}../../{FOLDER}/{name}.json\n{rest}"
    if text.startswith(MODELINE):
        return text
    return f"{MODELINE}../../{FOLDER}/{name}.json\n{text}"


def _settings(project: Project, matches: Mapping[str, str | list[str]]) -> tuple[Path, str]:
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
    return path, _json({**settings, "yaml.schemas": matches})


def _json(data: Any) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(text, "utf-8")
    temporary.replace(path)
    return path

"""Diagnostics as text with an excerpt, as JSON, as GitHub annotations and as SARIF. Pure: nothing here prints."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Severity
from generator.project import Project

COLOURS: Mapping[Severity, str] = {"error": "31", "warning": "33"}
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
UNSHOWN = "\ufffd"
MOST_SHOWN = 2_000_000  # bytes in which a line to show is sought
EXPLANATIONS = Path(__file__).parent / "explanations.md"


def as_text(diagnostics: Iterable[Diagnostic], project: Project | None, *, colour: bool) -> str:
    """The form for people: place, code, message, the line with a caret, the cure."""
    return "\n".join(_text(found, project, colour) for found in diagnostics)


def _text(found: Diagnostic, project: Project | None, colour: bool) -> str:
    paint = _painter(colour)
    label = paint(f"{found.severity}[{found.code}]", COLOURS[found.severity])
    place = f"{paint(_flat(str(found.at)), '1')}: " if found.at else ""
    lines = [f"{place}{label}: {_flat(found.message)}"]
    lines += _excerpt(found, project, paint)
    if found.hint:
        lines.append(f"    {_flat(found.hint)}")
    return "\n".join(lines)


def _flat(text: str) -> str:
    return visible(" ".join(text.splitlines()))


def _painter(colour: bool) -> Callable[[str, str], str]:
    return (lambda text, code: f"\033[{code}m{text}\033[0m") if colour else lambda text, code: text


def _excerpt(found: Diagnostic, project: Project | None, paint: Callable[[str, str], str]) -> list[str]:
    """The line itself and a caret under the place, if the file can be shown."""
    if project is None or found.at is None:
        return []
    line = _line(project.find(found.at.file), found.at.line, project)
    if line is None or not line.strip() or line.count(UNSHOWN) * 4 > len(line):
        return []
    start, number = found.at.column - 1, str(found.at.line)
    shift = max(start - 60, 0)
    shown = (
        ("…" if shift else "") + line[shift : shift + 100].replace("\t", " ") + ("…" if len(line) > shift + 100 else "")
    )
    caret = "^" * max(1, min(found.width, len(line) - start, 100 - (start - shift)))
    gutter = " " * len(number)
    return [
        f"    {number} | {shown}",
        f"    {gutter} | {' ' * (start - shift + (1 if shift else 0))}{paint(caret, COLOURS[found.severity])}",
    ]


def _line(path: Path, number: int, project: Project) -> str | None:
    lines = _lines(path) if project.holds(path) else ()
    return visible(lines[number - 1]) if 0 < number <= len(lines) else None


def visible(text: str) -> str:
    """The text as it is safe on a terminal: what would move the cursor or turn the reading direction is shown as �."""
    return INVISIBLE.sub(UNSHOWN, text)


@cache
def _lines(path: Path) -> tuple[str, ...]:
    try:
        with path.open("rb") as file:
            text = file.read(MOST_SHOWN).decode("utf-8-sig", "replace")
        return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    except OSError:
        return ()


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A list of objects with code, severity, message, hint, file, line and column."""
    return json.dumps([_record(found) for found in diagnostics], indent=1, ensure_ascii=False)


def _record(found: Diagnostic) -> dict[str, object]:
    at = found.at
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint,
        "file": at.file if at else None,
        "line": at.line if at else None,
        "column": at.column if at else None,
    }


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the changed line."""
    return "\n".join(_annotation(found) for found in diagnostics)


def _annotation(found: Diagnostic) -> str:
    at = found.at
    place = f"file={_property(at.file)},line={at.line},col={at.column}," if at else ""
    text = f"{found.message} ({found.hint})" if found.hint else found.message
    return f"::{found.severity} {place}title={found.code}::{_data(text)}"


def _data(text: str) -> str:
    """Text as GitHub's workflow commands carry it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """SARIF 2.1.0 (OASIS), which code-scanning services read."""
    found = list(diagnostics)
    rules = [{"id": code} for code in sorted({one.code for one in found})]
    run = {"tool": {"driver": {"name": "collateral", "rules": rules}}, "results": [_result(one) for one in found]}
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=1, ensure_ascii=False)


def _result(found: Diagnostic) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": found.code,
        "level": found.severity,
        "message": {"text": f"{found.message}. {found.hint}" if found.hint else found.message},
    }
    if found.at:
        region = {"startLine": found.at.line, "startColumn": found.at.column}
        artifact = {"uri": quote(found.at.file)}
        result["locations"] = [{"physicalLocation": {"artifactLocation": artifact, "region": region}}]
    return result


FORMS: Mapping[str, Callable[[Iterable[Diagnostic]], str]] = {"json": as_json, "github": as_github, "sarif": as_sarif}
"""Forms for machines; `text` is for people."""


def explanations() -> Mapping[str, str]:
    """What each code means, from `explanations.md`: a heading for every code."""
    sections = EXPLANATIONS.read_text("utf-8").split("\n## ")[1:]
    return {head.strip(): body.strip() for head, _, body in (section.partition("\n") for section in sections)}

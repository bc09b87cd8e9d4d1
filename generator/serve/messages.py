"""What a browser is told: what was seen of a document, as JSON, with pages and pictures by their digests."""

import json
from collections.abc import Iterable, Mapping

from generator.diagnostics import Diagnostic, Position
from generator.press.manifest import digest
from generator.project import Project
from generator.serve.editor_links import link_to
from generator.serve.looking import Seen

MAIN = "main"
"""What the first page of a document is called among the others, which are called by the ends of their names."""


def tell_seen(seen: Seen, project: Project) -> str:
    """The message about a page of a document."""
    return json.dumps(
        {
            "title": seen.title or seen.key,
            "web": digest(seen.web) if seen.web else "",
            "pages": [digest(picture) for picture in seen.pictures],
            "paper": seen.paper,
            "current": seen.current,
            "online": seen.online,
            "names": [name.removeprefix(seen.names[0]).strip("-") or MAIN for name in seen.names],
            "findings": [_finding(one, project) for one in seen.findings],
            "reasons": [{"words": one.words, **_place(one.at, project)} for one in seen.reasons],
            "figures": {
                target: {"head": one.head, "lines": one.lines, **_place(one.at, project)}
                for target, one in seen.notes.items()
            },
        },
        ensure_ascii=False,
    )


def tell_kit(findings: Iterable[Diagnostic], project: Project) -> str:
    """The message about the whole kit: what is wrong with what its documents share, or with one that cannot be read."""
    return json.dumps({"findings": [_finding(one, project) for one in findings]}, ensure_ascii=False)


def _finding(found: Diagnostic, project: Project) -> Mapping[str, str]:
    said = {"severity": found.severity, "code": found.code, "message": found.message, "hint": found.hint}
    return {**said, **_place(found.at, project)}


def _place(at: Position | None, project: Project) -> Mapping[str, str]:
    return {"place": str(at or ""), "editor": link_to(at, project)}

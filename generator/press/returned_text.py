"""Texts that came back: they carry no record, and are known by their bytes while the same ones stand in `build/`."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from generator.audit.file_identification import PLAIN, Unidentified
from generator.claims.freshness import Change, list_taken_back
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.file_status import FileStatus, find_state
from generator.press.manifest import Artifact
from generator.press.project_now import ProjectNow, find_outlived, report_unsettled
from generator.press.rebuild import write_again

CITED = re.compile(r"\bclaim:([a-z0-9-]+)")


def judge_text(file: Path, data: bytes, now: ProjectNow) -> FileStatus:
    """A text is known only while the same bytes stand in `build/`, and fresh if it would be written so again."""
    artifact = now.built.get(sha256(data).hexdigest())
    if artifact is None:
        raise Unidentified(f"{PLAIN}, and no file in build/ is the same")
    key, page = artifact.document, now.page_in_file(artifact)
    name = page.artifact if page else artifact.path.rpartition(".")[0]
    changes = tuple(_find_changes_of_text(data, page, artifact, now))
    cleared = now.cleared(key)
    return FileStatus(
        str(file), find_state(changes), "", key, name, None, changes,
        was_cleared=None if cleared is None else not (artifact.waiting or artifact.unsigned or artifact.gaps),
        cleared=cleared,
    )  # fmt: skip


def _find_cited(key: str, space: Workspace) -> frozenset[str]:
    """The claims that a document cites though it cannot be laid out."""
    document = space.documents.get(key)
    texts = (value for _, value, _ in document.leaves if isinstance(value, str)) if document else ()
    return frozenset(name for text in texts for name in CITED.findall(text))


def _find_changes_of_text(data: bytes, page: Page | None, artifact: Artifact, now: ProjectNow) -> Iterator[Change]:
    """A text has no record of its claims: those that its document cites now are asked."""
    clearance, space = now.clearance(artifact.document), now.workspace
    names = clearance.now.claims if clearance else _find_cited(artifact.document, space)
    taken = [] if space.ledger.unread else list_taken_back(names, space.ledger.claims, space.today)
    taken += find_outlived(artifact.document, now)
    yield from taken
    if clearance is None:
        yield report_unsettled(artifact.document, now)
    elif not taken and write_again(page, artifact.format) != data:
        yield Change("words", "it would say something else now")

"""The file `content/approvals.yaml`: read, and written so that comments, order and all other entries stay."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from generator.claims.approvals import POLICY, Approval, Signed
from generator.content.facts import Facts
from generator.content.guard import decode
from generator.content.schemas import own_schema
from generator.content.sources import Source, build, read_source
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean, has_errors
from generator.project import Project

FILE = "approvals.yaml"
KEY = "approvals"
HEAD = f"""# Who has signed what. `collateral approve` writes here; `collateral approvals` says what is missing.
# A signature holds for the exact words, looks, claims and evidence that were signed: any change of them makes it stale.
{KEY}:
"""
INDENT = "  "
DAY = re.compile(r"\d{4}-\d\d-\d\d")
QUIET = re.compile(r"\s*(#.*)?")  # a line that holds nothing but a comment, or nothing


@dataclass(frozen=True, slots=True)
class Approvals:
    """All signatures by document and role, in the order of the file."""

    by_key: Mapping[tuple[str, str], Approval] = field(default_factory=dict)

    def find(self, document: str, role: str) -> Approval | None:
        """The signature of this role under this document, if there is one."""
        return self.by_key.get((document, role))

    def of(self, document: str) -> tuple[Approval, ...]:
        """Every signature under the document."""
        return tuple(approval for approval in self.by_key.values() if approval.document == document)


def read_approvals(project: Project, today: date | None = None) -> tuple[Approvals, list[Diagnostic]]:
    """Every signature, and every finding: those of days after `today`, too. A file with errors holds none: nothing is
    cleared by what cannot be read."""
    path = project.content / FILE
    if not project.has(path):
        return Approvals(), []
    try:
        source = read_source(path, project)
    except Problem as problem:
        return Approvals(), list(problem.diagnostics)
    data, findings = validate(source, own_schema(KEY), FILE)
    if not has_errors(findings):
        findings += [*_twins(data, source), *_unknown_documents(data, source, project), *_ahead(data, source, today)]
    return (Approvals() if has_errors(findings) else Approvals(_by_key(data))), findings


def _by_key(data: Mapping[str, Any]) -> dict[tuple[str, str], Approval]:
    return {(entry["document"], entry["role"]): _approval(entry) for entry in data[KEY] or ()}


def _approval(entry: Mapping[str, Any]) -> Approval:
    parts = entry["signed"]
    claims, evidence, looks = (parts.get(name, {}) for name in ("claims", "evidence", "looks"))
    what = Signed(parts["words"], claims, evidence, entry["digest"], looks)
    return Approval(entry["document"], entry["role"], entry["by"], date.fromisoformat(entry["date"]), what)


def _twins(data: Mapping[str, Any], source: Source) -> Iterator[Diagnostic]:
    """Findings for a second signature of a role under the same document."""
    seen: dict[tuple[str, str], int] = {}
    for n, entry in enumerate(data[KEY] or ()):
        first = seen.setdefault((entry["document"], entry["role"]), n)
        if first != n:
            other = source.position((KEY, first))
            message = f"{entry['role']} signs `{entry['document']}` twice: the other entry is at {other}"
            yield Diagnostic("duplicate-approval", message, source.position((KEY, n)), "delete the older of the two")


def _ahead(data: Mapping[str, Any], source: Source, today: date | None) -> Iterator[Diagnostic]:
    """Findings for signatures of a day that is still to come."""
    for n, entry in enumerate(data[KEY] or ()):
        if today and date.fromisoformat(entry["date"]) > today:
            message = f"{entry['by']} signs `{entry['document']}` on {entry['date']}, which is after {today}"
            at, cure = source.value_position((KEY, n, "date")), "write the day on which it was signed"
            yield Diagnostic("future-approval", message, at, cure, width=len(entry["date"]))


def _unknown_documents(data: Mapping[str, Any], source: Source, project: Project) -> Iterator[Diagnostic]:
    """Warnings for signatures under documents that are not there."""
    for n, name in enumerate(entry["document"] for entry in data[KEY] or ()):
        if not project.holds_document(name):
            message = f"somebody signed `{name}`, and there is no such document"
            at, cure = (
                source.value_position((KEY, n, "document")),
                "delete the entry; a renamed document is signed again",
            )
            yield Diagnostic("unknown-document", message, at, cure, "warning", width=len(name))


def check_policy(facts: Facts, project: Project) -> list[Diagnostic]:
    """A finding for each kind in the policy that the project does not have."""
    kinds, source = project.kinds(), facts.sources.get(POLICY)
    return [
        Diagnostic(
            "unknown-kind-name", f"there is no kind `{name}`", source.position(("kinds", name)),
            did_you_mean(name, kinds), width=len(name),
        )
        for name in facts.values.get(POLICY, {}).get("kinds", {})
        if source and name not in kinds
    ]  # fmt: skip


def with_approvals(project: Project, new: Iterable[Approval]) -> bytes:
    """The file with these signatures: each in the place of the one before it, or at the end."""
    path, listed = project.content / FILE, tuple(new)
    raw = project.read(path) if project.has(path) else HEAD.encode()
    source = read_source(path, project) if project.has(path) else None
    changed = _edit(decode(raw, project.name(path)), source, listed)
    if _entries(build(changed, project.name(path), 1)) != _expect_entries(source, listed):
        raise Problem(_not_editable(Position(project.name(path))))
    return changed.replace("\n", "\r\n").encode() if b"\r\n" in raw else changed.encode()


def _expect_entries(source: Source | None, new: tuple[Approval, ...]) -> dict[tuple[str, str], Any]:
    return _entries(source) | {(approval.document, approval.role): _fields(approval) for approval in new}


def _entries(source: Source | None) -> dict[tuple[str, str], Any]:
    """The entries as the file has them, by document and role."""
    return {(entry["document"], entry["role"]): entry for entry in (source.data.get(KEY) or [])} if source else {}


def _not_editable(at: Position) -> Diagnostic:
    message = "the file is written in a form to which nothing can be added"
    return Diagnostic("not-editable", message, at, "begin each entry with `- document: …` on a line of its own")


def _edit(text: str, source: Source | None, new: tuple[Approval, ...]) -> str:
    entries = (source.data.get(KEY) or []) if source else []
    lines = text.rstrip("\n").split("\n")
    if source and not entries:
        line = source.position((KEY,)).line - 1
        lines[line] = re.sub(rf"^{KEY}\s*:\s*(\[\s*\]|~|null)?", f"{KEY}:", lines[line])
    spans = [_span(source, n, lines) for n in range(len(entries))] if source else []
    prefix = spans[0][2] if spans else f"{INDENT}- "
    known = {(entry["document"], entry["role"]): n for n, entry in enumerate(entries)}
    again = {known[key]: approval for approval in new if (key := (approval.document, approval.role)) in known}
    added = [
        line for approval in new if (approval.document, approval.role) not in known for line in _entry(approval, prefix)
    ]
    end = spans[-1][1] if spans else len(lines)
    lines[end:end] = added
    for n, approval in sorted(again.items(), reverse=True):
        start, stop, before = spans[n]
        lines[start:stop] = [*_comments(lines[start:stop], before), *_entry(approval, before)]
    return "\n".join(lines) + "\n"


def _span(source: Source, n: int, lines: list[str]) -> tuple[int, int, str]:
    """The lines of an entry without the comments that follow it, and what stands before its first field."""
    place = source.places[KEY, n]
    start, before = place.value.line - 1, lines[place.value.line - 1][: place.value.column - 1]
    if not re.fullmatch(r" *- +", before):
        raise Problem(_not_editable(place.value))
    following = source.places.get((KEY, n + 1))  # libyaml ends a block where the next one begins, comments and all
    stop = min(following.value.line - 1 if following else place.last_line, len(lines))
    while stop > start + 1 and QUIET.fullmatch(lines[stop - 1]):
        stop -= 1
    return start, stop, before


def _comments(lines: list[str], before: str) -> list[str]:
    """The comments inside an entry, to stand above the one that takes its place."""
    ends: dict[int, int] = {}
    for token in yaml.scan("\n".join(lines), yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            ends[token.end_mark.line] = token.end_mark.column
    found = (re.search(r"(?:^|\s)#.*$", line[ends.get(n, 0) :]) for n, line in enumerate(lines))
    return [before[: before.index("-")] + comment.group().strip() for comment in found if comment]


def _entry(approval: Approval, before: str) -> list[str]:
    """The lines of one entry."""
    lines = list(_block(_fields(approval)))
    return [before + lines[0], *(" " * len(before) + line for line in lines[1:])]


def _fields(approval: Approval) -> dict[str, Any]:
    """The entry as data; groups that are empty are left out."""
    what = approval.signed
    parts = {"words": what.words, "looks": what.looks, "claims": what.claims, "evidence": what.evidence}
    return {
        "document": approval.document,
        "role": approval.role,
        "by": approval.by,
        "date": approval.date.isoformat(),
        "digest": what.digest,
        "signed": {name: part for name, part in parts.items() if part},
    }


def _block(fields: Mapping[str, Any]) -> Iterator[str]:
    """The fields as block YAML."""
    for name, value in fields.items():
        if not isinstance(value, Mapping):
            yield f"{_scalar(name)}: {value if DAY.fullmatch(value) else _scalar(value)}"
        else:
            yield f"{_scalar(name)}:"
            yield from (INDENT + line for line in _block(value))


def _scalar(text: str) -> str:
    """The text without quotes where every YAML reader takes it for that text."""
    try:
        bare = yaml.load(f"{text}: {text}", yaml.CSafeLoader) == {text: text}
    except yaml.YAMLError:
        bare = False
    return text if bare else json.dumps(text, ensure_ascii=False)

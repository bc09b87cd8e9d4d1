"""Withdrawals: documents of releases that must not be shown any more, and those that may be released again. People read
the file in a diff; entries are added at its end and never changed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from generator.content.schemas import own_schema
from generator.content.sources import Source, read_bytes, read_source
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Position, Problem, has_errors
from generator.project import Project

FILE = "withdrawals.yaml"
KEY = "withdrawals"
HEAD = f"""# Documents of releases that must not be shown. `collateral withdraw` adds entries; none is ever changed.
{KEY}:
"""
What = Literal["withdrawn", "restored"]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One entry: that the document was withdrawn from all releases up to `release`, or that releases after it may have
    it again."""

    document: str
    what: What
    release: str
    by: str
    date: date
    why: str

    @property
    def sentence(self) -> str:
        """Who did it, when and why."""
        return f"{self.what} on {self.date} by {self.by}: {self.why}"


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """All entries in the order of the file."""

    entries: tuple[Withdrawal, ...] = ()

    def of(self, document: str) -> tuple[Withdrawal, ...]:
        """Those of one document."""
        return tuple(one for one in self.entries if one.document == document)

    def standing(self, document: str) -> Withdrawal | None:
        """The withdrawal of a document that no release may have now."""
        last = self.of(document)[-1:]
        return last[0] if last and last[0].what == "withdrawn" else None


def read_withdrawals(project: Project) -> tuple[Withdrawals, list[Diagnostic]]:
    """Every entry, and every finding; a file with errors withdraws nothing and stops whoever releases."""
    path = project.content / FILE
    if not project.has(path):
        return Withdrawals(), []
    try:
        source = read_source(path, project)
    except Problem as problem:
        return Withdrawals(), list(problem.diagnostics)
    data, findings = validate(source, own_schema(KEY), FILE)
    if not has_errors(findings):
        findings += _out_of_turn(data, source)
    if has_errors(findings):
        return Withdrawals(), findings
    return Withdrawals(tuple(_entry(one) for one in data[KEY] or ())), findings


def _entry(one: Mapping[str, Any]) -> Withdrawal:
    return Withdrawal(
        one["document"], one["what"], one["release"], one["by"], date.fromisoformat(one["date"]), one["why"]
    )


def _out_of_turn(data: Mapping[str, Any], source: Source) -> Iterator[Diagnostic]:
    """Findings for a document that is withdrawn twice, or restored without having been withdrawn."""
    standing: dict[str, str] = {}
    for n, one in enumerate(data[KEY] or ()):
        if standing.get(one["document"], "restored") == one["what"]:
            state = "is withdrawn already" if one["what"] == "withdrawn" else "is not withdrawn"
            message = f"`{one['document']}` {state}"
            yield Diagnostic("withdrawal-out-of-turn", message, source.position((KEY, n)), "delete this entry")
        standing[one["document"]] = one["what"]


def with_withdrawal(before: bytes, known: Withdrawals, new: Withdrawal) -> bytes:
    """The file with one more entry at its end; a `Problem` if what is `known` is written in another form."""
    fields = {
        "document": new.document, "what": new.what, "release": json.dumps(new.release), "by": _quote(new.by),
        "date": new.date.isoformat(), "why": _quote(new.why),
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in fields.items()]
    entry = "\n".join([f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])
    kept = (before.decode("utf-8") or HEAD).rstrip("\n")
    data = f"{kept}\n{entry}\n".encode()
    if _count(data) != len(known.entries) + 1:
        message, at = "the file is written in a form to which nothing can be added", Position(f"content/{FILE}")
        hint = f"end it with `{KEY}:`, and begin each entry with `- document: …` on a line of its own"
        raise Problem(Diagnostic("not-editable", message, at, hint))
    return data


def _count(data: bytes) -> int:
    try:
        return len(read_bytes(FILE, data).data[KEY])
    except Problem:
        return -1


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

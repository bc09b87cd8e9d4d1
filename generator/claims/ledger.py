"""The ledger: every claim of `content/claims/`, with its value, what kind of truth it is, and what backs it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.claims.claim import BASES, GONE, STATUSES, Claim, Evidence
from generator.content.facts import Facts
from generator.content.overlays import merge, overlaid, read_overlays
from generator.content.schemas import leaves, own_schema
from generator.content.sources import Source, read_source
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Problem, did_you_mean, mend_first
from generator.project import Project
from generator.quantities.scan import parse_stated
from generator.quantities.units import Units
from generator.quantities.unread import explain_unread, find_unknown_unit

OWN_UNIT = "a unit of your own is a line in content/facts/units.yaml"
EXAMPLES = "write one figure with its unit, for example `87%`, `$100K`, `<50 ms`, `40+ hours/month` or `2-3 FTE`"
REQUIRED = ("statement", "value", "basis", "status", "owner")
OPTIONAL = ("subject", "measure", "population", "formula", "caveat", "note")
NAMED = re.compile(r"^([a-z0-9-]+):", re.MULTILINE)
VALUE = "{value}"
PRINTED = frozenset({"statement", "population", "caveat"})
"""Texts that print, in which `{value}` is the claim's value as stated."""
SAID = ("subject", "measure")
"""Texts that say what a claim is about."""
PAIRS = (("measure", "subject"), ("subject", "measure"), ("uses", "formula"))
"""Fields that say nothing without another one."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All claims by id, in the order of the files; `unread` are files with errors, whose claims may be missing, with
    the names that stand in each."""

    claims: Mapping[str, Claim]
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)
    overlays: Mapping[str, Mapping[str, Source]] = field(default_factory=dict, repr=False)
    """What other languages say in the texts of claims, by language and claim."""
    home: "Ledger | None" = field(default=None, repr=False)
    """The claims in the company's own words, if these are in another language."""

    @property
    def stated(self) -> "Ledger":
        """The claims as the company states them: what proves a figure, whatever language prints it."""
        return self.home or self

    def in_language(self, language: str, say: Callable[[str], str]) -> "Ledger":
        """The claims as a document in this language prints them: their texts, and their values as `say` prints them."""
        over = {**self.overlays.get(language.partition("-")[0], {}), **self.overlays.get(language, {})}
        claims = {name: _say(one, over.get(name), say) for name, one in self.stated.claims.items()}
        return replace(self, claims=claims, home=self.stated)

    def find(self, name: str) -> Claim:
        """The claim with this id; `KeyError` with the hint if there is none."""
        if name not in self.claims:
            raise KeyError(self.cure(name))
        return self.claims[name]

    def cure(self, name: str) -> str:
        """The hint for a name that no claim has."""
        holding = next((file for file, names in self.unread.items() if name in names), None)
        hint = did_you_mean(name, self.claims)
        if holding or (self.unread and not hint.startswith("did")):
            return mend_first(holding or next(iter(self.unread)))
        return hint

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims.values())

    def __len__(self) -> int:
        return len(self.claims)


def read_ledger(project: Project, facts: Facts) -> tuple[Ledger, list[Diagnostic]]:
    """Every claim that is complete, and every finding; of two claims with one id the first stays."""
    claims: dict[str, Claim] = {}
    unread: dict[str, frozenset[str]] = {}
    findings: list[Diagnostic] = []
    paths = project.find_files(project.content / "claims", "*.yaml")
    for path in (path for path in paths if not overlaid(path)):
        read, found = read_claims(path, project, facts)
        unread |= {project.name(path): _names_in(path, project)} if found else {}
        findings += found + [report_twin(claim, claims[claim.id]) for claim in read if claim.id in claims]
        claims |= {claim.id: claim for claim in read if claim.id not in claims}
    overlays, found = read_overlays(filter(overlaid, paths), project)
    said = {language: {name: source for source in by_file.values() for name in source.data}
            for language, by_file in overlays.items()}  # fmt: skip
    return Ledger(claims, unread, said), [*findings, *found]


def _say(claim: Claim, source: Source | None, say: Callable[[str], str]) -> Claim:
    """The claim with its texts in another language; what it claims stays the same."""
    over = _mapping(source.data, claim.id) if source else {}
    printed = print_value(claim.id, say(claim.value), live=claim.live)
    texts: dict[str, Any] = {
        name: str(over[name]).strip().replace(VALUE, printed) for name in (*PRINTED, *SAID) if name in over
    }
    wordings = _mapping(over, "wordings")
    own: dict[str, Any] = {name: _texts(wordings, name) for name in ("allowed", "banned") if name in wordings}
    titles = [one.get("title") if isinstance(one, dict) else None for one in _list(over, "evidence")]
    if titles:
        pairs = zip(claim.evidence, titles, strict=True)
        own["evidence"] = tuple(replace(one, title=str(title or one.title)) for one, title in pairs)
    if source:
        own["source"] = replace(source, data=merge(claim.source.data, source.data), under=claim.source)
    return replace(claim, **texts, **own)


def _names_in(path: Path, project: Project) -> frozenset[str]:
    """The names that start the lines of a file, be it readable or not."""
    try:
        return frozenset(NAMED.findall(project.read(path).decode("utf-8", "replace")))
    except Problem:
        return frozenset()


def read_claims(path: Path, project: Project, facts: Facts) -> tuple[list[Claim], list[Diagnostic]]:
    """The claims of one file, and its findings."""
    try:
        source = read_source(path, project)
    except Problem as problem:
        return [], list(problem.diagnostics)
    data, findings = validate(source, own_schema("claims"), "claims")
    claims = [make_claim(name, fields, source, facts.units) for name, fields in data.items() if is_complete(fields)]
    findings += (
        find_unreadable(claims, source, facts.units)
        + find_unknown_segments(data, source, facts)
        + find_halves(data, source)
    )
    return claims, findings


def is_complete(fields: Any) -> bool:
    """Whether a claim has all that makes one; the schema has said what it lacks."""
    return isinstance(fields, dict) and all(
        isinstance(fields.get(name), str) and fields[name].strip() for name in REQUIRED
    )


def make_claim(name: str, fields: Mapping[str, Any], source: Source, units: Units) -> Claim:
    """A claim from its fields; those that the schema refuses count as not written."""
    texts = {key: fields[key].strip() for key in (*REQUIRED, *OPTIONAL) if isinstance(fields.get(key), str)}
    basis, status = texts.pop("basis"), texts.pop("status")
    printed = print_value(name, texts["value"], live=status not in GONE)
    wordings = fields.get("wordings")
    return Claim(
        id=name,
        quantity=parse_stated(texts["value"], units),
        # One that the schema refuses asks for evidence and approval, and gives no findings about its sentences.
        basis=BASES.get(basis, "measured"),
        status=STATUSES.get(status, "proposed"),
        source=source,
        segments=_texts(fields, "segments"),
        evidence=tuple(make_evidence(entry, printed) for entry in _list(fields, "evidence") if isinstance(entry, dict)),
        uses={key: value for key, value in _mapping(fields, "uses").items() if isinstance(value, str)},
        allowed=_texts(wordings, "allowed"),
        banned=_texts(wordings, "banned"),
        as_of=_date(fields.get("as_of")),
        expires=_date(fields.get("expires")),
        **{key: words.replace(VALUE, printed) if key in PRINTED else words for key, words in texts.items()},
    )


def print_value(name: str, value: str, *, live: bool) -> str:
    """What stands for `{value}` in the texts of a claim: a citation of itself; what is withdrawn nothing can cite."""
    return f"[{value}](claim:{name})" if live else value


def make_evidence(fields: Mapping[str, Any], printed: str = VALUE) -> Evidence:
    """One piece of evidence from its fields, with what stands for `{value}` in its title."""
    title, link, file, sha256 = (str(fields.get(name) or "") for name in ("title", "link", "file", "sha256"))
    return Evidence(title.replace(VALUE, printed), _date(fields.get("date")), link, file, sha256)


def find_halves(data: Mapping[str, Any], source: Source) -> list[Diagnostic]:
    """Findings for fields that say nothing without another one."""
    return [
        Diagnostic("missing-field", f"`{name}` has `{here}` and needs the field `{other}`, too",
                   source.position((name, here)), f"add `{other}: …`", width=len(here))
        for name, fields in data.items() if isinstance(fields, dict)
        for here, other in PAIRS if here in fields and other not in fields
    ]  # fmt: skip


def find_unreadable(claims: list[Claim], source: Source, units: Units) -> list[Diagnostic]:
    """Findings for values that are no figure."""
    return [_report_unread(claim, source, units) for claim in claims if claim.quantity is None and claim.value.strip()]


def _report_unread(claim: Claim, source: Source, units: Units) -> Diagnostic:
    """Why the value is no figure, with the nearest unit where nobody knows its own."""
    value = claim.value.strip()
    why, hint = explain_unread(value, units)
    if why and not hint:
        near = did_you_mean(find_unknown_unit(value, units), units.by_writing)
        hint = f"{near} {OWN_UNIT}" if near else OWN_UNIT
    message = f"`{value}` is not a figure that can be compared" + (f": {why}" if why else "")
    return Diagnostic(
        "bad-quantity", message, source.value_position((claim.id, "value")), hint or EXAMPLES, width=len(value)
    )


def find_unknown_segments(data: Any, source: Source, facts: Facts) -> list[Diagnostic]:
    """Findings for segments that the facts do not have."""
    return [
        Diagnostic("unknown-segment", f"there is no segment `{value}`", source.value_position(steps),
                   facts.cure("segments", value), width=len(value))
        for steps, value, node in leaves(data, own_schema("claims"))
        if node.get("x-reference") == "segments" and isinstance(value, str) and value not in facts.names("segments")
    ]  # fmt: skip


def report_twin(claim: Claim, first: Claim) -> Diagnostic:
    """The finding for an id that another file has used."""
    return Diagnostic("duplicate-claim", f"there are two claims named `{claim.id}`: the other is at {first.position}",
                      claim.position, "rename one of the two, or delete it", width=len(claim.id))  # fmt: skip


def _mapping(fields: Any, name: str) -> Mapping[str, Any]:
    found = fields.get(name) if isinstance(fields, dict) else None
    return found if isinstance(found, dict) else {}


def _list(fields: Any, name: str) -> list[Any]:
    found = fields.get(name) if isinstance(fields, dict) else None
    return found if isinstance(found, list) else []


def _texts(fields: Any, name: str) -> tuple[str, ...]:
    return tuple(one for one in _list(fields, name) if isinstance(one, str))


def _date(written: Any) -> date | None:
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        return None

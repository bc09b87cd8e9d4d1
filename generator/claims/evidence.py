"""Evidence files: each must be there, and be the file that somebody looked at."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.claims.claim import Claim
from generator.claims.ledger import Ledger
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.project import Project

FOLDER = "evidence"


def check_evidence(ledger: Ledger, project: Project, today: date | None = None) -> list[Diagnostic]:
    """Evidence that is nowhere or has changed, or is of a later day than `today`; withdrawn claims need no proof."""
    return [
        found for claim in ledger if claim.live for found in (*_of_no_use(claim, today), *_of_claim(claim, project))
    ]


def _of_no_use(claim: Claim, today: date | None) -> Iterator[Diagnostic]:
    for n, evidence in enumerate(claim.evidence):
        at = claim.place("evidence", n)
        if not (evidence.file or evidence.link.startswith("https://")):
            message = f"the evidence of `{claim.id}` is a title only: nobody can look at it"
            yield Diagnostic("evidence-nowhere", message, at, f"add a `file` in content/{FOLDER}/ or an https `link`")
        if today is not None and evidence.date is not None and evidence.date > today:
            message = f"the evidence of `{claim.id}` is dated {evidence.date}, which is still to come"
            at = claim.place("evidence", n, "date")
            yield Diagnostic("evidence-nowhere", message, at, "write the day on which it was made", width=10)


def _of_claim(claim: Claim, project: Project) -> Iterator[Diagnostic]:
    folder = project.content / FOLDER
    for n, evidence in enumerate(claim.evidence):
        if not evidence.file:
            continue
        path, at = folder / evidence.file, claim.place("evidence", n, "file")
        if not project.holds(path) or not path.resolve().is_relative_to(folder.resolve()):
            message = f"the evidence of `{claim.id}` is not there: content/{FOLDER}/{evidence.file}"
            files = [one.relative_to(folder).as_posix() for one in project.find_files(folder, "**/*") if one.is_file()]
            hint = did_you_mean(evidence.file, files) or "put the file there, or correct the name"
            yield Diagnostic("evidence-missing", message, at, hint, width=len(evidence.file))
            continue
        try:
            digest = project.digest(path)
        except Problem as problem:
            yield from (replace(found, at=at) for found in problem.diagnostics)
            continue
        if evidence.sha256 and digest != evidence.sha256:
            message = f"the evidence of `{claim.id}` is not the file it was: {evidence.file} has changed"
            hint = f"read it again; if it still proves the claim, write `sha256: {digest}`"
            yield Diagnostic("evidence-changed", message, claim.place("evidence", n, "sha256"), hint, width=64)

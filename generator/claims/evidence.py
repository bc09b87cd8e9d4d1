"""Evidence files: each must be there, and be the file that somebody looked at."""

import hashlib
from collections.abc import Iterator

from generator.claims.claim import Claim
from generator.claims.ledger import Ledger
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.project import Project

FOLDER = "evidence"


def check_evidence(ledger: Ledger, project: Project) -> list[Diagnostic]:
    """Every file of evidence that is missing or has changed; of withdrawn claims nobody asks for proof."""
    return [found for claim in ledger if claim.live for found in _of_claim(claim, project)]


def _of_claim(claim: Claim, project: Project) -> Iterator[Diagnostic]:
    folder = project.content / FOLDER
    for n, evidence in enumerate(claim.evidence):
        if not evidence.file:
            continue
        path, at = folder / evidence.file, claim.place("evidence", n, "file")
        if not project.holds(path) or not path.resolve().is_relative_to(folder.resolve()):
            message = f"the evidence of `{claim.id}` is not there: content/{FOLDER}/{evidence.file}"
            files = [found.relative_to(folder).as_posix() for found in folder.rglob("*") if found.is_file()]
            hint = did_you_mean(evidence.file, files) or "put the file there, or correct the name"
            yield Diagnostic("evidence-missing", message, at, hint, width=len(evidence.file))
            continue
        try:
            digest = hashlib.sha256(project.read(path)).hexdigest()
        except Problem as problem:
            yield from problem.diagnostics
            continue
        if evidence.sha256 and digest != evidence.sha256:
            message = f"the evidence of `{claim.id}` is not the file it was: {evidence.file} has changed"
            hint = f"read it again; if it still proves the claim, write `sha256: {digest}`"
            yield Diagnostic("evidence-changed", message, claim.place("evidence", n, "sha256"), hint, width=64)

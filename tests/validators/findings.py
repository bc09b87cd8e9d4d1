"""What validators find in finished files, less what allowed.yaml lets pass with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Finding:
    """One fault: the rule that it breaks, the file below `build/`, and what the validator says of it."""

    rule: str
    path: str
    said: str


@dataclass(frozen=True)
class Allowance:
    """A row of allowed.yaml."""

    validator: str
    rule: str
    where: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        return fnmatchcase(finding.rule, self.rule) and fnmatchcase(finding.path, self.where)


@cache
def allowances() -> tuple[Allowance, ...]:
    return tuple(Allowance(**row) for row in yaml.safe_load((HERE / "allowed.yaml").read_text("utf-8")))


def not_allowed(validator: str, findings: Iterable[Finding]) -> list[str]:
    """Every finding that no row lets pass, and every row of this validator that lets nothing pass."""
    rows, found = [row for row in allowances() if row.validator == validator], list(findings)
    kept = [one for one in found if not any(row.covers(one) for row in rows)]
    idle = [row for row in rows if not any(map(row.covers, found))]
    return [f"{one.path}: {one.rule}: {one.said}" for one in kept] + [f"allowed, but never said: {row}" for row in idle]

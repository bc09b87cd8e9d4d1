"""The statement of a release: what was made from what, in the form of in-toto with SLSA's provenance, so that tools
which know it can check it. See the specifications "in-toto attestation, Statement v1" and "SLSA provenance v1"."""

import json
from collections.abc import Mapping

from generator.releases.release_record import Release

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
BUILD = "urn:collateral:release:v1"


def statement_bytes(release: Release, inputs: Mapping[str, str], engine: str) -> bytes:
    """The statement as JSON: the files of the release, and the digests of content, evidence and engine behind them.
    It names no day but the release's own, so that the same release has the same statement."""
    whole = {
        "_type": STATEMENT,
        "subject": [{"name": one.path, "digest": {"sha256": one.sha256}} for one in release.files],
        "predicateType": PREDICATE,
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD,
                "externalParameters": {"release": release.number, "date": release.date.isoformat()},
                "internalParameters": {"engine": engine, "ledger": release.ledger},
                "resolvedDependencies": [
                    {"name": name, "digest": {"sha256": sha256}} for name, sha256 in sorted(inputs.items())
                ],
            },
            "runDetails": {"builder": {"id": "urn:collateral"}},
        },
    }
    return (json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()

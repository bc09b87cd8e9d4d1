"""The fields beside a price that say from when, until when and where it holds, and which one comes next."""

EFFECTIVE, UNTIL, REGION, NEXT = "effective", "until", "region", "next"
DAYS = frozenset({EFFECTIVE, UNTIL})
"""Those that are days, whatever `fact-types.yaml` says of their group."""

"""A returned file: what it carries and fixes, and how it differs from the file as it is built. Nothing here trusts it;
`press.bounded_reading` runs it apart, with little time and memory."""

from dataclasses import dataclass
from functools import lru_cache

from generator.audit.differences import Difference, compare_traits
from generator.audit.file_identification import Unidentified, find_record, identify, open_file
from generator.audit.readers import find_reader
from generator.audit.reading import Fixed, Reading
from generator.claims.provenance import Provenance

LONGEST = 2_000_000  # characters that a file says; ours say some ten thousand
CHARTED = frozenset({"chart titles", "chart values", "chart labels", "data of charts"})
"""Kinds of traits that programs move from a chart's data into the chart when they save it."""
DAMAGED = "it is damaged: what it says cannot be read"


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file is by its bytes, the record that it carries, and what it says that nobody is meant to change."""

    ending: str
    record: Provenance
    fixed: Fixed


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a file differs from the one that is built, whether these differences are all there can be, and what the
    charts of the built one say and hold."""

    differences: tuple[Difference, ...]
    complete: bool
    charted: tuple[str, ...]


def read_returned(data: bytes) -> Returned | None:
    """The file's record and words; none of a text, which carries no record. `Unidentified` says what is in the way."""
    ending = identify(data)
    if ending == "txt":
        return None
    reading = open_file(data, ending)
    record, fixed = find_record(data, ending, reading), reading.fixed
    if len(fixed.words) + len(fixed.around) > LONGEST:
        raise Unidentified("it says far more than any document of ours")
    return Returned(ending, record, fixed)


def compare_returned(data: bytes, built: bytes, ending: str, edits: frozenset[str]) -> Comparison:
    """The file held against the one that is built; differences of these kinds are edits."""
    ours, theirs = _read_built(built, ending), find_reader(ending).read(data)
    found = compare_traits(ours.traits, theirs.traits, edits, open_ended=theirs.fixed.script)
    charted = tuple(trait.value for trait in ours.traits if trait.kind in CHARTED)
    return Comparison(found, ours.complete and theirs.complete, charted)


@lru_cache(maxsize=4)
def _read_built(built: bytes, ending: str) -> Reading:
    """The file that is built, read once for all copies of it that came back."""
    return find_reader(ending).read(built)

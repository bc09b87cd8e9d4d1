"""What became of a file that came back: its state, with what it was built from and what has changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.audit.differences import Difference
from generator.audit.edits import Edits
from generator.claims.freshness import TAKEN_BACK, Change
from generator.claims.provenance import Provenance

UNALTERED = Edits()
State = Literal["fresh", "not identical", "altered", "stale", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What became of one file. Of an `unknown` one `why` says why; the others name what they are of.

    `record` is what the file carries; text carries none, and is known by its bytes. `cleared` says whether the document
    is cleared for release now, if anybody can tell and it needs to be. `differences` are those from the file that is
    built now; `unbuilt` says that there is none, so that only words and figures were compared.

    `released` are the numbers of the releases that it was in; the release `outdated_in` was the first later one to say
    something else, and `outdated_by` says what. `withdrawn` says who withdrew its document from them, and why.
    """

    file: str
    state: State
    why: str = ""
    document: str = ""
    artifact: str = ""
    record: Provenance | None = None
    changes: tuple[Change, ...] = ()
    alterations: Edits = UNALTERED
    differences: tuple[Difference, ...] = ()
    unbuilt: bool = False
    was_cleared: bool | None = None
    cleared: bool | None = None
    released: tuple[str, ...] = ()
    outdated_in: str = ""
    outdated_by: tuple[str, ...] = ()
    withdrawn: str = ""


def find_state(changes: Iterable[Change]) -> State:
    """The state of a file that says what it said when it was built, after what has changed since."""
    kinds = {change.what for change in changes}
    return "withdrawn" if kinds & TAKEN_BACK else "stale" if kinds else "fresh"

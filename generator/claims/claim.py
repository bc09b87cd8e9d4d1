"""A claim: one statement with a value, what kind of truth it is, and what backs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from generator.content.sources import Source
from generator.diagnostics import Position
from generator.quantities.quantity import Quantity

Basis = Literal["measured", "modelled", "reported", "contractual", "price", "target", "assumed"]
"""What kind of truth a claim is."""
Status = Literal["proposed", "approved", "withdrawn"]
"""What has been decided about a claim."""
BASES: Mapping[str, Basis] = {basis: basis for basis in get_args(Basis)}
STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}
PROMISED: frozenset[Basis] = frozenset({"contractual", "price"})
"""What the company itself sets needs a signature and no proof: nobody measures a price."""
GONE: frozenset[Status] = frozenset({"withdrawn"})
"""Claims that stay in the ledger only to say why they went: nothing cites them."""
OBSERVED: frozenset[Basis] = frozenset({"measured", "reported"})
"""What somebody has seen happen; everything else must not be worded as a result."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What backs a claim: a document with its date, as a link or as a file in `content/evidence/`.

    `sha256` is the digest of the file on the day when somebody looked at it last.
    """

    title: str
    date: date | None
    link: str = ""
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement with a value. `quantity` is the value as read; `None` if it cannot be (which is a finding).

    `subject` and `measure` say what the value is of: claims with the same two must not contradict. A derived claim has
    a `formula` over names, and `uses` says what each name cites. `allowed` and `banned` are wordings near a citation.
    """

    id: str
    statement: str
    value: str
    quantity: Quantity | None
    basis: Basis
    status: Status
    owner: str
    source: Source = field(repr=False, compare=False)
    subject: str = ""
    measure: str = ""
    population: str = ""
    segments: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    formula: str = ""
    uses: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    as_of: date | None = None
    expires: date | None = None
    caveat: str = ""
    note: str = ""

    @property
    def proven(self) -> bool:
        """Whether it may leave the building: approved, and backed by evidence unless it is ours to promise."""
        return self.status == "approved" and (bool(self.evidence) or self.basis in PROMISED)

    @property
    def live(self) -> bool:
        """Whether it counts: a withdrawn claim stays in the ledger only to say why it went."""
        return self.status not in GONE

    def as_written(self, field: Literal["basis", "status"]) -> str:
        """The field as the ledger's file has it, even if the schema refuses it."""
        return str(self.source.data.get(self.id, {}).get(field, ""))

    @property
    def position(self) -> Position:
        """Where the claim starts in its file."""
        return self.source.position((self.id,))

    def place(self, *steps: str | int) -> Position:
        """Where the value of one of its fields stands."""
        return self.source.value_position((self.id, *steps))

"""An attack: a file that came back and was made to hurt, and what `verify` must say of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Sent = Mapping[str, bytes]
"""The files of one document as they were sent, by their endings; each carries its record."""
HURT = "it may have been made to hurt"
DAMAGED = "damaged"
PASSWORD = "it is protected by a password"


@dataclass(frozen=True, slots=True)
class Attack:
    """What the file is, how it is put into a folder under a name or as bytes, and the answer.

    `make` gives the bytes from what was sent and the address of a server that counts; `put` makes what no bytes can be.
    """

    name: str
    says: str
    """Words of the answer, or `|` between several that are as good."""
    make: Callable[[Sent, str], bytes] | None = None
    put: Callable[[Path, Sent], None] | None = None
    state: str = "unknown"
    """`unknown`, `altered`, `fresh`, or `hurt`: whatever is not fresh."""

    def lay(self, path: Path, sent: Sent, address: str) -> None:
        """The file at the path."""
        if self.put:
            self.put(path, sent)
        if self.make:
            path.write_bytes(self.make(sent, address))

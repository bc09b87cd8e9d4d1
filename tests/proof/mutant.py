"""One change of the kit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file, its line and column, the line before and after, and what kind of change it is."""

    file: str
    line: int
    column: int
    before: str
    after: str
    kind: str

    @property
    def folder(self) -> str:
        """Which part of the kit it changes."""
        parts = self.file.split("/")
        known = {"claims": "ledger", "facts": "facts"}
        return "layout" if parts[0] == "layouts" else known.get(parts[1], "content file")

"""A bench on which one change after another is made in a copy of the kit and taken back."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.claims.approvals import Signed
from generator.diagnostics import Diagnostic, Problem
from generator.pages.workspace import Workspace
from generator.press.render import check
from generator.press.surveying import examine_with_survey
from generator.project import Project
from tests.proof.free_edits import SIGNED, UNPRINTED, WEAKER, find_place, reason
from tests.proof.judge import changes_meaning, is_weaker
from tests.proof.mutant import Mutant
from tests.proof.rereading import edited, read_again, read_all, without_looks

ONCE = frozenset({"ledger", "facts"})
"""Where a figure stands once for all documents, so that whoever changes it makes an edit that only people can judge."""


def why_equal(mutant: Mutant) -> str:
    """Why the change leaves the meaning."""
    return {
        "spelling": "the same number without the mark of its thousands",
        "sign": "zero with a sign, or the first number of a layout's list",
    }.get(mutant.kind, "the same figure in other words")


class Bench:
    """A copy of the kit, read once; each change is heard against what `check` says of the unchanged copy."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.workspace, found = read_all(self.project)
        self.keys = [key for key, one in self.workspace.documents.items() if not one.kind.survey]
        with without_looks():
            found += self._everything(self.workspace, self.workspace.documents)
        self.known = {(one.code, one.message) for one in found}
        self.signed = {key: self._signed(self.workspace, key) for key in self.keys}

    def outcome(self, mutant: Mutant) -> str:
        """`equal` if it means the same, `caught` if `check` finds an error, `stale` if it is silent and signatures
        fall, `free` if nothing could prove or disprove it, `missed` otherwise."""
        if not changes_meaning(mutant.before, mutant.after):
            return "equal"
        lines = self._text(mutant.file).split("\n")
        lines[mutant.line] = mutant.after
        with edited(self.project, {mutant.file: "\n".join(lines)}), without_looks():
            try:
                result = self._heard(mutant)
            except Problem as problem:
                result = "caught" if self._new(problem.diagnostics) else ""
        if result == "stale" and mutant.folder not in ONCE:
            return "free" if self.why_free(mutant) else "missed"
        return result or ("free" if self.why_free(mutant) not in {"", *SIGNED} else "missed")

    def why_free(self, mutant: Mutant) -> str:
        """Why nothing could prove or disprove the change; empty if something could."""
        why = reason(mutant.file, self._text(mutant.file), mutant.line, mutant.column, mutant.kind)
        why = why or (WEAKER if is_weaker(mutant.before, mutant.after) else "")
        return why or (UNPRINTED if mutant.folder in ONCE else "")

    def _heard(self, mutant: Mutant) -> str:
        """What is heard of it: `caught`, or `stale` if only what people sign has changed; nothing if nobody hears."""
        workspace, found = read_again(self.workspace, [mutant.file])
        if self._new(found):
            return "caught"
        stale = False
        for key in self._touched(mutant):
            if self._new(self._everything(workspace, [key])):
                return "caught"
            stale |= key in self.signed and self._signed(workspace, key) != self.signed[key]
        return "stale" if stale else ""

    def _touched(self, mutant: Mutant) -> Iterable[str]:
        """The documents on which the change may be seen."""
        _, folder, name = mutant.file.split("/")
        key, stem = f"{folder}/{name.removesuffix('.yaml')}", name.removesuffix(".yaml")
        if mutant.folder == "layout":
            return [one for one in self.workspace.documents if one.startswith(f"{folder}/")]
        if mutant.folder == "ledger":
            place = find_place(self._text(mutant.file, before=mutant), mutant.line, mutant.column)
            return self._resting(place.partition(".")[0].removesuffix(":key"))
        if mutant.folder == "facts":
            every = self.workspace.documents
            reports = [one for one in every if f"fact:{stem}." in self._text(f"content/{one}.yaml")]
            return dict.fromkeys([*self.keys, *reports])
        return dict.fromkeys([key, *self._naming(f"calc:{stem}/"), *self._naming(f":{key}.")])

    def _resting(self, name: str) -> list[str]:
        """The documents that cite a claim, or rest on it through others."""
        resting = [key for key, signed in self.signed.items() if signed and name in signed.claims]
        return [*dict.fromkeys([*resting, *self._naming(f":{name})")])]

    def _naming(self, words: str) -> list[str]:
        """The documents whose files hold the words."""
        return [key for key in self.keys if words in self._text(f"content/{key}.yaml")]

    def _text(self, file: str, before: Mutant | None = None) -> str:
        text = (self.project.root / file).read_text("utf-8")
        return text.replace(before.after, before.before, 1) if before else text

    def _new(self, found: Iterable[Diagnostic]) -> bool:
        """Whether an error is among the findings that was not there before; the rest is not looked for."""
        return any(one.severity == "error" and (one.code, one.message) not in self.known for one in found)

    @staticmethod
    def _everything(workspace: Workspace, keys: Iterable[str]) -> Iterator[Diagnostic]:
        for key in keys:
            yield from check(workspace.documents[key], workspace) if key in workspace.documents else ()

    @staticmethod
    def _signed(workspace: Workspace, key: str) -> Signed | None:
        """What one signs under the document."""
        found = examine_with_survey(workspace.documents[key], workspace).composed.clearance
        return found.now if found else None

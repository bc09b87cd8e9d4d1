"""A branch of the project's Git repository as a place of publications: one commit for each, and none if nothing is new.

No file is checked out. The branch moves at the end, at once, and nothing leaves the machine until somebody pushes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.project import Project
from generator.publishing.publishing_places import Place, is_ours, refuse_destination, refuse_work
from generator.releases.git_commands import ask_git, ask_name

CURE = "look whether `git status` works in the project"
FILE = "100644"
NOBODY = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "collateral"), ("EMAIL", "collateral@localhost"))
}
"""Who commits where Git knows nobody, as on a machine that only publishes."""


@dataclass(slots=True)
class BranchPlace:
    """The branch: `entries` are the files of the next commit by path, each with mode and object; `tip` is its last
    commit."""

    project: Project
    branch: str
    tip: str
    entries: dict[str, tuple[str, str]]
    sizes: Mapping[str, int] = field(default_factory=dict)
    name: str = ""
    workers: int = 1

    def list(self) -> Mapping[str, int]:
        return self.sizes

    def read(self, address: str) -> bytes:
        return self._ask("cat-file", "blob", self.entries[address][1])

    def put(self, address: str, data: bytes) -> None:
        made = self._ask("hash-object", "-w", "--no-filters", "--stdin", given=data)
        self.entries[address] = FILE, made.decode().strip()

    def copy(self, address: str, to: str) -> None:
        self.entries[to] = self.entries[address]

    def delete(self, addresses: tuple[str, ...]) -> None:
        for address in addresses:
            self.entries.pop(address, None)

    def finish(self, message: str) -> None:
        lines = "".join(f"{mode} {made}\t{path}\0" for path, (mode, made) in sorted(self.entries.items()))
        with TemporaryDirectory(prefix="collateral-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._ask("update-index", "-z", "--index-info", given=lines.encode(), environment=index)
            tree = self._ask("write-tree", environment=index).decode().strip()
        parents = ("-p", self.tip) if self.tip else ()
        who = {} if ask_name(self.project) else NOBODY
        commit = self._ask("commit-tree", tree, *parents, "-m", message, environment=who).decode().strip()
        self._ask("update-ref", "-m", message, f"refs/heads/{self.branch}", commit, self.tip or "0" * len(commit))

    def _ask(self, *arguments: str, given: bytes = b"", environment: Mapping[str, str] | None = None) -> bytes:
        said = ask_git(self.project, *arguments, given=given, environment=environment or {})
        if said is None:
            raise refuse_work(self.name, f"`git {arguments[0]}` failed", CURE)
        return said


def open_branch(destination: str, project: Project) -> Place:
    """The branch of a destination such as `git:pages`; it need not be there yet. One that somebody has checked out is a
    `Problem`, for their files would seem to be changed."""
    branch = destination.partition(":")[2]
    if ask_git(project, "rev-parse", "--git-dir") is None:
        raise refuse_destination(destination, "the project is in no Git repository")
    if not branch or ask_git(project, "check-ref-format", f"refs/heads/{branch}") is None:
        raise refuse_destination(destination, "no branch can have this name")
    trees = (ask_git(project, "worktree", "list", "--porcelain") or b"").decode("utf-8", "replace").splitlines()
    if f"branch refs/heads/{branch}" in trees:
        raise refuse_destination(destination, "the branch is checked out; take one that only publications use")
    tip = (ask_git(project, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}") or b"").decode().strip()
    entries, sizes = _list_tree(tip, project)
    return BranchPlace(project, branch, tip, entries, sizes, destination)


def _list_tree(tip: str, project: Project) -> tuple[dict[str, tuple[str, str]], dict[str, int]]:
    """All entries of a commit, and the sizes of those that are a publication's."""
    listed = (ask_git(project, "ls-tree", "-r", "-l", "-z", "--full-tree", tip) or b"") if tip else b""
    entries: dict[str, tuple[str, str]] = {}
    sizes: dict[str, int] = {}
    for line in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
        about, _, path = line.partition("\t")
        mode, _, made, size = about.split()
        entries[path] = mode, made
        if is_ours(path) and size.isdecimal():
            sizes[path] = int(size)
    return entries, sizes

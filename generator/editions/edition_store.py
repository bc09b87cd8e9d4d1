"""A store of editions: a folder or a bucket that many machines write to. Files are whole, and named for their content.

accounts/ACCOUNT/DIGEST/FILE     a file, written once and never changed
accounts/ACCOUNT/DIGEST.json     which files an account has that were made from the same things
shards/0-of-3.json               what a shard printed, and what failed; written when all of it is there
contacts/0-of-3/…              the contact lists of a shard
manifest.json, failures.csv, …   those of all shards together, and the contact lists
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.diagnostics import Diagnostic, Problem
from generator.press.object_storage import CURE, kind_of, open_s3
from generator.project import Project

if TYPE_CHECKING:
    from obstore.store import LocalStore, S3Store

FORMS = "name a folder or `s3://bucket/prefix`"
ON_DISK = "look whether the disk has space and whether you may write there"


@dataclass(frozen=True, slots=True)
class EditionStore:
    """The place below a prefix; one that cannot be read or written raises a `Problem`."""

    store: "LocalStore | S3Store"
    name: str
    tells_kinds: bool
    """Whether the storage keeps what kind of file each is; a folder does not."""

    def create(self, address: str, data: bytes) -> None:
        """Write a file that is named for its content; one that is there already is the same."""
        from obstore.exceptions import AlreadyExistsError  # noqa: PLC0415 - loads a shared library

        with self._told(), suppress(AlreadyExistsError):
            self._put(address, data, "create")

    def write(self, address: str, data: bytes) -> None:
        """Write a file, in the place of one that is there."""
        with self._told():
            self._put(address, data, "overwrite")

    def _put(self, address: str, data: bytes, mode: Literal["create", "overwrite"]) -> None:
        import obstore  # noqa: PLC0415

        attributes = {"Content-Type": kind_of(address)} if self.tells_kinds else None
        obstore.put(self.store, address, data, mode=mode, attributes=attributes)

    def read(self, address: str) -> bytes | None:
        """The bytes of a file; nothing if there is none."""
        import obstore  # noqa: PLC0415

        with self._told():
            try:
                return bytes(obstore.get(self.store, address).bytes())
            except FileNotFoundError:
                return None

    def list(self, prefix: str) -> Mapping[str, int]:
        """The addresses below one, each with the size of its file in bytes."""
        import obstore  # noqa: PLC0415

        with self._told():
            return {one["path"]: one["size"] for chunk in obstore.list(self.store, prefix) for one in chunk}

    def delete(self, addresses: Sequence[str]) -> None:
        """Take files away."""
        import obstore  # noqa: PLC0415

        with self._told():
            obstore.delete(self.store, [*addresses])

    @contextmanager
    def _told(self) -> Iterator[None]:
        from obstore.exceptions import BaseError  # noqa: PLC0415

        try:
            yield
        except (BaseError, OSError) as reason:
            raise _refuse(self.name, reason) from None


def open_store(address: str, project: Project, *, new: bool = True) -> EditionStore:
    """The store of a folder's path or of `s3://bucket/prefix`; a `Problem` for what is none. A folder that is not there
    is made, if it may be `new`."""
    from obstore.exceptions import BaseError  # noqa: PLC0415
    from obstore.store import LocalStore  # noqa: PLC0415

    scheme, there, rest = address.partition("://")
    try:
        if there and (scheme != "s3" or not rest.partition("/")[0]):
            raise Problem(Diagnostic("bad-store", f"`{address}` is no store of editions", hint=FORMS))
        if there:
            return EditionStore(open_s3(address), address, tells_kinds=True)
        root = _choose_folder(address, project, new)
        return EditionStore(LocalStore(root, mkdir=True, automatic_cleanup=True), address, tells_kinds=False)
    except (BaseError, OSError, ValueError) as reason:
        raise _refuse(address, reason) from None


def _choose_folder(address: str, project: Project, new: bool) -> Path:
    root = Path(address).resolve()
    own = (project.content, project.layouts, project.build, project.root / "releases")
    if root == project.root or any(root.is_relative_to(folder) for folder in own) or root.is_file():
        message = f"`{address}`: the project itself lies there, or a file"
        raise Problem(Diagnostic("bad-store", message, hint="name a folder of its own, or `s3://bucket/prefix`"))
    if not new and not root.is_dir():
        raise Problem(Diagnostic("bad-store", f"there is no folder `{address}`", hint="look at its name"))
    return root


def _refuse(name: str, reason: Exception) -> Problem:
    message = f"`{name}`: {' '.join(str(reason).split())[:300]}"
    cure = CURE if "://" in name else ON_DISK
    return Problem(Diagnostic("cannot-store", message, hint=f"{cure}; run the same command again then"))

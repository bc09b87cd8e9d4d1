"""A folder as a place of publications: one that a web server shows, or a drive that others see."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.folders import list_below
from generator.press.publish import write_synced
from generator.project import Project
from generator.publishing.publication import PAGES
from generator.publishing.publishing_places import is_ours, refuse_destination, refuse_work

CURE = "look whether the disk has space and whether you may write there"


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """The folder; files take their places by renaming, so that nobody sees half of one."""

    root: Path
    name: str
    workers: int = 1

    def list(self) -> Mapping[str, int]:
        with self._told():
            paths = [self.root / page for page in PAGES]
            paths += list_below(self.root / "files")
            found = {path.relative_to(self.root).as_posix(): path for path in paths if path.is_file()}
            return {address: path.stat().st_size for address, path in found.items() if is_ours(address)}

    def read(self, address: str) -> bytes:
        with self._told():
            return (self.root / address).read_bytes()

    def put(self, address: str, data: bytes) -> None:
        path = self.root / address
        part = path.with_name(f".{path.name}.part")
        with self._told():
            write_synced(part, data)
            part.replace(path)

    def copy(self, address: str, to: str) -> None:
        self.put(to, self.read(address))

    def delete(self, addresses: tuple[str, ...]) -> None:
        with self._told():
            for address in addresses:
                path = self.root / address
                path.unlink(missing_ok=True)
                for above in path.parents[: len(Path(address).parents) - 1]:
                    with suppress(OSError):  # something else is in it
                        above.rmdir()

    def finish(self, message: str) -> None:
        """Everything is seen at once."""

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as reason:
            raise refuse_work(str(reason.filename or self.root), reason.strerror or str(reason), CURE) from None


def open_folder(path: Path, project: Project) -> FolderPlace:
    """The folder, which need not be there yet. One that the project itself uses, a file, and a link among what a
    publication calls its own are a `Problem`."""
    root = path.resolve()
    own = (project.content, project.layouts, project.build, project.root / "releases")
    if root == project.root or any(root.is_relative_to(folder) for folder in own):
        raise refuse_destination(str(path), "the project itself lies there")
    if root.exists() and not root.is_dir():
        raise refuse_destination(str(path), "it is a file")
    links = [name for name in ("files", *PAGES) if (root / name).is_symlink()]
    if links:
        raise refuse_destination(str(path), f"`{links[0]}` in it is a link, which may lead to somebody else's files")
    return FolderPlace(root, str(path))

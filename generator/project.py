"""The project's folders, and the one door through which files come in."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, Problem
from generator.folders import find_matching
from generator.packaged import PACKAGED, check_settings, takes_packaged

SUFFIXES = (".yaml", ".md")
"""How the content file of a document may end."""
LARGEST_FILE = 1_000_000  # bytes; a content file is written by a person, and a novel has about as many characters


LARGEST_INPUT = 200_000_000  # bytes; what is larger is neither read nor digested


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds `content/` and `layouts/`, or takes those of the package; artifacts go to `build/`."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def layouts(self) -> Path:
        """The folder of the project's own layouts."""
        return self.root / "layouts"

    @property
    def layers(self) -> tuple[Path, ...]:
        """The folders in which a layout is looked for, the project's own first."""
        return (self.layouts, PACKAGED) if takes_packaged(self.root) else (self.layouts,)

    @property
    def shared(self) -> Path:
        return self.layouts / "_shared"

    @property
    def words(self) -> Path:
        """The folder of what the layouts print, and of its translations."""
        return self.shared / "words"

    @property
    def own_words(self) -> Path:
        """The folder of the company's own translations, which come before all others."""
        return self.content / "words"

    @property
    def build(self) -> Path:
        return self.root / "build"

    def name(self, path: Path) -> str:
        """The path as messages show it: relative to the project, with forward slashes."""
        for folder, shown in ((self.root, ""), *((folder, "layouts/") for folder in self.layers[1:])):
            if path.is_relative_to(folder):
                return shown + path.relative_to(folder).as_posix()
        return path.name

    def find(self, name: str) -> Path:
        """The file that messages call so."""
        folder, _, rest = name.partition("/")
        return self.layout(rest) if folder == "layouts" else self.root / name

    def layout(self, name: str) -> Path:
        """The file of a layout, such as `one-pagers/page.html`: the first there is, else where one's own would be."""
        return next((folder / name for folder in self.layers if self.has(folder / name)), self.layouts / name)

    def layout_files(self, pattern: str) -> dict[str, Path]:
        """The files of layouts that match, by name and in order; of two with one name, the project's own."""
        layers = self.layers[::-1]
        found = {path.relative_to(folder): path for folder in layers for path in self.find_files(folder, pattern)}
        return {name.as_posix(): found[name] for name in sorted(found)}

    def find_files(self, folder: Path, pattern: str) -> list[Path]:
        """What lies below the folder and matches, such as `*.yaml` or `**/*`, in order; nothing where there is no
        folder. One that cannot be listed is a `Problem`: what is in it has not gone."""
        try:
            return find_matching(folder, pattern)
        except OSError as reason:
            at = Position(self.name(Path(reason.filename or folder)))
            message = f"`{at.file}` cannot be listed: {reason.strerror}"
            raise Problem(Diagnostic("unreadable-file", message, at, "look whether you may read the folder")) from None

    def is_packaged(self, path: Path) -> bool:
        """Whether the file comes with the package, and not from the project."""
        return any(path.is_relative_to(folder) for folder in self.layers[1:]) and ".." not in path.parts

    def read(self, path: Path, most: int = LARGEST_INPUT) -> bytes:
        """The bytes of a file inside the project, if it has not too many; else a `Problem` that says why."""
        with self._open(path, most) as file:
            return file.read()

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file inside the project, read piece by piece."""
        with self._open(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @contextmanager
    def _open(self, path: Path, most: int = LARGEST_INPUT) -> Iterator[BufferedReader]:
        at = Position(self.name(path))
        real = self._refuse_other(path, at)
        if not self.is_packaged(path) and not real.is_relative_to(self.root.resolve()):
            raise Problem(
                Diagnostic(
                    "outside-project",
                    f"`{at.file}` is a link to a file outside the project",
                    at,
                    "copy the file into the project instead of linking to it",
                )
            )
        try:
            with path.open("rb") as file:
                self._refuse_huge(path, at, most)
                yield file
        except OSError as reason:
            cure = "look whether it is there and whether you may read it"
            message = f"`{at.file}` cannot be read: {reason.strerror}"
            raise Problem(Diagnostic("unreadable-file", message, at, cure)) from None

    @staticmethod
    def _refuse_huge(path: Path, at: Position, most: int) -> None:
        size = path.stat().st_size
        if size > most:
            message = f"`{at.file}` has {size:,} bytes; such a file has at most {most:,}"
            cure = "keep it elsewhere and name its https address, or put a shorter extract in its place"
            raise Problem(Diagnostic("file-too-large", message, at, cure))

    @staticmethod
    def _refuse_other(path: Path, at: Position) -> Path:
        """Where the file really lies; a `Problem` for what cannot be read to its end: a pipe, a device, a link to
        itself."""
        real = path
        try:
            real = path.resolve()
            reason = "it is no ordinary file" if path.exists() and not path.is_file() else ""
        except (OSError, RuntimeError) as trouble:  # Python 3.11 and 3.12 raise RuntimeError for a link to itself
            reason = getattr(trouble, "strerror", None) or "it is a link that leads to itself"
        if reason:
            cure = "put an ordinary file in its place, or delete it"
            raise Problem(Diagnostic("unreadable-file", f"`{at.file}` cannot be read: {reason}", at, cure))
        return real

    @staticmethod
    def has(path: Path) -> bool:
        """Whether anything lies there: what is no ordinary file is not taken for missing, but read, which says why."""
        return os.path.lexists(path)

    def holds(self, path: Path) -> bool:
        """Whether there is such a file below `content/` or among the layouts; what `..` or a link reaches outside is
        none."""
        if self.is_packaged(path):
            return path.is_file()
        try:
            real = path.resolve()
            inside = real.is_relative_to(self.content.resolve()) or real.is_relative_to(self.layouts.resolve())
            return inside and real.is_file()
        except (OSError, ValueError, RuntimeError):  # a name that no file can have, a link that leads to itself
            return False

    def document_file(self, key: str) -> Path | None:
        """The content file of the document `<kind>/<name>`, be it readable or not, if there is one."""
        files = (self.content / f"{key}{suffix}" for suffix in SUFFIXES)
        return next(filter(self.holds, files), None) if key.count("/") == 1 else None

    def holds_document(self, key: str) -> bool:
        """Whether the document has a content file."""
        return self.document_file(key) is not None

    def document_keys(self, kind: str) -> tuple[str, ...]:
        """The keys of all content files of a kind, be they readable or not; hidden files are none."""
        found = (path for path in self.find_files(self.content / kind, "*") if path.suffix in SUFFIXES)
        return tuple(sorted({f"{kind}/{path.stem}" for path in found if not path.name.startswith(".")}))

    def kinds(self) -> tuple[str, ...]:
        """The kinds of document: every folder of layouts that has a `kind.yaml`."""
        folders = (path for layer in self.layers for path in self.find_files(layer, "*"))
        return tuple(sorted({path.name for path in folders if self.has(path / "kind.yaml")}))


def find_project(start: Path) -> Project:
    """The project that `start` lies in: the nearest folder upwards with `content/`, and with `layouts/` or a
    `collateral.toml`."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "content").is_dir() and (takes_packaged(folder) or (folder / "layouts").is_dir()):
            check_settings(folder)
            return Project(folder)
    raise Problem(
        Diagnostic(
            "no-project",
            f"no project in `{start}`: a project has the folder content/, and layouts/ or collateral.toml",
            hint="change into the project's folder, name it with --project DIR, or start one: collateral init",
        )
    )

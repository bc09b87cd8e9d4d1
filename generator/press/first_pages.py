"""First pages of PDF files as small pictures for the catalogue: each is drawn once, and kept beside the build.

They lie in a folder of their own, by the digest of the file: a file that says the same keeps its picture. What cannot
be read there is drawn again, and a file that cannot be drawn has no picture.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from generator.folders import find_matching
from generator.press.manifest import Artifact
from generator.press.publish import write_synced
from generator.project import Project

FOLDER = ".build-cache/first-pages"
WIDTH = 300  # pixels: twice those of the card, for screens that show two for one
TALLEST = 1.42  # of the width: what stands below is cut off
QUALITY = 62  # of WebP, 0 to 100: words of a page are seen there, not read
LARGEST = 200_000  # bytes; a picture has about ten thousand


def draw_first_pages(
    artifacts: Iterable[Artifact], folders: Sequence[Path], project: Project, *, keeping: bool = True
) -> Mapping[str, bytes]:
    """A WebP picture of the first page of each PDF file, by the digest of the file, which lies in the first of the
    folders that has it. Those of a build are kept, and no others."""
    pictures: dict[str, bytes] = {}
    for one in artifacts:
        if one.format == "pdf" and one.sha256 not in pictures:
            drawn = _read(one.sha256, project) or _draw(one.path, folders)
            pictures |= {one.sha256: drawn} if drawn else {}
    if keeping:
        _keep(pictures, project)
    return pictures


def read_first_pages(artifacts: Iterable[Artifact], project: Project) -> Mapping[str, bytes]:
    """The pictures that a build has kept of these files, by the digest of a file; nothing is drawn, nothing written."""
    found = ((one.sha256, _read(one.sha256, project)) for one in artifacts if one.format == "pdf")
    return {sha256: picture for sha256, picture in found if picture}


def _place(sha256: str, project: Project) -> Path:
    return project.root / FOLDER / f"{sha256}-{WIDTH}.webp"


def _read(sha256: str, project: Project) -> bytes:
    path = _place(sha256, project)
    with suppress(OSError):
        if not path.is_symlink() and path.stat().st_size < LARGEST:
            data = path.read_bytes()
            return data if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else b""
    return b""


def _draw(name: str, folders: Sequence[Path]) -> bytes:
    import pypdfium2  # noqa: PLC0415 - loads a shared library

    with suppress(OSError, pypdfium2.PdfiumError):
        path = next((folder / name for folder in folders if (folder / name).is_file()), folders[-1] / name)
        document = pypdfium2.PdfDocument(path.read_bytes())
        page, out = document[0], BytesIO()
        picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
        picture.crop((0, 0, WIDTH, min(picture.height, int(WIDTH * TALLEST)))).save(
            out, "WEBP", quality=QUALITY, method=4
        )
        document.close()
        return out.getvalue()
    return b""


def _keep(pictures: Mapping[str, bytes], project: Project) -> None:
    """Keep these for the next build and no others; where nothing can be written, that build draws them again."""
    with suppress(OSError):
        kept = {path.name: path for path in find_matching(project.root / FOLDER, "*.webp")}
        wanted = {_place(sha256, project): data for sha256, data in pictures.items()}
        for path, data in wanted.items():
            if path.name not in kept or path.stat().st_size != len(data):
                write_synced(path, data)
        for path in kept.values():
            if path not in wanted:
                path.unlink()

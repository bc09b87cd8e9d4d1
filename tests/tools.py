"""Real programs, the command itself, and readers of finished files that share no code with the generator."""

import atexit
import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator, ValidationError

REPOSITORY = Path(__file__).parents[1]
COLLATERAL = Path(sys.executable).with_name("collateral")
PROGRAMS = {
    "chromium": (("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "chromium"),
    "soffice": (("soffice", "libreoffice"), "libreoffice-writer-nogui libreoffice-calc-nogui"),
    "pdftoppm": (("pdftoppm",), "poppler-utils"),
    "pdftotext": (("pdftotext",), "poppler-utils"),
    "node": (("node", "nodejs"), "nodejs"),
    "java": (("java",), "default-jre-headless"),
    "qpdf": (("qpdf",), "qpdf"),
    "initdb": (("initdb", *map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb"))), "postgresql"),
}
"""Program -> the names it goes by, and Debian's packages."""


def program(name: str) -> str:
    """The program's path; a test that needs it is skipped where it is missing, with the way to get it."""
    names, package = PROGRAMS[name]
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{name} is missing: `sh .ci/setup test` installs it (on Debian: apt install {package})")
    return found


def module(path: str) -> Path:
    """A file of a validator that npm has installed; a test that needs it is skipped where it is missing."""
    file = REPOSITORY / "tests/validators/node_modules" / path
    if not file.is_file():
        name = path.partition("/")[0]
        pytest.skip(f"{name} is missing: `sh .ci/setup test` installs it (`npm ci` in tests/validators/)")
    return file


def run(*command: str | Path, seconds: int = 180, statuses: Collection[int] = (0,)) -> bytes:
    """What a program prints; a program that fails, by its exit status, fails the test with its own words."""
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=seconds, check=False)
    assert done.returncode in statuses, f"{command[0]} failed: {done.stderr.decode(errors='replace')[-2000:]}"
    return done.stdout


def command(*arguments: str, script: Path | None = None) -> list[str]:
    """The command as a person types it; `script` is a program of a test that calls it."""
    return [sys.executable, str(script), *arguments] if script else [str(COLLATERAL), *arguments]


DAY = "1796083200"
"""The day of the tests, 2026-12-01, in seconds: claims expire, and pages outlive their last day, on named days."""


def surroundings(**changes: str) -> dict[str, str]:
    """The environment of a command: this one on the tests' day, without what would change its bytes, its looks or its
    speed."""
    unset = {"COLUMNS", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"}
    return {k: v for k, v in os.environ.items() if k not in unset} | {"SOURCE_DATE_EPOCH": DAY} | changes


def collateral(
    root: Path, *arguments: str, script: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """`collateral` run in the project's folder, as its own process."""
    return subprocess.run(
        command(*arguments, script=script),
        cwd=root,
        env=surroundings(**changes),
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


def untranslated(root: Path) -> Path:
    """The copy without its translations, which every edit of their sources would call out of date."""
    for path in (root / "content").rglob("*.*.yaml"):
        path.unlink()
    return root


def copied(root: Path, *names: str, source: Path = REPOSITORY) -> Path:
    """A copy of these folders of the project: of all content and layouts, if none is named. A part of the project has
    no catalogue of the whole."""
    for name in names or ("content", "layouts"):
        shutil.copytree(source / name, root / name)
    if names and "content" not in names:
        for name in ("catalogue", "search-words"):
            (root / f"content/facts/{name}.yaml").unlink(missing_ok=True)
    return root


def written(root: Path, files: dict[str, str]) -> Path:
    """The folder with these text files in it."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made by the first of several workers; the others wait for it."""
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder.with_name(f"{folder.name}.made")
        if not made.exists():
            make(folder)
            made.touch()
    return folder


# Finished files, read by others than those who wrote them.

HYPHEN = re.compile(r"(?<=\w)[-\u2010](?:\n\s*)?(?=\w)")
"""A hyphen within a word. At the end of a line poppler takes it away, so nowhere does it part words."""
WORD = re.compile(r"[^\W\d_]+|\d+")
PARTS = re.compile(r"word/(document|header\d*|foot\w+|endnotes)\.xml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INLINE = frozenset({"a", "strong", "em", "code", "sup", "sub", "span", "data"})


def spoken(text: str) -> list[str]:
    """The words and numbers of a text in order, whatever breaks, ligatures and marks lie between."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return WORD.findall(HYPHEN.sub("", plain))


def missing(wanted: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """The words that are wanted more often than they are found."""
    return dict(Counter(wanted) - Counter(found))


BROKEN = re.compile("\u2010\n(?=[^\\W\\d_])")


def pdf_text(path: Path) -> str:
    """The text of a PDF, as poppler reads it, with words that are broken at the end of a line whole again."""
    return BROKEN.sub("", run(program("pdftotext"), "-enc", "UTF-8", path, "-").decode())


def word_text(path: Path) -> str:
    """The text of a Word document, paragraph by paragraph: body, notes, headers and footers."""
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if PARTS.fullmatch(name)]
        return "\n".join(_paragraphs(etree.fromstring(package.read(name))) for name in sorted(parts))


def _paragraphs(root: "etree._Element") -> str:
    pieces = []
    for node in root.iter(f"{W}t", f"{W}p", f"{W}tab", f"{W}br"):
        pieces.append(node.text or "" if node.tag == f"{W}t" else " ")
    return "".join(pieces)


def html_text(path: Path, inline: frozenset[str] = INLINE) -> str:
    """The text of a web page's body, and what stands in its fields; elements that are not inline part words."""
    reader = _Body(inline)
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return "".join(reader.pieces)


class _Body(HTMLParser):
    def __init__(self, inline: frozenset[str]) -> None:
        super().__init__()
        self.inline = inline
        self.pieces: list[str] = []
        self.inside = False
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "body"
        self.silent = tag in {"script", "style"}
        self.pieces.append("" if tag in self.inline else " ")
        self.pieces += [f"{value} " for name, value in attrs if tag == "input" and name == "value" and value]

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "body"
        self.silent = False
        self.pieces.append("" if tag in self.inline else " ")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent:
            self.pieces.append(data)


def without_record(path: Path) -> object:
    """What the file holds beside the record of what it was made from; equal for files that differ in nothing else."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            del pdf.docinfo["/Provenance"]
            pdf.save(out := BytesIO(), deterministic_id=True)
        return out.getvalue()
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist() if name != "docProps/custom.xml"}
        return {name: part for name, part in parts.items() if b"<provenance " not in part}
    return re.sub(rb' data-provenance="[^"]*"', b"", path.read_bytes(), count=1)


READERS: dict[str, Callable[[Path], str]] = {
    "pdf": pdf_text,
    "docx": word_text,
    "html": html_text,
    "txt": lambda path: path.read_text("utf-8"),
    "md": lambda path: path.read_text("utf-8"),
}


def broken_rules(file: Path) -> list[ValidationError]:
    """What the audit of Open XML finds in a Word document or a workbook."""
    return list(_office_audit().validate(file).errors)


@cache
def _office_audit() -> OpenXmlValidator:
    return OpenXmlValidator()


def pictures(path: Path, folder: Path, dots: int, *, colour: bool = True) -> list[Path]:
    """Each page of a PDF as a picture of so many dots an inch."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / f"{path.parent.name}-{path.stem}-{dots}"
    run(program("pdftoppm"), "-r", str(dots), *([] if colour else ["-gray"]), path, stem)
    return sorted(folder.glob(f"{stem.name}-*.p[gp]m"))


def saved_by_office(files: Iterable[Path], form: str, folder: Path) -> Path:
    """The folder, with the files in it as LibreOffice saves them in a form: an ending, or one with a filter."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={(office_folder() / 'profile').as_uri()}"
    options = ("--headless", "--norestore", "--convert-to", form, "--outdir", folder)
    run(program("soffice"), profile, *options, *files, seconds=600)
    return folder


@cache
def office_folder() -> Path:
    """Where LibreOffice keeps the profiles of this process: making one takes longer than most that it is asked for."""
    folder = Path(tempfile.mkdtemp(prefix="office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def converted(files: Iterable[Path], ending: str, folder: Path) -> Path:
    """All files as LibreOffice saves them in another format, in one call; their names become `<kind>--<name>`."""
    inputs = folder / "in"
    inputs.mkdir(parents=True)
    named = []
    for file in files:
        named.append(inputs / f"{file.parent.name}--{file.name}")
        shutil.copy(file, named[-1])
    return saved_by_office(named, ending, folder)


KINDS = {
    "guides": "guide", "calculators": "calculator", "case-studies": "case-study", "email-sequences": "email-sequence",
    "linkedin-messages": "linkedin-messages", "one-pagers": "one-pager", "pitches": "pitch",
    "poc-charters": "proof-of-concept-charter", "meetings": "meeting", "reports": "report", "sheets": "sheet",
    "workbooks": "workbook", "crm": "crm-setup", "forms": "form", "plans": "plan", "scripts": "script",
    "customer-forms": "customer-form", "customer-plans": "customer-plan", "signing-sheets": "signing-sheet",
}  # fmt: skip
"""How the names of the kit's finished files call each kind."""


OURS = "tai"


def built_name(path: str, company: str = OURS) -> str:
    """Where the build puts the file of a document: `one-pagers/saas.pdf` is named for whoever gets it."""
    folder, _, name = path.rpartition("/")
    if folder not in KINDS:
        return path
    return f"{folder}/{company}-{KINDS[folder]}-{name.removeprefix(f'{OURS}-{KINDS[folder]}-')}"

"""The built package is enough: installed alone, in an empty folder, it starts a project and builds its kit."""

import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.tools import REPOSITORY, run, surroundings

STRANGE = re.compile(r"\bTAI\b|erlang|entitlement|\bSKUs?\b|governor|fintech|\bSaaS\b|tai-", re.IGNORECASE)
"""Words of the company whose kit lies in the repository; no other company has them."""
PACKED = {".docx", ".xlsx", ".zip"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`collateral` in an environment that has the package as built, and only the libraries of this one."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, REPOSITORY)
    home = folder / "environment"
    venv.create(home, with_pip=False, symlinks=True)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    wheel = next(folder.glob("*.whl"))
    run(*pip, "--python", home / "bin" / "python", "install", "--quiet", "--no-deps", "--no-index", wheel)
    return home / "bin" / "collateral"


def _collateral(installed: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [str(installed), *arguments], cwd=folder, env=surroundings(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_package_alone_starts_a_project_and_builds_its_kit_without_a_word_of_another_company(
    installed: Path, tmp_path: Path
) -> None:
    said = _collateral(installed, tmp_path, "init", "acme")
    project = tmp_path / "acme"
    home = _collateral(installed, project, "doctor")
    assert "acme" in said
    assert len(said.splitlines()) == 7
    assert str(REPOSITORY) not in home
    said += _collateral(installed, project, "check", "--format", "json") + home
    assert "[]" in said
    said += _collateral(installed, project, "build")
    assert sorted(path.name for path in (project / "build").iterdir() if path.is_dir()) == sorted(
        path.name for path in (project / "content").iterdir() if path.is_dir() and path.name not in {"facts", "claims"}
    )
    assert STRANGE.findall(said) == []
    assert {path.name: found for path in _files(project) if (found := STRANGE.findall(_read(path)))} == {}


def _files(project: Path) -> list[Path]:
    return [path for path in project.rglob("*") if path.is_file()]


def _read(path: Path) -> str:
    """The words of a file, with all that is packed in it."""
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as document:
            return "\n".join(page.get_textpage().get_text_bounded() for page in document) + str(
                document.get_metadata_dict()
            )
    if path.suffix in PACKED:
        with zipfile.ZipFile(path) as package:
            return "\n".join(_text(package.read(name)) for name in package.namelist())
    return _text(path.read_bytes())


def _text(data: bytes) -> str:
    """The bytes as text, without the fonts and pictures that are written out in letters."""
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "", data.decode("utf-8", "ignore")) if b"\0" not in data else ""

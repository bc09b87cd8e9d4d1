"""The doctor: whether this machine has what building and testing need."""

import ctypes.util
import shutil
import sys
from pathlib import Path

from generator.diagnostics import Problem
from generator.project import find_project

LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
"""Shared libraries of WeasyPrint by their names for the loader, with Debian's packages."""

PROGRAMS = {
    "chromium": "chromium",
    "soffice": "libreoffice-writer-nogui libreoffice-calc-nogui",
    "pdftoppm": "poppler-utils",
    "node": "nodejs",
}
"""Programs that the tests use, with Debian's packages."""

Row = tuple[bool, str, str]


def examine(folder: Path) -> list[Row]:
    """Rows of: good or not, what was looked for, and the cure; `needed` is for building, `for tests` for testing."""
    return [_python(), *_libraries(), *_programs(), _project(folder)]


def _python() -> Row:
    version = ".".join(map(str, sys.version_info[:3]))
    return sys.version_info >= (3, 11), f"Python {version}", "needed: install Python 3.11 or newer"


def _libraries() -> list[Row]:
    return [
        (
            ctypes.util.find_library(name) is not None,
            f"library {name}",
            f"needed for PDF: on Debian, apt install {package}",
        )
        for name, package in LIBRARIES.items()
    ]


def _programs() -> list[Row]:
    return [
        (shutil.which(name) is not None, f"program {name}", f"for tests: on Debian, apt install {package}")
        for name, package in PROGRAMS.items()
    ]


def _project(folder: Path) -> Row:
    try:
        project = find_project(folder)
    except Problem as problem:
        return False, "a project here", problem.diagnostics[0].hint
    return True, f"project with {len(project.kinds())} kinds", ""

"""`make bench`: how fast the set builds and how much memory it takes, from one run. Exits 0 whatever it finds.

python -m tests.bench
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.tools import command, copied, surroundings

if TYPE_CHECKING:
    from generator.pages.page import Page

ROUNDS = 5
PRESSED = 3
"""PDFs that the press and a plain WeasyPrint are compared on: the one with the most pages of each kind, at most."""


@dataclass(frozen=True)
class Measure:
    """One row: what was measured, in which unit, and the bound it should keep."""

    what: str
    value: float
    unit: str
    bound: str = ""
    kept: bool = True

    def __str__(self) -> str:
        figure = f"{self.value:.2f}" if self.value < 100 else f"{self.value:.0f}"
        verdict = (f"{'ok' if self.kept else 'SLOW':<6}({self.bound})") if self.bound else ""
        return f"{self.what:<58}{figure:>8} {self.unit:<6}{verdict}".rstrip()


def main() -> None:
    for measure in measures():
        print(measure, flush=True)


def measures() -> Iterator[Measure]:
    """Programs first, while this process is small: a process starts with the peak memory of the one that starts it."""
    with TemporaryDirectory() as folder:
        root = copied(Path(folder) / "project")
        yield from _builds(root)
        yield below("collateral check, whole content, median of 5", _median(root, "check"), "s", 2)
        yield below("collateral --help, median of 5", _median(root, "--help"), "s", 0.3)
        yield from _press(root)


def below(what: str, value: float, unit: str, bound: float) -> Measure:
    return Measure(what, value, unit, f"under {bound:g} {unit}", kept=value < bound)


def _builds(root: Path) -> Iterator[Measure]:
    seconds, peak = _run(root, "build")
    files = sum(1 for path in (root / "build").glob("*/*"))
    yield Measure(f"cold build of the set, {files} files, {os.cpu_count()} cores", seconds, "s")
    yield Measure("build again, nothing changed", _run(root, "build")[0], "s")
    yield below("peak memory of any process of the cold build", peak, "MB", 500)


def _run(root: Path, *arguments: str) -> tuple[float, float]:
    """Seconds by the clock, and the megabytes of the largest process of all that the command started."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command(*arguments), cwd=root, env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(f"collateral {' '.join(arguments)} ended with exit code {process.returncode}; run it to see why")
    return seconds, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def _median(root: Path, *arguments: str) -> float:
    return median(_run(root, *arguments)[0] for _ in range(ROUNDS))


def _press(root: Path) -> Iterator[Measure]:
    """The press with fonts and sheets at hand, beside a plain WeasyPrint that reads them again for each page."""
    from generator.writers import pdf

    pages = _printed_pages(root)
    for page in pages:
        pdf.write(page)
    warm = [_cpu(lambda page=page: pdf.write(page)) for page in pages]
    plain = [_cpu(lambda page=page: _plainly(page)) for page in pages]
    names = ", ".join(page.artifact.partition("/")[0] for page in pages)
    yield Measure(f"warm press, CPU for one PDF ({names})", sum(warm) / len(warm), "s")
    yield Measure("plain WeasyPrint, CPU for the same PDF", sum(plain) / len(plain), "s")
    ratio = sum(plain) / sum(warm)
    yield Measure("the press is faster by", ratio, "times", "at least 2 times", kept=ratio >= 2)


def _printed_pages(root: Path) -> list["Page"]:
    """The longest page tree of each kind, the longest first."""
    from generator.press.loading import load_workspace
    from generator.press.surveying import compose_with_survey
    from generator.project import Project
    from generator.writers import formats

    workspace, _ = load_workspace(Project(root), formats())
    longest: dict[str, Page] = {}
    for document in workspace.documents.values():
        for view, page in compose_with_survey(document, workspace).pages:
            if "pdf" in view.formats and len(page.root.text) > len(longest.get(page.kind, page).root.text) - 1:
                longest[page.kind] = page
    return sorted(longest.values(), key=lambda page: -len(page.root.text))[:PRESSED]


def _plainly(page: "Page") -> bytes:
    """The same page by WeasyPrint as its manual says: everything is read for this one document."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from generator.writers.pdf.print_engine import _assets, _document

    fonts, assets = FontConfiguration(), _assets(page)
    sheets = [CSS(string=sheet, font_config=fonts, url_fetcher=assets) for sheet in page.print_styles.values()]
    html = HTML(string=_document(page), base_url="https://assets.invalid/", url_fetcher=assets)
    return html.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True)


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds of the work, the median of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


if __name__ == "__main__":
    main()

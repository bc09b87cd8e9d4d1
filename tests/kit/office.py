"""A workbook in LibreOffice: opened once, filled in many times, recalculated each time, and read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from html import escape
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries

from tests.tools import office_folder, program, run

Place = tuple[str, str]
"""A sheet, and a range of its cells."""

ERRORS = {532: "#DIV/0!", 502: "#VALUE!", 519: "#VALUE!", 503: "#NUM!", 524: "#REF!", 525: "#NAME?", 32767: "#N/A"}
"""LibreOffice's errors by their numbers; 502 is a wrong argument."""

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Desk" script:language="StarBasic">{}
</script:module>"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false">
 <library:element library:name="Desk"/>
</library:library>"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>"""

COMPLETE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted"><value>true</value></prop></item>
</oor:items>"""
"""A profile that LibreOffice takes for its own; others it fills with its presets, an empty library of macros too."""


@dataclass
class Desk:
    """What is to be done with one workbook; `work` does it, in one LibreOffice, and gives what was read."""

    book: Path
    areas: Sequence[Place]
    """What is read each time."""
    lines: list[str] = field(default_factory=list)
    places: dict[Place, int] = field(default_factory=dict)
    reads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._say("open", self.book.as_uri())
        for area in self.areas:
            self._say("area", *area)

    def enter(self, place: Place, values: Sequence[Any]) -> None:
        """Fill in a range of one column from its top; what is not given is left blank."""
        if not self.places:
            self._say("wait")
        if place not in self.places:
            self._say("place", *place)
            self.places[place] = len(self.places)
        number = self.places[place]
        self._say("clear", number)
        for row, value in enumerate(values):
            if value is not None:
                self._say("text" if isinstance(value, str) else "number", number, 0, row, _plain(value))

    def calculate(self) -> None:
        """Recalculate every formula, whatever is stored."""
        self._say("calculate")

    def read(self, what: str = "values") -> None:
        """Note the cells' `values`, or their `texts` as a reader sees them."""
        self.reads.append(what)
        self._say(what)

    def preview(self, path: Path) -> None:
        """Print the workbook as a PDF, as it is."""
        self._say("preview", path.as_uri())

    def work(self, folder: Path) -> Iterator[dict[Place, Any]]:
        """Every reading: the cells by their sheet and address."""
        self._say("close")
        (folder / "job.txt").write_text("\n".join(self.lines), "utf-8")
        macro = f'Const JOB = "{folder.as_uri()}"\n{(Path(__file__).parent / "office.bas").read_text("utf-8")}'
        profile = _profile(office_folder() / "desk", macro)
        run(program("soffice"), "--headless", "--norestore", profile, "macro:///Standard.Desk.Work")
        assert (folder / "told.txt").exists(), "LibreOffice did not start the macro; it says nothing of errors in it"
        told = (folder / "told.txt").read_text("utf-8").splitlines()
        readers = {"values": _value, "texts": str}
        assert len(told) == len(self.reads) * len(self.areas)
        for number, what in enumerate(self.reads):
            lines = told[number * len(self.areas) : (number + 1) * len(self.areas)]
            yield dict(self._cells(lines, readers[what]))

    def _cells(self, lines: Iterable[str], reader: Any) -> Iterator[tuple[Place, Any]]:
        for (sheet, area), line in zip(self.areas, lines, strict=True):
            for address, word in zip(addresses(area), line.split("\t"), strict=True):
                yield (sheet, address), reader(word)

    def _say(self, *words: object) -> None:
        self.lines.append("\t".join(map(str, words)))


def addresses(area: str) -> list[str]:
    """The cells of a range, row by row."""
    left, top, right, bottom = range_boundaries(area)
    columns = [get_column_letter(column) for column in range(left, right + 1)]
    return [f"{column}{row}" for row in range(top, bottom + 1) for column in columns]


def _profile(folder: Path, macro: str) -> str:
    """The profile with the macro in it."""
    files: Mapping[str, str] = {
        "registrymodifications.xcu": COMPLETE,
        "basic/script.xlc": LIBRARIES,
        "basic/Standard/script.xlb": LIBRARY,
        "basic/Standard/Desk.xba": MODULE.format(escape(macro)),
    }
    for name, text in files.items():
        path = folder / "user" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return f"-env:UserInstallation={folder.as_uri()}"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else repr(float(value))


def _value(word: str) -> Any:
    """A number in full, a text, an error's code, or nothing where a cell is blank."""
    if word.startswith("'"):
        return word[1:]
    if word.startswith("!"):
        error = int(word[1:])
        return ERRORS[error] if error else None
    digits, _, rest = word.partition("|")
    return float(Fraction(digits) + Fraction(rest))

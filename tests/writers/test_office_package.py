"""Office packages: written as the standard library writes ZIP files, and parts that many have deflated once."""

import random
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from generator.writers._office import office_package
from generator.writers._office.office_package import FIRST, LARGE, pack, parts_of, repack

PARTS = {
    "word/a.xml": b"<a>lamp</a>" * 900,
    FIRST: b"<Types/>",
    "docProps/über.xml": b"",
    "word/fonts/font1.odttf": random.Random(1).randbytes(LARGE + 1),
}


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as the standard library packs them."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            package.writestr(entry, parts[name])
    return out.getvalue()


@pytest.mark.parametrize("parts", [PARTS, {FIRST: b"x"}, {}], ids=["several", "one", "none"])
def test_a_package_has_the_very_bytes_that_the_standard_library_writes(parts: dict[str, bytes]) -> None:
    assert pack(parts) == zipped(parts)
    assert parts_of(pack(parts)) == parts


def test_parts_are_replaced_and_added() -> None:
    changed = {"word/a.xml": b"new", "word/b.xml": b"more"}
    assert parts_of(repack(pack(PARTS), changed)) == {**PARTS, **changed}


def test_a_large_part_is_deflated_once_for_all_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    deflated: list[int] = []
    compressobj = zlib.compressobj

    class Press:
        def __init__(self, wbits: int) -> None:
            self.press = compressobj(wbits=wbits)

        def compress(self, part: bytes) -> bytes:
            deflated.append(len(part))
            return self.press.compress(part)

        def flush(self) -> bytes:
            return self.press.flush()

    office_package._deflate_once.cache_clear()
    monkeypatch.setattr("generator.writers._office.office_package.zlib.compressobj", Press)
    font, text = random.Random(2).randbytes(LARGE + 1), b"words"
    packages = [pack({"font": bytes(bytearray(font)), "text": text}) for _ in range(3)]
    assert len({*packages}) == 1
    assert deflated == [len(font), len(text), len(text), len(text)]

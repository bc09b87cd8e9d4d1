"""The brand's fonts are unpacked once, and kept for the next build; what is damaged there is unpacked anew."""

from datetime import date
from pathlib import Path

import pytest

from generator.content import font_files
from generator.press.kept_fonts import bring_fonts
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the fonts that are unpacked from now on, in a program that knows none."""
    sizes: list[int] = []
    real = font_files._decompress

    def decompress(data: bytes) -> bytes:
        sizes.append(len(data))
        return real(data)

    monkeypatch.setattr(font_files, "_decompress", decompress)
    monkeypatch.setattr(font_files, "_unpacked", {})
    return sizes


def bring(project: SampleProject) -> list[Path]:
    """The kept fonts after a program that knows none has asked for them."""
    font_files._unpacked.clear()
    bring_fonts(load_workspace(Project(project.root), formats(), date(2026, 3, 1))[0])
    return sorted((project.root / ".build-cache").glob("*.font"))


def test_fonts_are_unpacked_once_and_kept(project: SampleProject, unpacked: list[int]):
    kept = bring(project)
    assert len(kept) == len(unpacked) == 2
    first = dict(font_files._unpacked)
    unpacked.clear()
    assert bring(project) == kept
    assert unpacked == []
    assert font_files._unpacked == first


def test_a_damaged_one_is_unpacked_anew_and_one_of_another_font_goes(project: SampleProject, unpacked: list[int]):
    kept = bring(project)
    whole = kept[0].read_bytes()
    kept[0].write_bytes(whole[:-1])
    kept[0].with_name("other.font").write_bytes(whole)
    unpacked.clear()
    assert bring(project) == kept
    assert len(unpacked) == 1
    assert kept[0].read_bytes() == whole

"""A font that no program can open is found at the brand's line, before any page is set in it."""

import pytest

from tests.project_fixture import FONTS

WHOLE = (FONTS / "Inter-Bold.woff2").read_bytes()
DAMAGED = {
    "empty": b"",
    "cut short": WHOLE[:20_000],
    "another magic": b"XXXX" + WHOLE[4:],
    "a zip": b"PK\x03\x04" + b"\0" * 100,
    "words": b"no font at all",
    "only its magic": WHOLE[:4],
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_font_is_found_at_its_line(project, data):
    project.write("layouts/_shared/fonts/Inter-Bold.woff2", data)
    said = project.check()
    assert "content/facts/brand.yaml:26:12: error[damaged-font]" in said


def test_a_whole_font_is_fine(project):
    assert "damaged-font" not in project.check()

"""A default of the calculator is written once: a change of it is in everything that says it, and in nothing else."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.content.translation import ENGLISH
from generator.pages.page import Page
from generator.press.manifest import read_manifest
from tests.kit.books import Book
from tests.kit.conftest import Kit
from tests.kit.promised import promise
from tests.kit_part import copied_part
from tests.project_fixture import TESTS_DAY, SampleProject
from tests.tools import REPOSITORY, built_name, copied, once, pdf_text, without_record, word_text

BEFORE, AFTER = 80, 100
"""Hours to prepare one audit. The fintech scenario sets its own."""
DEFAULT = "label: Hours to prepare one audit\n      unit: hours\n      value: "
CALCULATOR = {
    built_name(f"calculators/roi{face}.{ending}")
    for face, endings in {
        "": ("pdf", "docx", "html", "txt"),
        "-web": ("html",),
        "-workbook": ("xlsx",),
        **{f"-case-{name}": ("pdf", "docx") for name in ("saas", "infrastructure", "low", "high")},
    }.items()
    for ending in endings
}
CITING = (built_name("one-pagers/saas"), built_name("one-pagers/infrastructure"))
"""The one-pagers that cite scenarios with this default."""
SAYING = {
    *CITING,
    *map(built_name, ("pitches/60-seconds", "pitches/60-seconds-card", "guides/ideal-customer")),
    *(built_name(f"sheets/value-propositions-for-{segment}") for segment in ("saas", "infrastructure")),
}
"""The pages of every kind that do."""
BUILT = ("calculators/roi", "one-pagers/saas")
"""What is built again; of everything else the pages are laid out again, which is all that a file is made from."""


@pytest.fixture(scope="module")
def changed(kit, common: Path) -> Path:
    """The project with another default, some of it built from nothing: these documents and what they name."""

    def make(root: Path) -> None:
        with_another_default(copied_part(root, *BUILT))
        ran = SampleProject(root).run("build", *BUILT, clock=TESTS_DAY)
        assert ran.exit_code == 0, ran.output

    return once(common / "changed", make) / "build"


def with_another_default(root: Path) -> Path:
    file = root / "content/calculators/roi.yaml"
    text = file.read_text("utf-8")
    assert text.count(f"{DEFAULT}{BEFORE}\n") == 1
    file.write_text(text.replace(f"{DEFAULT}{BEFORE}\n", f"{DEFAULT}{AFTER}\n"), "utf-8")
    return root


def artifacts(build: Path) -> list[str]:
    """The paths of all artifacts, as the manifest has them."""
    manifest = json.loads((build / "manifest.json").read_text("utf-8"))
    return sorted(entry["path"] for entry in manifest["artifacts"])


def test_it_changes_every_face_and_who_cites_it_and_nothing_else(kit, changed: Path) -> None:
    """But for the record in each file, which names the build that it comes from."""
    paths = [path for path in artifacts(kit.build) if promise(path).document in BUILT]
    citing = {path for path in paths if path.startswith(CITING)}
    assert {Path(path).suffix for path in citing} >= {".pdf", ".docx", ".html"}
    assert paths == artifacts(changed)
    assert {p for p in paths if without_record(kit.build / p) != without_record(changed / p)} == CALCULATOR | citing


def test_it_changes_no_page_but_theirs(kit, tmp_path: Path) -> None:
    pages = Kit(with_another_default(copied(tmp_path / "kit", source=kit.root))).lay_out(read_manifest(kit.build)).pages
    assert pages.keys() == kit.pages.keys()
    differing = {name for name, page in pages.items() if said_by(page) != said_by(kit.pages[name])}
    assert differing == {path.rpartition(".")[0] for path in CALCULATOR} | SAYING


def said_by(page: Page) -> tuple[object, ...]:
    """All that a page holds. The tree in words: its catalogue, and an error among its values, are equal to themselves
    only, and to none that was kept in a file."""
    looks = (page.print_styles, page.screen_styles, page.fonts, page.reference)
    return (repr(replace(page, translation=ENGLISH)), [*page.formulas], *looks)


@pytest.mark.parametrize("hours, is_new", [("3,760 hours", False), ("3,800 hours", True)])
def test_all_of_them_say_the_new_figure_and_none_the_old(kit, changed: Path, hours: str, is_new: bool) -> None:
    """Five people for sixty hours in twelve months, and two audits."""
    for build in (kit.build, changed):
        expected = is_new is (build == changed)
        assert (hours in pdf_text(build / built_name("one-pagers/saas.pdf"))) is expected
        assert (hours in word_text(build / built_name("calculators/roi.docx"))) is expected
        assert (hours in (build / built_name("calculators/roi-web.html")).read_text("utf-8")) is expected
        book = Book(build / built_name("calculators/roi-workbook.xlsx"))
        assert (f"{book.stored(book.names['manual_hours']):,} hours" == hours) is expected


def test_no_layout_knows_what_a_company_calls_its_contacts():
    kinds = [
        file.parent
        for file in (REPOSITORY / "layouts").glob("*/kind.yaml")
        if "audience: internal" not in file.read_text("utf-8")
    ]
    layouts = [
        path.read_text("utf-8") for folder in (*kinds, REPOSITORY / "layouts/_shared") for path in folder.glob("*.html")
    ]
    assert {name for text in layouts for name in re.findall(r"brand\.contacts\.(\w+)", text)} == set()
    assert not [text for text in layouts if "brand.contacts[" in text]

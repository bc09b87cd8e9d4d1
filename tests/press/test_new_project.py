"""`collateral init`: a project for any company, written whole or not at all, with layouts that it may take over."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from generator.packaged import PACKAGED
from generator.press.company_settings import settle_company, shorten
from generator.press.digests import kind_digests
from generator.project import Project
from tests.project_fixture import SampleProject


def _init(folder: Path, *arguments: str) -> SampleProject:
    ran = SampleProject(folder).run("init", *arguments)
    assert ran.exit_code == 0, ran.output
    return SampleProject(folder / arguments[0])


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "notes.txt").write_text("mine")
    ran = SampleProject(tmp_path).run("init", "acme")
    assert ran.exit_code == 2
    assert "is not empty: it holds `notes.txt`" in ran.output
    assert "name a folder that is empty or not there yet" in ran.output
    assert [path.name for path in tmp_path.rglob("*")] == ["acme", "notes.txt"]


def test_a_repository_without_a_file_is_filled_where_somebody_stands(tmp_path: Path) -> None:
    (tmp_path / "acme" / ".git").mkdir(parents=True)
    ran = SampleProject(tmp_path / "acme").run("init")
    assert ran.exit_code == 0, ran.output
    assert "Acme" in ran.output
    found = sorted(path.name for path in (tmp_path / "acme").iterdir())
    assert found == [".git", ".github", ".gitignore", "README.md", "collateral.toml", "content"]


def test_all_impossible_settings_are_named_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    asked = ("--company", "Acme", "--currency", "EURO", "--language", "english", "--paper", "A3")
    ran = SampleProject(tmp_path).run("init", "acme", *asked)
    assert ran.exit_code == 2
    assert "`EURO` is the code of no currency\n    did you mean `EUR`?" in ran.output
    assert "pages cannot be printed in `english`\n    known: de, en, fr" in ran.output
    assert "there is no paper `A3`\n    write Letter or A4" in ran.output
    assert [*tmp_path.iterdir()] == []


def test_a_write_that_fails_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, *_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.press.new_project._put_in_place", fail)
    ran = SampleProject(tmp_path).run("init", "acme")
    assert "cannot be written: No space left on device" in ran.output
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "name",
    [
        "Müller & Söhne GmbH",
        'O\'Neil "Fast": @today@ *a* {{ x }} <b>',
        "Studio 54",
        "Two Brothers & 3M Company Ltd",
        "The Very Long Name of a Company That Nobody Ever Cuts",
        "Κώστας Ελλάς",
        "- [x]",
    ],
)
@pytest.mark.slow
def test_a_company_may_have_any_name_that_its_font_can_print(tmp_path: Path, name: str) -> None:
    project = _init(tmp_path, "kit", "--company", name, "--language", "en-GB")
    assert "all fine" in project.check()
    logo = ElementTree.fromstring(project.read("content/facts/logo.svg"))
    assert logo[0].text == name
    assert yaml.safe_load(project.read("content/facts/brand.yaml"))["name"] == name
    assert float(logo.get("width", "")) / float(logo.get("height", "")) < 15  # beside the eyebrow of a one-pager


def test_a_name_that_the_font_lacks_is_refused_with_the_way_to_start(tmp_path: Path) -> None:
    ran = SampleProject(tmp_path).run("init", "kit", "--company", "株式会社")
    assert ran.exit_code == 2
    assert "the font that comes along has no `株`" in ran.output
    assert "start with the name in Latin letters; then give the brand Noto Sans JP, SC, TC or KR" in ran.output


def test_a_language_that_is_written_from_right_to_left_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    ran = SampleProject(tmp_path).run("init", "kit", "--company", "Acme", "--language", "he-IL")
    assert "error[right-to-left]: Hebrew is written from right to left" in ran.output
    assert not (tmp_path / "kit").exists()


def test_a_name_that_is_a_figure_is_refused_because_every_page_would_have_it_without_a_source(tmp_path: Path) -> None:
    assert "`3M` reads like a figure" in SampleProject(tmp_path).run("init", "kit", "--company", "3M").output


def test_what_nobody_says_is_that_of_the_languages_country() -> None:
    british = settle_company("Acme Ltd.", "en-GB")
    assert (british.short_name, british.paper, british.currency, british.money) == (
        "Acme",
        "A4",
        "GBP",
        "British pounds",
    )
    assert settle_company("Acme", "en").paper == "Letter"
    assert settle_company("Acme", "en-CH").currency == "CHF"
    assert settle_company("Acme", "en-US", currency="chf").currency == "CHF"


def test_a_short_name_ends_between_words() -> None:
    assert shorten("The Very Long Name of a Company That Nobody Cuts") == "The Very Long Name of a"
    assert shorten("Κώστας d'Œuvre & Fils — Société Générale") == "Κώστας d'Œuvre & Fils"


def test_a_layout_of_ones_own_takes_the_place_of_one_file_and_the_rest_stays_the_packages(tmp_path: Path) -> None:
    project = _init(tmp_path, "acme")
    inside = Project(project.root)
    before = kind_digests("one-pagers", inside), kind_digests("pitches", inside)
    copied = project.run("layouts", "copy", "one-pagers").output
    assert "wrote layouts/one-pagers/page.html" in copied
    assert (kind_digests("one-pagers", inside), kind_digests("pitches", inside)) == before
    (project.root / "layouts/one-pagers/print.css").unlink()
    project.write(
        "layouts/one-pagers/page.html", project.read("layouts/one-pagers/page.html") + "<p>{{ doc.nope }}</p>"
    )
    listed = project.run("layouts").output
    assert "1 of the package; own: kind.yaml, page.html, sample.yaml, schema.yaml, screen.css" in listed
    assert kind_digests("one-pagers", inside) != before[0]
    assert kind_digests("pitches", inside) == before[1]
    said = project.check("one-pagers")
    assert "layouts/one-pagers/page.html" in said
    assert "there is no field `nope`" in said


def test_a_finding_in_a_layout_of_the_package_shows_its_line(tmp_path: Path) -> None:
    project = _init(tmp_path, "acme")
    project.change({}, {"content/facts/brand.yaml": {"  booking: https": "  website2: https"}})
    project.change({}, {"content/guides/handbook.yaml": {"    parts:\n      - id: figures": ACTION}})
    said = project.check("guides")
    assert "layouts/guides/page.html:84:1: error[layout-error]: there is no field `booking`" in said
    assert '84 |   <aside class="action">' in said


ACTION = "    action: {title: Meet, text: Meet us., button: Meet}\n    parts:\n      - id: figures"


def test_a_project_without_layouts_takes_every_kind_of_the_package(tmp_path: Path) -> None:
    project = Project(_init(tmp_path, "acme").root)
    assert not project.layouts.exists()
    assert project.kinds() == tuple(sorted(path.parent.name for path in PACKAGED.glob("*/kind.yaml")))


def test_a_kind_of_the_package_is_internal_only_where_the_company_says_so_once_it_is_used(tmp_path: Path) -> None:
    """A newer package may bring a kind; nobody need say anything of one that the project does not use."""
    project = _init(tmp_path, "kit", "--company", "Acme")
    audiences = "content/facts/audiences.yaml"
    project.write(audiences, project.read(audiences).replace(" signing-sheets,", "").replace(" guides,", ""))
    told = project.check()
    assert "`signing-sheets` is internal" not in told
    assert "the layout says that `guides` is internal, and the company does not" in told
    project.write(audiences, project.read(audiences).replace("internal: [", "internal: [guides, ", 1))
    assert project.run("new", "signing-sheets", "monday").exit_code == 0
    assert "the layout says that `signing-sheets` is internal, and the company does not" in project.check()


def test_a_copy_of_an_unknown_kind_or_of_what_is_ones_own_is_refused(tmp_path: Path, project: SampleProject) -> None:
    started = _init(tmp_path, "acme")
    assert "did you mean `pitches`?" in started.run("layouts", "copy", "pitch").output
    assert started.run("layouts", "copy", "pitches").exit_code == 0
    assert "is the project's own already" in started.run("layouts", "copy", "pitches").output
    assert "all layouts of this project are its own" in project.run("layouts", "copy", "notes").output


@pytest.mark.parametrize(
    "text, said",
    [
        ("layouts = package", "`collateral.toml` cannot be read"),
        ('layout = "package"', "`layout` is no setting of a project\n    did you mean `layouts`?"),
        ('layouts = "own"', "`collateral.toml` does not say where the layouts are"),
    ],
)
def test_a_project_file_that_says_something_else_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    project = _init(tmp_path, "acme")
    project.write("collateral.toml", text)
    ran = project.run("check")
    assert said in ran.output
    assert ran.exit_code == 1

"""The sample of a new project, in every language in which one can start: one language a page, and no finding."""

import os
import re
from itertools import product
from pathlib import Path

import pytest
import yaml

from generator.packaged import PACKAGED
from generator.press.company_settings import settle_company, starters
from tests.project_fixture import SampleProject

LANGUAGES = ("en-US", "en-GB", "de-DE", "de-CH", "fr-FR", "fr-CA", "it-IT")
CURRENCIES = ("USD", "EUR", "CHF", "JPY")
PAPERS = ("Letter", "A4")
STARTER = PACKAGED / "_starter"
NAME = "Nordlicht Optik GmbH"


def _init(folder: Path, language: str, *arguments: str) -> tuple[SampleProject, str]:
    ran = SampleProject(folder).run("init", "kit", "--company", NAME, "--language", language, *arguments)
    assert ran.exit_code == 0, ran.output
    return SampleProject(folder / "kit"), ran.output


TRIED = [*product(CURRENCIES, PAPERS)]
"""What is tried in every language."""
if os.environ.get("COMBINATIONS") != "all":
    TRIED = [(currency, PAPERS[number % 2]) for number, currency in enumerate(CURRENCIES)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.slow
def test_the_sample_is_fine_in_every_language_currency_and_paper(tmp_path: Path, language: str) -> None:
    said = {}
    for currency, paper in TRIED:
        folder = tmp_path / f"{currency}-{paper}"
        folder.mkdir()
        project, _ = _init(folder, language, "--currency", currency, "--paper", paper)
        said[f"{currency} on {paper}"] = project.check().strip().splitlines()[-1]
    assert {what: line for what, line in said.items() if "all fine" not in line} == {}


PRINTED = {"de-DE": r"Entwurf: nicht freigegeben", "fr-FR": r"Brouillon : non validé", "it-IT": r"Draft: not cleared"}
ELSEWHERE = {
    "de-DE": r"\b(?:the|and|with|Invoice|Draft|Savings)\b",
    "fr-FR": r"\b(?:the|and|with|Invoice|Draft|Savings)\b",
    "it-IT": r"\b(?:und|der|les|pour|Rechnung|Facture)\b",
}
"""Words by which a page in another language would show."""


@pytest.mark.parametrize("language", PRINTED)
def test_the_sample_builds_in_one_language(tmp_path: Path, language: str) -> None:
    project, _ = _init(tmp_path, language)
    ran = project.run("build")
    assert ran.exit_code == 0, ran.output
    assert "error" not in ran.output
    texts = {path.name: path.read_text("utf-8") for path in (project.root / "build").rglob("*.txt")}
    assert len(texts) == 4
    said = re.sub(r"\s+", " ", "\n".join(texts.values()))
    assert re.search(PRINTED[language].replace(" :", r"\s:"), said), said[:300]
    assert re.findall(ELSEWHERE[language], said) == []


def test_a_language_without_a_sample_is_told_so_and_keeps_paper_and_currency_of_its_country(tmp_path: Path) -> None:
    project, said = _init(tmp_path, "it-IT")
    assert "there is no sample in it-IT yet: every page of this one is in English" in said
    brand = yaml.safe_load(project.read("content/facts/brand.yaml"))
    assert (brand["language"], brand["paper"], brand["currency"]) == ("en-GB", "A4", "EUR")


def test_the_next_steps_are_told_in_the_language_of_the_sample(tmp_path: Path) -> None:
    _, said = _init(tmp_path, "de-DE")
    assert f"So geht es weiter:\n  cd {Path('kit')} && collateral build" in said
    assert "next steps" not in said
    assert not (tmp_path / "kit/next-steps.txt").exists()


def test_swiss_german_is_written_without_a_sharp_s(tmp_path: Path) -> None:
    project, _ = _init(tmp_path, "de-CH")
    texts = {path.name: path.read_text("utf-8") for path in project.root.rglob("*") if path.suffix in {".md", ".yaml"}}
    assert {name for name, text in texts.items() if "ß" in text} == set()
    assert "Niemand weiss, warum eine Rechnung liegt" in texts["first.yaml"]
    assert settle_company("Acme", "de-CH").currency == "CHF"


def test_every_language_has_the_files_of_the_english_sample_that_people_read() -> None:
    def texts(language: str) -> set[str]:
        found = (path.relative_to(STARTER / language) for path in (STARTER / language).rglob("*") if path.is_file())
        return {
            path.as_posix() for path in found if path.suffix in {".md", ".yaml", ".txt"} and ".github" not in path.parts
        }

    assert starters() == ("de", "en", "fr")
    examples = {f"content/facts/{name}.yaml" for name in ("segments", "merge-fields", "trial")}
    assert {language: texts(language) ^ (texts("en") | examples) for language in ("de", "fr")} == {
        "de": set(),
        "fr": set(),
    }


def test_every_language_cites_the_same_figures() -> None:
    """What a translator of the sample forgets."""

    def cited(language: str) -> dict[str, list[str]]:
        folder = STARTER / language / "content"
        return {
            path.relative_to(folder).as_posix(): sorted(
                re.findall(r"\((?:claim|fact|calc|sum):[^)]+\)", path.read_text("utf-8"))
            )
            for path in folder.rglob("*.yaml")
            if path.parent.name != "facts"
        }

    assert cited("de") == cited("en")
    assert cited("fr") == cited("en")


def test_every_language_calculates_the_same() -> None:
    def rows(language: str) -> list[str]:
        text = (STARTER / language / "content/calculators/savings.yaml").read_text("utf-8")
        return re.findall(
            r"^ {4}\w+:|unit: [^,]+|value: [^,]+|formula: [^,]+|least: [^,]+|most: [^,}]+", text, re.MULTILINE
        )

    assert rows("de") == rows("en")
    assert rows("fr") == rows("en")

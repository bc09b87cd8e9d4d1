"""What a new project is told of its company, each setting held to what there is."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies, list_currencies

from generator.content.brand import FONTS
from generator.content.language_codes import check_language, is_known
from generator.content.script_fonts import name_font
from generator.content.terms import states_value
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.drawings.glyphs import characters
from generator.folders import find_matching, list_folder
from generator.packaged import HERE, PACKAGED
from generator.quantities.figures import find_figures
from generator.quantities.units import engine_units

LONGEST_NAME, LONGEST_SHORT = 60, 28  # characters
PAPERS = ("Letter", "A4")
LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "PR", "GT", "CR", "PA", "DO"})
"""Where offices print on Letter (CLDR, paper sizes); elsewhere it is A4."""
LANGUAGE = re.compile(r"([a-z]{2})(?:-([A-Z]{2}))?")
CATALOGUES = (HERE / "words", PACKAGED / "_shared" / "words")
"""Where the languages are that pages can be printed in; English needs no catalogue."""
STARTER = PACKAGED / "_starter"
"""The sample's texts: a folder for each language that has its own, the English ones below them all."""
ENGLISH = "en"
LEGAL_FORM = re.compile(
    r"[\s,]+(?:GmbH(?: & Co\. KG)?|AG|SE|KG|e\.K\.|Inc\.?|LLC|Ltd\.?|Limited|plc|PLC|Corp\.?|S\.A\.|SAS|SARL|"
    r"S\.p\.A\.|S\.r\.l\.|B\.V\.|N\.V\.|AB|A/S|ApS|Oy|AS|Pty\.? Ltd\.?|Co\.,? Ltd\.?)$"
)


@dataclass(frozen=True, slots=True)
class Company:
    """The settings of a new project: names, the language that was asked for and the one that its pages are in, both as
    `en-US`, paper, currency as its code and in words."""

    name: str
    short_name: str
    asked: str
    language: str
    paper: str
    currency: str
    money: str


def settle_company(name: str, language: str, paper: str = "", currency: str = "") -> Company:
    """The company as it may be; paper and currency are those of the language's country if nobody says. A language
    without a sample of its own starts in English, so that no page is in two. A `Problem` with all that is
    impossible."""
    name = " ".join(name.split())
    territory = language.partition("-")[2] or _guess_territory(language)
    paper = paper or ("Letter" if territory in LETTER else "A4")
    currency = currency.upper() or _guess_currency(territory)
    found = [*_check_name(name), *_check_language(language), *_check_paper(paper), *_check_currency(currency)]
    if found:
        raise Problem(*found)
    paper = next(known for known in PAPERS if known.lower() == paper.lower())
    pages = language if texts_of(language) in starters() else "en-US" if territory in LETTER else "en-GB"
    money = get_currency_name(currency, count=2, locale=texts_of(pages))
    return Company(name, shorten(name), language, pages, paper, currency, money[0].upper() + money[1:])


def shorten(name: str) -> str:
    """The name as headings and file names say it: without its legal form, and at most a few words."""
    short = LEGAL_FORM.sub("", name) or name
    while len(short) > LONGEST_SHORT and " " in short:
        short = short.rpartition(" ")[0].rstrip(" &,-–—·/")
    return short


def texts_of(language: str) -> str:
    """The language of texts, wherever it is spoken: that of `de-CH` is `de`."""
    return language.partition("-")[0]


def starters() -> tuple[str, ...]:
    """The languages in which a project can start."""
    return tuple(path.name for path in list_folder(STARTER) if path.is_dir())


def known_languages() -> tuple[str, ...]:
    """The languages in which pages can be printed."""
    found = {path.stem for folder in CATALOGUES for path in find_matching(folder, "*.po")}
    return tuple(sorted({"en", *found}))


def _guess_territory(language: str) -> str:
    """The country in which most people speak the language (CLDR, likely subtags)."""
    return str(get_global("likely_subtags").get(language, "")).rpartition("_")[2]


def _guess_currency(territory: str) -> str:
    return next(iter(get_territory_currencies(territory)), "USD")


def _check_name(name: str) -> list[Diagnostic]:
    if not any(letter.isalnum() for letter in name):
        return [Diagnostic("bad-company", f"`{name}` is no name", hint='write it as --company "Acme"')]
    if len(name) > LONGEST_NAME:
        message = f"the name has {len(name)} characters; a logo has room for {LONGEST_NAME}"
        return [Diagnostic("bad-company", message, hint="write the name by which customers know the company")]
    known = characters(_read_font(PACKAGED / FONTS / "Inter-Bold.woff2"))
    strange = [letter for letter in name if ord(letter) not in known]
    if strange:
        message = f"the font that comes along has no `{strange[0]}`, so the name cannot be printed with it"
        font = name_font(strange[0]) or "a font that has it"
        hint = f"start with the name in Latin letters; then give the brand {font} in `type.faces`, and its name"
        return [Diagnostic("bad-company", message, hint=hint)]
    if has_figure(name) and states_value(shorten(name), engine_units()):
        message = f"`{shorten(name)}` reads like a figure, and on a page each figure needs a source"
        return [Diagnostic("bad-company", message, hint="write the name with the word that goes with it: 3M Company")]
    return []


def has_figure(name: str) -> bool:
    """Whether a name has a figure in it, such as `Studio 54`: it needs to be among the terms."""
    return bool(find_figures(name, engine_units()))


def _read_font(path: Path) -> bytes:
    return path.read_bytes()


def _check_language(language: str) -> list[Diagnostic]:
    found, known = LANGUAGE.fullmatch(language), known_languages()
    if found and (found[1] in known or is_known(language)):
        return []
    if turned := [one for one in check_language(language, Position("")) if one.code == "right-to-left"]:
        return [replace(one, at=None) for one in turned]
    hint = "known: " + ", ".join(known) + "; with a country as in en-GB"
    return [Diagnostic("unknown-language", f"pages cannot be printed in `{language}`", hint=hint)]


def _check_paper(paper: str) -> list[Diagnostic]:
    if paper.lower() in {known.lower() for known in PAPERS}:
        return []
    hint = "write Letter or A4"
    return [Diagnostic("unknown-paper", f"there is no paper `{paper}`", hint=hint)]


def _check_currency(currency: str) -> list[Diagnostic]:
    codes = {code for code in list_currencies() if engine_units().find(code).money}
    if currency in codes:
        return []
    hint = did_you_mean(currency, codes) or "write a code of ISO 4217, for example EUR"
    return [Diagnostic("unknown-currency", f"`{currency}` is the code of no currency", hint=hint)]

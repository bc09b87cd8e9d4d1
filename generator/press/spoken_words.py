"""The words that pages print in every language of the project, and those that a catalogue lacks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import NullTranslations

from generator.content.brand import Brand
from generator.content.documents import Document
from generator.content.locale_forms import is_home
from generator.content.translation import ENGLISH, Translation, read_translation
from generator.diagnostics import Diagnostic, Position
from generator.press.word_lists import first_form, layout_words, listed_engine_words
from generator.project import Project
from generator.quantities.units import Units

SHOWN = 3  # words that the finding names


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of the brand's language, and by its code the catalogue of every other one that a document is in."""

    translation: Translation
    catalogues: Mapping[str, NullTranslations]


def read_words(
    brand: Brand, documents: Iterable[Document], units: Units, project: Project
) -> tuple[Spoken, list[Diagnostic]]:
    """The words of all languages that documents are in, with what is wrong in their catalogues, or missing there."""
    kinds: dict[str, set[str]] = {brand.language: set()}
    for document in documents:
        kinds.setdefault(document.language or brand.language, set()).add(document.kind.name)
    findings: list[Diagnostic] = []
    words: dict[str, Translation] = {}
    for language, used in kinds.items():
        words[language], found = read_translation(language, project)
        findings += found or find_missing(words[language], used, project)
    money = units.by_name[brand.currency]
    own = words.pop(brand.language)
    if money.mark != own.currency:
        own = replace(own, currency=money.mark, currency_places=money.places, currency_code=money.name)
    return Spoken(own, {language: one.catalogue for language, one in words.items()}), findings


def find_missing(translation: Translation, kinds: set[str], project: Project) -> Iterator[Diagnostic]:
    """A finding that names the words which the pages of these kinds print, and no catalogue of the language has."""
    if translation is ENGLISH or translation.language.startswith("en") or is_home(translation.language):
        return
    wanted = [*_list_words(kinds, project)]
    missing = sorted({one for one in wanted if one and not translation.has(one)})
    if missing:
        base = translation.language.partition("-")[0]
        path = project.words / f"{base}.po"
        listed = ", ".join(f"`{one}`" for one in missing[:SHOWN]) + (", …" if len(missing) > SHOWN else "")
        count = f"{len(missing)} of {len(wanted)} words that pages print" if len(missing) > 1 else "a word"
        message = f"{count} would be English in pages in `{translation.language}`: {listed}"
        cure = f"run `collateral words {base}` and fill in what waits for a translation"
        yield Diagnostic("missing-word", message, Position(project.name(path)), cure, "warning")


def _list_words(kinds: set[str], project: Project) -> Iterator[str]:
    """The English words of the engine, of the shared layouts and of the layouts of these kinds."""
    shared = {project.shared.name, *kinds}
    yield from (first_form(message.id) for message in layout_words(project, shared) if message.id)
    yield from listed_engine_words()

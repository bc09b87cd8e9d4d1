"""A translator's XLIFF back into overlays: every figure as it was, or nothing is written.

What nobody has changed stays as the overlay writes it. What was translated from words that have changed since comes out
as such and is left alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.content.facts import Facts, read_facts
from generator.content.guard import decode
from generator.content.language_codes import check_language
from generator.content.locked_parts import DIGIT, Lock, in_words, join, locks_of, number_alike, split_text
from generator.content.overlays import check_overlay
from generator.content.sources import Source, Steps, read_source
from generator.content.translatable_texts import Text
from generator.content.yaml_edits import set_texts
from generator.diagnostics import Diagnostic, Position, Problem, has_errors
from generator.press.translating import begin_overlay, note_fields
from generator.press.translation_export import find_texts, name_of, read_overlay, value_at
from generator.press.xliff_units import CURE, UNTRANSLATED, File, Unit, read_xliff
from generator.project import Project
from generator.quantities.scan import parse_quantity
from generator.quantities.units import Units

KEEP = "a figure is changed in the source; here it stays as it is"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import makes of one overlay: its new text, the fields that are now as new as the source, and how many
    texts of it have changed."""

    path: Path
    text: str
    changed: int


@dataclass(frozen=True, slots=True)
class Original:
    """A content file with its overlay, both as they are now, and what its figures are read with."""

    source: Source
    over: Source | None
    texts: Mapping[str, Text]
    stated: Units
    read: Units

    def said(self, steps: Steps) -> str | None:
        """What the overlay says at these steps."""
        value = value_at(self.over.data, steps) if self.over else None
        return value.strip("\n") if isinstance(value, str) else None


def import_texts(raw: bytes, name: str, project: Project) -> tuple[list[Imported], list[Diagnostic]]:
    """The overlays as they shall be, and what was left out; a `Problem` with every changed figure."""
    facts, _ = read_facts(project)
    made, findings = list[Imported](), list[Diagnostic]()
    for file in read_xliff(raw, name):
        original = _find(file, name, facts, project)
        texts, found = _read_units(file, original)
        findings += found
        if not has_errors(found):
            made += _overlay(file, original, texts, found, project)
    if has_errors(findings):
        raise Problem(*findings)
    return made, findings


def write_overlays(made: list[Imported]) -> None:
    """Write what was imported."""
    for one in made:
        one.path.write_text(one.text, "utf-8")


def _find(file: File, name: str, facts: Facts, project: Project) -> Original:
    path, at = project.root / file.original, Position(name)
    if not file.original.startswith("content/") or not project.holds(path):
        message = f"there is no `{file.original}` in this project"
        raise Problem(Diagnostic("bad-xliff", message, at, CURE))
    if wrong := list(check_language(file.wanted, at)):
        raise Problem(*wrong)
    source = read_source(path, project)
    over = read_overlay(source, file.wanted, project)
    if over and (wrong := check_overlay(over, source)):
        raise Problem(*wrong)
    texts = {name_of(text.steps): text for text in find_texts(source, facts, project)}
    spoken = str(source.data.get("language") or facts.units.language)
    return Original(source, over, texts, facts.units.in_language(spoken), facts.units.in_language(file.wanted))


def _read_units(file: File, original: Original) -> tuple[dict[Steps, str], list[Diagnostic]]:
    """What each text shall say, and all that is wrong; a text that nobody has translated is in neither."""
    texts, findings = dict[Steps, str](), list[Diagnostic]()
    for unit in file.units:
        text = original.texts.get(unit.name)
        if not join(unit.target).strip() or (unit.state in UNTRANSLATED and unit.target == unit.source):
            continue
        if text is None or join(unit.source) != text.words:
            findings.append(_changed_source(unit, text, original.source))
            continue
        said = original.said(text.steps)
        if said is not None and join(unit.target) == said:
            texts[text.steps] = said
        else:
            found = list(check_unit(unit, text, said, original)) or list(_check_ends(unit, text, said))
            findings += found
            texts[text.steps] = "" if found else _translate(unit, text, said)
    return texts, findings


def _changed_source(unit: Unit, text: Text | None, source: Source) -> Diagnostic:
    where = f"{text.at.file}:{text.at.line}" if text else source.file
    message = f"`{unit.name}` is another text now than the one that was translated ({where}); it is left out"
    return Diagnostic("outdated-translation", message, unit.at, CURE, "warning")


def _translate(unit: Unit, text: Text, said: str | None) -> str:
    """The translation as an overlay writes it."""
    source = split_text(text.words)
    before = locks_of(number_alike(said, source)) if said else {}
    stays = locks_of(source)
    return join(in_words(stays[one.key], before) if isinstance(one, Lock) else one for one in unit.target)


def check_unit(unit: Unit, text: Text, said: str | None, original: Original) -> Iterator[Diagnostic]:
    """A finding for every figure and citation that is not as in the source: changed, gone, twice or new."""
    source = split_text(text.words)
    stays, before = locks_of(source), locks_of(number_alike(said, source)) if said else {}
    found = [piece for piece in unit.target if isinstance(piece, Lock)]
    places = dict(zip(map(id, found), unit.codes, strict=False))
    counted = Counter(lock.key for lock in found)
    for lock in found:
        at = places.get(id(lock), unit.at)
        if lock.key not in stays or counted[lock.key] > 1:
            yield _refuse(f"`{lock.code}` is not so often in the source", at, text)
        elif lock.code not in {"", stays[lock.key].code, before[lock.key].code if lock.key in before else ""}:
            yield _refuse(f"`{stays[lock.key].code}` has become `{lock.code}`", at, text)
    for key in [key for key in stays if key not in counted]:
        yield _refuse(f"`{stays[key].code}` is missing", unit.at, text)
    for words in (piece for piece in unit.target if isinstance(piece, str)):
        if DIGIT.search(words):
            yield _refuse(f"`{words.strip()}` has a figure that the source does not have", unit.at, text)
    yield from _check_spelled(unit, source, text, original)


def _check_ends(unit: Unit, text: Text, said: str | None) -> Iterator[Diagnostic]:
    """A finding if a translator has turned the two ends of a citation around, or taken its words out."""
    written = split_text(_translate(unit, text, said))
    if Counter(piece.tag for piece in written if isinstance(piece, Lock)) != Counter(
        piece.tag for piece in split_text(text.words) if isinstance(piece, Lock)
    ):
        yield _refuse("the two ends of a citation do not stand around its words", unit.at, text)


def _check_spelled(unit: Unit, source: list[str | Lock], text: Text, original: Original) -> Iterator[Diagnostic]:
    """A finding for each citation whose number word has become another number: `three`, `vier`."""
    meant, said = _cited_words(source), _cited_words(list(unit.target))
    for number, words in said.items():
        one, other = parse_quantity(meant.get(number, ""), original.stated), parse_quantity(words, original.read)
        if one and other and one.ends != other.ends:
            yield _refuse(f"`{meant[number]}` has become `{words}`", unit.at, text)


def _cited_words(pieces: list[str | Lock]) -> dict[str, str]:
    """The words between the two ends of each citation, by its number."""
    words, inside = dict[str, str](), ""
    for piece in pieces:
        if isinstance(piece, Lock) and piece.tag != "ph":
            inside = piece.number if piece.tag == "bpt" else ""
        elif inside:
            words[inside] = words.get(inside, "") + (piece if isinstance(piece, str) else piece.code)
    return words


def _refuse(message: str, at: Position | None, text: Text) -> Diagnostic:
    return Diagnostic("translated-figure", f"{message} ({text.at})", at, KEEP)


def _overlay(
    file: File, original: Original, texts: dict[Steps, str], left: list[Diagnostic], project: Project
) -> Iterator[Imported]:
    """The overlay with these texts, if they change it; a field of which a text was left out is not as new."""
    source, over = original.source, original.over
    changed = {steps: words for steps, words in texts.items() if words != original.said(steps)}
    path = project.root / source.file
    path = path.with_name(f"{path.stem}.{file.wanted}.yaml")
    head = decode(project.read(path), project.name(path)) if over else begin_overlay(source, file.wanted)
    text = set_texts(head, changed, source.data) if changed else head
    stale = {unit.name.partition(".")[0] for unit in file.units if unit.at in {one.at for one in left}}
    fields: dict[str, Any] = {str(steps[0]): source.data[str(steps[0])] for steps in texts if steps[0] not in stale}
    noted = note_fields(text, fields) if texts else text
    if texts and noted != (head if over else ""):
        yield Imported(path, noted, len(changed))

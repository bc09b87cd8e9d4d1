"""The voice: what the company avoids and writes instead, from `content/voice.yaml`, and how it spells."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.content.schemas import own_schema
from generator.content.sources import Source, read_source
from generator.content.spelling import ENGLISH, respell
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.project import Project
from generator.quantities.lexicon import alike, branch

FILE = "voice.yaml"
ADDRESS = re.compile(r"\w+://\S+|www\.\S+|\S+@\S+|\S+\.(?:com|org|net|io|eu|gov|html|pdf)\b\S*")
WORD = re.compile(r"[^\W\d_]+")
GAP = r"[\s\u00a0-]+"
"""What may stand between the words of a phrase, however it is written: "state-of-the-art" is "state of the art"."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that the voice avoids: where they stand in a text, why, and what to write."""

    start: int
    words: str
    why: str
    cure: str


@dataclass(frozen=True)
class Voice:
    """What the company avoids, its spelling (empty if any will do), and the names that stay as they are."""

    avoid: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    spelling: str = ""
    kept: tuple[str, ...] = ()

    def find_slips(self, text: str) -> Iterator[Slip]:
        """Every phrase in the text that the company avoids or spells in another way, in order."""
        read = alike(text)
        taken = [one.span() for pattern in (ADDRESS, self._names) if pattern for one in pattern.finditer(read)]
        found = [*self._find_avoided(read), *self._find_misspelt(read)]
        for slip in sorted(found, key=lambda one: (one.start, -len(one.words))):
            end = slip.start + len(slip.words)
            if not any(start < end and slip.start < stop for start, stop in taken):
                taken.append((slip.start, end))
                yield slip

    def _find_avoided(self, text: str) -> Iterator[Slip]:
        for match in self._phrases.finditer(text) if self._phrases else ():
            entry = self.avoid[self._entries[_key(match.group())]]
            why, use = str(entry["why"]).strip().rstrip("."), str(entry.get("use", "")).strip()
            yield Slip(
                match.start(), match.group(), why, f"instead: {use}" if use else "leave it out, or say what it means"
            )

    def _find_misspelt(self, text: str) -> Iterator[Slip]:
        for match in WORD.finditer(text) if self.spelling else ():
            if right := respell(match.group(), self.spelling):
                why = f"the company's spelling is {self.spelling.capitalize()}"
                yield Slip(match.start(), match.group(), why, f"write `{right}`")

    @cached_property
    def _entries(self) -> dict[str, str]:
        """The entry of each phrase and of each of its other forms, as they are compared."""
        forms = ((name, form) for name, entry in self.avoid.items() for form in (name, *entry.get("also", ())))
        return {_key(form): name for name, form in forms}

    @cached_property
    def _phrases(self) -> re.Pattern[str] | None:
        return _pattern(self._entries, re.IGNORECASE)

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        return _pattern(map(alike, self.kept), re.NOFLAG)


def read_voice(project: Project, brand: Mapping[str, Any]) -> tuple[Voice, list[Diagnostic]]:
    """The voice, with the names of the brand among those that stay; a file with errors asks for nothing, and its
    findings are returned."""
    path = project.content / FILE
    if not project.has(path):
        return Voice(), []
    try:
        source = read_source(path, project)
        data, findings = validate(source, own_schema("voice"), FILE)
    except Problem as problem:
        return Voice(), list(problem.diagnostics)
    if has_errors(findings):
        return Voice(), findings
    english = str(brand.get("language", ENGLISH)).partition("-")[0] == ENGLISH
    spelling = data.get("spelling", "none") if english else "none"
    names = (*data.get("keep", ()), *(str(brand[name]) for name in ("name", "short_name", "legal") if brand.get(name)))
    voice = Voice(data.get("avoid", {}), "" if spelling == "none" else spelling, names)
    return voice, [*findings, *_check_advice(voice, source)]


def _check_advice(voice: Voice, source: Source) -> Iterator[Diagnostic]:
    """A finding for each replacement that the voice itself avoids: whoever wrote it would be told off again."""
    for name, entry in voice.avoid.items():
        use = str(entry.get("use", ""))
        for slip in list(voice.find_slips(use))[:1]:
            message = f"`{slip.words}` is to be written for `{name}`, and is to be avoided itself"
            at = source.locate(("avoid", name, "use"), slip.words)
            yield Diagnostic("voice-loop", message, at, slip.cure, width=len(slip.words))


def _key(phrase: str) -> str:
    return re.sub(GAP, " ", alike(phrase).casefold()).strip()


def _pattern(phrases: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    ordered = sorted({phrase for phrase in phrases if phrase.strip()}, key=lambda one: (-len(one), one))
    ways = branch(_parted(phrase, any_case=bool(flags & re.IGNORECASE)) for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", flags) if ordered else None


def _parted(phrase: str, *, any_case: bool) -> tuple[str, str]:
    """The first letter of a phrase and the pattern of its rest."""
    first, *others = (word for word in re.split(GAP, phrase) if word)
    rest = GAP.join(re.escape(word) for word in (first[1:], *others))
    return first[0].lower() if any_case else first[0], rest

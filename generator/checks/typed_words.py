"""Words typed into a layout: they would be English in every language. Those that are printed stand in `_("…")`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from generator.checks.layout_files import read_layout_files
from generator.diagnostics import Diagnostic, Position
from generator.layout.templates import CODE
from generator.pages.vocabulary import SPOKEN
from generator.project import Project

VALUE, CONTROL = "\ufdd0", "\ufdd1"
"""What stands, sign for sign, for a value that is printed, and for what only steers: characters that no file holds."""
TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[a-z/!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL | re.IGNORECASE
)
SAID = re.compile(rf"(?<=\s)(?:{'|'.join(SPOKEN)})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
LOOSE = re.compile(r"(?<![\w-])[a-z][\w-]*=(?:\"[^\"<>]*\"|'[^'<>]*')")
"""An attribute outside of a tag, in a macro that is called inside one."""
LETTER = re.compile(r"[^\W\d_]")
ENTITY = re.compile(r"&#?\w+;")
LAST_NAME = re.compile(r"[a-z_]\w*(?=\W*\Z)")


@dataclass(frozen=True, slots=True)
class Typed:
    """Words as they stand in a layout, values among them, and where they begin."""

    words: str
    start: int


def check_layouts(project: Project) -> Iterator[Diagnostic]:
    """A finding for all words that a layout of the project prints as they are typed."""
    for name, source in read_layout_files(project, "html"):
        yield from (_report(typed, source, name) for typed in find_typed(source))


def find_typed(source: str) -> Iterator[Typed]:
    """Words between the tags and in attributes that are printed, in order; those in Jinja's marks are none."""
    plain = CODE.sub(lambda code: _cover(code, VALUE if code.group().startswith("{{") else CONTROL), source)
    attributes = (said.span(1 if said[1] is not None else 2) for said in SAID.finditer(plain))
    text = LOOSE.sub(_cover, TAG.sub(_cover, plain))
    found = [*_runs(text, source, 0, len(text)), *(run for span in attributes for run in _runs(plain, source, *span))]
    yield from sorted(found, key=lambda typed: typed.start)


def _cover(match: re.Match[str], sign: str = CONTROL) -> str:
    """As many signs as the match has, its lines kept."""
    return re.sub(r"[^\n]", sign, match.group())


def _runs(text: str, source: str, start: int, stop: int) -> Iterator[Typed]:
    """The words of a span; what only steers ends a sentence, a value is a part of one."""
    for run in re.finditer(rf"[^{CONTROL}]+", text[start:stop]):
        words = ENTITY.sub(lambda entity: " " * len(entity.group()), run.group())
        if LETTER.search(words):
            first = len(run.group()) - len(run.group().lstrip())
            begin, end = start + run.start() + first, start + run.start() + len(run.group().rstrip())
            yield Typed(source[begin:end], begin)


def _report(typed: Typed, source: str, name: str) -> Diagnostic:
    line, column = source.count("\n", 0, typed.start) + 1, typed.start - source.rfind("\n", 0, typed.start)
    words = " ".join(CODE.sub("…", typed.words).split())
    message = f"`{words}` is typed into the layout, and would be English in every language"
    width = len(typed.words.partition("\n")[0])
    return Diagnostic("typed-word", message, Position(name, line, column), f"write {write_call(typed)}", width=width)


def write_call(typed: Typed) -> str:
    """The words as a layout writes them for translators, each value under a name of its own."""
    values: dict[str, str] = {}
    words = CODE.sub(lambda code: _name(code.group()[2:-2].strip(), values), typed.words)
    said = " ".join(unescape(words).split())
    quoted = f"'{said}'" if '"' in said else f'"{said}"'
    return "{{ _(" + ", ".join((quoted, *_arguments(values.items()))) + ") }}"


def _name(expression: str, values: dict[str, str]) -> str:
    found = LAST_NAME.search(expression)
    name = found.group() if found else "value"
    if values.get(name, expression) != expression:
        name = f"{name}_{len(values) + 1}"
    values[name] = expression
    return f"{{{name}}}"


def _arguments(values: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{name}={expression}" for name, expression in values)

"""Layouts: Jinja2 in a sandbox, every element stamped with its line, every error at its place.

Words of a layout stand in `_("…")` and `ngettext("…", "…", number)` and come out in the brand's language, escaped.
"""

import re
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from markupsafe import Markup, escape

from generator.content.guard import decode
from generator.content.links import with_query
from generator.content.translation import ENGLISH, PLACE, Translation, put_in
from generator.diagnostics import Diagnostic, Position, Problem, mend_first
from generator.layout.compiled_layouts import COMPILED
from generator.layout.faulty_facts import FactsUnread
from generator.layout.sandbox import SECONDS, LayoutOverdue, Sandbox, bounded
from generator.project import Project

TAG = re.compile(r"<([a-z][a-z0-9]*)(?=[\s>])")
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
SAID = (
    (re.compile(r"^'dict object' has no attribute '(.*)'$"), r"there is no field `\1`"),
    (re.compile(r"^'None' has no attribute '(.*)'$"), r"`\1` is asked of a field that the document leaves out"),
    (re.compile(r"^'(.*)' is undefined$"), r"nothing is named `\1`"),
)
UNSAID: Mapping[type[BaseException], str] = {MemoryError: "the page takes more memory than any page does"}
LARGEST_PAGE = 5_000_000  # characters; a layout's loop that runs away is stopped here


class _Layouts(BaseLoader):
    """Reads pages from `layouts/` and stamps each tag with the place it is written at."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        path = self.project.layout(template)
        strange = ".." in path.parts or Path(template).is_absolute()
        if strange or not self.project.has(path):
            raise TemplateNotFound(template)
        name, data = self.project.name(path), self.project.read(path)
        stamped = stamp_places(decode(data, name), name)
        return stamped, name, lambda: self.project.holds(path) and self.project.read(path) == data


def stamp_places(source: str, name: str) -> str:
    """The layout with `data-at="file:line:col"` on every tag outside Jinja's own marks; line numbers stay."""
    code = [(match.start(), match.end()) for match in CODE.finditer(source)]

    def stamp(match: re.Match[str]) -> str:
        start = match.start()
        if any(begin <= start < end for begin, end in code):
            return match.group()
        line, column = source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start)
        return f'{match.group()} data-at="{name}:{line}:{column}"'

    return TAG.sub(stamp, source)


@cache
def _environment(project: Project, translation: Translation) -> Sandbox:
    made = Sandbox(
        loader=_Layouts(project),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
    )
    made.globals |= _words(translation)
    made.filters["with_query"] = with_query
    made.filters["hour"] = translation.hour
    return made


def _words(translation: Translation) -> dict[str, Callable[..., str]]:
    """What a layout calls to print words: a place `{name}` takes a value, and markup among the values stays markup."""

    def gettext(words: str, **values: object) -> str:
        return _put_in(translation.gettext(words), words, values)

    def ngettext(one: str, many: str, number: int, **values: object) -> str:
        return _put_in(translation.ngettext(one, many, number), many, {"number": translation.number(number), **values})

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "day": translation.day}


def _put_in(said: str, words: str, values: Mapping[str, object]) -> str:
    missing = [place for place in PLACE.findall(words) if place not in values]
    if missing:
        raise TypeError(f"`{{{missing[0]}}}` stands in the words, and nothing is given for it")
    return Markup(put_in(escape(said), {name: escape(value) for name, value in values.items()}))  # noqa: S704 - escaped


def lay_out(layout: str, context: Mapping[str, Any], project: Project, translation: Translation = ENGLISH) -> str:
    """The HTML of a layout (`one-pagers/page.html`) with plain data filled in."""
    try:
        with bounded():
            return _fill(layout, context, project, translation)
    except LayoutOverdue as overdue:
        message, at = f"the page takes longer than {SECONDS} seconds", _find_place(overdue, layout)
        raise Problem(Diagnostic("layout-error", message, at, "look for a loop that repeats too much")) from None
    except FactsUnread as unread:
        at = _find_place(unread, layout)
        raise Problem(Diagnostic("layout-error", str(unread), at, mend_first(unread.file))) from None
    except TemplateSyntaxError as error:
        at = Position(error.filename or f"layouts/{layout}", error.lineno)
        raise Problem(Diagnostic("layout-syntax", error.message or "not a valid layout", at)) from None
    except TemplateNotFound as error:
        raise Problem(
            Diagnostic("missing-page", f"there is no layout `{error.name}`", _find_place(error, layout))
        ) from None
    except SecurityError as error:
        raise Problem(
            Diagnostic(
                "layout-forbidden",
                f"a layout may not do this: {error}",
                _find_place(error, layout),
                "layouts read data; they call nothing",
            )
        ) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, OverflowError, MemoryError, RecursionError) as error:
        message = _reword(error)
        raise Problem(
            Diagnostic(
                "layout-error",
                message,
                _find_place(error, layout),
                "only fields that the schema names can be used; test optional ones with {% if %}",
            )
        ) from None


def _fill(layout: str, context: Mapping[str, Any], project: Project, translation: Translation) -> str:
    """The page as filled in, up to a size."""
    pieces, size = [], 0
    for piece in _environment(project, translation).get_template(layout).generate(**context):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_PAGE:
            raise Problem(
                Diagnostic(
                    "page-too-large",
                    f"the page has more than {LARGEST_PAGE:,} characters",
                    Position(f"layouts/{layout}"),
                    "look for a loop that repeats too much",
                )
            )
    return "".join(pieces)


def _reword(error: BaseException) -> str:
    """The error in the words of this project where Jinja speaks of Python."""
    message = str(error).splitlines()[0] if str(error) else UNSAID.get(type(error), type(error).__name__)
    for pattern, said in SAID:
        message = pattern.sub(said, message)
    return message


def _find_place(error: BaseException, layout: str) -> Position:
    """The layout's line that the error came from, read off the traceback."""
    for frame, line in reversed([*traceback.walk_tb(error.__traceback__)]):
        if frame.f_code.co_filename.endswith(".html"):
            compiled = frame.f_globals.get("__jinja_template__")  # Jinja has told the lines of most errors already
            at = compiled.get_corresponding_lineno(line) if compiled else line
            return Position(Path(frame.f_code.co_filename).as_posix(), at or 1)
    return Position(f"layouts/{layout}")

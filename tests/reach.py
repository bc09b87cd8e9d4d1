"""What a test can start, found in its code and in its fixtures', so that no mark has to be remembered."""

from collections.abc import Iterator
from functools import cache, cached_property
from inspect import unwrap
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

DOOR = (FunctionType, ModuleType, str, type(cache(lambda: None)))
"""What can be a door: a function, also one that remembers its answers, a module, a word."""


def reaches(item: pytest.Function, doors: frozenset[Any]) -> bool:
    """Whether the test can come to one of the doors by way of the tests' own code: a function, a module, or a word
    that it says, as `run("build")` does."""
    fixtures = (found.func for each in item._fixtureinfo.name2fixturedefs.values() for found in each)
    return _reach((item.function, *fixtures), doors)


@cache
def _reach(starts: tuple[Any, ...], doors: frozenset[Any]) -> bool:
    """The same from these functions, looked for once for all cases of a test."""
    waiting, seen = [*starts], set()
    while waiting:
        thing = _plain(waiting.pop())
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        used = list(_used(thing))
        if any(each in doors for each in used if isinstance(each, DOOR)):
            return True
        waiting += used
    return False


def _plain(thing: Any) -> Any:
    """What was decorated: a test by hypothesis, a function with a cache, a property."""
    thing = getattr(getattr(thing, "hypothesis", None), "inner_test", thing)
    for kind, name in ((property, "fget"), (cached_property, "func"), (staticmethod | classmethod, "__func__")):
        thing = getattr(thing, name) if isinstance(thing, kind) else thing
    return unwrap(thing) if callable(thing) else thing


def _used(thing: Any) -> Iterator[Any]:
    """What our code names: globals of its module, functions of ours in modules that it names, a class's methods."""
    if isinstance(thing, type) and _ours(thing.__module__):
        yield from (*vars(thing).values(), *thing.__bases__)
    if isinstance(thing, FunctionType) and _ours(thing.__module__):
        names = set(_names(thing.__code__))
        known = [thing.__globals__[name] for name in names if name in thing.__globals__]
        modules = [each for each in known if isinstance(each, ModuleType) and _ours(each.__name__)]
        yield from (*known, *(vars(each)[name] for each in modules for name in names if name in vars(each)))
        yield from _words(thing.__code__)


def _ours(module: str | None) -> bool:
    return (module or "").partition(".")[0] in {"tests", "conftest"}


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _words(code: CodeType) -> Iterator[str]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _words(each)
        yield from (word for word in (each if isinstance(each, tuple) else (each,)) if isinstance(word, str))

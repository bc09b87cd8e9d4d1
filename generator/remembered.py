"""What was made of the last few objects, told apart by identity: a tree is slow to compare, and never changes."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
MOST = 8  # a page has a root and a heading, a workspace its facts; several checks in a row ask for the same


def remember_last(make: Callable[[Given], Made]) -> Callable[[Given], Made]:
    """The function, which makes the same once for the same object as long as few others come between."""
    last: OrderedDict[int, tuple[Given, Made]] = OrderedDict()

    @wraps(make)
    def made(given: Given) -> Made:
        kept = last.get(id(given))
        if kept is None or kept[0] is not given:
            kept = last[id(given)] = (given, make(given))
            while len(last) > MOST:
                last.popitem(last=False)
        return kept[1]

    return made

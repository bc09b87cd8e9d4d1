"""Shadows: the page of an account with other words in its fields, to see what of its file depends on them."""

from collections.abc import Iterable
from dataclasses import replace

from generator.editions.filling import FOLDER
from generator.pages.filled_values import is_account_value
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite

SHADOW = "another"
"""The account of a shadow."""
TRIES = range(1, 10)
RUNS = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789")
NARROW = "i"
WIDER = (1.8, 1.3)
"""By how much a shadow's words are longer than the account's, where that tells something."""


def shadow_value(value: str, by: int = 1) -> str:
    """Other words of about the same width: each letter is the one that stands so many places behind it."""
    return value.translate({ord(one): run[(n + by) % len(run)] for run in RUNS for n, one in enumerate(run)})


def lengthen(value: str, times: float) -> str:
    """The words and others behind them, so many times as many characters."""
    more = round(len(value) * (times - 1)) + 2
    return f"{value}{(shadow_value(value) * 2)[:more].rstrip()}"


def shadow_page(page: Page, values: Iterable[str]) -> Page:
    """The page with these words in its fields, in their order, as another account has it."""
    given = iter(values)

    def fill(element: Element) -> Element:
        return replace(element, children=(next(given),)) if is_account_value(element) else element

    name = page.artifact.rpartition("/")[2]
    record = page.provenance and replace(page.provenance, account=SHADOW)
    root = rewrite(page.root, fill)
    return replace(page, artifact=f"{FOLDER}/{SHADOW}/{name}", root=root, provenance=record)

"""How a sentence may speak of a claim: a promise, a model or an assumption is never worded as a result."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.claims.claim import OBSERVED, Claim
from generator.quantities.lexicon import plain

WORDS = Path(__file__).with_name("results.yaml")
SLOT = re.compile(r"\\\{(\w+)\\\}")
NEGATED = r"(?<!\bno )(?<!\bnot )(?<!\bnever )(?<!n't )"
"""No customer has seen it: a result that is denied is none."""


def find_result_wording(claim: Claim, words: str) -> str:
    """What in the words around a citation sounds as if somebody had seen the claim come true; mostly nothing."""
    return "" if claim.basis in OBSERVED else find_seen(words)


def find_seen(words: str) -> str:
    """What in some words sounds as if somebody had seen something happen; mostly nothing."""
    found = _results().search(plain(words))
    return found.group() if found else ""


def find_banned_wording(claim: Claim, words: str) -> str:
    """The wording in the words around a citation that the claim itself forbids, as it stands there; mostly nothing."""
    found = _any(claim.banned).search(plain(words)) if claim.banned else None
    return found.group() if found else ""


def uses_allowed_words(claim: Claim, words: str) -> bool:
    """Whether the words around a citation hold one of the wordings that the claim asks for, if it asks for any."""
    return not claim.allowed or bool(_any(claim.allowed).search(plain(words)))


@cache
def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_whole(re.escape(plain(one))) for one in phrases), re.IGNORECASE)


@cache
def _results() -> re.Pattern[str]:
    data: dict[str, Any] = yaml.load(WORDS.read_bytes(), yaml.CSafeLoader)
    either = {name: f"(?:{'|'.join(map(re.escape, words))})" for name, words in data["words"].items()}
    return re.compile(NEGATED + f"(?:{'|'.join(_patterns(data['phrases'], either))})", re.IGNORECASE)


def _patterns(phrases: Iterable[str], either: dict[str, str]) -> list[str]:
    return [_whole(SLOT.sub(lambda slot: either[slot[1]], re.escape(phrase))) for phrase in phrases]


def _whole(pattern: str) -> str:
    """The pattern for whole words only."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"

"""The engine and its layouts know no company: nothing of the one whose kit lies in `content/` stands in them."""

import re
from collections.abc import Iterator

import yaml

from tests.tools import REPOSITORY

WORDS = re.compile(r"\bTAI\b|erlang|entitlement|\bSKUs?\b|governor|\bfintech\b|\bSaaS\b|CPaaS|\btai-", re.IGNORECASE)
NOT_SEARCHED = {"generator/decisions.md", "generator/quantities/markets.py"}
"""Why things were decided while the first kit was made; and the markets that everybody's English names."""


def _texts() -> Iterator[tuple[str, str]]:
    for folder in ("generator", "layouts"):
        for path in sorted((REPOSITORY / folder).rglob("*")):
            name = path.relative_to(REPOSITORY).as_posix()
            data = path.read_bytes() if path.is_file() and path.suffix != ".pyc" and name not in NOT_SEARCHED else b""
            if b"\0" not in data:
                yield name, data.decode("utf-8")


def _claims() -> set[str]:
    files = (REPOSITORY / "content/claims").glob("*.yaml")
    return {f"claim:{name}" for path in files for name in yaml.safe_load(path.read_text("utf-8"))}


def test_no_word_of_the_first_company_stands_in_the_engine_or_in_its_layouts() -> None:
    assert {name: found for name, text in _texts() if (found := sorted(set(WORDS.findall(text))))} == {}


def test_no_layout_cites_a_claim_of_the_first_company_or_asks_for_a_contact_by_name() -> None:
    ours = _claims()
    layouts = {name: text for name, text in _texts() if name.startswith("layouts/")}
    cited = {
        (name, one) for name, text in layouts.items() for one in re.findall(r"claim:[a-z0-9-]+", text) if one in ours
    }
    named = [name for name, text in layouts.items() if re.search(r"contacts\.(?!values\b)[a-z]", text)]
    assert cited == set()
    assert named == []

"""What an account is sent fits its pages, with words of the usual length in its fields and with the longest ones."""

from itertools import cycle, islice

import pytest

from generator.cli.account_choice import open_editions
from generator.editions.account import Account
from generator.editions.account_values import ADDRESS
from generator.editions.field_listing import fields_of
from generator.editions.filling import fill_page
from generator.writers import writer
from tests.project_fixture import TESTS_DAY
from tests.tools import REPOSITORY

NAMES = ("Lumen", "River", "Handelsgesellschaft", "&", "Söhne", "Terra", "Vista", "Nord", "Jörg", "Quint")


def words(length: int) -> str:
    """Words of names, as long as this or a little less."""
    said = " ".join(islice(cycle(NAMES), length))[:length].rpartition(" ")
    return (said[0] or said[2]).strip()


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.5, 1.0], ids=["usual", "longest"])
def test_every_page_with_fields_can_be_printed_for_an_account(share: float) -> None:
    kinds = ("poc-charters", "customer-forms", "customer-plans", "email-sequences", "one-pagers/own-figures")
    asked = open_editions(REPOSITORY, kinds, ("pdf",), TESTS_DAY)
    own = {name: entry for name, entry in asked.workspace.fields.items() if name not in asked.workspace.results}
    values = {name: words(max(4, int(entry["longest"] * share))) for name, entry in own.items()}
    values |= dict.fromkeys((name for name, entry in own.items() if entry.get("type") == ADDRESS), "jo@acme.example")
    filled = [base for base in asked.bases if any(True for _ in fields_of(base.page))]
    assert len(filled) >= 8
    for base in filled:
        assert writer("pdf").write(fill_page(base.page, Account("acme", 2, values), asked.workspace))

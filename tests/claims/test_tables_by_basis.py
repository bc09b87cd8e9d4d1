"""Every table that is looked up by a claim's basis or status has a row for each that its uses can meet."""

from generator.checks.claims_in_use import SAID
from generator.claims.claim import BASES, OBSERVED, PROMISED, STATUSES
from generator.content.schemas import own_schema
from generator.layout.source_entries import SEEN, UNSEEN
from generator.reports import claim_status


def test_the_schema_takes_exactly_the_bases_and_statuses_of_a_claim():
    fields = own_schema("claims").root["additionalProperties"]["properties"]
    assert (fields["basis"]["enum"], fields["status"]["enum"]) == ([*BASES], [*STATUSES])


def test_what_is_promised_was_not_observed():
    assert not PROMISED & OBSERVED


def test_a_note_says_of_every_basis_what_was_done_or_that_nobody_saw_it():
    assert set(SEEN) == OBSERVED
    assert set(UNSEEN) == set(BASES) - OBSERVED


def test_every_basis_that_must_not_be_worded_as_a_result_says_how_to_word_it():
    assert set(SAID) == set(BASES) - OBSERVED


def test_reports_have_words_for_every_basis():
    assert set(claim_status.BASES) == set(BASES)

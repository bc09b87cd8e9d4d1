"""Spelling: a word has the form of one side of the sea, and what is spelt alike on both is left alone."""

import pytest

from generator.content.spelling import respell

BRITISH = """organised organisation prioritise analyse catalogue centre theatre behaviour neighbour labour licence
    practise cheque programme grey travelled modelling labelled fulfil skilful defence sceptical artefact
    judgement tokenise whilst"""
ALIKE = """advertise exercise risen promise compromise surprise supervise adviser enterprise expertise precise otherwise
    improvisation premise disable noise cruise praise size prize seize four hour tour contour crises analyses tennis"""
SAID_TO_AMERICANS_ONLY = "check program license practice meter story curb draft judgment while among learned"


@pytest.mark.parametrize("word", BRITISH.split())
def test_a_british_word_has_an_american_form_that_needs_none(word: str) -> None:
    right = respell(word, "american")
    assert right != ""
    assert respell(right, "american") == ""
    assert respell(word, "british") == ""


@pytest.mark.parametrize("word", ALIKE.split())
def test_a_word_that_both_spell_alike_is_left_alone(word: str) -> None:
    assert (respell(word, "american"), respell(word, "british")) == ("", "")


@pytest.mark.parametrize("word", SAID_TO_AMERICANS_ONLY.split())
def test_a_word_that_means_something_else_in_britain_is_no_slip_there(word: str) -> None:
    assert respell(word, "british") == ""


def test_capitals_stay() -> None:
    assert (respell("Colour", "american"), respell("COLOUR", "american")) == ("Color", "COLOR")

"""The changes that the programs are held against: what they change, and that there are enough of them."""

from tests.audit.cited_lines import CITED, as_read, cited_lines, digit_changes, source_text, word_changes
from tests.audit.finished import kit
from tests.audit.rivals import DIGITS, WORDS


def test_a_digit_is_changed_where_a_source_is_cited():
    changes = digit_changes(cited_lines(kit()))
    assert len(changes) >= DIGITS
    for one in changes:
        assert sum(a != b for a, b in zip(one.before, one.after, strict=True)) == 1
        assert [target for _, target in CITED.findall(one.after)] == [target for _, target in CITED.findall(one.before)]


def test_there_are_enough_changes_of_units_and_nouns():
    changes = word_changes(cited_lines(kit()))
    assert len(changes) >= WORDS
    assert {"unit", "noun"} == {one.kind for one in changes}


def test_other_programs_read_what_a_reader_sees():
    text = '  ask: "A call of **[30 minutes](fact:trial.demo)**, from [](fact:prices.starter.year)"'
    assert as_read(text, kit()) == "A call of 30 minutes, from $25K"
    assert source_text("fact:trial.rules", kit()) == "trial rules: 2 to 3 rules"

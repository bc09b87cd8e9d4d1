"""What may be put into a field. Each hostile value is one that a list has brought, or that somebody would try."""

import pytest

from generator.content.translation import ENGLISH
from generator.editions.account_values import Refused, read_value

TEXT = {"label": "Company", "prompt": "The customer's name", "longest": 60}
HOSTILE = {
    "reads as a formula": [
        "=1+1", '=HYPERLINK("http://evil.example","Acme")', "=cmd|' /C calc'!A0", "@SUM(A1:A9)",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0", "|calc", "＝1+1", " =1+1", "\t=1+1", "+SUM(A1)", "-(1+1)", "=", "@acme", "+A1!B2",
        '="Acme"', "=IMPORTXML(CONCAT(A1))", "+HYPERLINK(A1)",
    ],
    "holds markup": [
        "<b>Acme</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "Acme <!-- x -->", "</p><p>", "<?xml ?>",
        "&lt;b&gt;", "&#65;cme", "&nbsp;", "{{ contact.first_name }}", "{% if x %}", "[Acme](https://evil.example)",
        "[](fact:prices.starter)", "# Acme", "```sh", "![x](y)", "<a href='javascript:1'>", "<svg/onload=1>", "&amp;",
        "<w:p>", "Acme</w:t>",
    ],
    "invisible or unusable character": [
        "Ac\x00me", "Acme\x07", "Acme\nBcc: all@acme.example", "Acme\r\nSubject: x", "Ac\u200bme",
        "\u202eemcA", "Ac\u00adme",
        "\ufeffAcme\u2060", "Acme\u2028x", "Acme\ue000", "Acme\x1b[31m", "\u2066Acme\u2069", "Ac\x7fme", "Ac\x85me",
    ],
    "was read in the wrong encoding": [
        "SÃ¶hne", "CafÃ©", "Acmeâ€™s \ufffd", "Ã¼ber", "\ufffd", "Dvo\ufffdák", "MÃ¼ller", "Â£5",
    ],
    "is a spreadsheet's error": [
        "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "########", "Acme #REF!", "#n/a",
    ],
    "is a number whose digits a spreadsheet has cut": ["4.91512E+11", "1,23E+10", "1E5", "-2.5e-3"],
}  # fmt: skip
HONEST = [
    "Acme", "Acme & Söhne GmbH", "AT&T", "O'Neill, Inc.", "24/7 Bank", "3M", "+49 30 123456", "-5%", "Société Générale",
    "Ørsted A/S", "L’Oréal", "A+B Technik", "Yahoo!", "Toys \"R\" Us", "C# Partners", "№ 5", "50 < 60", "R&D; Sales",
    "Dvořák", "Nguyễn Thị Minh", "Αθηνά", "Acme (UK) Ltd.", "E.ON", "1E Ltd", "ETH Zürich", "we care: a lot",
    "100% Pure",
    "Marks & Spencer", "Ben & Jerry's", "H&M", "+1 (555) 010-0100", "a@b.example", "#1 Plumbing", "€uro Shop", "x = y",
    "Jean-Luc", "van der Berg", "Smith-Jones | Partners",
]  # fmt: skip


@pytest.mark.parametrize("reason, value", [(reason, one) for reason, some in HOSTILE.items() for one in some])
def test_what_a_program_left_or_an_attacker_wrote_is_refused_with_its_cure(reason: str, value: str) -> None:
    read = read_value(value, TEXT, ENGLISH)
    assert isinstance(read, Refused), read
    assert reason in read.reason or "was read in the wrong" in read.reason
    assert read.cure
    assert value.strip("\ufeff \t") not in read.reason


@pytest.mark.parametrize("value", HONEST)
def test_names_as_people_have_them_are_printed_as_they_stand(value: str) -> None:
    assert read_value(f" {value} ", TEXT, ENGLISH) == value


def test_there_are_as_many_ways_in_as_were_promised() -> None:
    assert sum(map(len, HOSTILE.values())) >= 75


def test_a_value_that_is_too_long_for_its_field_is_refused() -> None:
    read = read_value("x" * 61, TEXT, ENGLISH)
    assert isinstance(read, Refused)
    assert "61 characters; the field `Company` has room for 60" in read.reason


def test_letters_that_are_put_together_are_printed_as_one() -> None:
    assert read_value("So\u0308hne", TEXT, ENGLISH) == "Söhne"


@pytest.mark.parametrize(
    "kind, value, printed",
    [
        ("day", "2026-02-06", "Feb 6, 2026"),
        ("day", "2026-02-06T00:00:00", "Feb 6, 2026"),
        ("day", "02/06/2026", None),
        ("day", "2026-02-30", None),
        ("day", "46059", None),
        ("number", "1,200", "1,200"),
        ("number", "forty", None),
        ("link", "https://acme.example/charter?v=1", "https://acme.example/charter?v=1"),
        ("link", "http://acme.example", None),
        ("link", "javascript:alert(1)", None),
        ("link", "https://acme.example/ onclick", None),
    ],
)
def test_a_value_is_what_its_field_says(kind: str, value: str, printed: str | None) -> None:
    read = read_value(value, {**TEXT, "type": kind}, ENGLISH)
    shown = " ".join(read.split()) if isinstance(read, str) else None  # a day holds blanks that no line breaks at
    assert shown == printed

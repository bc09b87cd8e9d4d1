"""Several currencies in one ledger: they meet only by a claim that says the rate, and of which day."""

import pytest

from tests.claims.checking import checked

RATE = 'rate: value: "$1.08/EUR", as_of: 2026-01-05'
HINT = "convert one by a dated rate: a claim such as `value: $1.08/EUR` with `as_of`, named in `uses`"
USES = 'uses: {us: "claim:us", rate: "claim:rate"}'


@pytest.mark.parametrize(
    "value, formula, rate",
    [
        ("€2,500", "us / rate", RATE),
        ("€2,500", "us * rate", 'rate: value: "€0.9259/USD", as_of: 2026-01-05'),
        ("JPY 421,200", "us * rate", 'rate: value: "JPY 156/USD", as_of: 2026-01-05'),
        ("KWD 829.440", "us * rate", 'rate: value: "KWD 0.3072/USD", as_of: 2026-01-05'),
    ],
)
def test_a_dated_rate_converts_money(tmp_path, value, formula, rate):
    assert (
        checked(tmp_path, f'us: value: "$2,700"\n{rate}\nother: value: "{value}", formula: "{formula}", {USES}') == []
    )


def test_a_rate_without_its_day_is_refused(tmp_path):
    assert checked(tmp_path, 'rate: value: "$1.08/EUR"') == [
        "line 1: undated-rate: `rate` is a rate of exchange, and nothing says of which day (add `as_of`)"
    ]


def test_currencies_are_never_added(tmp_path):
    claims = """
        us: value: "$2,700"
        eu: value: "€2,500"
        both: value: "$5,200", formula: "us + eu", uses: {us: "claim:us", eu: "claim:eu"}
    """
    assert checked(tmp_path, claims) == [f"line 3: formula-units: adds EUR to USD ({HINT})"]


@pytest.mark.parametrize("formula", ["us / 1.08", "us / plain"])
def test_a_bare_number_is_no_rate(tmp_path, formula):
    claims = f"""
        us: value: "$2,700"
        plain: value: "1.08"
        eu: value: "€2,500", formula: "{formula}", uses: {{us: "claim:us", plain: "claim:plain"}}
    """
    said = "€2,500 is in EUR, and its formula calculates with USD only"
    assert checked(tmp_path, claims) == [f"line 3: unlike-units: {said} ({HINT})"]


def test_a_rate_the_wrong_way_round_is_found(tmp_path):
    found = checked(tmp_path, f'us: value: "$2,700"\n{RATE}\neu: value: "€2,916", formula: "us * rate", {USES}')
    assert [one.partition(": ")[2].partition(":")[0] for one in found] == ["unlike-units"]

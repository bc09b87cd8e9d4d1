"""How documents may use claims: what an author is told about segment, expiry, wording and caveat."""

from datetime import date

import pytest

from generator.claims.wording import find_result_wording
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject, without_sources

CLAIM = "statement: It is so.\n  value: {value}\n  basis: {basis}\n  status: approved\n  owner: Product Manager\n"


def found(
    project: SampleProject, body: str, *, claim: str = "", basis: str = "modelled", value: str = "80%", more: str = "",
    today: date | None = None,
) -> list[str]:  # fmt: skip
    """What is wrong with a note of this text that cites the claim `oil`, which has these further fields."""
    fields = CLAIM.format(value=value, basis=basis) + "".join(f"  {line}\n" for line in claim.splitlines())
    project.write("content/claims/oil.yaml", f"oil:\n  {fields}")
    lines = "".join(f"  {line}\n" for line in body.splitlines())
    project.write("content/notes/oil.yaml", f"title: Oil\n{more}body: |\n{lines}")
    workspace, findings = load_workspace(Project(project.root), formats(), today)
    findings += check(workspace.documents["notes/oil"], workspace)
    return [
        f"{one.severity} {one.code} {one.at.line}: {one.message}"
        for one in findings
        if one.at and one.code != "figure-in-context"  # the claim of these tests is about nothing
    ]


# Wording.


def test_a_model_is_not_worded_as_a_result(project):
    assert found(project, "Ports typically save [80%](claim:oil) of their oil.") == [
        "error worded-as-result 3: “typically save” sounds as if somebody had seen it happen, "
        "but `oil` comes from a model"
    ]


@pytest.mark.parametrize(
    "basis, what",
    [
        ("assumed", "is an assumption"),
        ("target", "is a target"),
        ("contractual", "is a promise"),
        ("price", "is a price"),
    ],
)
def test_neither_is_anything_else_that_nobody_has_measured(project, basis, what):
    (one,) = found(project, "It is proven: [80%](claim:oil).", basis=basis)
    assert one.endswith(f"but `oil` {what}")


@pytest.mark.parametrize("basis", ["measured", "reported"])
def test_what_somebody_has_seen_may_be_worded_as_a_result(project, basis):
    assert found(project, "On average, customers see [80%](claim:oil) less.", basis=basis) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In practice, it is [80%](claim:oil).",
        "Our customers tell us: [80%](claim:oil).",
        "We’ve helped harbors to [80%](claim:oil).",
        "Companies like yours usually report **[80%](claim:oil)**.",
        "Customers have seen [80%](claim:oil).",
        "It is one lamp, proven in use, approx. [80%](claim:oil) of the time.",
    ],
)
def test_the_words_of_a_result_are_found_in_the_sentence_of_the_citation(project, sentence):
    assert "worded-as-result" in found(project, sentence)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Do you spend [80%](claim:oil) of your time on it?",
        "If most of it went away, that would be [80%](claim:oil).",
        "No customers see [80%](claim:oil) yet, for there are none.",
        "It is not proven that [80%](claim:oil) goes away.",
        "Our customers are few. We aim for [80%](claim:oil).",
        "We aim for [80%](claim:oil). On average, winters are long.",
        "The figure is unproven: [80%](claim:oil).",
    ],
)
def test_honest_sentences_pass(project, text):
    assert found(project, text) == []


def test_the_line_that_leads_up_to_a_list_counts_for_each_of_its_entries(project):
    text = "Customers see:\n\n- less work\n- [80%](claim:oil) less oil\n\nWe aim for [80%](claim:oil)."
    assert [one.split(":")[0] for one in found(project, text)] == ["error worded-as-result 6"]


def test_a_figure_that_stands_alone_belongs_to_the_fields_beside_it(project):
    points = 'points:\n- {head: "[80%](claim:oil)", text: less oil than other lamps on average}\n- {head: Light}\n'
    assert "“on average”" in "\n".join(found(project, "Hello.", more=points))


def test_documents_of_our_own_only_warn(project):
    kind = project.read("layouts/notes/kind.yaml").replace("customer", "internal")
    project.write("layouts/notes/kind.yaml", kind)
    project.write("content/facts/audiences.yaml", "internal: [notes, talks, sums]\n")
    assert found(project, "Ports typically save [80%](claim:oil).")[0].startswith("warning worded-as-result")


def test_a_claim_can_ban_further_words(project):
    claim = "wordings: {banned: [guaranteed, for ever]}"
    assert found(project, "[80%](claim:oil) less oil, Guaranteed.", claim=claim, basis="measured") == [
        "error banned-wording 3: “Guaranteed” must not stand in a sentence with `oil`"
    ]


def test_a_claim_can_ask_for_its_words(project):
    claim = "wordings: {allowed: [less oil than before, saves oil]}"
    assert found(project, "It burns [80%](claim:oil) less oil than before.", claim=claim) == []
    assert found(project, "[80%](claim:oil) off!", claim=claim) == [
        "error unlisted-wording 3: `oil` is cited in words that the ledger does not allow"
    ]


def test_the_list_of_words_is_data_and_every_entry_of_it_is_found():
    class Anything:
        basis = "assumed"

    for phrase in ("teams cut", "businesses routinely save", "generally yields", "benchmarks show", "as seen at"):
        assert find_result_wording(Anything(), f"Well, {phrase} 80%.") == phrase


# Segments.


def test_a_claim_is_not_used_outside_its_segments(project):
    ports, marinas = "segment: ports\n", "segment: marinas\n"
    claim = "segments: [marinas]"
    assert found(project, "[80%](claim:oil)", claim=claim, more=marinas) == []
    assert found(project, "[80%](claim:oil)", claim=claim) == []
    assert found(project, "[80%](claim:oil)", claim=claim, more=ports) == [
        "error wrong-segment 4: `oil` holds for Marinas, and this document is for Seaports"
    ]


# Expiry.


def test_citing_a_claim_after_its_last_day_is_an_error_at_the_citation(project):
    claim = "expires: 2026-03-31"
    assert found(project, "[80%](claim:oil)", claim=claim) == []
    assert found(project, "[80%](claim:oil)", claim=claim, today=date(2026, 3, 31)) == [
        "warning expiring-claim 7: `oil` expires today, on 2026-03-31"
    ]
    assert found(project, "[80%](claim:oil)", claim=claim, today=date(2026, 4, 1)) == [
        "warning expired-claim 7: `oil` has expired: its last day was 2026-03-31",
        "error expired-claim 3: the claim `oil` has expired: its last day was 2026-03-31",
    ]


def test_a_model_that_takes_its_number_from_an_expired_claim_cites_it(project):
    project.write(
        "content/claims/oil.yaml", f"oil:\n  {CLAIM.format(value='$400', basis='price')}  expires: 2026-03-31\n"
    )
    model = project.read("content/sums/savings.yaml").replace("fact:prices.lamp.year", "claim:oil")
    project.write("content/sums/savings.yaml", model)
    workspace, _ = load_workspace(Project(project.root), formats(), date(2026, 4, 1))
    (one,) = check(workspace.documents["sums/savings"], workspace)
    assert (one.code, one.severity) == ("expired-claim", "error")


def test_a_claim_that_only_a_layout_cites_counts_too(project):
    page = project.read("layouts/notes/page.html")
    project.write(
        "layouts/notes/page.html", page.replace("</h1>", '</h1><p><data class="citation" value="claim:oil"></data></p>')
    )
    (_, one) = found(project, "Hello.", claim="expires: 2026-03-31", today=date(2026, 4, 1))
    assert one.startswith("error expired-claim 2: ")


# Caveats.

CAVEAT = 'caveat: "Measured in winter\'s first week, in \\"fair\\" weather."'


def test_a_caveat_must_be_printed_on_the_page(project):
    without_sources(project)
    assert found(project, "It burns [80%](claim:oil) less.", claim=CAVEAT) == [
        "error missing-caveat 3: the page cites `oil` and must print what limits it: "
        'Measured in winter\'s first week, in "fair" weather.'
    ]


def test_a_caveat_that_is_printed_anywhere_on_the_page_is_enough(project):
    without_sources(project)
    text = 'It burns [80%](claim:oil) less.\n\nNote: *measured* in winter\'s first week, in "fair" weather.'
    assert found(project, text, claim=CAVEAT) == []


def test_a_caveat_that_the_engine_prints_among_the_sources_is_printed(project):
    assert found(project, "It burns [80%](claim:oil) less.", claim=CAVEAT) == []


def test_half_a_caveat_is_none(project):
    without_sources(project)
    assert len(found(project, "[80%](claim:oil), measured in winter's first week.", claim=CAVEAT)) == 1


def test_documents_of_our_own_need_no_caveat(project):
    kind = project.read("layouts/notes/kind.yaml").replace("customer", "internal")
    project.write("layouts/notes/kind.yaml", kind)
    project.write("content/facts/audiences.yaml", "internal: [notes, talks, sums]\n")
    assert found(project, "It burns [80%](claim:oil) less.", claim=CAVEAT) == []


# Derived claims over facts and models of the project.


def derived(project: SampleProject, value: str, formula: str, uses: str) -> list[str]:
    fields = CLAIM.format(value=value, basis="modelled")
    project.write("content/claims/oil.yaml", f"oil:\n  {fields}  formula: {formula}\n  uses: {{{uses}}}\n")
    _, findings = load_workspace(Project(project.root), formats())
    return [f"{one.code} {one.at}: {one.message}" for one in findings]


def test_a_claim_can_be_calculated_from_facts_and_results_of_models(project):
    uses = "saved: calc:savings/default.saved, price: fact:prices.lamp.year, small: calc:savings/small.saved"
    assert derived(project, "72 hours", "saved + small", uses) == []
    assert derived(project, "$8.33/hour", "price / saved", uses) == []
    assert derived(project, "$9/hour", "price / saved", uses) == [
        "wrong-arithmetic content/claims/oil.yaml:3:10: $9/hour: $400 / 48 hours gives $8.33/hour"
    ]


@pytest.mark.parametrize(
    "uses, said",
    [
        ("saved: calc:savings/large.saved", "unknown-result {}: `savings` has no scenario `large`"),
        ("saved: fact:prices.lamp.yaer", "unknown-fact {}: no fact is named `prices.lamp.yaer`"),
        ("saved: claim:brightest", "withdrawn-claim {}: the claim `brightest` is withdrawn"),
        ("saved: claim:nihgts", "unknown-claim {}: no claim is named `nihgts`"),
    ],
)
def test_what_a_claim_uses_is_looked_up_like_a_citation(project, uses, said):
    assert derived(project, "3x", "saved", uses) == [said.format("content/claims/oil.yaml:8:17")]

"""What has to be signed before the first messages: pieces, claims and the draft to the approver say the same."""

import re
from email import message_from_bytes, policy

from tests.kit.conftest import Kit
from tests.tools import pdf_text

SHEET = "signing-sheets/wednesday"


def pieces(kit: Kit, group: int) -> list[str]:
    return [check["holds"]["documents"] for check in kit.workspace.documents[SHEET].data["groups"][group]["checks"]]


def waiting(kit: Kit, keys: list[str]) -> list[str]:
    """The statements of the claims that the documents cite and that nobody has approved, as their files have them."""
    sources = " ".join((kit.workspace.project.root / f"content/{key}.yaml").read_text("utf-8") for key in keys)
    found = [one for one in kit.workspace.ledger if f"(claim:{one.id})" in sources and one.status != "approved"]
    return [re.sub(r"\[([^]]*)]\([^)]*\)", r"\1", one.statement).split("{")[0].strip() for one in found]


def test_the_sheet_lists_every_claim_that_its_pieces_cite_and_that_waits(kit: Kit) -> None:
    said = " ".join(pdf_text(kit.file("signing-sheets/wednesday.pdf")).split())
    for group in (0, 1):
        found = waiting(kit, pieces(kit, group))
        assert found
        for statement in found:
            assert statement in said


def test_the_draft_to_the_approver_has_the_claims_and_the_pieces_of_thursday(kit: Kit) -> None:
    draft = message_from_bytes(kit.file("signing-sheets/wednesday-mail.eml").read_bytes(), policy=policy.default)
    body = draft.get_body(("plain",))
    assert body
    said = " ".join(body.get_content().split())
    for statement in waiting(kit, pieces(kit, 0)):
        assert statement in said
    for name in ("LinkedIn messages, SaaS", "A warm introduction", "Cold email"):
        assert name in said


def test_what_goes_out_on_thursday_is_what_the_run_sheet_sends(kit: Kit) -> None:
    sends = {key for key in kit.workspace.documents if key.startswith("linkedin-messages/") and "." not in key}
    assert sends | {"email-sequences/warm-intro", "email-sequences/cold-outreach"} == {*pieces(kit, 0)}


def test_the_sheet_says_of_each_piece_who_signs_it(kit: Kit) -> None:
    page = kit.file("signing-sheets/wednesday.html").read_text("utf-8")
    rows = {
        key: re.sub(r"<[^>]+>", " ", row)
        for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
        for key in ("Charter", "LinkedIn messages, SaaS")
        if f">{key}</a>" in row
    }
    assert re.search(r"Product Manager\s*,\s*Sales Lead", rows["Charter"])
    assert "Product Manager" in rows["LinkedIn messages, SaaS"]
    assert "Sales Lead" not in rows["LinkedIn messages, SaaS"]


def test_everything_that_a_first_answer_may_ask_for_is_on_the_sheet(kit: Kit) -> None:
    answers = {*pieces(kit, 1)}
    assert {"poc-charters/standard", "scripts/demo-15-minutes", "scripts/demo-30-minutes"} <= answers
    assert {f"one-pagers/{name}" for name in ("saas", "infrastructure", "fintech")} <= answers

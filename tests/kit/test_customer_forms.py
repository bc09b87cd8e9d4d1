"""Forms that a customer signs: each holds its parts in every format, and lines to sign on."""

import pikepdf
import pytest

from tests.kit.books import Book
from tests.kit.conftest import Kit
from tests.tools import pdf_text, word_text

REPORT = {
    "efficiency gains": ("Efficiency: hours of manual work", "Less manual work"),
    "proof of the audit trail": ("Audit trail: every decision has its receipt", "Receipts that you chose"),
    "ROI analysis": ("Return: what the saving is worth", "Migration, once", "First-year return"),
    "compliance assessment": ("Compliance assessment", "What the ledger showed"),
    "what the customer confirms": ("manual work fell as far as the charter asks", "complete, and the sample verified"),
    "the next step": ("Contract negotiation starts on the day of this report",),
    "what follows when it failed": ("Either we agree on another use",),
}
CONSENT = {
    "uses, one by one": ("The video on our site", "The name and logo of your company on our site"),
    "the right to take it back": ("take back all of this, or a part, at any time and without giving a reason",),
    "how long": ("May be used until",),
    "video and quote": ("Video and quote", "The quote"),
}
ORDER = {
    "price, term and start": ("Price of the first year", "Term in months", "Start date"),
    "the reference": ("Acts as a reference",),
    "what the lawyer has to settle": ("To be supplied by our lawyer",),
}
PROPOSAL = {
    "the customer's own sum": ("What the work costs a year", "Migration, once", "First-year return"),
    "what is proposed": ("First rule", "are in the charter, which both of us sign"),
}
PARTS = {"trial-report": REPORT, "testimonial-consent": CONSENT, "order": ORDER, "trial-proposal": PROPOSAL}
CHOICES = {"Video and quote"}
"""What stands in a list to choose from, which paper does not print."""
SIGNED = ("Signatures", "Name", "Title", "Signature", "Date")


def faces(kit: Kit, name: str) -> dict[str, str]:
    """The words of each format that a customer may sign on."""
    paths = {ending: kit.file(f"customer-forms/{name}.{ending}") for ending in ("pdf", "docx", "html", "txt")}
    read = {"pdf": pdf_text, "docx": word_text}
    said = {ending: read.get(ending, lambda one: one.read_text("utf-8"))(path) for ending, path in paths.items()}
    return {ending: " ".join(words.replace("\xa0", " ").split()) for ending, words in said.items()}


@pytest.mark.parametrize("name", PARTS)
def test_every_part_stands_in_every_format(kit: Kit, name: str) -> None:
    wanted = [words for part in PARTS[name].values() for words in part if words not in CHOICES]
    assert {
        ending: lacks for ending, said in faces(kit, name).items() if (lacks := [w for w in wanted if w not in said])
    } == {}


@pytest.mark.parametrize("name", PARTS)
def test_there_are_lines_to_sign_on(kit: Kit, name: str) -> None:
    for ending, said in faces(kit, name).items():
        assert [word for word in SIGNED if word not in said] == [], ending
    assert "____________________" in faces(kit, name)["txt"]


@pytest.mark.parametrize("name", PARTS)
def test_they_are_for_customers_and_name_their_gaps(kit: Kit, name: str) -> None:
    document = kit.workspace.documents[f"customer-forms/{name}"]
    assert document.kind.for_customers
    assert "Draft" in faces(kit, name)["txt"]


def test_the_verdict_of_a_trial_stands_on_the_first_of_three_pages(kit: Kit) -> None:
    with pikepdf.open(kit.file("customer-forms/trial-report.pdf")) as pdf:
        first = {str(field.T) for field in pdf.pages[0].Annots if "/T" in field}
        assert len(pdf.pages) == 3
    assert {"decision", "effort_result", "trail_result", "latency_result"} <= first


def test_the_annex_calculates_efficiency_and_return(kit: Kit) -> None:
    book = Book(kit.file("customer-forms/trial-report-sheet.xlsx"))
    assert {"effort_cut", "effort_result", "roi", "payback", "decision"} <= {
        name for name, place in book.names.items() if place in book.calculated
    }

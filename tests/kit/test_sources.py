"""The sources of customer documents as their readers find them: clicked in PDF, pointed at and tapped on the web,
counted by Word and LibreOffice, typed in text."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from playwright.sync_api import BrowserContext, Page

from generator.pages.tree import Element
from tests.browser import chromium
from tests.kit.promised import promised
from tests.tools import W, converted, missing, pdf_text, program, spoken

NOTED = {"one-pagers", "poc-charters", "case-studies", "calculators"}
LISTED = NOTED | {"pitches"}
"""Kinds whose documents all cite claims: with marks in the text, or among the sources alone."""


UNFOLD = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
BARE = ("-card.pdf", "-card.docx", "-lawyer.pdf", "-lawyer.docx")
"""Pages that cite no claim: the card of a pitch, and the terms that a lawyer reads."""


def of(formats: str, kinds: set[str]) -> list[str]:
    return [path for path in promised(formats) if path.split("/")[0] in kinds and not path.endswith(BARE)]


def entries(page) -> list[Element]:
    return [element for element in page.root.walk() if element.get("id").startswith("source-")]


def marks(page) -> list[Element]:
    return list(page.root.find("note"))


@pytest.mark.parametrize("path", of("pdf", LISTED))
def test_every_document_that_cites_claims_lists_their_sources(kit, path: str) -> None:
    page = kit.page_of(path)
    cited = {element.get("value") for element in page.root.find("citation")}
    claims = {target for target in cited if target.startswith("claim:")}
    listed = {cited.get("value") for entry in entries(page) for cited in entry.find("citation")}
    assert claims
    assert claims <= listed
    text, heading = " ".join(pdf_text(kit.file(path)).split()), page.translation.gettext("Sources and assumptions")
    assert heading in text
    sources = text.partition(heading)[2].partition("Draft: not cleared")[0]
    assert "unproven" not in sources, "the band says so, below them where it stands at the foot"


@pytest.mark.parametrize("path", of("pdf", NOTED))
def test_in_pdf_each_mark_leads_to_the_line_of_its_source(kit, path: str) -> None:
    wanted = [mark.elements[0].get("href")[1:] for mark in marks(kit.page_of(path))]
    with pikepdf.open(kit.file(path)) as pdf:
        links = [mark for sheet in pdf.pages for mark in sheet.get("/Annots", []) if "/Dest" in mark]
        names = list(pdf.Root.Names.Dests.Names)
        places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    assert wanted
    assert sorted(str(link.Dest) for link in links) == sorted(wanted)
    assert set(wanted) <= places.keys()
    assert len({(str(places[name][2]), str(places[name][3])) for name in set(wanted)}) == len(set(wanted))


@pytest.mark.parametrize("path", of("docx", NOTED))
def test_in_word_each_mark_is_a_field_that_repeats_the_number_of_its_source(kit, path: str) -> None:
    page = kit.page_of(path)
    with zipfile.ZipFile(kit.file(path)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    fields = [field for field in body.iter(f"{W}fldSimple") if " REF " in field.get(f"{W}instr")]
    said = ["".join(field.itertext()) for field in fields]
    # Behind a big figure it is a plain link: LibreOffice leaves fields on the line.
    raised = [mark for figure in page.root.find("figure") if figure.tag == "p" for mark in figure.find("note")]
    assert said == [mark.text.strip() for mark in marks(page) if not any(mark is one for one in raised)]
    asked = {re.search(r"REF (\S+) \\r \\h", field.get(f"{W}instr"))[1] for field in fields}
    numbered = {
        mark.get(f"{W}name"): paragraph
        for paragraph in body.iter(f"{W}p")
        for mark in paragraph.iter(f"{W}bookmarkStart")
        if paragraph.find(f"{W}pPr/{W}numPr") is not None
    }
    assert asked
    assert asked <= numbered.keys()
    assert all(spoken("".join(numbered[name].itertext())) for name in asked)


@pytest.mark.parametrize("path", ["one-pagers/saas.docx", "poc-charters/standard.docx"])
def test_libreoffice_counts_the_sources_as_the_page_does(kit, path: str, tmp_path: Path) -> None:
    program("soffice")
    converted([kit.file(path)], "pdf", tmp_path)
    (printed,) = tmp_path.glob("*.pdf")
    lines = [" ".join(line.split()) for line in pdf_text(printed).splitlines()]
    found = {int(match[1]): match[2] for line in lines if (match := re.match(r"(\d)\. (.+?):", line))}
    wanted = {
        n: " ".join(entry.text.partition(":")[0].split()) for n, entry in enumerate(entries(kit.page_of(path)), 1)
    }
    assert {n: found.get(n) for n in wanted} == wanted
    assert not missing(spoken(" ".join(entry.text for entry in entries(kit.page_of(path)))), spoken(" ".join(lines)))


@pytest.mark.parametrize("path", of("txt", NOTED))
def test_a_text_has_its_marks_in_brackets_and_the_list_at_its_end(kit, path: str) -> None:
    text, page = kit.file(path).read_text("utf-8"), kit.page_of(path)
    body, _, end = text.partition(page.translation.gettext("Sources and assumptions"))
    assert [mark.text.strip() for mark in marks(page)] == re.findall(r"\[(\d+)\]", body)
    assert re.findall(r"^\[(\d+)\] ", end, re.MULTILINE) == [str(n) for n, _ in enumerate(entries(page), 1)]


@pytest.mark.parametrize("path", [*promised("eml"), *promised("csv")])
def test_what_goes_into_other_programs_bears_no_marks(kit, path: str) -> None:
    assert not marks(kit.page_of(path))


def test_the_workbook_lists_the_claims_that_it_rests_on_without_marks(kit) -> None:
    page = kit.page_of("calculators/roi-workbook.xlsx")
    (entry,) = entries(page)
    assert entry.text.startswith("50%: ")
    assert not marks(page)
    with zipfile.ZipFile(kit.file("calculators/roi-workbook.xlsx")) as package:
        assert "Modeled, not measured" in package.read("xl/sharedStrings.xml").decode()


# On the web.

SHOWN = """mark => {
    const tip = getComputedStyle(mark, '::after'), zoom = document.documentElement;
    return {words: tip.content, wide: zoom.scrollWidth, window: innerWidth, tip: parseFloat(tip.width) || 0};
}"""


@pytest.fixture(scope="module")
def browsers() -> Iterator[dict[str, BrowserContext]]:
    with chromium() as browser:
        phone = {"viewport": {"width": 390, "height": 760}, "has_touch": True, "is_mobile": True}
        yield {
            "desk": browser.new_context(viewport={"width": 1280, "height": 800}),
            "phone": browser.new_context(**phone),
        }


def opened(context: BrowserContext, file: Path) -> Page:
    page = context.new_page()
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(
    "path",
    [
        "one-pagers/saas.html",
        "case-studies/saas.html",
        "calculators/roi-web.html",
    ],
)
def test_a_mark_tells_its_source_when_it_is_pointed_at_and_when_it_has_the_focus(kit, path: str, browsers) -> None:
    page = opened(browsers["desk"], kit.file(path))
    page.evaluate(UNFOLD)
    links = page.locator(".note a")
    assert links.count()
    for n in range(links.count()):
        source = page.locator(links.nth(n).get_attribute("href"))
        words = spoken(source.inner_text())
        page.mouse.move(0, 0)
        assert links.nth(n).evaluate(SHOWN)["words"] in {"none", "normal"}
        links.nth(n).hover()
        assert spoken(links.nth(n).evaluate(SHOWN)["words"]) == words
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.closest('.note')"):
        page.keyboard.press("Tab")
    focused = page.evaluate_handle("document.activeElement").as_element()
    assert spoken(focused.evaluate(SHOWN)["words"]) == spoken(page.locator(focused.get_attribute("href")).inner_text())
    page.close()


@pytest.mark.parametrize(
    "path",
    [
        "one-pagers/saas.html",
        "poc-charters/standard.html",
        "calculators/roi-web.html",
    ],
)
def test_on_a_phone_a_tap_leads_to_the_source_and_back_and_nothing_scrolls_sideways(kit, path: str, browsers) -> None:
    page = opened(browsers["phone"], kit.file(path))
    page.evaluate(UNFOLD)
    for link in page.locator(".note a").all():
        address = link.get_attribute("href")
        link.tap()
        page.wait_for_function("address => location.hash == address", arg=address)
        entry = page.locator(address)
        assert entry.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
        page.wait_for_function(
            "a => { const b = document.querySelector(a).getBoundingClientRect();"
            " return b.top >= 0 && b.bottom <= innerHeight }",
            arg=address,
        )
        seen = link.evaluate(SHOWN)
        assert seen["wide"] <= seen["window"] == 390
        entry.locator("[data-back]").tap()
        page.wait_for_function("a => location.hash == a.replace('source', 'mark')", arg=address)
    page.close()


def test_the_foot_of_the_window_tells_the_source_where_a_phone_has_a_keyboard(kit, browsers) -> None:
    page = opened(browsers["phone"], kit.file("one-pagers/saas.html"))
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.closest('.note')"):
        page.keyboard.press("Tab")
    seen = page.evaluate_handle("document.activeElement").as_element().evaluate(SHOWN)
    assert "300 hours a month" in seen["words"]
    assert 0 < seen["tip"] < 390
    assert seen["wide"] <= 390
    page.close()

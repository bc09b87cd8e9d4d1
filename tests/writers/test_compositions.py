"""Components made of several parts, as each format says them: their words stay, what only decorates goes."""

import re
from functools import cache
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

from docx import Document
from openpyxl import load_workbook

from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.writers import docx, html, text, xlsx
from generator.writers import email as mail
from tests.writers.sample_page import sample_page

INK = 'w:themeFill="text2"'
SLOT = '<figure class="slot" data-kind="logo" data-size="96x40">{}</figure>'
PIXEL = "data:image/svg+xml," + quote('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
FILLED = SLOT.format(f'<img src="{PIXEL}" alt="Logo of the customer">')
EMPTY = SLOT.format("<figcaption>Customer’s logo</figcaption>")


@cache
def word() -> str:
    return ZipFile(BytesIO(docx.write(sample_page("playbook")))).read("word/document.xml").decode()


@cache
def typed() -> str:
    return text.write(sample_page("playbook")).decode()


def page_of(part: str):
    return sample_page(root=collapse_tree(from_html(f"<article>{part}</article>")))


def cells(part: str) -> list[str]:
    sheet = load_workbook(BytesIO(xlsx.write(page_of(part)))).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_head_of_objections_is_repeated_on_each_page_in_word():
    tables = word().split("<w:tbl>")
    table = next(one for one in tables if "They say" in one)
    assert "<w:tblHeader" in table


def test_only_the_recommended_tier_and_lane_stand_on_the_ink_in_word():
    shaded = [re.sub(r"<[^>]+>", " ", cell) for cell in word().split("<w:tc>") if INK in cell.split("</w:tcPr>")[0]]
    assert any("Growth" in cell for cell in shaded)
    assert any("Product changes the rule" in cell for cell in shaded)
    assert not any("Starter" in cell or "Product writes a ticket" in cell for cell in shaded)


def test_contents_lead_to_their_chapters_in_word():
    assert {*re.findall(r'w:anchor="(\w+)"', word())} >= {"at_motion", "at_words", "at_trade"}
    assert 'w:name="at_trade"' in word()


def test_a_chapter_opens_a_new_page_in_word():
    before, _, _ = word().partition("Chapter 5")
    assert "w:pageBreakBefore" in before[before.rindex("Trial plan") :]


def test_a_margin_note_stands_beside_its_block_in_word():
    table = next(one for one in word().split("<w:tbl>") if "From practice" in one).split("</w:tbl>")[0]
    assert table.count("<w:tc>") >= 2


def test_an_offer_is_typed_as_a_block_with_what_the_price_is_for():
    assert "Growth\nFor software with paid tiers\n\n$100K\na year\n100 tenants, one square each" in typed()


def test_objections_are_typed_as_three_labelled_lines():
    assert "They say: “Not this year.”\nYou say: Decide now, pay later" in typed()
    assert "Proof to show: Trial plan, hours a week" in typed()


def test_contents_are_typed_as_a_numbered_list_with_what_each_chapter_takes():
    assert "3. Negotiation\n   Give only what you are paid for\n   7 min" in typed()


def test_margin_notes_are_typed_in_brackets():
    assert "    [From practice\n    Silence after the price works better than any sentence.]" in typed()


def test_an_empty_slot_is_named_wherever_it_stands():
    assert text.write(page_of(EMPTY)).decode().strip() == "[Customer’s logo]"
    assert "Customer’s logo" in cells(EMPTY)
    assert "Customer’s logo" in Document(BytesIO(docx.write(page_of(EMPTY)))).element.xml
    assert "<figcaption>Customer’s logo</figcaption>" in html.write(page_of(EMPTY)).decode()


def test_a_filled_slot_is_its_picture_or_what_the_picture_shows():
    assert text.write(page_of(FILLED)).decode().strip() == "Logo of the customer"
    assert 'descr="Logo of the customer"' in Document(BytesIO(docx.write(page_of(FILLED)))).element.xml
    assert "[" not in text.write(page_of(FILLED)).decode()


def test_squares_are_no_words_of_any_format():
    assert 'alt=""' in html.write(sample_page("playbook")).decode()
    assert cells('<p class="scale" data-of="10" data-filled="6"><img src="x" alt="">6 min</p>') == ["6 min"]


def test_a_mail_names_an_empty_slot_in_brackets():
    letter = f'<section class="message"><p class="subject">Hello</p><div class="body">{EMPTY}</div></section>'
    assert "[Customer=E2=80=99s logo]" in mail.write(page_of(letter)).decode()


def test_what_to_say_stands_before_what_never_to_say():
    assert typed().index("Say: “I can start") < typed().index("Never say:")


def test_the_names_of_offers_stand_in_one_row_of_a_workbook():
    offers = """<div class="tiers"><section class="tier"><h3>Starter</h3></section>
     <section class="tier recommended"><p class="eyebrow">Most start here</p><h3>Growth</h3></section></div>"""
    sheet = load_workbook(BytesIO(xlsx.write(page_of(offers)))).worksheets[0]
    rows = {str(cell.value): cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert rows["Starter"] == rows["Growth"] > rows["Most start here"]

"""The Word writer, read back with python-docx, with a validator of Microsoft's rules, and as raw parts."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from urllib.parse import quote
from uuid import UUID
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.text.paragraph import Paragraph
from fontTools.ttLib import TTFont
from lxml import etree

from generator.content.kinds import Fit
from generator.diagnostics import Position, Problem
from generator.layout.vocabulary_check import check_vocabulary
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.tree import Element
from generator.pages.vocabulary import COMPONENTS, ELEMENTS, INLINE
from generator.writers._office.office_package import parts_of, repack
from generator.writers.docx import FORMAT, fonts, inline, word_blocks, write
from generator.writers.docx.ooxml import NAMESPACES, W14, W15, W
from generator.writers.docx.word_document import Manuscript
from generator.writers.docx.word_package import list_parts
from tests.tools import broken_rules
from tests.writers.sample_page import BRAND, COLOURS, SAMPLES, sample_page

NS = {"w": W, "w14": W14, "w15": W15, "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
EVERY_SAMPLE = pytest.mark.parametrize("name", SAMPLES)


@lru_cache
def written(name: str) -> bytes:
    return write(sample_page(name))


def opened(name: str) -> WordDocument:
    return Document(BytesIO(written(name)))


def said(html: str, **changes: object) -> WordDocument:
    return Document(BytesIO(write(sample_page(root=collapse_tree(from_html(f"<article>{html}</article>")), **changes))))


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def val(node: etree._Element, path: str, name: str = "val") -> list[str]:
    return [str(found.get(f"{{{W}}}{name}")) for found in etree.ElementBase.xpath(node, path, namespaces=NS)]


def spoken(element: Element) -> list[str]:
    """The words of the page, as they stand between its tags."""
    return [word for child in element.children for word in (child.split() if isinstance(child, str) else spoken(child))]


def text_of(document: etree._Element) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in document.iter(f"{{{W}}}p"))


def paragraphs(document: WordDocument, style: str) -> list[str]:
    """The words of all paragraphs in this style, those in tables too."""
    ids = {each.style_id for each in document.styles if each.name == style}
    found = [p for p in document.element.body.iter(f"{{{W}}}p") if set(val(p, "w:pPr/w:pStyle")) & ids]
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in found]


def test_the_samples_hold_the_whole_vocabulary_and_nothing_else() -> None:
    roots = [sample_page(name).root for name in SAMPLES]
    assert [finding for root in roots for finding in check_vocabulary(root)] == []
    used = {name for root in roots for element in root.walk() for name in (element.tag, *element.classes)}
    assert {*ELEMENTS, *COMPONENTS} - used == set()


def test_word_has_a_way_to_say_every_element_and_component() -> None:
    assert set(word_blocks.ELEMENTS) | set(inline.TAGS) == set(ELEMENTS)
    assert set(COMPONENTS) == word_blocks.KNOWN
    assert set(inline.TAGS) == INLINE


@EVERY_SAMPLE
def test_no_word_of_the_page_is_lost(name: str) -> None:
    document = "".join(text_of(part(written(name), "word/document.xml")).split())
    assert [word for word in spoken(sample_page(name).root) if word not in document] == []


@EVERY_SAMPLE
def test_the_document_keeps_the_rules_that_microsoft_checks(name: str, tmp_path) -> None:
    file = tmp_path / f"{name}.{FORMAT.suffix}"
    file.write_bytes(written(name))
    findings = broken_rules(file)
    # The validator takes a glossary entry's type for a section's; `bbPlcHdr` stands in ISO/IEC 29500-1, 17.12.
    assert [str(each) for each in findings if "bbPlcHdr" not in each.description] == []


@EVERY_SAMPLE
def test_the_same_page_gives_the_same_bytes_under_fixed_dates(name: str) -> None:
    assert write(sample_page(name)) == written(name)
    entries = ZipFile(BytesIO(written(name))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"


def test_naming_the_writer_does_not_load_python_docx() -> None:
    program = "import sys, generator.writers.docx; sys.exit('docx' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_headings_make_the_outline_of_the_document() -> None:
    charter = opened("charter")
    assert paragraphs(charter, "Title") == ["Thirty days to decide, with evidence"]
    assert paragraphs(charter, "Part") == [
        "1Objective", "2Scope", "3Timeline", "4Success criteria", "5Before day one", "6Signatures"]  # fmt: skip
    assert charter.styles["Part"].base_style.name == "Heading 1"
    assert paragraphs(opened("handbook"), "Heading 1")[0] == "The opening call"
    assert paragraphs(opened("handbook"), "Heading 3") == ["For a year"]


def test_a_clause_is_paragraphs_in_the_right_column_under_a_counting_number() -> None:
    body = opened("charter").element.body
    assert val(body, "w:p//w:fldSimple", "instr") == [r" SEQ Part \* ARABIC "] * 6
    assert any(paragraph.style.name == "Part Text" for paragraph in opened("charter").paragraphs)
    other = said('<section class="part"><h2><span class="number">3</span> Price</h2><div><p>Free.</p></div></section>')
    assert val(other.element.body, ".//w:fldSimple", "instr") == [r" SEQ Part \* ARABIC \r 3 "]


def test_each_numbered_list_begins_at_its_own_start() -> None:
    document = said('<ol><li>a</li><li>b</li></ol><p>x</p><ol start="5"><li>c</li></ol>')
    numbers = val(document.element.body, ".//w:numPr/w:numId")
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = document.part.numbering_part.element
    starts = [val(numbering, f"w:num[@w:numId='{number}']//w:startOverride") for number in numbers]
    assert starts == [["1"], ["1"], ["5"]]


def test_a_list_in_a_list_is_one_level_down_and_further_in() -> None:
    document = said("<ul><li>one<ul><li>two</li></ul></li></ul>")
    assert val(document.element.body, ".//w:numPr/w:ilvl") == ["0", "1"]
    left = [int(value) for value in val(document.element.body, ".//w:ind", "left")]
    assert left == sorted(left)


@EVERY_SAMPLE
def test_heads_are_repeated_and_rows_are_never_split(name: str) -> None:
    document = opened(name).element.body
    rows = document.xpath(".//w:tr")
    assert rows
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    heads = [row for element in sample_page(name).root.walk() if element.tag == "thead" for row in element.elements]
    assert len(document.xpath(".//w:tr[w:trPr/w:tblHeader]")) == len(heads)


def test_cells_that_span_are_merged() -> None:
    table = next(table for table in opened("handbook").tables if "Tier" in table.cell(0, 0).text)
    assert table.cell(0, 0).text == table.cell(1, 0).text == "Tier"
    assert table.cell(0, 1).text == table.cell(0, 2).text == "What it holds"
    assert [cell.text for cell in table.rows[3].cells] == ["Growth", "50", "$100,000"]


def test_figures_stand_at_the_right_with_figures_of_one_width() -> None:
    document = opened("one-pager")
    assert "$52,500" in paragraphs(document, "Amount")
    look = document.styles["Amount"].element
    assert val(look, "w:pPr/w:jc") == ["right"]
    assert look.xpath("w:rPr/*[local-name()='numSpacing']")


def test_every_picture_tells_what_it_shows() -> None:
    pictures = opened("one-pager").element.body.xpath(".//wp:inline/wp:docPr")
    assert [picture.get("descr") for picture in pictures] == [
        "Northwind Autonomics", "Cost of manual work a year: 52,500 dollars today, 7,000 with Northwind",
        "QR code: northwind.example/demo"]  # fmt: skip
    assert opened("charter").element.body.xpath(".//wp:docPr")[0].get("descr") == BRAND.logo_alt


def test_pictures_keep_their_proportions_and_the_logo_its_height() -> None:
    logo, chart, code = opened("one-pager").inline_shapes
    assert logo.height.pt == pytest.approx(BRAND.logo_height, abs=0.1)
    assert logo.width / logo.height == pytest.approx(150 / 20, rel=0.02)
    assert chart.width / chart.height == pytest.approx(240 / 110, rel=0.02)
    assert code.width == code.height
    assert 80 <= code.width.pt <= 90


def test_a_merge_field_is_a_control_with_its_label_as_prompt() -> None:
    body = opened("charter").element.body
    controls = [node.getparent().getparent() for node in body.iter(f"{{{W15}}}dataBinding")]
    assert val(body, ".//w:sdt[w:sdtPr/w15:dataBinding]/w:sdtPr/w:tag") == [
        "account.company", "account.sponsor", "account.start", "account.company", "account.company"]  # fmt: skip
    assert val(controls[1], "w:sdtPr/w:alias") == ["Name, title"]
    assert [text.text for text in controls[1].iter(f"{{{W}}}t")] == ["Name, title"]
    assert controls[1].find(f"{{{W}}}sdtPr/{{{W}}}showingPlcHdr") is not None


def test_a_field_that_is_filled_in_once_is_filled_in_everywhere() -> None:
    data = written("charter")
    document = part(data, "word/document.xml")
    paths = val(document, ".//w:sdtPr/w15:dataBinding", "xpath")
    assert paths[0] == paths[3] == paths[4] != paths[1]
    values = part(data, "customXml/item1.xml")
    assert [field.get("name") for field in values] == ["account.company", "account.sponsor", "account.start"]
    (store,) = part(data, "customXml/itemProps1.xml").attrib.values()
    assert set(val(document, ".//w15:dataBinding", "storeItemID")) == {store}
    prompts = part(data, "word/glossary/document.xml")
    assert val(prompts, ".//w:docPartPr/w:name") == val(document, ".//w:placeholder/w:docPart")[:3]


def test_what_is_filled_in_looks_like_the_words_around_it() -> None:
    (control, *_) = part(written("charter"), "word/document.xml").iter(f"{{{W}}}sdt")
    assert val(control, "w:sdtContent//w:rStyle") == ["Field"]
    assert val(control, "w:sdtPr//w:rStyle") == []


def test_a_reference_document_that_word_has_saved_stays_whole() -> None:
    reference = BytesIO(sample_page().reference)
    body = ZipFile(reference).read("word/document.xml").replace(
        b'mc:Ignorable="w14', b'xmlns:w16se="urn:later" mc:Ignorable="w16se w14')  # fmt: skip
    data = write(sample_page("charter", reference=repack(reference.getvalue(), {"word/document.xml": body})))
    document = part(data, "word/document.xml")
    (ignorable,) = document.xpath("@mc:Ignorable", namespaces=NAMESPACES)
    assert set(ignorable.split()) == {"w14", "w15", "w16se"} <= set(document.nsmap)


def test_fields_side_by_side_stand_apart_and_what_they_come_to_has_a_frame() -> None:
    document = said(
        '<table class="sheet"><thead><tr><th scope="col">Was</th><th scope="col">Asked</th><th scope="col">Saved</th>'
        '</tr></thead><tbody><tr><td class="input" data-entry="before" data-kind="number" data-words="Before"></td>'
        '<td class="output" data-value="0.5">50%</td>'
        '<td class="output" data-entry="saved" data-kind="result" data-words="Saved"></td></tr></tbody></table>'
    )
    cells = document.tables[0]._tbl.tr_lst[1].tc_lst
    assert len(cells) == 5, "three fields and two gaps"
    lines = [[etree.QName(side).localname for side in cell.xpath("./w:tcPr/w:tcBorders/*")] for cell in cells]
    assert lines == [["bottom"], [], [], [], ["top", "left", "bottom", "right"]]
    assert [bool(cell.xpath("./w:tcPr/w:shd")) for cell in cells] == [True, False, False, False, True]


def test_figures_side_by_side_are_equally_big() -> None:
    html = "".join(f'<div><p class="figure">{figure}</p></div>' for figure in ("9%", "$1,234,567,890", "2 weeks"))
    sizes = val(said(f'<div class="figures">{html}</div>').element.body, ".//w:r/w:rPr/w:sz")
    assert len(sizes) == 3
    assert len(set(sizes)) == 1


CLAUSES = """<header class="title"><h1>Charter</h1></header>
<section class="part"><h2>One</h2><p>a</p></section><section class="part"><h2>Two</h2><p>b</p></section>"""


def test_no_rule_stands_between_the_title_and_the_first_clause() -> None:
    first, second = [each for each in said(CLAUSES).paragraphs if each.style.name == "Part"]
    assert val(first._p, "w:pPr/w:pBdr/w:top") == ["nil"]
    assert val(second._p, "w:pPr/w:pBdr/w:top") == []


def test_a_box_can_be_ticked_in_word() -> None:
    boxes = part(written("charter"), "word/document.xml").xpath(".//w14:checkbox", namespaces=NS)
    assert len(boxes) == 5
    assert paragraphs(opened("charter"), "Checklist")[0] == "☐A staging environment that answers"


def test_links_go_where_the_page_says() -> None:
    document = opened("one-pager")
    targets = {each.target_ref for each in document.part.rels.values() if each.is_external}
    assert targets == {
        "https://northwind.example/roi",
        "https://northwind.example/demo",
        "mailto:sales@northwind.example",
    }
    charter = opened("charter").element.body
    assert val(charter, ".//w:hyperlink", "anchor") == val(charter, ".//w:bookmarkStart", "name") == ["at_criteria"]
    assert val(charter, ".//w:hyperlink//w:rStyle") == ["Hyperlink"]


def test_the_language_is_the_brands() -> None:
    data = write(sample_page("handbook", brand=replace(BRAND, language="de-AT")))
    assert val(part(data, "word/styles.xml"), "w:docDefaults//w:lang") == ["de-AT"]
    assert val(part(data, "word/settings.xml"), "w:themeFontLang") == ["de-AT"]
    assert val(part(data, "word/document.xml"), ".//w:lang") == ["de"]


def test_the_properties_are_the_pages_and_no_librarys() -> None:
    said = opened("one-pager").core_properties
    assert (said.title, said.author, said.last_modified_by) == ("One-pager of Northwind", BRAND.name, BRAND.name)
    assert (said.subject, said.comments, said.version, said.language) == (
        "One-pager",
        "What a page may hold",
        "1.0",
        "en-US",
    )
    assert said.created == said.modified == datetime(2026, 1, 25, tzinfo=UTC)
    assert b"python-docx" not in b"".join(ZipFile(BytesIO(written("one-pager"))).read(n) for n in names("one-pager"))


def names(name: str) -> list[str]:
    return ZipFile(BytesIO(written(name))).namelist()


def test_the_footer_names_the_company_and_counts_the_pages() -> None:
    footer = opened("charter").sections[0].footer._element
    assert text_of(footer) == "Northwind Autonomics  ·  Charter of Northwind1 / 1"
    assert [field.strip() for field in val(footer, ".//w:fldSimple", "instr")] == ["PAGE", "NUMPAGES"]


def test_another_brand_changes_every_document_without_another_reference() -> None:
    brand = replace(
        BRAND, colours={**COLOURS, "ink": "#3A0D2E", "brand": "#B0124F"}, family="Source Serif 4", fallback="Georgia"
    )
    data = write(sample_page("one-pager", brand=brand, paper="A4", fonts={}))
    theme = ZipFile(BytesIO(data)).read("word/theme/theme1.xml").decode()
    assert '<a:dk2><a:srgbClr val="3A0D2E"/>' in theme
    assert '<a:accent1><a:srgbClr val="B0124F"/>' in theme
    assert theme.count('<a:latin typeface="Source Serif 4"/>') == 2
    assert b"Georgia" in ZipFile(BytesIO(data)).read("word/fontTable.xml")
    for name in ("word/styles.xml", "word/document.xml", "word/numbering.xml"):
        assert not re.search(b"2447F0|0F1B2D", ZipFile(BytesIO(data)).read(name))
    section = Document(BytesIO(data)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_brands_fonts_travel_with_the_document() -> None:
    data = written("charter")
    (regular,) = part(data, "word/fontTable.xml").xpath(".//w:embedRegular", namespaces=NS)
    key = UUID(str(regular.get(f"{{{W}}}fontKey")))
    font = fonts.obfuscate(ZipFile(BytesIO(data)).read("word/fonts/font1.odttf"), key)
    assert TTFont(BytesIO(font))["name"].getDebugName(1) == "Inter"


def test_a_font_whose_maker_forbids_it_stays_out() -> None:
    font = TTFont(BytesIO(sample_page().fonts["400"]))
    font["OS/2"].fsType = 2
    out = BytesIO()
    font.save(out)
    data = write(sample_page("handbook", fonts={"400": out.getvalue()}))
    assert not [name for name in ZipFile(BytesIO(data)).namelist() if name.endswith(".odttf")]


def test_the_second_face_begins_a_new_page_with_its_first_words() -> None:
    document = opened("one-pager")
    (start,) = [paragraph for paragraph in document.paragraphs if paragraph.paragraph_format.page_break_before]
    assert start.text == "How it works"
    assert paragraphs(document, "Break") == []


def test_what_is_kept_together_stays_with_the_next() -> None:
    document = said('<div class="keep"><p>One</p><p>Two</p><p>Three</p></div>')
    kept = [bool(each.paragraph_format.keep_with_next) for each in document.paragraphs]
    assert kept == [True, True, False]


def test_the_hero_runs_from_edge_to_edge_and_holds_the_draft_band() -> None:
    document = opened("one-pager")
    hero = document.tables[0]
    assert hero.style.name == "Hero Panel"
    assert (
        sum(int(width) for width in val(hero._tbl, "w:tblGrid/w:gridCol", "w")) == document.sections[0].page_width.twips
    )
    assert hero.rows[1].cells[0].text.startswith("Draft: not cleared")
    assert paragraphs(document, "Hero") == ["Launch a pricing tier in an afternoon, not a sprint"]


def test_a_draft_band_without_a_hero_opens_the_document() -> None:
    document = said('<p class="draft">Draft: 1 claim.</p><h1>Title</h1>')
    assert [(each.style.name, each.text) for each in document.paragraphs] == [
        ("Draft", "Draft: 1 claim."),
        ("Title", "Title"),
    ]


def test_the_draft_band_takes_no_room_from_the_text() -> None:
    (band,) = (
        p for p in said('<p class="draft">Draft: 1 claim.</p><h1>Title</h1>').paragraphs if p.text[:5] == "Draft"
    )
    assert val(band._p, "./w:pPr/w:framePr", "yAlign") == ["top"]


def test_a_note_behind_a_big_figure_is_raised_and_leads_to_its_source() -> None:
    note = '<sup class="note"><a href="#source-1">1</a></sup>'
    listed = '<footer class="sources"><ol><li id="source-1">A log.</li></ol></footer>'
    document = said(f'<p class="figure">40%{note}</p><p>Half{note}</p>{listed}')
    (figure,) = (p for p in document.paragraphs if p.style.name == "Figure")
    assert val(figure._p, "./w:hyperlink", "anchor") == ["at_source_1"]
    (raised,) = val(figure._p, "./w:hyperlink/w:r/w:rPr/w:position")
    assert int(raised) / 2 > figure.style.font.size.pt * 0.4
    assert val(document.element.body, ".//w:fldSimple", "instr") == [" REF at_source_1 \\r \\h  \\* MERGEFORMAT "]


def test_figures_side_by_side_shrink_together_so_that_none_of_them_breaks() -> None:
    said_so = "".join(
        f'<div><p class="figure">{shown}</p></div>' for shown in ("−$13,000", "−12%", "never", "$120,000")
    )
    body = said(f'<header class="hero"><h1>A case</h1><div class="figures">{said_so}</div></header>').element.body
    cells = [
        c for c in body.iter(f"{{{W}}}tc") if not c.xpath(".//w:tbl") and c.xpath(".//w:pStyle[@w:val='FigureRowDark']")
    ]
    assert len(cells) == 4
    for cell in cells:
        (size,) = {int(found) / 2 for found in val(cell, ".//w:r/w:rPr/w:sz")}
        (shown,) = etree.ElementBase.xpath(cell, ".//w:t/text()", namespaces=NS)
        widest = size * sum(0.34 if sign == "," else 0.675 for sign in shown)  # as wide as the digits of Inter Bold
        assert widest <= int(val(cell, "./w:tcPr/w:tcW", "w")[0]) / 20


def test_each_line_of_a_receipt_stands_on_one_line() -> None:
    lines = "<div><dt>Signed by</dt><dd>The plan</dd></div><div><dt>Rule</dt><dd>Growth</dd></div>"
    document = said(f'<header class="hero"><h1>A plan</h1><figure class="receipt"><dl>{lines}</dl></figure></header>')
    widths = val(document.element.body, ".//w:tc[not(.//w:tc)][.//w:t='Signed by']/w:tcPr/w:tcW", "w")
    right = val(document.element.body, ".//w:tc[not(.//w:tc)]/w:tcPr/w:tcMar/w:right", "w")
    assert int(widths[0]) / 20 > 44
    assert right.count("0") == 4


def test_the_signature_of_a_receipt_and_its_seal_stand_in_cells_of_their_own() -> None:
    drawn = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} 20' width='{0}' height='20'/>"
    signs = "".join(f'<img src="data:image/svg+xml,{quote(drawn.format(w))}" alt="" width="{w}">' for w in (128, 48))
    receipt = f'<figure class="receipt"><p class="verdict">Allowed</p><div>{signs}</div></figure>'
    body = said(f'<header class="hero"><h1>A plan</h1>{receipt}</header>').element.body
    inner = etree.ElementBase.xpath(body, ".//w:tc[not(.//w:tc)][.//w:drawing]", namespaces=NS)
    assert [len(cell.xpath(".//wp:inline")) for cell in inner] == [1, 1]


def test_a_slope_that_waits_for_its_figures_stands_above_their_places_side_by_side() -> None:
    ends = "<div><dt>Before</dt><dd>Days before</dd></div><div><dt>After</dt><dd>Days after</dd></div>"
    measure = f'<div data-rows="slope"><h3>Audit</h3><dl class="facts">{ends}</dl><p class="basis">Asked</p></div>'
    body = said(f'<h1>A case</h1><div class="columns">{measure * 3}</div>').element.body
    cells = etree.ElementBase.xpath(body, "./w:tbl/w:tr/w:tc", namespaces=NS)
    assert [len(cell.xpath(".//wp:inline")) for cell in cells] == [1, 1, 1]
    (row,) = cells[0].xpath("./w:tbl/w:tr")
    assert [len(cell.xpath("./w:p")) for cell in row.xpath("./w:tc")] == [2, 2]


def test_what_is_still_missing_stands_in_a_box() -> None:
    """A line of its own is a box; in a sentence, only the places of its figures have one, on the dark cover too."""
    form = '<span class="gap">Live in <em>____ days</em></span>'
    alone = '<p><span class="gap">What was hard, in a few sentences</span></p>'
    logo = '<figure class="slot" data-kind="logo" data-ground="dark"><figcaption>Their logo</figcaption></figure>'
    document = said(f'<header class="cover">{logo}<h1>{form}</h1></header>{alone}')
    found = [Paragraph(each, document._body) for each in document.element.body.iter(f"{{{W}}}p")]
    styles = {p.text: p.style.name for p in found}
    assert styles["What was hard, in a few sentences"] == "Gap"
    assert styles["Their logo"] == "Gap Dark"
    boxed = [run.text for p in found for run in p.runs if run.style.name.startswith("Gap Words")]
    assert boxed == ["____ days"]
    edges = document.styles["Gap Words Dark"].element.xpath("./w:rPr/w:bdr/@w:val")
    assert edges == ["dashed"]


def test_a_stage_direction_stands_on_a_line_of_its_own_with_the_words_that_it_directs() -> None:
    clause = '<h2><span class="number">0:00</span> Ask</h2><p class="beat">Wait.</p><div><p>Who decides?</p></div>'
    document = said(f'<div class="script"><section class="part">{clause}</section></div>')
    said_last = document.paragraphs[-2:]
    assert [line.text for line in said_last] == ["Wait.", "Who decides?"]
    assert said_last[0].style.name == "Beat"
    assert said_last[0].style.paragraph_format.keep_with_next


def test_headings_behind_hours_begin_at_one_place_however_narrow_the_digits() -> None:
    part = '<section class="part"><h2><span class="number">{}</span> Ask</h2></section>'
    headings = [
        line for line in said(part.format("1:11") + part.format("4:00")).paragraphs if line.style.name == "Part"
    ]
    stops = [[(stop.alignment, stop.position.pt) for stop in line.paragraph_format.tab_stops] for line in headings]
    assert stops == 2 * [[(WD_TAB_ALIGNMENT.CLEAR, 20), (WD_TAB_ALIGNMENT.LEFT, 42)]]
    assert [line.paragraph_format.left_indent.pt for line in headings] == [42, 42]


def test_a_question_in_a_box_stays_with_the_words_before_it() -> None:
    asked = '<div><p>It is saved.</p><aside class="callout"><p>Who may press it?</p></aside></div>'
    document = said(f'<section class="part"><h2><span class="number">4:00</span> Change</h2>{asked}</section>')
    (box,) = document.tables
    above = Paragraph(box._tbl.getprevious(), document)
    assert (above.text, above.paragraph_format.keep_with_next) == ("It is saved.", True)


def test_two_notes_above_the_words_share_a_line() -> None:
    notes = '<p class="beat">On the day.</p><div><p class="beat">By mail</p><p>Hello.</p></div>'
    document = said(f'<section class="part"><h2><span class="number">1</span> First</h2>{notes}</section>')
    assert [line.text for line in document.paragraphs][-2:] == ["On the day. By mail", "Hello."]


def test_a_message_stands_whole_in_a_box_under_its_heading() -> None:
    sent = (
        '<div class="message"><p class="subject">Your rules</p><div class="body"><p>Hi,</p><p>A test.</p></div></div>'
    )
    above = '<h2><span class="number">1</span> First</h2><p class="beat">On the day.</p>'
    document = said(f'<section class="part">{above}<div>{sent}</div></section>')
    (box,) = document.tables
    assert box.style.name == "Message Panel"
    assert [row._tr.xpath("w:trPr/w:cantSplit") != [] for row in box.rows] == [True]
    assert [line.text for line in box.cell(0, 0).paragraphs] == ["Your rules", "Hi,", "A test."]
    led = document.paragraphs[1]
    assert led._p.getnext() is box._tbl, "a thin paragraph would let a page part them"
    assert led.text == "On the day."
    assert led.style.paragraph_format.keep_with_next


def test_nobody_signs_in_the_corner_above_the_names() -> None:
    heads = '<thead><tr><td></td><th scope="col">The buyer</th></tr></thead>'
    rows = '<tbody><tr><th scope="row">Date</th><td class="blank"></td></tr></tbody>'
    cells = said(f'<table class="signatures">{heads}{rows}</table>').tables[0]._cells
    assert [cell.paragraphs[0].style.name for cell in cells if not cell.text] == ["Table Text", "Line to Sign"]


def test_an_icon_stands_in_line_with_its_heading() -> None:
    drawn = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2216%22 height=%2216%22/%3E"
    icon = f'<span class="icon" data-icon="tag"><img src="{drawn}" alt=""></span>'
    document = said(f"<h2>{icon} One price</h2><h2>No icon</h2>")
    found = {p.text.strip(): val(p._p, "./w:pPr/w:textAlignment") for p in document.paragraphs}
    assert found == {"One price": ["center"], "No icon": []}


def test_an_icon_that_begins_an_entry_stands_where_its_bullet_would() -> None:
    drawn = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2216%22 height=%2216%22/%3E"
    icon = f'<span class="icon" data-icon="check"><img src="{drawn}" alt=""></span>'
    document = said(f"<ul><li><p>{icon} Allowed</p></li><li>Refused</li></ul>")
    found = {p.text.strip(): p.style.name for p in document.paragraphs if p.text.strip()}
    assert found == {"Allowed": "Normal", "Refused": "List Bullet"}


def test_a_table_beside_words_has_the_larger_share() -> None:
    table = "<table><tbody><tr><th>Manual hours on rules</th><td>3,760</td></tr></tbody></table>"
    document = said(f'<div class="columns"><div>{table}</div><div><p>28%</p></div></div>')
    first, second = (int(wide) for wide in val(document.tables[0]._tbl, "./w:tr/w:tc/w:tcPr/w:tcW", "w"))
    assert first > second * 1.4


def test_of_three_columns_the_one_that_says_most_by_far_is_the_widest() -> None:
    said_much = f"<div><p>{'Agreed before the first day. ' * 6}</p></div>"
    document = said(f'<div class="columns"><div><p>Hard</p></div>{said_much}<div><p>Different</p></div></div>')
    first, second, third = (int(wide) for wide in val(document.tables[0]._tbl, "./w:tr/w:tc/w:tcPr/w:tcW", "w"))
    assert (first, second > first * 1.4) == (third, True)
    even = said(f'<div class="columns">{said_much * 3}</div>')
    widths = [int(wide) for wide in val(even.tables[0]._tbl, "./w:tr/w:tc/w:tcPr/w:tcW", "w")]
    assert max(widths) < 1.2 * min(widths)


def test_the_place_of_another_logo_stands_beside_ours() -> None:
    slot = '<figure class="slot" data-kind="logo"><figcaption>Their logo</figcaption></figure>'
    document = said(f'<header class="hero"><div class="masthead"><p class="logo">Harbor</p>{slot}</div></header>')
    cells = etree.ElementBase.xpath(document.element.body, ".//w:tc[not(.//w:tc)]", namespaces=NS)
    (row,) = {cell.getparent() for cell in cells}
    assert [name in "".join(cell.itertext()) for cell in row.xpath("./w:tc") for name in ("Harbor", "Their logo")] == [
        True, False, False, True,
    ]  # fmt: skip


def test_a_long_figure_is_set_as_big_as_its_column_allows() -> None:
    html = '<div class="figures">' + '<div><p class="figure">$1,234,567,890</p></div>' * 3 + "</div>"
    sizes = val(said(html).element.body, ".//w:r/w:rPr/w:sz")
    assert len(sizes) == 3
    assert all(20 <= int(size) < 60 for size in sizes)


def test_figures_that_would_be_small_in_one_row_stand_in_two() -> None:
    html = '<div class="figures">' + '<div><p class="figure">232 hours a month</p></div>' * 4 + "</div>"
    (table,) = said(html).tables
    assert (len(table.rows), len(table.columns)) == (2, 2)


def test_a_component_that_word_does_not_know_is_an_error_at_its_place() -> None:
    at = Position("layouts/pitches/page.html", 7, 3)
    for stranger in (Element("video", {}, (), at), Element("p", {"class": "sparkle"}, ("x",), at),
                     Element("p", {}, (Element("span", {"class": "sparkle"}, ("x",), at),))):  # fmt: skip
        with pytest.raises(Problem) as problem:
            write(sample_page(root=Element("article", {}, (stranger,))))
        assert problem.value.diagnostics[0].code == "unknown-element"
        assert problem.value.diagnostics[0].at == at


def test_a_page_without_a_reference_document_says_how_to_make_one() -> None:
    with pytest.raises(Problem, match="no reference document") as problem:
        write(sample_page(reference=b""))
    assert "generator.writers.docx.reference" in problem.value.diagnostics[0].hint


def test_a_style_that_the_designer_has_lost_is_named() -> None:
    document = Document(BytesIO(sample_page().reference))
    document.styles["Says"].delete()
    out = BytesIO()
    document.save(out)
    with pytest.raises(Problem, match="no style `Says`"):
        write(sample_page("one-pager", reference=out.getvalue()))


def test_what_the_designer_changes_in_word_shows_in_the_document() -> None:
    document = Document(BytesIO(sample_page().reference))
    document.styles["Lede"].font.italic = True
    out = BytesIO()
    document.save(out)
    made = Document(BytesIO(write(sample_page("handbook", reference=out.getvalue()))))
    assert made.styles["Lede"].font.italic
    assert "Normal" not in [paragraph.text for paragraph in made.paragraphs]


def test_a_pocket_card_has_small_margins_and_no_footer() -> None:
    document = said(
        '<section class="card"><h2>Ask</h2></section><section class="card"><h2>Tell</h2></section>', paper="card"
    )
    section = document.sections[0]
    assert section.left_margin.pt < 20
    assert section.orientation == 1
    assert text_of(section.footer._element) == ""
    assert [bool(each.paragraph_format.page_break_before) for each in document.paragraphs] == [False, True]


@pytest.mark.parametrize(
    "last", ["<p>Last.</p>", "<table><tbody><tr><td>One</td></tr><tr><td>Last.</td></tr></tbody></table>"]
)
def test_the_list_of_sources_never_stands_alone_on_a_page(last: str) -> None:
    sources = '<footer class="sources"><h2>Sources</h2><ol><li id="source-1">A log.</li></ol></footer>'
    document = said(f"<article><h1>A lamp</h1><p>Far.</p><p>One.</p><p>Two.</p>{last}{sources}</article>")
    kept = [text_of(p) for p in document.element.body.iter(f"{{{W}}}p") if p.xpath("./w:pPr/w:keepNext")]
    assert {"Two.", "Last.", "Sources"} <= {*kept}  # words above a table stay with it
    assert "Far." not in kept
    assert ("One." in kept) is ("<table>" not in last)


def test_no_row_of_a_table_stands_alone_on_a_page() -> None:
    def kept(rows: int) -> list[bool]:
        body = "".join(f"<tr><td>{n}</td></tr>" for n in range(rows))
        head = '<thead><tr><th scope="col">Head</th></tr></thead>'
        document = said(f"<article><h1>A lamp</h1><table>{head}<tbody>{body}</tbody></table></article>")
        return [bool(p.xpath("./w:pPr/w:keepNext")) for p in document.element.body.iter(f"{{{W}}}p")][1:-1]

    assert kept(3) == [True, True, True, False]  # few rows are not parted
    assert kept(6) == [True, False, False, False, False, True, False]


def test_stretches_of_time_stand_on_their_ground_and_each_is_as_wide_as_it_lasts() -> None:
    cells = (
        '<th scope="row" colspan="2">Calls</th><td colspan="1"></td><td colspan="3" data-tone="ink">Weeks 2 to 4</td>'
    )
    (table,) = said(f"<table><tbody><tr>{cells}</tr></tbody></table>").tables
    assert val(table._tbl, ".//w:tcPr/w:shd", "themeFill") == ["text2"]
    wide = [int(each) for each in val(table._tbl, "./w:tblGrid/w:gridCol", "w")]
    assert max(wide) - min(wide) <= 1
    (words,) = [p for p in table._cells[-1].paragraphs if p.text]
    assert words.style.name == "Basis Dark"


def test_what_a_reader_leaves_a_chapter_with_is_one_line_of_its_opening() -> None:
    listed = "<h3>You leave with</h3><ul><li>the list</li><li>the floor</li></ul>"
    html = f'<section class="opener" data-number="1"><h2>Price</h2>{listed}</section>'
    (cell,) = said(html).tables[0]._cells
    assert "You leave with: the list · the floor" in [p.text for p in cell.paragraphs]


def test_the_parts_of_a_package_are_those_that_the_library_would_save() -> None:
    manuscript, out = Manuscript(sample_page("charter")), BytesIO()
    manuscript.document.save(out)
    assert list_parts(manuscript) == parts_of(out.getvalue())


def test_a_page_that_must_have_so_many_sheets_is_set_as_densely_as_on_paper() -> None:
    airy, dense = said("<p>Words.</p>"), said("<p>Words.</p>", fit=Fit(exactly=1))
    assert dense.sections[0].top_margin < airy.sections[0].top_margin
    for name in ("Normal", "Heading 1"):
        roomy, close = airy.styles[name].paragraph_format, dense.styles[name].paragraph_format
        assert close.space_after < roomy.space_after
        assert close.line_spacing <= roomy.line_spacing
    assert dense.styles["Heading 1"].font.size < airy.styles["Heading 1"].font.size
    assert dense.styles["Sources"].font.size == airy.styles["Sources"].font.size  # smaller could not be read


def test_a_path_from_step_to_step_has_no_numbers_as_on_paper() -> None:
    path = "<ol class='flow'><li><h3>Check</h3><p>It checks.</p></li><li><h3>Sign</h3><p>It signs.</p></li></ol>"
    assert text_of(said(path).element.body).split("\n")[:2] == ["Check", "It checks."]


def test_a_layout_may_ask_for_a_page_as_dense_as_on_paper() -> None:
    dense = collapse_tree(from_html("<article data-density='dense'><p>Words.</p></article>"))
    written_so = Document(BytesIO(write(sample_page(root=dense))))
    assert written_so.sections[0].top_margin < said("<p>Words.</p>").sections[0].top_margin

"""The guides as their readers get them: chapters, answers, and contents that lead to the right page."""

import re
from collections.abc import Iterator
from functools import cache
from math import ceil
from zipfile import ZipFile

import pypdfium2
import pytest
import yaml

from generator.pages.page import Page
from generator.writers import writer
from tests.kit.conftest import Kit
from tests.tools import REPOSITORY

GUIDES = sorted(f"guides/{path.stem}" for path in (REPOSITORY / "content/guides").glob("*.yaml"))


def page_of(kit: Kit, key: str) -> Page:
    return kit.page_of(f"{key}.pdf")


@cache
def leaves(kit: Kit, key: str) -> list[str]:
    """The words of each page of the PDF."""
    pages = pypdfium2.PdfDocument(kit.file(f"{key}.pdf"))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def chapters(kit: Kit, key: str) -> list[dict]:
    return kit.workspace.documents[key].data["chapters"]


def test_the_playbook_has_ten_chapters_and_an_index(kit: Kit):
    assert len(chapters(kit, "guides/playbook")) == 10
    assert kit.workspace.documents["guides/playbook"].data["terms"]


def test_the_questions_of_the_source_documents_are_answered(kit: Kit):
    asked = {key: [q for c in chapters(kit, key) for p in c["parts"] for q in p.get("questions", ())] for key in GUIDES}
    assert len(asked["guides/implementation"]) == 6
    assert len(asked["guides/quick-start"]) == 5


def test_what_is_to_be_done_before_the_page_is_turned_stands_on_the_page_that_ends_the_chapter(kit: Kit):
    done = [chapter for chapter in chapters(kit, "guides/playbook") if "practice" in chapter]
    assert done
    for chapter in done:
        (leaf,) = (
            leaf
            for leaf in leaves(kit, "guides/playbook")
            if f"Before you turn the page. {chapter['practice']['do']}" in leaf
        )
        assert chapter["parts"][-1]["title"] in leaf


def test_the_negotiation_playbook_has_words_for_eight_objections(kit: Kit):
    (rows,) = [p["objections"] for c in chapters(kit, "guides/negotiation") for p in c["parts"] if "objections" in p]
    assert len(rows) == 8
    assert all(row["we"] and row["proof"] for row in rows)


@pytest.mark.parametrize("key", ["guides/playbook", "guides/quick-start"])
def test_the_contents_name_the_page_on_which_each_chapter_starts(kit: Kit, key: str) -> None:
    told = next(leaf for leaf in leaves(kit, key) if "Contents" in leaf)
    for chapter in page_of(kit, key).root.find("contents"):
        for n, entry in enumerate(chapter.elements, start=1):
            title = " ".join(entry.elements[0].text.split())
            number = re.search(rf"{re.escape(title)} ?[. ]+ ?(\d+)", told)
            assert number, f"{title} is not in the contents"
            start = leaves(kit, key)[int(number[1]) - 1]
            assert re.search(rf"(?:Chapter {n}|(?<!\d){n}) {re.escape(title)}", start), f"{title}: {start[:80]}"


@pytest.mark.parametrize("key", GUIDES)
def test_a_reference_names_the_page_of_its_part(kit: Kit, key: str) -> None:
    for n, leaf in enumerate(leaves(kit, key)):
        for number, told in re.findall(r"section (\d+\.\d+), page (\d+)", leaf):
            assert re.search(rf"(?<![\d.]){re.escape(number)} [A-Z“]", leaves(kit, key)[int(told) - 1]), (
                f"{number} on {n + 1}"
            )


def test_a_page_on_which_a_chapter_goes_on_says_the_chapter_at_its_head(kit: Kit):
    going_on = [one for key in GUIDES for one in find_going_on(kit, key)]
    assert going_on
    for head, leaf in going_on:
        assert head in leaf, f"{head} is not at the head of a page: {leaf[:200]}"


def find_going_on(kit: Kit, key: str) -> Iterator[tuple[str, str]]:
    """Each page on which no chapter begins, after what stands at its head."""
    titles = [chapter["title"] for chapter in chapters(kit, key)]
    for leaf in leaves(kit, key):
        parts = re.findall(r"(?<![\d.])(\d+)\.(\d+) [A-Z“]", leaf)
        if parts and "1" not in {part for _, part in parts} and len({number for number, _ in parts}) == 1:
            yield titles[int(parts[0][0]) - 1], leaf


def count_words(held: object) -> int:
    """The words of a chapter as its file holds them, without names of icons, tones and places."""
    if isinstance(held, dict):
        return sum(count_words(value) for name, value in held.items() if name not in {"icon", "tone", "id"})
    if isinstance(held, list):
        return sum(map(count_words, held))
    return len(re.sub(r"\[([^]]*)]\([^)]*\)", r"\1 ", held).split()) if isinstance(held, str) else 0


def test_a_chapter_takes_as_long_as_it_has_words(kit: Kit):
    told = kit.workspace.facts.values["reading"]["playbook"]
    read = yaml.safe_load((REPOSITORY / "content/guides/playbook.yaml").read_text("utf-8"))["chapters"]
    assert told.keys() == {chapter["id"] for chapter in read}
    assert {chapter["id"]: f"{ceil(count_words(chapter) / 100)} minutes" for chapter in read} == {**told}


def stretches(kit: Kit) -> Iterator[tuple[str, str]]:
    """Each row of a line of time: the weeks at which its bar stands, and those that its words name."""
    spans = yaml.safe_load((REPOSITORY / "content/guides/implementation.yaml").read_text("utf-8"))["timeline"]["spans"]
    for row in spans["rows"]:
        at = 1
        for cell in row["cells"]:
            if cell.get("tone", "plain") != "plain":
                weeks = next(one["says"] for one in row["cells"] if "says" in one)
                fact = re.search(r"fact:phases\.(\w+)\.(\w+)", weeks)
                assert fact
                said = re.findall(r"\d+", kit.workspace.facts.values["phases"][fact[1]][fact[2]])
                yield (f"{at}-{at + cell['wide'] - 1}", f"{said[0]}-{said[-1]}") if fact[1] == "weeks" else ("", "")
            at += cell["wide"]


def test_the_bars_of_the_line_of_time_stand_at_their_weeks(kit: Kit):
    assert [*stretches(kit)]
    assert [pair for pair in stretches(kit) if pair[0] != pair[1]] == []


def test_a_post_is_one_page_that_ends_with_its_call_and_names_its_author_or_the_gap(kit: Kit):
    (leaf,) = leaves(kit, "guides/blog-post")
    assert "Book a call" in leaf
    assert "Name of the author, to be supplied" in leaf


def test_the_playbook_names_each_stage_of_the_crm(kit: Kit):
    first = next(leaf for leaf in leaves(kit, "guides/playbook") if "What ends each stage" in leaf)
    assert [
        stage["name"] for stage in kit.workspace.facts.values["crm-stages"].values() if stage["name"] not in first
    ] == []


def test_every_document_that_a_guide_names_is_led_to(kit: Kit):
    for key in GUIDES:
        names = [element for element in page_of(kit, key).root.walk() if "data-files" in element.attributes]
        text = (REPOSITORY / f"content/{key}.yaml").read_text("utf-8")
        assert len(names) == len(re.findall(r"\(doc:", text)), key


@pytest.mark.parametrize(
    "key", ["guides/negotiation", "guides/ideal-customer", "guides/expansion", "guides/references"]
)
def test_a_paper_is_a_sheet(kit: Kit, key: str) -> None:
    assert len(leaves(kit, key)) == 2


def test_word_counts_the_pages_of_contents_and_references(kit: Kit):
    """Each number is a field on a bookmark that is there."""
    with ZipFile(kit.file("guides/playbook.docx")) as package:
        body = package.read("word/document.xml").decode("utf-8")
    fields = re.findall(r'w:instr=" PAGEREF (\w+) ', body)
    assert len(fields) >= 11 + len([*page_of(kit, "guides/playbook").root.find("reference")])
    assert {*fields} <= {*re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', body)}


@pytest.mark.parametrize("key", GUIDES)
def test_links_within_markdown_lead_to_headings_that_are_there(kit: Kit, key: str) -> None:
    text = writer("md").write(page_of(kit, key)).decode("utf-8")
    headings = {re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
                for line in re.sub(r" \[\d+\]|[*\\]", "", text).splitlines() if line.startswith("#")}  # fmt: skip
    for address in re.findall(r"\]\(#([^)]+)\)", text):
        assert address in headings


def test_cards_to_cut_stand_in_pairs_and_all_have_the_same_lines(kit: Kit):
    (table,) = re.findall(
        r'<table[^>]*data-part="cards".*?</table>', kit.file("guides/conference.html").read_text(), re.S
    )
    cards = re.findall(r"<td.*?</td>", table, re.S)
    rows = [len(re.findall("<td", row)) for row in re.findall(r"<tr.*?</tr>", table, re.S)]
    assert rows == [0, 2, 2, 2]  # the first says to cut
    assert len(set(cards)) == 1
    assert cards[0].count("blank") == 4

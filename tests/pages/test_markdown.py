"""Markdown as page nodes: nothing is lost, nothing becomes markup that is not Markdown."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.markdown import line_nodes, prose_nodes
from generator.pages.tree import Element

MARKS = st.sampled_from([
    "*", "**", "_", "`", "[", "](", ")", "{{", "}}", "{%", "#", "- ", "1. ", "> ", "\n", "\n\n", "|",
                         "<b>", "</b>", "<script>", "&amp;", "&", "  ", "\t", "\\", "![", "---\n"])  # fmt: skip
WORDS = st.from_regex(r"[a-z]{2,9}", fullmatch=True)
TEXTS = st.lists(st.one_of(WORDS, WORDS.map(lambda word: f" {word} "), MARKS), min_size=1, max_size=25).map("".join)


def words(nodes: tuple) -> str:
    return " ".join(node if isinstance(node, str) else element_words(node) for node in nodes)


def element_words(element: Element) -> str:
    attributes = " ".join(element.attributes.values())
    return f"{attributes} {words(element.children)}"


def long_words(text: str) -> Counter:
    return Counter(re.findall("[a-z]{2,}", text.replace("&amp;", "&")))


@given(TEXTS)
def test_no_word_of_a_text_is_lost_however_it_is_marked(text):
    assert not long_words(text) - long_words(words(prose_nodes(text)))


@given(TEXTS.filter(lambda text: text.strip() and "\n" not in text))
def test_no_word_of_a_line_is_lost_either(text):
    assert not long_words(text) - long_words(words(line_nodes(text)))


@given(TEXTS)
def test_html_in_a_text_is_words_and_never_an_element(text):
    tags = {element.tag for node in prose_nodes(text) if isinstance(node, Element) for element in node.walk()}
    assert not tags & {"script", "b", "img"}


@pytest.mark.parametrize(
    "line", ["1. First of all", "# One", "- dash", "> said", "<50 ms", "50%+ of it", "***", "2 * 3 * 4"]
)
def test_a_line_may_begin_like_a_list_or_a_heading(line):
    assert "".join(node if isinstance(node, str) else node.text for node in line_nodes(line)) == line


def test_a_citation_is_a_link_and_a_field_names_what_it_stands_for():
    link, comma, field = line_nodes("[87%](claim:effort), {{ account.company }}")
    assert (link.tag, link.get("href"), link.text) == ("a", "claim:effort", "87%")
    assert comma == ", "
    assert field.get("data-field") == "account.company"


def test_a_field_inside_code_stays_as_typed():
    (code,) = line_nodes("`{{ account.company }}`")
    assert (code.tag, code.text) == ("code", "{{ account.company }}")


def test_paragraphs_and_lists_become_blocks():
    tags = [node.tag for node in prose_nodes("One.\n\n- a\n- b\n\n1. c\n")]
    assert tags == ["p", "ul", "ol"]

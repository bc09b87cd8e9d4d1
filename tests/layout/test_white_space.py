"""White space of a layout, as a reader sees it: HTML in, HTML out."""

import pytest

from generator.layout.white_space import collapse, collapse_tree
from generator.pages.markup import from_html, to_html


@pytest.mark.parametrize(
    "written, seen",
    [
        ("<p>One\n   and two </p>", "<p>One and two</p>"),
        ("<p> <strong> One</strong> <em>two </em> </p>", "<p><strong>One</strong> <em>two</em></p>"),
        ("<p>One <em> two</em></p>", "<p>One <em>two</em></p>"),
        ("<p>One <br> two</p>", "<p>One<br>two</p>"),
        ('<p><span class="box"></span> Signed</p>', '<p><span class="box"></span> Signed</p>'),
        ('<p>See <img src="a" alt="b"> </p>', '<p>See <img src="a" alt="b"></p>'),
        ("<ul>\n  <li>One</li>\n  <li>Two </li>\n</ul>", "<ul><li>One</li><li>Two</li></ul>"),
        ("<div> Words <p>between</p> blocks </div>", "<div>Words<p>between</p>blocks</div>"),
        ("<p>10\u00a0 ms\u00a0</p>", "<p>10\u00a0 ms\u00a0</p>"),
        ("<td> </td>", "<td></td>"),
    ],
)
def test_white_space_is_one_space_between_words_and_none_at_the_edges_of_a_line(written: str, seen: str):
    assert to_html(collapse_tree(from_html(written))) == seen


def test_a_tree_without_layout_space_stays_as_it_is():
    settled = collapse_tree(from_html("<article> <p>One <em>two</em></p> </article>"))
    assert collapse_tree(settled) == settled
    assert collapse_tree(settled).children[0] is settled.children[0]


def test_words_cut_out_of_a_line_lose_the_space_at_the_cut():
    heading = from_html('<h2><span class="number">1</span> What it covers</h2>')
    assert collapse(heading.children[1:]) == ("What it covers",)

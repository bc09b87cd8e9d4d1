"""What a salesperson gets in a text file."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.brand import Brand
from generator.diagnostics import Position, Problem
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.pages.vocabulary import COMPONENTS, ELEMENTS, INLINE
from generator.writers import text
from generator.writers._plain.text_blocks import PARTS, TYPES
from generator.writers._plain.text_words import PHRASES, SPANS

BRAND = Brand(
    name="TAI Erlang Autonomics", short_name="TAI", legal="TAI, Inc.", language="en", paper="Letter", colours={},
    family="Inter", fallback="Arial", faces={}, logo={}, logo_alt="TAI", logo_height=14.0, contacts={}, links={},
)  # fmt: skip
PIXEL = '<img src="data:image/png;base64,AA" alt="{}">'


def page(html: str) -> Page:
    root = collapse_tree(from_html(f"<article>{html}</article>"))
    home = Position("content/one-pagers/saas.yaml")
    return Page(artifact="one-pagers/saas", title="TAI", kind="One-pager", description="", dated=date(2026, 1, 25),
                version="1.0", root=root, home=home, brand=BRAND, paper="Letter")  # fmt: skip


def typed(html: str) -> str:
    return text.write(page(html)).decode("utf-8")


def words(said: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"</?[a-z][^>]*>", " ", said)))


# The vocabulary


def test_text_knows_every_element_and_every_component():
    assert {*TYPES, *PHRASES} == {*ELEMENTS}
    assert {*PARTS, *SPANS} == {*COMPONENTS}
    assert {*PHRASES} == INLINE


def test_what_text_does_not_know_is_reported_and_never_dropped():
    with pytest.raises(Problem, match="no words for `marquee`"):
        typed("<marquee>half price</marquee>")
    with pytest.raises(Problem, match="no words for `ticker`"):
        typed('<p><span class="ticker">half price</span></p>')


INSIDE = {
    "table": "<caption>capital</caption><thead><tr><th>head</th></tr></thead><tbody><tr><td>zebra</td></tr></tbody>",
    "ul": "<li>zebra</li>", "ol": "<li>zebra</li>", "dl": "<div><dt>label</dt><dd>zebra</dd></div>",
    "tr": "<td>zebra</td>",
    "section": "<p>zebra</p>", "aside": "<p>zebra</p>", "header": "<p>zebra</p>", "footer": "<p>zebra</p>",
    "div": "<p>zebra</p>", "figure": "<figcaption>zebra</figcaption>", "blockquote": "<p>zebra</p>",
}  # fmt: skip
AROUND = {"td": "<table><tbody><tr>{}</tr></tbody></table>", "th": "<table><tbody><tr>{}</tr></tbody></table>",
          "tr": "<table><tbody>{}</tbody></table>", "li": "<ul>{}</ul>"}  # fmt: skip
PLACES = [(name, tag) for name, component in COMPONENTS.items() for tag in component.on if tag != "hr"]


@pytest.mark.parametrize("name,tag", PLACES)
def test_the_words_of_every_component_are_in_the_text(name, tag):
    element = f'<{tag} class="{name}">{INSIDE.get(tag, "zebra")}</{tag}>'
    html = f"<p>before</p>{AROUND.get(tag, '{}').format(element)}<p>after</p>"
    assert words(typed(html)) >= words(html)


def nests(inner):
    blocks = st.lists(inner, min_size=1, max_size=3).map("".join)
    box = st.sampled_from(["div", 'div class="columns"', 'div class="figures"', 'aside class="callout"',
                           'aside class="proof"', 'section class="face"', 'section class="part"', "blockquote",
                           'aside class="gap"',
                           'footer class="sources"', 'header class="masthead"', 'div class="body"'])  # fmt: skip
    boxes = st.builds(lambda tag, b: f"<{tag}>{b}</{tag.split()[0]}>", box, blocks)
    lists = st.builds(lambda tag, bs: f"<{tag}>{''.join(f'<li>{b}</li>' for b in bs)}</{tag.split()[0]}>",
                      st.sampled_from(["ul", "ol", 'ul class="checklist"', 'ol class="steps"']),
                      st.lists(blocks, min_size=1, max_size=3))  # fmt: skip
    facts = st.builds(lambda a, b: f"<dl><div><dt>Term {len(a)}</dt><dd>{b}</dd></div></dl>", blocks, blocks)
    row = st.lists(blocks, min_size=1, max_size=4).map(lambda cells: "".join(f"<td>{c}</td>" for c in cells))
    tables = st.builds(
        lambda kind, head, rows: f"<table{kind}><thead><tr>{head}</tr></thead><tbody>"
        f"{''.join(f'<tr>{r}</tr>' for r in rows)}</tbody></table>",
        st.sampled_from(["", ' class="pairs"', ' class="sheet"', ' class="signatures"']), row,
        st.lists(row, min_size=1, max_size=3))  # fmt: skip
    return boxes | lists | facts | tables


LETTERS = st.text("abcdefghij klmnop-\u00a0", min_size=1, max_size=60)
LEAVES = st.builds(lambda tag, said: f" <{tag}>{said}</{tag.split()[0]}> ", st.sampled_from(
    ["p", "h1", "h2", "h3", 'p class="figure"', 'p class="basis"', 'p class="eyebrow"', "strong", "em",
     'span class="field"', "code", 'sup class="note"']), LETTERS)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.recursive(LEAVES, nests, max_leaves=12))
def test_however_a_page_is_nested_no_word_is_lost_and_lines_end_clean(html):
    said = typed(html)
    assert words(said) >= words(html)
    assert said.endswith("\n")
    assert not any(line != line.rstrip() for line in said.splitlines())


# How it reads


def test_two_emphasised_words_of_a_cell_keep_the_space_between_them():
    table = "<thead><tr><td>Head</td></tr></thead><tbody><tr><td><strong>One</strong> <em>two</em></td></tr></tbody>"
    assert typed(f'<table class="pairs">{table}</table>') == "Head: One two\n"


def test_headings_are_underlined_and_paragraphs_end_at_76_columns():
    said = typed(f"<h1>Launch a tier in an afternoon</h1><h2>How it works</h2><p>{'entitlement ' * 40}</p>")
    assert "Launch a tier in an afternoon\n=============================\n\n\nHow it works\n------------\n\n" in said
    assert max(map(len, said.splitlines())) <= 76


def test_a_long_address_is_never_broken():
    link = "https://tai-autonomics.io/" + "a-very-long-path/" * 8
    assert f"<{link}>" in typed(f'<p>Read the <a href="{link}">documentation</a> before the call.</p>')


def test_an_address_that_is_its_own_text_is_said_once():
    said = typed('<p><a href="mailto:sales@tai.io">sales@tai.io</a>, <a href="https://tai.io/demo">tai.io/demo</a></p>')
    assert said == "sales@tai.io, tai.io/demo\n"


def test_fields_boxes_and_notes_are_typed_marks():
    said = typed('<ul class="checklist"><li><span class="box"></span> Send to <span class="field" '
                 'data-field="account.contact">Your name</span><sup class="note">2</sup></li></ul>')  # fmt: skip
    assert said == "[ ] Send to [Your name][2]\n"


def test_a_field_is_kept_on_one_line_so_that_a_search_finds_it():
    for lead in range(50, 80):
        html = f'<p>{"x" * lead} <span class="field">specific recent news</span></p>'
        assert "[specific recent news]" in typed(html)


def test_layout_white_space_is_not_text_but_a_break_is():
    assert typed("<p>\n   One\n\t two<br>\n   three </p>") == "One two\nthree\n"


def test_a_pain_and_its_answer_stay_together_under_their_heads():
    said = typed("""<table class="pairs">
      <thead><tr><th scope="col">Today</th><th scope="col">With TAI</th></tr></thead>
      <tbody><tr><td><h3>Rules wait</h3><p>For a release.</p></td>
      <td><h3>Rules change</h3><p>In minutes.</p></td></tr></tbody>
      </table>""")
    assert said == "Today: Rules wait\n    For a release.\nWith TAI: Rules change\n    In minutes.\n"


def test_big_numbers_are_labels_of_what_they_say():
    said = typed("""<div class="figures">
      <div><p class="figure">50%+</p><p class="says">less effort</p><p class="basis">Trial data.</p></div>
      <div><p class="figure">$52.5K</p><p class="says">a year</p></div></div>""")
    assert said == "50%+:    less effort\n         Trial data.\n$52.5K:  a year\n"


def test_a_big_number_beside_a_table_keeps_its_words():
    said = typed("""<div class="columns"><div><p>Left</p></div><div><p class="figure">28%</p><p class="says">return</p>
      </div></div>""")
    assert said == "Left\n\n28%:  return\n"


def test_a_callout_is_indented_and_a_quote_names_its_speaker():
    said = typed('<aside class="callout"><p>Stop any day.</p></aside><blockquote class="quote"><p>“It works.”</p>'
                 '<p class="attribution">Jo, CTO</p></blockquote>')  # fmt: skip
    assert said == "    Stop any day.\n\n    “It works.”\n    — Jo, CTO\n"


def test_amounts_stand_under_each_other_and_the_total_under_a_rule():
    said = typed("""<table><thead><tr><th>Per year</th><th class="amount">Cost</th></tr></thead><tbody>
      <tr><th scope="row">Hours</th><td class="amount">720</td></tr>
      <tr class="total"><th scope="row">Cost</th><td class="amount">$52,500</td></tr></tbody></table>""")
    assert (
        said
        == """\
Per year     Cost
--------  -------
Hours         720
--------  -------
Cost      $52,500
"""
    )


def test_a_wide_table_wraps_inside_its_columns():
    said = typed(f"""<table><thead><tr><th>Criterion</th><th>Measured</th><th>Met</th></tr></thead><tbody>
      <tr><td>Latency</td><td>{"for seven days " * 8}</td><td><span class="box"></span></td></tr>
      <tr><td>Audit trail</td><td>Complete.</td><td><span class="box"></span></td></tr></tbody></table>""")
    assert max(map(len, said.splitlines())) <= 76
    latency, second, *_ = said.splitlines()[2:]
    assert latency.startswith("Latency      for seven days")
    assert latency.endswith("[ ]")
    assert second.startswith("             ")


def test_a_table_too_wide_for_columns_becomes_one_record_after_the_other():
    heads = "".join(f"<th>Question {n}</th>" for n in range(7))
    cells = "".join(f"<td>{'an answer of many words ' * 6}{n}</td>" for n in range(7))
    said = typed(f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")
    assert "\nQuestion 6: an answer of many words" in said
    assert max(map(len, said.splitlines())) <= 76


def test_cells_that_span_columns_and_rows_keep_the_columns_aligned():
    said = typed("""<table><thead><tr><th>Week</th><th>What</th><th>Who</th></tr></thead><tbody>
      <tr><td rowspan="2">1</td><td>Kickoff</td><td>Both</td></tr><tr><td>Export</td><td>Customer</td></tr>
      <tr><td colspan="3">Then we begin</td></tr></tbody></table>""")
    assert said.splitlines()[2:] == ["1     Kickoff  Both", "      Export   Customer", "Then we begin"]


def test_fields_side_by_side_stand_one_below_the_other():
    said = typed("""<table class="sheet"><thead><tr><th scope="col"><p>Company</p><p class="basis">As it signs.</p></th>
        <th scope="col"><p>Day</p></th></tr></thead><tbody>
        <tr><td class="input"></td><td class="output">Monday</td></tr></tbody></table>""")
    assert [line.split() for line in said.splitlines() if line.strip()][:3] == [
        ["Company:"], ["As", "it", "signs."], ["Day:", "Monday"]
    ]  # fmt: skip


def test_a_sheet_reads_as_label_value_unit():
    said = typed("""<table class="sheet"><tbody>
      <tr><th scope="row">People</th><td class="input">5</td><td>people</td></tr>
      <tr><th scope="row">Cost</th><td class="output">$259,615</td><td>a year</td></tr></tbody></table>""")
    assert said.splitlines() == ["People:         5  people", "Cost:    $259,615  a year"]


def test_a_signature_block_has_lines_to_sign_on():
    said = typed("""<table class="signatures">
      <thead><tr><th></th><th scope="col">Customer</th><th scope="col">TAI</th></tr></thead>
      <tbody><tr><th scope="row">Name</th><td class="blank"></td><td class="blank"></td></tr></tbody></table>""")
    assert said.splitlines()[-1] == f"Name  {'_' * 20}  {'_' * 20}"


def test_the_draft_band_comes_first_and_the_sources_last_wherever_the_page_has_them():
    said = typed('<footer class="sources"><p>ROI model.</p></footer><h1>Title</h1>'
                 '<p class="draft">Draft: not cleared.</p>')  # fmt: skip
    assert re.match(r"\*+\nDraft: not cleared\.\n\*+\n", said)
    assert said.index("Title") < said.index("-" * 76) < said.index("ROI model.")


def test_the_logo_is_said_once_and_a_code_by_its_link():
    logo = f'<p class="logo">{PIXEL.format("TAI Erlang Autonomics")}</p>'
    said = typed(f"""<section class="face"><div class="masthead">{logo}<p class="eyebrow">SaaS</p></div></section>
      <section class="face">{logo}<figure class="qr" data-link="https://tai.io/demo">
      {PIXEL.format("QR code: https://tai.io/demo")}<figcaption>Scan to book</figcaption></figure></section>""")
    assert said.count("TAI Erlang Autonomics") == 1
    assert said.splitlines()[0] == "TAI Erlang Autonomics" + "SaaS".rjust(76 - 21)
    assert said.endswith("\nScan to book <https://tai.io/demo>\n")


def test_a_message_can_be_pasted_as_it_stands():
    long = "Most companies spend forty hours a month on entitlements, which is two people’s job at your scale."
    said = typed(f"""<section class="message"><dl class="facts"><div><dt>Channel</dt><dd>LinkedIn</dd></div></dl>
      <p class="subject">Helping <span class="field">Company</span></p><div class="body">
      <p>Hi <span class="field">Name</span>,</p><p>{long}</p>
      <ul><li>80%+ less effort</li><li>A complete audit trail</li></ul></div></section>""")
    assert said == (f"Channel:  LinkedIn\n\nSubject: Helping [Company]\n\nHi [Name],\n\n{long}\n\n"
                    "- 80%+ less effort\n- A complete audit trail\n")  # fmt: skip


def test_an_entry_of_a_checklist_loses_only_the_box_that_its_mark_repeats():
    box = '<span class="box"></span>'
    assert typed(f'<ul class="checklist"><li>{box} Passed {box} or failed</li></ul>') == "[ ] Passed [ ] or failed\n"


def test_lists_nest_and_count_from_their_start():
    said = typed('<ol start="3"><li>Three<ul><li>inside</li></ul></li><li>Four</li></ol>')
    assert said == "3. Three\n   - inside\n4. Four\n"

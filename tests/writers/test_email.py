"""What opens in a mail program."""

import email
import email.policy
import re
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.brand import Brand
from generator.diagnostics import Position, Problem
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.vocabulary import COMPONENTS, ELEMENTS
from generator.writers import email as writer

BRAND = Brand(
    name="TAI Erlang Autonomics", short_name="TAI", legal="TAI, Inc.", language="en", paper="Letter", colours={},
    family="Inter", fallback="Arial", faces={}, logo={}, logo_alt="TAI", logo_height=14.0, contacts={}, links={},
)  # fmt: skip
HEADERS = ["Subject", "Date", "X-Unsent", "X-Uniform-Type-Identifier", "MIME-Version", "Content-Type"]
BODY = """<p>Hi <span class="field" data-field="account.contact">Name</span>,</p>
  <p>Most companies spend 40+ hours a month managing entitlements by hand.
  At your scale, that’s two people’s job, <a href="https://tai.io/roi">here is why</a>.</p>
  <ul><li>80%+ less effort</li></ul>"""


def page(root: Element) -> Page:
    return Page(artifact="emails/day-4", title="TAI", kind="E-mail", description="", dated=date(2026, 1, 25),
                version="1.0", root=root, home=Position("content/emails/saas.yaml"),
                brand=BRAND, paper="Letter")  # fmt: skip


def message(body: str = BODY, subject: str = "Helping you") -> str:
    return f"""<section class="message"><dl class="facts"><div><dt>Day</dt><dd>4</dd></div></dl>
      <p class="subject">{subject}</p><div class="body">{body}</div></section>"""


def written(html: str) -> bytes:
    return writer.write(page(collapse_tree(from_html(f"<article>{html}</article>"))))


def opened(html: str) -> EmailMessage:
    return email.message_from_bytes(written(html), policy=email.policy.SMTP)  # type: ignore[return-value]


def with_subject(subject: str, said: str = "Hello") -> bytes:
    body = Element("div", {"class": "body"}, (Element("p", {}, (said,)),))
    parts = (Element("p", {"class": "subject"}, (subject,)), body)
    return writer.write(page(Element("article", {}, (Element("section", {"class": "message"}, parts),))))


def said(html: str, form: str = "plain") -> str:
    part = opened(html).get_body((form,))
    assert part is not None
    return part.get_content()


def words(said: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"</?[a-z][^>]*>", " ", said)))


def test_the_draft_opens_for_editing_and_leaves_the_addresses_to_the_sender():
    draft = opened(message())
    assert draft.keys() == HEADERS
    assert (draft["X-Unsent"], draft["X-Uniform-Type-Identifier"]) == ("1", "com.apple.mail-draft")
    assert draft["Date"] == "Sun, 25 Jan 2026 12:00:00 +0000"
    assert not draft.defects


def test_the_same_page_gives_the_same_bytes():
    assert written(message()) == written(message())


def test_the_body_comes_as_typed_text_and_as_html():
    draft = opened(message())
    assert [part.get_content_type() for part in draft.iter_parts()] == ["text/plain", "text/html"]
    assert said(message()).replace("\r\n", "\n") == (
        "Hi [Name],\n\nMost companies spend 40+ hours a month managing entitlements by hand. At your scale, that’s two "
        "people’s job, here is why <https://tai.io/roi>.\n\n- 80%+ less effort\n"
    )


def test_a_search_finds_every_field_in_both_forms():
    html = message('<p>Regards, <span class="field" data-field="sender.name">Your name</span></p>')
    assert "[Your name]" in said(html)
    assert "[Your name]" in said(html, "html")


def test_the_html_looks_hand_written_and_loads_nothing():
    html = said(message(BODY + '<p><img src="data:image/png;base64,AA" alt="Our chart"></p>'), "html")
    assert "font-family: &#x27;Inter&#x27;, &#x27;Arial&#x27;" in html
    assert words(html) >= {"Name", "Our", "chart"}
    assert not re.search(r"<(img|script|link|style)|class=|data-|url\(|src=", html)
    assert '<a href="https://tai.io/roi">here is why</a>' in html


def test_a_link_that_is_no_address_is_only_its_words():
    html = said(message('<p>See <a href="#part-2">below</a> and <a href="javascript:alert(1)">here</a></p>'), "html")
    assert "<a" not in html
    assert words(html) >= {"below", "here"}


def test_an_uncleared_message_says_so_outside_of_its_body():
    html = f'<p class="draft">Draft: not cleared for release.</p>{message()}'
    draft = opened(html)
    (attached,) = draft.iter_attachments()
    assert attached.get_filename() == "NOT-CLEARED.txt"
    assert attached.get_content().strip() == "Draft: not cleared for release."
    assert "not cleared" not in said(html) + said(html, "html")
    assert written(html) == written(html)


def test_a_cleared_message_has_nothing_attached():
    assert not [*opened(message()).iter_attachments()]


def test_no_line_is_longer_than_mail_servers_take():
    data = written(message(f"<p>{'entitlement ' * 400}</p><p>{'x' * 3000}</p>", "Über " * 60))
    assert max(len(line) for line in data.split(b"\r\n")) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_fields_in_the_subject_are_places_to_fill_in():
    draft = opened(message(subject='Helping <span class="field">Company</span> save'))
    assert draft["Subject"] == "Helping [Company] save"


def test_dashes_and_quotes_in_a_long_subject_keep_the_spaces_beside_them():
    subject = "Your challenge — a path forward for Zoë’s team — and what a 30-day trial — “the short one” — shows"
    data = with_subject(subject)
    assert data.isascii()
    assert email.message_from_bytes(data, policy=email.policy.SMTP)["Subject"] == subject


TRICKS = ["hi=?utf-8?q?=0ABcc:_evil=40x.y?=", "hi\x0bBcc: evil@x.y", "hi\x00", "hi\u2028Bcc: evil@x.y", "hi\u2029x",
          "hi\x85Bcc: evil@x.y", "hi\ud800", "hi\x7f"]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_a_subject_that_could_smuggle_a_header_is_refused(trick):
    with pytest.raises(Problem, match="unsafe-subject"):
        with_subject(trick)


def test_a_line_break_in_a_subject_is_a_space():
    data = with_subject("Helping\r\nBcc: evil@x.y")
    read = email.message_from_bytes(data, policy=email.policy.SMTP)
    assert read.keys() == HEADERS
    assert read["Subject"] == "Helping Bcc: evil@x.y"


PIECES = st.sampled_from(["Bcc:", "é", "—", "’s", "[Company]", "\n", "x" * 90, "=", "?"])
REFUSALS = ({"unsafe-subject"}, {"incomplete-message"})


@settings(deadline=None)
@given(st.text(max_size=120) | st.lists(PIECES).map(" ".join))
def test_no_subject_whatever_adds_a_header_or_changes_on_the_way(subject):
    try:
        data = with_subject(subject)
    except Problem as problem:
        if {found.code for found in problem.diagnostics} in REFUSALS:
            return
        raise
    for policy in (email.policy.SMTP, email.policy.compat32):
        assert email.message_from_bytes(data, policy=policy).keys() == HEADERS
    read = email.message_from_bytes(data, policy=email.policy.SMTP)
    assert read["Subject"].split() == subject.split()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200).filter(str.strip))
def test_no_body_whatever_breaks_the_message_in_two(said):
    draft = email.message_from_bytes(with_subject("Hi", f"=_{said}--=_"), policy=email.policy.SMTP)
    assert [part.get_content_type() for part in draft.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_a_page_with_no_message_or_with_two_says_what_to_do():
    for html in ("<p>none</p>", message() + message()):
        with pytest.raises(Problem, match="not-one-message"):
            written(html)


def test_a_message_without_a_subject_is_no_mail():
    with pytest.raises(Problem, match="needs one subject"):
        written(message(subject=""))


def test_mail_knows_every_element_and_every_component():
    assert {*writer.ELEMENTS} == {*ELEMENTS}
    assert {*writer.COMPONENTS} == {*COMPONENTS}


INSIDE = {"table": "<tbody><tr><td>zebra</td></tr></tbody>", "ul": "<li>zebra</li>", "ol": "<li>zebra</li>",
          "tr": "<td>zebra</td>", "dl": "<div><dt>label</dt><dd>zebra</dd></div>",
          "figure": "<figcaption>zebra</figcaption>"}  # fmt: skip
AROUND = {"td": "<table><tbody><tr>{}</tr></tbody></table>", "tr": "<table><tbody>{}</tbody></table>"}
AROUND["th"] = AROUND["td"]
PLACES = [(name, tag) for name, part in COMPONENTS.items() for tag in part.on
          if tag != "hr" and name not in {"message", "subject", "body"}]  # fmt: skip


@pytest.mark.parametrize("name,tag", PLACES)
def test_the_words_of_every_component_are_in_both_forms_of_the_body(name, tag):
    html = message(AROUND.get(tag, "{}").format(f'<{tag} class="{name}">{INSIDE.get(tag, "zebra")}</{tag}>'))
    assert "zebra" in said(html)
    assert "zebra" in said(html, "html")

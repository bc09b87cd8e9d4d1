"""E-mail drafts open in a mail program, and the table for sequencing tools has what they import."""

import csv
import re
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import groupby

import pytest

from tests.kit.promised import promise, promised
from tests.tools import pdf_text, spoken

DRAFTS, TABLES = promised("eml"), promised("csv")
every_draft = pytest.mark.parametrize("path", DRAFTS)
NUMBER = re.compile(r"^ *\d+\. ", re.MULTILINE)
HEADERS = {"Subject", "Date", "X-Unsent", "X-Uniform-Type-Identifier", "MIME-Version", "Content-Type"}
LEFT_OVER = re.compile(r"\{\{|\}\}|\[\]|claim:|fact:|calc:|\(https?:|[\ue000\ue001]")


def opened(kit, path: str) -> EmailMessage:
    return message_from_bytes(kit.file(path).read_bytes(), policy=policy.SMTP)


@every_draft
def test_a_draft_opens_for_editing_with_a_subject_and_no_address(kit, path: str) -> None:
    draft = opened(kit, path)
    assert draft.defects == []
    assert set(draft.keys()) == HEADERS
    assert (draft["X-Unsent"], draft["X-Uniform-Type-Identifier"]) == ("1", "com.apple.mail-draft")
    assert draft["Subject"].strip()
    dated = kit.source(promise(path).document)["control"]["date"]
    assert draft["Date"].datetime.date() == date.fromisoformat(str(dated))


@every_draft
def test_a_draft_has_its_text_and_the_same_as_a_web_page(kit, path: str) -> None:
    draft = opened(kit, path)
    bodies = draft
    if promise(path).document.partition("/")[0] != "signing-sheets":  # which never leaves the building
        bodies, attached = draft.iter_parts()
        assert attached.get_filename() == "NOT-CLEARED.txt"
    assert bodies.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in bodies.iter_parts()] == ["text/plain", "text/html"]
    text, web = (draft.get_body((form,)).get_content() for form in ("plain", "html"))
    assert spoken(text)
    assert spoken(re.sub(NUMBER, "", text)) == spoken(re.sub(r"<[^>]+>", " ", web))
    assert not re.search(r"<(img|script|link|iframe)|src=", web), "a picture in a first mail looks like tracking"


@every_draft
def test_no_mark_of_the_content_file_is_left_in_a_draft(kit, path: str) -> None:
    draft = opened(kit, path)
    said = draft["Subject"] + draft.get_body(("plain",)).get_content() + draft.get_body(("html",)).get_content()
    assert LEFT_OVER.findall(said) == []


def test_each_step_of_a_sequence_is_a_draft() -> None:
    assert len(DRAFTS) >= 5


def table(kit, path: str) -> list[dict[str, str]]:
    with kit.file(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", [found for found in TABLES if found.startswith("email-")])
def test_the_table_for_sequencing_tools_has_a_row_for_each_step(kit, path: str) -> None:
    steps = kit.source(promise(path).document)["steps"]
    rows = table(kit, path)
    assert list(rows[0]) == ["status", "step", "day", "subject", "body"]
    assert {row["status"] for row in rows} == {"draft"}
    assert [(row["step"], row["day"]) for row in rows] == [(step["id"], str(step["day"])) for step in steps]
    assert all(row["subject"].strip() and row["body"].strip() for row in rows)


TOOLS = {
    "hubspot": lambda name: f" contact.{name.replace('.', '_')} ",
    "apollo": lambda name: name.replace(".", "_"),
    "lemlist": lambda name: re.sub(r"[._](\w)", lambda found: found[1].upper(), name),
}
"""What each tool calls a field that is not one of its own."""
OWN_NAMES = {
    "hubspot": {" contact.firstname ", " contact.jobtitle ", " contact.company "},
    "apollo": {"first_name", "title", "company"},
    "lemlist": {"firstName", "jobTitle", "companyName"},
}


@pytest.mark.parametrize("path", TABLES)
def test_a_tool_finds_the_tags_of_its_fields_and_no_mark_of_ours(kit, path: str) -> None:
    cells = [cell for row in table(kit, path) for cell in row.values()]
    text = "\n".join(cells)
    ours = {f"{group}.{name}" for group, names in kit.workspace.facts.values["merge-fields"].items() for name in names}
    tool = next((one for one in TOOLS if f"-{one}-" in path), "")
    known = {TOOLS[tool](name) for name in ours} | OWN_NAMES[tool] if tool else ours
    assert set(re.findall(r"\{\{(.*?)\}\}", text)) <= known
    assert LEFT_OVER.findall(re.sub(r"\{\{.*?\}\}", "", text)) == []
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("segment", ["saas", "infrastructure", "fintech"])
def test_each_role_that_gets_a_first_message_has_a_thread_of_its_own(kit, segment: str) -> None:
    """The texts of a thread follow one another, and the first of them goes out on the day of the yes."""
    source = kit.source(f"linkedin-messages/{segment}")
    threads = {role: [*texts] for role, texts in groupby(source["follow_ups"], lambda message: message["persona"])}
    assert threads.keys() == {message["persona"] for message in source["messages"]}
    assert sum(map(len, threads.values())) == len(source["follow_ups"]), "a thread is interrupted"
    assert {texts[0]["when"] for texts in threads.values()} == {"On the day they accept"}
    assert all(texts[-1]["when"].endswith("the last message") for texts in threads.values())


@pytest.mark.parametrize("segment", ["saas", "infrastructure", "fintech"])
def test_a_field_leaves_no_gap_before_what_follows(kit, segment: str) -> None:
    printed = pdf_text(kit.file(f"linkedin-messages/{segment}.pdf"))
    assert not re.search(r"\w +[,;:?]", printed)

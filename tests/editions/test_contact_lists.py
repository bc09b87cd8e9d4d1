"""What a sequencing tool takes in: messages in its own tags, contacts that fill them; and drafts that are addressed."""

import csv
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.project_fixture import SampleProject

ROWS = """id,account.company,account.signal,contact.first_name,contact.email,contact.phone
acme,Acme & Söhne,=new plant,Ann,ann@acme.example,+49 30 123
globex,Globex,a new plant,Bo,bo7@mail.globex.example,+1 (555) 010-0100
hooli,Hooli,"a plant; two, even",Gav,gäv@hooli.example,
initech,Initech,a merger,Di,di@initéch.example,
umbrella,Umbrella,a move,Al,,
"""
FIELDS = """account:
  company: {label: Company, prompt: The customer's name, longest: 20}
  signal: {label: Signal, prompt: What is new, longest: 20}
contact:
  first_name: {label: First name, prompt: The recipient's first name, longest: 12}
  email: {label: Address, prompt: The address, longest: 60, type: address}
  phone: {label: Phone, prompt: The telephone, longest: 18, missing: open}
"""
TABLE = """<article><table><thead><tr><th scope="col">{{ "subject" }}</th><th scope="col">{{ "body" }}</th></tr></thead>
<tbody>{% for message in doc.messages %}<tr><td>{{ message.subject }}</td><td>{{ message.body }}</td></tr>{% endfor %}
</tbody></table></article>
"""
VIEWS = """  lemlist:
    page: table.html
    formats: [csv]
    merge: {tag: "{{%}}", names: {contact.email: email, contact.first_name: firstName}, others: camel}
  hubspot:
    page: table.html
    formats: [csv]
    merge: {tag: "{{ contact.% }}", names: {contact.email: email, contact.first_name: firstname}, others: snake}
rules:
"""
BODY = "Dear {{ contact.first_name }}, {{ account.signal }}, {{ contact.phone }}?"


@pytest.fixture
def talks(project: SampleProject) -> SampleProject:
    """The sample project whose talks go to customers as mail, with tables for two tools."""
    project.change(
        {
            "content/facts/audiences.yaml": "internal: [sums]\n",
            "content/facts/merge-fields.yaml": FIELDS,
            "content/accounts.csv": ROWS,
            "layouts/talks/table.html": TABLE,
        },
        {
            "layouts/talks/kind.yaml": {"audience: internal": "audience: customer", "rules:\n": VIEWS},
            "content/talks/dinner.yaml": {"Shall we show you one lamp?": BODY},
        },
    )
    return project


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def contacts(project: SampleProject, tool: str) -> list[list[str]]:
    return table(project.root / f"build/accounts/harbor-talk-dinner-{tool}-contacts.csv")


def test_a_table_is_written_in_the_tags_of_its_tool(talks: SampleProject) -> None:
    assert talks.run("build", "talks").exit_code == 0
    said = {
        tool: table(talks.root / f"build/talks/harbor-talk-dinner-{tool}.csv")[1][1] for tool in ("lemlist", "hubspot")
    }
    assert said["lemlist"] == "Dear {{firstName}}, {{accountSignal}}, {{contactPhone}}?"
    assert said["hubspot"] == (
        "Dear {{ contact.firstname }}, {{ contact.account_signal }}, {{ contact.contact_phone }}?"
    )


def test_the_contacts_of_a_list_bear_the_names_of_its_tags(talks: SampleProject) -> None:
    ran = talks.run("editions", "talks")
    assert "acme: `account.signal`: reads as a formula" in ran.output
    assert "build/accounts/harbor-talk-dinner-lemlist-contacts.csv" in ran.output
    assert contacts(talks, "lemlist") == [
        ["id", "email", "firstName", "accountSignal", "contactPhone"],
        ["globex", "bo7@mail.globex.example", "Bo", "a new plant", "+1 (555) 010-0100"],
        ["hooli", "gäv@hooli.example", "Gav", "a plant; two, even", ""],
        ["initech", "di@initéch.example", "Di", "a merger", ""],
    ]
    assert contacts(talks, "hubspot")[0] == ["id", "email", "firstname", "account_signal", "contact_phone"]


def test_who_wants_no_mail_or_is_forgotten_is_no_contact(talks: SampleProject) -> None:
    talks.write("content/suppressed.csv", "address\n@globex.example\n")
    talks.run("editions", "talks")
    assert [row[0] for row in contacts(talks, "lemlist")] == ["id", "hooli", "initech"]
    forgotten = talks.run("editions", "--forget", "hooli").output
    assert "build/accounts/harbor-talk-dinner-lemlist-contacts.csv: 1 row" in forgotten
    assert [row[0] for row in contacts(talks, "lemlist")] == ["id", "initech"]
    assert "hooli" not in "".join(path.read_text() for path in (talks.root / "build/accounts").rglob("*.csv"))


def test_the_contacts_of_all_shards_lie_in_the_store_as_one_table(talks: SampleProject, tmp_path: Path) -> None:
    talks.run("editions", "talks")
    store = str(tmp_path / "store")
    for part in ("0/3", "1/3", "2/3"):
        talks.run("editions", "talks", "--shard", part, "--store", store)
    talks.write(f"{store}/contacts/0-of-3/harbor-talk-old-lemlist-contacts.csv", "id\n")
    talks.run("editions", "talks", "--shard", "0/3", "--store", store)
    assert talks.run("editions", "--merge", "--store", store).exit_code == 0
    joined = sorted(Path(store).glob("*-contacts.csv"))
    assert [path.name for path in joined] == [
        f"harbor-talk-dinner-{tool}-contacts.csv" for tool in ("hubspot", "lemlist")
    ]
    heads, *rows = table(joined[1])
    assert [heads, *sorted(rows)] == contacts(talks, "lemlist")
    parts = [len(table(path)) - 1 for path in Path(store).glob("contacts/*/*-lemlist-contacts.csv")]
    assert sum(parts) == len(rows)
    assert max(parts) < len(rows)
    ran = talks.run("editions", "--forget", "hooli", "--store", store)
    assert f"{store}/harbor-talk-dinner-lemlist-contacts.csv: 1 row" in ran.output
    assert not [path for path in Path(store).rglob("*") if path.is_file() and b"hooli" in path.read_bytes()]


def test_a_draft_is_addressed_to_its_account_where_every_server_knows_the_address(talks: SampleProject) -> None:
    talks.run("editions", "talks")
    drafts = {path.parent.name: path.read_bytes() for path in (talks.root / "build/accounts").glob("*/*.eml")}
    to = {name: message_from_bytes(data, policy=default)["To"] for name, data in drafts.items()}
    assert to.pop("umbrella") is None
    assert to == {"globex": "bo7@mail.globex.example", "hooli": None, "initech": "di@xn--initch-eva.example"}
    (unfilled,) = (talks.root / "build").glob("talks/*.eml") if talks.run("build", "talks").exit_code == 0 else ()
    assert message_from_bytes(unfilled.read_bytes(), policy=default)["To"] is None


def test_a_tag_must_have_a_place_for_the_name(talks: SampleProject) -> None:
    kind = talks.read("layouts/talks/kind.yaml").replace('"{{%}}"', '"{{name}}"')
    talks.write("layouts/talks/kind.yaml", kind)
    assert "write signs around one %, such as {{%}}" in talks.check()

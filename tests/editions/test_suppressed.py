"""Who has asked for no mail gets none: no draft and no table of messages, whatever the list of accounts says."""

from hashlib import sha256

import pytest

from tests.project_fixture import SampleProject

DIGEST = sha256(b"di@initech.example").hexdigest()
ROWS = """id,account.company,contact.first_name,contact.email
acme,Acme,Ann,ann@acme.example
globex,Globex,Bo,bo@mail.globex.example
initech,Initech,Di,Di@Initech.example
hooli,Hooli,Gav,gav@hooli.example
umbrella,Umbrella,Al,
"""


@pytest.fixture
def lamps(project: SampleProject) -> SampleProject:
    """The sample project whose talks go to customers as mail."""
    fields = project.read("content/facts/merge-fields.yaml")
    project.change(
        {
            "content/facts/audiences.yaml": "internal: [sums]\n",
            "content/facts/merge-fields.yaml": f"{fields}  email: {{label: Address, prompt: The address, longest: 60, "
            "type: address}\n",
            "content/accounts.csv": ROWS,
        },
        {
            "layouts/talks/kind.yaml": {"audience: internal": "audience: customer"},
            "content/talks/dinner.yaml": {"Shall we": "Dear {{ contact.first_name }}, shall we"},
        },
    )
    return project


def drafts(project: SampleProject) -> list[str]:
    return sorted(path.parent.name for path in (project.root / "build/accounts").glob("*/*.eml"))


def test_mail_is_made_for_those_alone_who_may_be_written_to(lamps: SampleProject) -> None:
    assert lamps.run("editions", "talks").exit_code == 0
    assert drafts(lamps) == ["acme", "globex", "hooli", "initech", "umbrella"]
    lamps.write("content/suppressed.csv", f"address,why\nANN@acme.example,asked\n@globex.example,\nsha256:{DIGEST},\n")
    ran = lamps.run("editions", "talks", "notes")
    assert ran.exit_code == 0, ran.output
    assert "no mail for 4 accounts" in ran.output
    assert "row 2, acme: `contact.email`: is on `content/suppressed.csv`: no mail is made" in ran.output
    assert "row 6, umbrella: `contact.email`: has no address to look up" in ran.output
    assert drafts(lamps) == ["hooli"]  # those of before are gone, too
    assert len(list((lamps.root / "build/accounts").glob("*/harbor-note-*.html"))) == 5
    assert "acme,contact.email,is on" in lamps.read("build/accounts/failures.csv")
    assert "@" not in lamps.read("build/accounts/failures.csv")
    assert "5 accounts unchanged" in lamps.run("editions", "talks", "notes").output
    assert "is on `content/suppressed.csv`" in lamps.run("editions", "talks", "--dry-run").output


def test_a_list_that_cannot_be_read_stops_all_mail(lamps: SampleProject) -> None:
    lamps.write("content/suppressed.csv", "address\nacme.example\n")
    assert "content/suppressed.csv:2:1: error[bad-suppression]: this row names nobody" in lamps.check()
    assert lamps.run("editions", "talks").exit_code == 1
    assert not drafts(lamps)
    lamps.write("content/suppressed.csv", "mail\nann@acme.example\n")
    assert "no column is named `address`" in lamps.run("editions", "talks").output
    assert lamps.run("editions", "notes").exit_code == 0


def test_an_address_is_one(lamps: SampleProject) -> None:
    lamps.write("content/accounts.csv", ROWS.replace("ann@acme.example", "Ann <ann@acme.example>"))
    assert "row 2, acme: `contact.email`: holds markup" in lamps.run("editions", "notes").output
    lamps.write("content/accounts.csv", ROWS.replace("ann@acme.example", "ann at acme"))
    assert "row 2, acme: `contact.email`: is no address of mail" in lamps.run("editions", "notes").output

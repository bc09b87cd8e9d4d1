"""Sign-off: who must sign, what a signature stands for, and what makes it stale."""

import json
from datetime import date

import pytest
import yaml

from generator.claims.approvals import Approval, Signed, judge_signature, list_changes
from generator.layout import templates
from tests.project_fixture import SampleProject

OIL = """oil:
  statement: Harbors burned less oil.
  value: 80%
  basis: measured
  status: approved
  owner: Product Manager
  evidence: [{title: The harbor's log, date: 2026-01-12, file: log.txt}]
"""
POLICY = "audiences:\n  customer: [Product Manager]\n"
APPROVALS = "content/approvals.yaml"
ADA = ("--by", "Ada Okafor", "--role", "Product Manager", "--date", "2026-02-01")


@pytest.fixture
def project(project: SampleProject) -> SampleProject:
    """Two notes and a flyer for customers; all rest on claims that are proven, and nobody has signed yet."""
    project.write("content/facts/sign-off.yaml", POLICY)
    project.write("content/claims/oil.yaml", OIL)
    project.write("content/evidence/log.txt", "January: 80 of 100 barrels saved.\n")
    project.write(
        "content/notes/oil.yaml",
        'title: Oil\nbody: "Dear {{ contact.first_name }}, [](claim:oil) less oil, [ask us](https://harbor.example)."\n',
    )
    return project


def approve(project: SampleProject, *targets: str, more: tuple[str, ...] = ADA) -> None:
    ran = project.run("approve", *(targets or ("notes", "flyers")), *more)
    assert ran.exit_code == 0, ran.output


def states(project: SampleProject) -> dict[str, str]:
    """The state of the product manager's signature under each document."""
    listed, _ = json.JSONDecoder().raw_decode(project.run("approvals", "--format", "json").output)
    return {one["document"]: one["signatures"][0]["state"] for one in listed}


def why(project: SampleProject, document: str) -> list[str]:
    (one,) = json.loads(project.run("approvals", document, "--format", "json").output)
    return one["signatures"][0]["changes"]


def change(project: SampleProject, path: str, old: str, new: str) -> None:
    before = project.read(path)
    assert old in before
    project.write(path, before.replace(old, new))
    templates._environment.cache_clear()  # a person's next command is a new process


# What makes a signature stale.


def test_what_is_signed_stays_signed_as_long_as_nothing_changes(project):
    assert set(states(project).values()) == {"missing"}
    approve(project)
    assert set(states(project).values()) == {"signed"}


def test_one_word_of_a_page_makes_its_own_signature_stale_and_no_other(project):
    approve(project)
    change(project, "content/notes/welcome.yaml", "write to", "talk to")
    assert states(project) == {"flyers/spring": "signed", "notes/oil": "signed", "notes/welcome": "stale"}
    assert why(project, "notes/welcome") == ["its words have changed"]


def test_one_byte_of_evidence_makes_stale_what_rests_on_it(project):
    approve(project)
    change(project, "content/evidence/log.txt", "80 of", "81 of")
    assert states(project) == {"flyers/spring": "signed", "notes/oil": "stale", "notes/welcome": "signed"}
    assert why(project, "notes/oil") == ["the evidence of the claim `oil` has changed: log.txt"]


def test_the_value_of_a_claim_makes_stale_every_page_that_cites_it(project):
    approve(project)
    change(project, "content/claims/product.yaml", "14 hours", "14+ hours")
    change(project, "content/notes/welcome.yaml", "[14 hours]", "[14+ hours]")
    change(project, "content/flyers/spring.yaml", "[14 hours]", "[14+ hours]")
    assert states(project) == {"flyers/spring": "stale", "notes/oil": "signed", "notes/welcome": "stale"}
    assert why(project, "notes/welcome") == [
        "its words have changed",
        "the claim `charge` was “14 hours, contractual, approved” and is “14+ hours, contractual, approved”",
    ]


def test_a_claim_can_change_while_the_words_stay(project):
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [70%+](claim:oil) less oil."\n')
    approve(project)
    change(project, "content/claims/oil.yaml", "value: 80%", "value: 81%")
    assert why(project, "notes/oil") == [
        "the claim `oil` was “80%, measured, approved” and is “81%, measured, approved”"
    ]


def test_evidence_that_comes_or_goes_is_named(project):
    approve(project)
    change(project, "content/claims/oil.yaml", "file: log.txt", "link: https://harbor.example/log")
    assert why(project, "notes/oil") == [
        "its links have changed",  # the page prints where the evidence is
        "the evidence of the claim `oil` is new: https://harbor.example/log",
        "the evidence of the claim `oil` is gone: log.txt",
    ]


def test_what_a_derived_claim_is_calculated_from_counts_too(project):
    change(project, "content/claims/oil.yaml", "oil:\n", "half:\n  formula: oil / 2\n  uses: {oil: 'claim:oil'}\n"
           "  statement: Part of it.\n  value: 40%\n  basis: measured\n  status: approved\n  owner: Product Manager\n"
           "  evidence: [{title: The log, date: 2026-01-12, link: 'https://harbor.example'}]\noil:\n")  # fmt: skip
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [](claim:half) less oil."\n')
    approve(project)
    change(project, "content/evidence/log.txt", "80 of", "81 of")
    assert why(project, "notes/oil") == ["the evidence of the claim `oil` has changed: log.txt"]


@pytest.mark.parametrize(
    "path, old, new",
    [
        ("content/notes/welcome.yaml", "mailto:sales@", "mailto:other@"),
        ("layouts/notes/page.html", "{{ brand.legal }}", "{{ brand.legal }} Printed in Oslo."),
        ("content/facts/brand.yaml", "© 2026 Harbor Light.", "© 2027 Harbor Light."),
        ("content/notes/welcome.yaml", "contact.first_name", "account.company"),
    ],
)
def test_where_a_link_leads_what_the_layout_says_and_which_field_it_is_are_words_of_the_page(project, path, old, new):
    approve(project)
    change(project, path, old, new)
    assert states(project)["notes/welcome"] == "stale"


@pytest.mark.parametrize(
    "path, old, new",
    [
        ("layouts/_shared/screen.css", "{", " { /* larger on phones one day */ "),
        ("layouts/_shared/screen.css", ";", "  ;\n"),
        ("layouts/flyers/print.css", "{", "{ color: red; "),
        ("layouts/notes/page.html", "<div>{{ doc.body }}</div>", "<section>\n <div>{{ doc.body }}</div>\n</section>"),
        ("content/notes/welcome.yaml", "The lamp shines", "The *lamp* shines"),
        ("content/claims/product.yaml", "value: 3x", "value: 4x"),
    ],
)
def test_comments_spaces_other_kinds_and_what_the_page_does_not_say_change_nothing(project, path, old, new):
    approve(project)
    change(project, path, old, new)
    assert states(project)["notes/welcome"] == "signed"


@pytest.mark.parametrize(
    "path, old, new, said",
    [
        ("layouts/_shared/screen.css", "16px", "18px", "its style sheet layouts/_shared/screen.css has changed"),
        ("content/facts/brand.yaml", "#0B5C8A", "#0A4A70", "its colours and names of the brand have changed"),
        ("content/facts/merge-fields.yaml", "label: First name", "label: Given name", "its labels have changed"),
        ("content/notes/welcome.yaml", "mailto:sales@", "mailto:other@", "its links have changed"),
    ],
)
def test_what_the_reader_sees_is_signed_and_the_reason_is_named(project, path, old, new, said):
    approve(project)
    change(project, path, old, new)
    assert said in why(project, "notes/welcome")


def test_a_signature_in_the_older_form_asks_for_a_new_one(project):
    approve(project)
    data = yaml.safe_load(project.read(APPROVALS))
    for entry in data["approvals"]:
        entry["date"], entry["digest"] = str(entry["date"]), "0" * 64
        del entry["signed"]["looks"]
    project.write(APPROVALS, yaml.safe_dump(data))
    assert "signed in an older form" in why(project, "notes/welcome")[0]


def test_every_view_of_a_document_is_signed(project):
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", kind + "  card:\n    page: card.html\n    formats: [text]\n")
    project.write("layouts/notes/card.html", "<article>\n<h1>{{ doc.title }}</h1><p>Ask us.</p>\n</article>")
    approve(project)
    change(project, "layouts/notes/card.html", "Ask us.", "Call us.")
    assert why(project, "notes/oil") == ["its words have changed"]


def test_an_entry_that_somebody_edited_by_hand_is_no_signature(project):
    approve(project)
    text = project.read(APPROVALS)
    digest = yaml.safe_load(text)["approvals"][0]["digest"]
    project.write(APPROVALS, text.replace(digest, "0" * 64))
    assert why(project, "flyers/spring") == ["its entry in content/approvals.yaml has been edited by hand"]


def test_the_state_of_a_signature_needs_no_project():
    then = Signed("a" * 12, {"oil": "80%, measured, approved"}, {"oil": {"log.txt": "b" * 12}}, "then")
    now = Signed("a" * 12, {"charge": "14 hours, contractual, approved"}, {}, "now")
    approval = Approval("notes/oil", "Finance", "Ada", date(2026, 2, 1), then)
    assert judge_signature("Finance", None, now).state == "missing"
    assert judge_signature("Finance", approval, then).state == "signed"
    assert judge_signature("Finance", approval, now).state == "stale"
    assert list_changes(then, now) == (
        "it rests on the claim `charge`, too",
        "it no longer rests on the claim `oil`",
    )


# Who must sign.


def test_the_policy_names_roles_by_audience_and_by_kind(project):
    project.write("content/facts/sign-off.yaml", POLICY + "kinds:\n  talks: [Legal]\n  flyers: [Legal, Finance]\n")
    listed = json.loads(project.run("approvals", "--format", "json").output)
    assert {one["document"]: [row["role"] for row in one["signatures"]] for one in listed} == {
        "flyers/spring": ["Legal", "Finance"],
        "notes/oil": ["Product Manager"],
        "notes/welcome": ["Product Manager"],
        "talks/dinner": ["Legal"],
    }


@pytest.mark.parametrize("policy, roles", [
    ("audiences: {customer: [Product Manager, reviewer, owner]}\n", ["Product Manager", "Finance", "Marketing"]),
    ("audiences: {customer: [Finance, reviewer]}\n", ["Finance"]),
    ("audiences: {partner: [Legal]}\n", ["Finance"]),
])  # fmt: skip
def test_the_reviewer_and_the_owner_are_those_of_the_document(project, policy, roles):
    project.write("content/facts/sign-off.yaml", policy)
    change(project, "layouts/notes/schema.yaml", "  code:", "  control: {$ref: '#/$defs/control'}\n  code:")
    note = project.read("content/notes/oil.yaml")
    control = "control: {version: '1', date: 2026-01-25, owner: Marketing, reviewer: Finance}\n"
    project.write("content/notes/oil.yaml", note + control)
    (one,) = json.loads(project.run("approvals", "notes/oil", "--format", "json").output)
    assert [row["role"] for row in one["signatures"]] == roles


def test_a_kind_that_the_policy_names_must_be_there(project):
    project.write("content/facts/sign-off.yaml", "kinds:\n  flyer: [Legal]\n")
    said = project.check()
    assert "content/facts/sign-off.yaml:2:3: error[unknown-kind-name]: there is no kind `flyer`" in said
    assert "did you mean `flyers`?" in said


# The file.


def test_the_file_says_in_plain_words_who_signed_what(project):
    approve(project, "notes/oil")
    assert project.read(APPROVALS).startswith("# Who has signed what.")
    (entry,) = yaml.safe_load(project.read(APPROVALS))["approvals"]
    assert (entry["document"], entry["role"], entry["by"]) == ("notes/oil", "Product Manager", "Ada Okafor")
    assert entry["date"] == date(2026, 2, 1)
    assert entry["signed"]["claims"] == {"oil": "80%, measured, approved"}
    assert entry["signed"]["evidence"]["oil"].keys() == {"log.txt"}
    assert project.run("check").output.endswith("all fine\n")


def test_signing_again_changes_one_entry_and_keeps_comments_and_order(project):
    approve(project)
    text = project.read(APPROVALS).replace("    role:", "    # Asked twice.\n    role:", 1)
    project.write(APPROVALS, text.replace("  - document: notes/oil", "\n  # The oil.\n  - document: notes/oil"))
    before = project.read(APPROVALS).split("\n")
    change(project, "content/flyers/spring.yaml", "no cable", "no cables")
    approve(project, "flyers", more=("--by", "Ben Ito", "--role", "Product Manager", "--date", "2026-02-02"))
    after = project.read(APPROVALS).split("\n")
    assert [line.strip() for line in set(after) - set(before)].count("by: Ben Ito") == 1
    assert after.count("  # Asked twice.") == after.count("  # The oil.") == 1
    assert after[after.index("  # The oil.") :] == before[before.index("  # The oil.") :]
    assert [entry["document"] for entry in yaml.safe_load("\n".join(after))["approvals"]] == [
        "flyers/spring", "notes/oil", "notes/welcome",
    ]  # fmt: skip


def test_a_second_role_gets_an_entry_of_its_own(project):
    project.write("content/facts/sign-off.yaml", "audiences: {customer: [Product Manager, Finance]}\n")
    approve(project, "notes/oil")
    first = project.read(APPROVALS)
    approve(project, "notes/oil", more=("--by", "Ben Ito", "--role", "Finance", "--date", "2026-02-02"))
    assert project.read(APPROVALS).startswith(first.rstrip("\n"))
    assert "1 of 1 document cleared" in project.run("approvals", "notes/oil").output


@pytest.mark.parametrize("start", ["approvals: []\n", "# Ours.\napprovals:\n", "approvals: []  # none yet\n"])
def test_an_empty_file_is_begun(project, start):
    project.write(APPROVALS, start)
    approve(project, "notes/oil")
    assert states(project)["notes/oil"] == "signed"


def test_line_ends_of_windows_stay(project):
    approve(project, "notes/oil")
    project.write(APPROVALS, project.read(APPROVALS).replace("\n", "\r\n"))
    approve(project, "notes/welcome")
    data = (project.root / APPROVALS).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 20
    assert states(project)["notes/oil"] == "signed"


@pytest.mark.parametrize("by", ["O'Kafor: yes # no", 'Ada "A" Ito', "null", "Ünï, Ced", "- Ada", "2026"])
def test_any_name_can_sign(project, by):
    approve(project, "notes/oil", more=("--by", by, "--role", "Product Manager"))
    assert yaml.safe_load(project.read(APPROVALS))["approvals"][0]["by"] == by
    assert project.run("check").exit_code == 0


# What cannot be signed.


def test_a_document_with_errors_cannot_be_signed(project):
    change(project, "content/notes/oil.yaml", "claim:oil", "claim:oyl")
    ran = project.run("approve", "notes", *ADA)
    assert (ran.exit_code, "error[unknown-claim]" in ran.output) == (1, True)
    assert not (project.root / APPROVALS).exists()


def test_a_role_that_need_not_sign_is_refused_with_the_one_that_was_meant(project):
    ran = project.run("approve", "notes/oil", "--by", "Ada", "--role", "Produkt Manager")
    assert (ran.exit_code, "error[unknown-role]" in ran.output) == (2, True)
    assert "did you mean `Product Manager`?" in ran.output


def test_of_several_documents_all_are_signed_or_none(project):
    assert project.run("approve", "notes", "talks", *ADA).exit_code == 2
    assert not (project.root / APPROVALS).exists()


@pytest.mark.parametrize("name", ["", "  ", "Ada\nOkafor"])
def test_nobody_cannot_sign(project, name):
    assert project.run("approve", "notes", "--by", name, "--role", "Product Manager").exit_code == 2


def test_a_file_with_errors_clears_nothing_and_is_not_written_over(project):
    approve(project)
    change(project, APPROVALS, "    by: Ada Okafor", "    bye: Ada Okafor")
    before = project.read(APPROVALS)
    assert set(states(project).values()) == {"missing"}
    assert "error[unknown-field]" in project.check()
    assert project.run("approve", "notes", *ADA).exit_code == 1
    assert project.read(APPROVALS) == before


def test_a_file_that_cannot_be_added_to_line_by_line_is_left_alone(project):
    approve(project, "notes/oil")
    project.write(APPROVALS, json.dumps(yaml.load(project.read(APPROVALS), yaml.BaseLoader)))
    before = project.read(APPROVALS)
    ran = project.run("approve", "notes/welcome", *ADA)
    assert (ran.exit_code, "error[not-editable]" in ran.output) == (1, True)
    assert project.read(APPROVALS) == before


def test_two_signatures_of_one_role_are_an_error(project):
    approve(project, "notes/oil")
    text = project.read(APPROVALS)
    project.write(APPROVALS, text + text.partition("approvals:\n")[2])
    assert "error[duplicate-approval]: Product Manager signs `notes/oil` twice" in project.check()


def test_a_signature_under_a_document_that_has_gone_is_shown(project):
    approve(project, "notes/oil")
    (project.root / "content/notes/oil.yaml").unlink()
    assert "warning[unknown-document]: somebody signed `notes/oil`" in project.check()


def test_signing_leaves_no_temporary_file(project):
    approve(project)
    assert [path.name for path in (project.root / "content").iterdir() if path.is_file()] == ["approvals.yaml"]

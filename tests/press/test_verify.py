"""A file came back: `collateral verify` says whether it still holds, what has changed, and who has been at it."""

import json
import random
import re
import shutil
import socket
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from docx import Document
from openpyxl import load_workbook

from generator.audit.readers import find_reader
from generator.claims.provenance import claims_digest, read_provenance
from generator.press.verify import verify
from tests.press.field import ADA, CLAIMS, DAY, LEAFLET, SENT, TODAY, Field, rewritten
from tests.tools import W, converted

LEDGER, TEXT = "content/claims/oil.yaml", "content/leaflets/oil.yaml"
REBUILD = "  rebuild it: collateral build leaflets/oil"

every_format = pytest.mark.parametrize("name", SENT)


@pytest.fixture(scope="module")
def resaved(origin: Field, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word document and the workbook, opened and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("resaved")
    for ending in ("docx", "xlsx"):
        converted([origin.sent / f"oil.{ending}"], ending, folder / ending)
        shutil.move(folder / ending / f"sent--oil.{ending}", folder / f"oil.{ending}")
    return folder


# Fresh, whatever the format.


@every_format
def test_what_nothing_has_outdated_is_fresh(field, name):
    assert field.told(name) == f"{name}  fresh\n  {artifact(name)}, version 1.0 of 2026-01-25, cleared for release"


def artifact(name: str) -> str:
    return "leaflets/harbor-leaflet-oil-table" if name.endswith("xlsx") else "leaflets/harbor-leaflet-oil"


def test_a_file_may_have_any_name_and_lie_anywhere(field):
    shutil.copy(field.sent / "oil.pdf", field.sent / "FINAL (2)")
    assert field.verified("FINAL (2)").state == "fresh"


def test_a_record_of_a_claim_that_the_page_does_not_print_holds_no_value_of_it(field):
    record = field.verified("oil.pdf").record
    assert (record.claims["oil"].said, record.claims["saved"].said) == ("80%", "")
    assert "3,000" not in record.text


def test_claims_of_other_documents_may_change(field):
    before = field.verified("oil.pdf")
    field.edit(LEDGER, "value: 7 people", "value: 9 people")
    after = field.verified("oil.pdf")
    assert (after.state, after.changes) == ("fresh", ())
    assert before.record == after.record


def test_the_record_tells_of_its_own_claims_only(field):
    record = field.verified("oil.pdf").record
    space = field.workspace()
    assert record.ledger == claims_digest([space.ledger.claims[name] for name in record.claims], space.evidence)
    field.edit(LEDGER, "owner: Finance", "note: Ask Finance.\n  owner: Sales")
    field.edit(LEDGER, "value: 7 people", "value: 9 people")
    space = field.workspace()
    assert record.ledger == claims_digest([space.ledger.claims[name] for name in record.claims], space.evidence)
    field.edit(LEDGER, "value: 80%", "value: 81%")
    assert record.ledger != claims_digest(
        [field.workspace().ledger.claims[name] for name in record.claims], space.evidence
    )


def test_comments_and_the_order_of_the_ledger_change_nothing_and_any_claim_changes_its_digest(field):
    digest = field.workspace().ledger_digest
    head, oil, saved, boats = re.split(r"(?m)^(?=oil:|saved:|boats:)", CLAIMS)
    field.project.write(LEDGER, f"# Another comment.\n{boats}{saved}{oil}{head}")
    assert field.workspace().ledger_digest == digest
    field.edit(LEDGER, "owner: Finance", "owner: Sales")
    assert field.workspace().ledger_digest != digest


def test_a_new_layout_outdates_nothing(field):
    field.edit("layouts/leaflets/page.html", "<div>", '<div class="keep">')
    verified = field.verified("oil.docx")
    assert (verified.state, verified.changes, bool(verified.alterations)) == ("not identical", (), False)
    assert "its words, links, formulas, cells and alternative texts are as built" in field.told("oil.docx")


# Stale: what has changed, in words.


@every_format
def test_a_claim_s_new_value_is_told_with_the_old_one(field, name):
    field.edit(LEDGER, "burned 80%", "burned 85%")
    field.edit(LEDGER, "value: 80%", "value: 85%")
    field.edit(TEXT, "[80%]", "[85%]")
    assert field.told(name).splitlines()[2:] == ["  oil: was 80%, is 85%", "  its words have changed", REBUILD]


def test_a_claim_that_the_page_does_not_print_has_changed_without_its_old_value(field):
    field.edit(LEDGER, "value: $3,000/year", "value: $2,500/year")
    assert field.told("oil.pdf").splitlines()[2:] == ["  saved has changed: its value", REBUILD]


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("statement: Harbors", "statement: All harbors", "oil has changed: its wording"),
        ("population: Twelve", "population: Eleven", "oil has changed: its wording"),
        ("statement: A harbor", "statement: Any harbor", "saved has changed: its wording or its value"),
        ("basis: measured", "basis: reported", "oil has changed: its status (now reported, approved)"),
        ("as_of: 2026-01-31", "as_of: 2026-02-01", "saved has changed: its status (now measured, approved)"),
        ("date: 2026-01-12", "date: 2026-01-13", "oil has changed: its evidence"),
        ("harbor.example/books", "harbor.example/book", "saved has changed: its evidence"),
        ("expires: 2026-06-30", "expires: 2026-07-30", ""),
        ("owner: Product Manager", "owner: Bo Lind", ""),
    ],
)
def test_what_of_a_claim_has_changed_is_told(field, old, new, said):
    field.edit(LEDGER, old, new)
    verified = field.verified("oil.pdf")
    assert [change.sentence for change in verified.changes] == ([said] if said else [])
    assert verified.state == ("stale" if said else "fresh")


def test_one_byte_of_evidence_makes_it_stale(field):
    field.edit("content/evidence/log.txt", "80 of 100", "81 of 100")
    assert field.told("oil.html").splitlines()[2:] == ["  oil has changed: its evidence", REBUILD]


def test_a_word_of_the_document_makes_it_stale(field):
    field.edit(TEXT, "before the season", "before this season")
    assert field.told("oil.xlsx").splitlines()[1:] == [
        "  leaflets/harbor-leaflet-oil-table, version 1.0 of 2026-01-25, cleared when it was built, and not cleared "
        "now",
        "  its words have changed",
        REBUILD,
    ]


def test_a_document_that_rests_on_other_claims_is_stale(field):
    field.edit(TEXT, "less oil,", "less oil, [7 people](claim:boats) stay,")
    assert field.told("oil.pdf").splitlines()[2:4] == ["  it rests on boats now", "  its words have changed"]
    field.edit(TEXT, "[80%](claim:oil) less", "less")
    assert "  it no longer rests on oil\n" in field.told("oil.pdf")


def test_a_page_that_its_document_no_longer_makes_is_stale(field):
    field.edit("layouts/leaflets/kind.yaml", "  table:", "  sheet:")
    assert "leaflets/oil no longer makes this page" in field.told("oil.xlsx")


def test_a_document_with_errors_is_told_by_its_claims_and_asks_for_mending(field):
    field.edit(TEXT, "title:", "titel:")
    assert field.told("oil.pdf").splitlines()[2:] == [
        "  leaflets/oil has errors now, so nobody can tell what it says",
        "  see what to mend: collateral check leaflets/oil",
    ]


# Withdrawn.


def test_a_withdrawn_claim_withdraws_what_rests_on_it_and_says_why(field):
    field.edit(LEDGER, "basis: measured\n  status: approved", "basis: measured\n  status: withdrawn\n  note: Not so.")
    told = field.told("oil.docx")
    assert told.startswith("oil.docx  withdrawn\n")
    assert "  oil is withdrawn: Not so.\n" in told
    assert "  do not show it any more\n" in told


def test_a_claim_expires_by_the_day(field):
    assert field.verified("oil.pdf", date(2026, 6, 30)).state == "fresh"
    assert field.told("oil.pdf", date(2026, 7, 1)).splitlines()[0::2] == [
        "oil.pdf  withdrawn", "  oil has expired: its last day was 2026-06-30", REBUILD,
    ]  # fmt: skip


def test_a_claim_or_a_document_that_is_gone_withdraws_it(field):
    field.project.write(LEDGER, CLAIMS.replace("\noil:", "\nfuel:"))
    assert "oil is gone from the ledger" in field.told("oil.pdf")
    assert field.verified("oil.pdf").state == "withdrawn"
    field.project.write(LEDGER, CLAIMS)
    (field.project.root / TEXT).unlink()
    assert field.told("oil.pdf").splitlines() == [
        "oil.pdf  withdrawn",
        "  leaflets/harbor-leaflet-oil, version 1.0 of 2026-01-25, cleared when it was built",
        "  there is no leaflets/oil any more",
        "  do not show it any more",
    ]


def test_a_ledger_that_cannot_be_read_withdraws_nothing(field):
    field.project.write(LEDGER, CLAIMS.replace("oil:\n", "oil: {\n"))
    assert field.verified("oil.pdf").state == "stale"
    assert f"mend {LEDGER} first" in field.told("oil.pdf")


# Drafts.


def test_a_draft_says_that_it_was_one_and_the_band_is_no_edit(field):
    (field.project.root / "content/approvals.yaml").unlink()
    assert field.project.run("build", "leaflets", *TODAY).exit_code == 0
    for name in SENT:
        built = field.project.root / "build/leaflets" / f"harbor-leaflet-{name.replace('.xlsx', '-table.xlsx')}"
        shutil.copy(built, field.sent / name)
        assert "a draft when it was built, and not cleared now" in field.told(name)
    shutil.rmtree(field.project.root / "build")
    assert field.project.run("approve", "leaflets/oil", *ADA).exit_code == 0
    for name in SENT:
        assert field.told(name).splitlines() == [
            f"{name}  fresh",
            f"  {artifact(name)}, version 1.0 of 2026-01-25, a draft when it was built, and cleared now",
            "  rebuild it to take off the draft band: collateral build leaflets/oil",
        ]


# Opened, saved, filled in, edited.


@pytest.mark.parametrize("name", ["oil.docx", "oil.xlsx"])
def test_what_LibreOffice_has_saved_says_as_built_but_is_not_fresh_and_can_become_stale(field, resaved, name):
    assert (resaved / name).read_bytes() != (field.sent / name).read_bytes()
    assert field.verified(resaved / name).state == "not identical"
    assert "  its words, links, formulas, cells and alternative texts are as built\n" in field.told(resaved / name)
    field.edit(LEDGER, "value: 80%", "value: 85%")
    assert "oil: was 80%, is 85%" in field.told(resaved / name)


def test_an_office_file_is_known_by_either_of_its_two_records(field):
    whole = field.sent.parent / "built/leaflets/harbor-leaflet-oil-table.xlsx"
    for dropped in ("customXml/item1.xml", "docProps/custom.xml"):
        with ZipFile(whole) as before, ZipFile(field.sent / "oil.xlsx", "w") as after:
            for name in before.namelist():
                if name != dropped:
                    after.writestr(name, before.read(name))
        assert len(find_reader("xlsx").read((field.sent / "oil.xlsx").read_bytes()).record) == 1
        assert f"package parts: `{dropped}` is gone" in field.told("oil.xlsx")


def test_a_figure_edited_in_Word_is_named(field):
    rewritten(field.sent / "oil.docx", "word/document.xml", ">80%<", ">90%<")
    verified = field.verified("oil.docx")
    assert (verified.state, verified.alterations.figures, verified.alterations.gone) == ("altered", ("90%",), ("80",))
    assert field.told("oil.docx").splitlines()[2:] == [
        "  it says `90%`, which its page does not",
        "  it no longer says `80` as often as its page",
        "  words: `Harbors burn 80% less oil,` became `Harbors burn 90% less oil,`",
        "  package parts: `word/document.xml` differs",
        "  somebody has edited it since it was built",
    ]


def test_a_figure_edited_after_LibreOffice_has_saved_it_is_named(field, resaved):
    shutil.copy(resaved / "oil.docx", field.sent)
    rewritten(field.sent / "oil.docx", "word/document.xml", "80%", "90%")
    assert field.verified("oil.docx").alterations.figures == ("90%",)


def test_a_sign_that_turns_a_figure_is_named(field):
    rewritten(field.sent / "oil.docx", "word/document.xml", "$2,000+ a year", "$2,000 a year")
    assert field.verified("oil.docx").alterations.gone == ("2,000+",)
    rewritten(field.sent / "oil.docx", "word/document.xml", "$2,000 a year", "&lt; $2,000 a year")
    assert field.verified("oil.docx").alterations.figures == ("<$2,000",)


def test_a_word_that_turns_the_meaning_is_named(field):
    rewritten(field.sent / "oil.docx", "word/document.xml", " less oil", " less oil, guaranteed")
    assert field.verified("oil.docx").alterations.words == ("guaranteed",)


@pytest.mark.parametrize("source", ["sent", "resaved"])
def test_a_merge_field_that_is_filled_in_is_no_edit(field, resaved, source, tmp_path):
    file = shutil.copy((field.sent if source == "sent" else resaved) / "oil.docx", tmp_path / "filled.docx")
    document = Document(file)
    (control,) = document.element.body.xpath(".//w:sdt")
    (text,) = control.iter(f"{W}t")
    assert text.text == "First name"
    text.text = "Zoë 99, of Dock 7"
    document.save(file)
    assert field.verified(file).state == ("fresh" if source == "sent" else "not identical")
    assert "  filled in: `First name` became `Zoë 99, of Dock 7`\n" in f"{field.told(file)}\n"


def test_a_locked_cell_that_is_edited_is_named(field):
    file = field.sent / "oil.xlsx"
    book = load_workbook(file)
    cell = next(cell for row in book.active.iter_rows() for cell in row if "80%" in str(cell.value))
    cell.value = str(cell.value).replace("80%", "90%")
    book.save(file)  # openpyxl keeps custom properties
    assert field.verified("oil.xlsx").alterations.figures == ("90%",)
    cell.value = 4711
    book.save(file)
    assert field.verified("oil.xlsx").alterations.figures == ("4711",)


def test_a_web_page_and_a_PDF_that_were_edited_are_found(field):
    page = (field.sent / "oil.html").read_text("utf-8")
    (field.sent / "oil.html").write_text(page.replace(">80%<", ">8%<"), "utf-8")
    assert field.verified("oil.html").alterations.figures == ("8%",)
    with pikepdf.open(field.sent / "oil.pdf", allow_overwriting_input=True) as pdf:
        note = {"/Type": "/Annot", "/Subtype": "/FreeText", "/Rect": [0, 0, 9, 9], "/Contents": "95% less"}
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pikepdf.Dictionary(_names(note))]))
        pdf.save()
    assert field.verified("oil.pdf").alterations.figures == ("95%",)


def _names(entries: dict) -> dict:
    return {k: pikepdf.Name(v) if str(v).startswith("/") else v for k, v in entries.items()}


def test_a_PDF_that_another_program_has_saved_says_as_built_but_is_not_fresh(field):
    with pikepdf.open(field.sent / "oil.pdf", allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Producer"] = "Another 12.34"
        pdf.docinfo["/SourceModified"] = "D:20991231"
        pdf.save(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    verified = field.verified("oil.pdf")
    assert verified.state == "not identical"
    assert [(one.kind, one.told) for one in verified.differences] == [("metadata", ("`D:20991231` was added",))]


# Files that tell nothing.


@pytest.mark.parametrize(
    "name, data, why",
    [
        ("empty.pdf", b"", "it is empty"),
        ("foreign.html", b"<!doctype html><html lang=en><title>Ours</title>", "it carries no record: another program"),
        ("cut.pdf", lambda field: (field.sent / "oil.pdf").read_bytes()[:-2000], "it is damaged or cut off"),
        ("cut.docx", lambda field: (field.sent / "oil.docx").read_bytes()[:9000], "it is damaged or cut off"),
        ("noise.pdf", b"%PDF-1.7\nnothing at all\n%%EOF", "it is damaged or cut off"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is protected by a password, or saved in the"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is nothing that we make"),
        (
            "notes.txt",
            b"Harbors burn 80% less oil.\n",
            "it carries no record: text, Markdown, CSV, mail drafts, calendar entries and Salesforce source hold none",
        ),
    ],
)
def test_a_file_that_tells_nothing_says_why(field, name, data, why):
    (field.sent / name).write_bytes(data if isinstance(data, bytes) else data(field))
    verified = field.verified(name)
    assert verified.state == "unknown"
    assert why in verified.why


def test_what_is_no_file_says_so(field):
    assert field.verified("nowhere.pdf").why == "there is no such file"
    assert field.verified("").why == "it is a folder: name the files in it"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(field.sent / "s"))
        assert field.verified("s").why == "it is no ordinary file"


def test_a_foreign_or_protected_PDF_says_so(field):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(field.sent / "foreign.pdf")
        pdf.save(field.sent / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert field.verified("foreign.pdf").why.startswith("it carries no record: another program made it")
    assert field.verified("locked.pdf").why == "it is protected by a password"


def test_a_package_made_to_hurt_is_not_opened(field):
    with ZipFile(field.sent / "bomb.docx", "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<a/>")
        package.writestr("customXml/item1.xml", bytes(120_000_000))
    assert "made to hurt" in field.verified("bomb.docx").why
    laughs = '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><p xmlns="urn:collateral:provenance">&b;</p>'
    with ZipFile(field.sent / "laughs.docx", "w") as package:
        package.writestr("word/document.xml", "<a/>")
        package.writestr("customXml/item1.xml", laughs)
    assert field.verified("laughs.docx").why == "it is damaged or cut off"


def test_a_damaged_or_forged_record_is_told_without_a_traceback(field):
    whole = field.verified("oil.html").record.text
    page = '<!doctype html><html data-provenance="{}"><body>Words</body></html>'
    for text in (
        "1",
        "{}",
        "[" * 100_000,
        whole.replace('"form":2', '"form":1'),
        whole.replace('"80%"', "80"),
        "x" * 300_000,
    ):
        (field.sent / "forged.html").write_text(page.format(text.replace('"', "&quot;")))
        assert field.verified("forged.html").why == "its record is damaged, or of another version of this program"
    keys = ("../../etc/passwd", "/etc/passwd", "leaflets/\0", "leaflets/oil/..", "\x1b[2J\nall.pdf  fresh")
    files = [field.sent / f"forged-{number}.html" for number in range(len(keys))]
    for key, file in zip(keys, files, strict=True):
        record = replace(read_provenance(whole), document=key, artifact=key)
        file.write_text(page.format(record.text.replace('"', "&quot;")))
    ran = field.project.run("verify", *map(str, files), *TODAY)
    assert ran.exit_code == 1
    assert len(re.findall(r"^\S*forged-\d\.html  withdrawn$", ran.output, re.MULTILINE)) == len(keys)
    assert not re.search(r"\x1b|^all", ran.output, re.MULTILINE)


def test_two_records_that_differ_are_told(field):
    rewritten(field.sent / "oil.docx", "customXml/item2.xml", '"cleared":true', '"cleared":false')
    assert field.verified("oil.docx").why.startswith("it carries two records that differ")


# Text, CSV and mail drafts.


def test_a_text_is_known_while_the_same_bytes_stand_in_the_build(field):
    shutil.move(field.sent.parent / "built", field.project.root / "build")
    assert field.told("oil.txt").splitlines() == [
        "oil.txt  fresh",
        "  leaflets/harbor-leaflet-oil, cleared for release",
    ]
    field.edit(TEXT, "before the season", "before this season")
    assert field.told("oil.txt").splitlines()[2:] == ["  it would say something else now", REBUILD]


# Every single edit.


def test_every_edit_of_what_a_file_rests_on_is_found(field):
    """Fifty edits of one letter each, anywhere in what counts of the claims, the evidence and the text."""
    chance = random.Random(20260125)
    counts = {"statement", "value", "basis", "status", "population", "as_of", "evidence", "title", "body", "January"}
    for _ in range(50):
        path = chance.choice([LEDGER, TEXT, "content/evidence/log.txt"])
        before = field.project.read(path)
        field.project.write(path, edited(before, chance, counts))
        verified = field.verified("oil.pdf")
        states = {"stale", "withdrawn", "not identical"} if path == TEXT else {"stale", "withdrawn"}
        assert verified.state in states, field.project.read(path)
        if path != TEXT:
            assert {change.claim for change in verified.changes} & {"oil", "saved"}
        field.project.write(path, before)
    assert field.verified("oil.pdf").state == "fresh"


def edited(text: str, chance: random.Random, counts: set[str]) -> str:
    """The text with one letter or digit of a value turned into another one; claims of other documents are left."""
    lines = list(re.finditer(r"(?m)^ *(\w+): (.+)$|^(  .+)$", text.partition("boats:")[0])) or [re.match("(.*)", text)]
    spans = [line.span(line.lastindex) for line in lines if line.lastindex != 2 or line[1] in counts]
    at = chance.choice([at for span in spans for at in range(*span) if text[at].isalnum()])
    new = chance.choice([c for c in ("0123456789" if text[at].isdigit() else "bcdfgkmz") if c != text[at].lower()])
    return f"{text[:at]}{new}{text[at + 1 :]}"


def test_every_figure_and_word_that_is_edited_in_a_Word_file_is_found(field):
    """Fifty edits of one word or figure each, anywhere in the text outside of merge fields."""
    chance = random.Random(20260126)
    data, edits = (field.sent / "oil.docx").read_bytes(), {}
    for number in range(50):
        document = Document(BytesIO(data))
        texts = [
            one for one in document.element.body.xpath(".//w:t[not(ancestor::w:sdt)]") if re.search(r"\w", one.text)
        ]
        text = chance.choice(texts)
        word = chance.choice(list(re.finditer(r"\w+", text.text)))
        new = str(chance.randrange(100_000, 999_999)) if word[0].isdigit() else chance.choice(["", "never", "oil"])
        if new.casefold() == word[0].casefold():
            continue
        text.text = text.text[: word.start()] + new + text.text[word.end() :]
        file = field.sent / f"{number}.docx"
        document.save(file)
        edits[file] = text.text
    found = verify(edits, field.workspace(), field.reader)
    assert len(found) > 25
    assert [text for text, one in zip(edits.values(), found, strict=True) if one.state != "altered"] == []


# The command.


def test_the_command_tells_each_file_and_ends_with_the_worst(field):
    def run(*names: str, **more: str) -> tuple[int, str]:
        files = [str(field.sent / name) for name in names]
        ran = field.project.run("verify", *files, *TODAY, *(f"--{k}={v}" for k, v in more.items()))
        return ran.exit_code, ran.output

    assert run("oil.pdf", "oil.docx")[0] == 0
    field.edit(TEXT, "before the season", "before this season")
    assert run("oil.pdf")[0] == 1
    status, told = run("oil.pdf", "nowhere.pdf")
    assert (status, told.count("  its words have changed\n"), told.count("there is no such file\n")) == (2, 1, 1)
    status, told = run("oil.xlsx", "nowhere.pdf", format="json")
    stale, unknown = json.loads(told)
    assert (status, stale["state"], unknown["state"]) == (2, "stale", "unknown")
    assert stale["changes"] == [
        {"what": "words", "sentence": "its words have changed", "claim": "", "was": "", "now": ""}
    ]
    assert stale["claims"] == ["oil", "saved"]
    assert stale["ledger"] == stale["ledger_now"]


def test_the_same_inputs_give_the_same_bytes_and_render_nothing_again(field):
    built = field.sent.parent / "built/leaflets"
    assert field.project.run("build", "leaflets", *TODAY).output.count("\n5 files written")
    again = field.project.root / "build/leaflets"
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in built.iterdir()}
    assert field.project.run("build", "leaflets", *TODAY).output.startswith("0 files written")


def test_the_record_says_no_path_and_no_day_of_its_own(field):
    text = field.verified("oil.pdf").record.text
    assert text.isascii()
    assert str(field.project.root) not in text
    assert re.findall(r"20\d\d-\d\d-\d\d", text) == re.findall(r"20\d\d-\d\d-\d\d", LEAFLET)
    assert DAY.isoformat() not in text

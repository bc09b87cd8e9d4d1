"""PDF editions that are set in masters: they look, read and are tagged as those that are laid out in full."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as validation  # the module of the package `page-validation`
import pikepdf
import pytest

from generator.audit.readers import find_reader, read_back
from generator.cli.account_choice import Asked, open_editions
from generator.editions.account import Account
from generator.editions.batch import words_of
from generator.editions.filling import fill_page
from generator.editions.foreign_values import ForeignValues
from generator.editions.masters import set_pdf
from generator.editions.masters.family import Family
from generator.editions.masters.master import Master
from generator.editions.masters.pixels import look_alike
from generator.editions.masters.shadows import SHADOW
from generator.editions.print_account import print_account
from generator.pages.page import Page
from generator.writers.pdf import write_whole
from generator.writers.pdf.parts.unusual import Unusual
from tests.project_fixture import SampleProject
from tests.tools import program

NAMES = (
    "Acme & Söhne", "O'Neill", "Brüder Groß", "3M", "AT&T", "d'Été", "Ñandú S.A.", "Łódź Ltd", "Çelik", "Ångström AB",
    "AVAToWa", "fiflffi", "iiiiiiii", "MMMMMMMM", "W", "a-b-c-d", "(Acme)", "Acme / Co", "\u201cAcme\u201d", "A\u2013B",
    "Hæ", "x×y 10-20", "Ærø", "S.p.A. 2-0", "100%", "no. 1", "C++", "Ÿ", "ŽŠČ", "end.",
)  # fmt: skip
"""Names of letters that are wide, narrow, kerned, marked, joined, and signs that fonts draw in other places."""
TEXT = """  For {{ account.company }} alone: what follows was written for {{ account.company }}, and for nobody else
  who reads of boats, oil, harbors and the people who work there.

  Dear {{"""


@pytest.fixture
def asked(project: SampleProject) -> Asked:
    """The sample project's note as a PDF file, with a company's name in a paragraph of two lines."""
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", kind.replace("formats: [html]", "formats: [pdf]"))
    project.change({}, {"content/notes/welcome.yaml": {"  Dear {{": TEXT, ", write to": ", good day.\n\n  Write to"}})
    return open_editions(project.root, ("notes",), ("pdf",))


def account(company: str, name: str = "Ann") -> Account:
    return Account("a", 2, {"account.company": company, "contact.first_name": name})


@pytest.fixture
def family(asked: Asked) -> Family:
    """What the first two accounts teach."""
    family = Family(asked.bases[0].page.title)
    for name in ("Globex", "Initech"):
        lay_out(family, asked, account(name))
    return family


def filled(asked: Asked, one: Account) -> Page:
    return fill_page(asked.bases[0].page, one, asked.workspace)


def lay_out(family: Family, asked: Asked, one: Account) -> bytes:
    return family.lay_out(filled(asked, one), one.values)


def inflated(data: bytes) -> Iterator[bytes]:
    """Every object of the file as it is written, with its stream as it is read."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in pdf.objects:
            yield each.unparse(resolved=True)
            if isinstance(each, pikepdf.Stream):
                yield each.read_bytes()


def test_files_look_and_read_as_if_they_were_laid_out_in_full(asked: Asked, family: Family, tmp_path: Path) -> None:
    reader, made = find_reader("pdf"), 0
    for name in NAMES:
        page = filled(asked, account(name))
        try:
            data, told = family.set(page, account(name).values)
        except Unusual:
            continue  # a close call, or another number of lines: it is laid out in full
        made += 1
        ordinary = write_whole(page)
        assert look_alike(data, ordinary), name
        mine, its = (read_back(one, reader) for one in (data, ordinary))
        assert mine.visible.split() == its.visible.split()
        assert (set(mine.beside.split("\n")), mine.record) == (set(its.beside.split("\n")), its.record)
        assert name in told.sheets[0]
        path = tmp_path / "one.pdf"
        path.write_bytes(data)
        checked = subprocess.run([program("qpdf"), "--check", path], capture_output=True, text=True, check=False)
        assert "No syntax or stream encoding errors" in checked.stdout, checked.stderr
        report = validation.validate_pdf(path, profile="ua1")
        assert report.is_compliant, {f"{found.rule_id}: {found.message}" for found in report.failures}
    assert made > len(NAMES) * 2 // 3


def test_a_file_is_the_same_set_in_a_master_and_laid_out_in_full(asked: Asked, family: Family) -> None:
    for name in ("Acme & Söhne", "Brüder Groß"):
        one = account(name)
        assert family.set(filled(asked, one), one.values)[0] == lay_out(family, asked, one)


def test_nothing_of_another_account_is_in_the_bytes(asked: Asked, family: Family) -> None:
    data, _ = family.set(filled(asked, account("Acme", "Zoe")), account("Acme", "Zoe").values)
    for other in ("Globex", "Initech", SHADOW):
        assert not [part for part in inflated(data) if other.encode() in part or other.encode("utf-16-be") in part]
    other = account("Hooli", "Bo")
    theirs = set(inflated(family.set(filled(asked, other), other.values)[0]))
    drawn = [part for part in inflated(data) if part.startswith(b"/Span") and part not in theirs]
    assert len(drawn) == 2  # the two paragraphs with fields


def test_what_a_master_cannot_serve_is_laid_out_in_full(asked: Asked, family: Family) -> None:
    for name in ("Ακμή", "Acme\u00a0AG", "Acme  AG", "Acme Incorporated And Sons Of Sons " * 4):
        with pytest.raises(Unusual):
            family.set(filled(asked, account(name)), account(name).values)
    page = filled(asked, account("Acme\u00a0AG"))
    assert look_alike(family.lay_out(page, account("Acme\u00a0AG").values), write_whole(page))


def test_a_sample_is_compared_in_pixels_and_a_difference_ends_the_masters(asked: Asked) -> None:
    base, names = asked.bases[0], ("Globex", "Initech", "Acme", "Hooli")
    foreign = ForeignValues([account(name) for name in names], words_of(asked.bases))

    def printed(name: str) -> tuple[bytes, str]:
        (file,) = print_account(account(name), asked.bases, foreign, asked.workspace)
        return file.data, file.note

    for name in names[:2]:
        assert not printed(name)[1]
    (family,) = (one for (digest, _), one in set_pdf._families.items() if digest == base.digest)
    assert family.trusted
    assert family.masters
    (counts, master) = next(iter(family.masters.items()))
    family.masters[counts] = lowered(master)
    data, note = printed("Acme")
    assert "did not look as laid out in full" in note
    assert not family.trusted
    assert not family.masters
    assert look_alike(data, write_whole(filled(asked, account("Acme"))))
    assert not printed("Hooli")[1]


def lowered(master: Master) -> Master:
    """The master with its first line a pixel too low."""
    learnt = master.learnt
    first, *rest = learnt.baselines
    return replace(master, learnt=replace(learnt, baselines=(tuple(at + 1 for at in first), *rest)))


def test_a_file_that_was_set_is_fresh_and_one_that_was_changed_is_not(project: SampleProject, asked: Asked) -> None:
    rows = "\n".join(f"a{n},Company {'abcd'[n]},Ann" for n in range(4))
    project.write("content/accounts.csv", f"id,account.company,contact.first_name\n{rows}\n")
    set_pdf._set.clear()
    assert project.run("editions", "notes").exit_code == 0
    folder = project.root / "build/accounts/a3"
    (path,) = folder.glob("*.pdf")
    sent = project.write("sent/a.pdf", path.read_bytes())
    path.unlink()  # or its digest would tell
    assert "  fresh" in project.run("verify", str(sent)).output
    with pikepdf.open(sent, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"] = "Another"
        pdf.save(sent)
    assert "  altered" in project.run("verify", str(sent)).output

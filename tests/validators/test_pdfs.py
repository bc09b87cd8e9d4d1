"""Every finished PDF: whole by the rules of the format, and tagged so that a listener finds the way in tables."""

import re
from collections.abc import Iterator

import pikepdf
import pytest

from tests.kit.promised import promised
from tests.tools import program, run
from tests.validators.findings import Finding, not_allowed

CELLS = frozenset({"/TD", "/TH"})
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def test_qpdf_finds_no_fault_in_any_file(kit) -> None:
    said = {path: run(program("qpdf"), "--check", kit.file(path)).decode() for path in promised("pdf")}
    found = [Finding("check", path, text) for path, text in said.items() if "No syntax or stream encoding" not in text]
    assert "\n".join(not_allowed("qpdf", found)) == ""


def elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements below, in reading order."""
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def faults_of_tags(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """What a listener would miss: each rule with the element that breaks it."""
    root = pdf.Root.StructTreeRoot
    tree = list(elements(root))
    inside, names = {each.objgen for each in tree}, {str(each.ID) for each in tree if "/ID" in each}
    for each in tree:
        traits = each.get("/A", {})
        if each.S == "/TH" and traits.get("/Scope") not in {"/Row", "/Column", "/Both"}:
            yield "header-without-scope", str(each.get("/ID"))
        if each.S == "/TD" and not {str(name) for name in traits.get("/Headers", [])} <= names:
            yield "cell-with-unknown-headers", str(traits)
        if each.S == "/TD" and len(each.K) and names and not len(traits.get("/Headers", [])):
            yield "cell-without-headers", str(traits)
        if str(each.S) not in CELLS and not len(each.get("/K", [])):
            yield "empty-element", str(each.S)
    owners = [owner for owned in root.ParentTree.Nums if isinstance(owned, pikepdf.Array) for owner in owned]
    for owner in owners:
        if owner is not None and owner.objgen not in inside:
            yield "content-outside-of-the-tree", str(owner.S)


def faults_of_dates(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    with pdf.open_metadata() as metadata:
        for name in ("xmp:CreateDate", "xmp:ModifyDate"):
            if not MOMENT.fullmatch(metadata[name]):
                yield "date-without-time", metadata[name]


@pytest.mark.parametrize("judge", [faults_of_tags, faults_of_dates])
def test_every_tag_and_date_says_what_readers_need(kit, judge) -> None:
    found = []
    for path in promised("pdf"):
        with pikepdf.open(kit.file(path)) as pdf:
            found += [Finding(rule, path, said) for rule, said in judge(pdf)]
    assert "\n".join(not_allowed("tags", found)) == ""

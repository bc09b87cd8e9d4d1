"""Salesforce source as a parser of XML reads it, and what the writer refuses before Salesforce would."""

import json
import zipfile
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest

from generator.audit.readers import source_reader
from generator.diagnostics import Position, Problem
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.writers import sfdx
from tests.writers.sample_page import BRAND

M = "{http://soap.sforce.com/2006/04/metadata}"
FIELDS = "force-app/main/default/objects/Account/fields"
PLACE = f"{FIELDS}/Region__c.field-meta.xml"
REGION = """<dt>fullName</dt><dd>Region__c</dd><dt>label</dt><dd>Region</dd><dt>type</dt><dd>Picklist</dd>
  <dt>valueSet</dt><dd><dl><dt>restricted</dt><dd>true</dd><dt>valueSetDefinition</dt><dd><dl><dt>sorted</dt><dd>false</dd>
  <dt>value</dt><dd><dl><dt>fullName</dt><dd>North &amp; East</dd><dt>default</dt><dd>true</dd></dl></dd>
  <dt>value</dt><dd><dl><dt>fullName</dt><dd>South</dd><dt>default</dt><dd>false</dd></dl></dd></dl></dd></dl></dd>"""


def section(entries: str = REGION, path: str = PLACE, root: str = "CustomField") -> str:
    return f'<section data-path="{path}" data-root="{root}"><dl>{entries}</dl></section>'


def page(*sections: str) -> Page:
    root = collapse_tree(from_html(f"<article>{''.join(sections)}</article>"))
    return Page(artifact="setups/crm", title="Setup", kind="Setup", description="", dated=date(2026, 1, 25),
                version="1.0", root=root, home=Position("content/setups/crm.yaml"), brand=BRAND,
                paper="Letter")  # fmt: skip


def files(*sections: str) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(sfdx.write(page(*sections)))) as package:
        return {name: package.read(name) for name in package.namelist()}


def field(entries: str, name: str = "Region__c") -> Element:
    path = f"{FIELDS}/{name}.field-meta.xml"
    said = f"<dt>fullName</dt><dd>{name}</dd><dt>label</dt><dd>Region</dd>{entries}"
    return fromstring(files(section(said, path))[path])


def refused(*sections: str) -> list[str]:
    with pytest.raises(Problem) as problem:
        sfdx.write(page(*sections))
    return [found.message for found in problem.value.diagnostics]


def test_a_section_is_a_file_and_a_list_within_a_list_its_elements() -> None:
    root = fromstring(files(section())[PLACE])
    assert root.tag == f"{M}CustomField"
    assert [child.tag.removeprefix(M) for child in root] == ["fullName", "label", "type", "valueSet"]
    values = root.findall(f"{M}valueSet/{M}valueSetDefinition/{M}value")
    assert [value.findtext(f"{M}fullName") for value in values] == ["North & East", "South"]


@pytest.mark.parametrize(
    "kind, sizes",
    [
        ("Text", {"length": "255"}),
        ("Currency", {"precision": "18", "scale": "2"}),
        ("Number", {"precision": "18", "scale": "0"}),
        ("Date", {}),
    ],
)
def test_a_field_has_the_sizes_that_salesforce_demands_of_its_type(kind: str, sizes: dict[str, str]) -> None:
    root = field(f"<dt>type</dt><dd>{kind}</dd>")
    found = {child.tag.removeprefix(M): child.text for child in root}
    assert {name: text for name, text in found.items() if name in {"length", "precision", "scale"}} == sizes


def test_a_size_that_the_page_says_stands() -> None:
    root = field("<dt>type</dt><dd>Text</dd><dt>length</dt><dd>80</dd>")
    assert [one.text for one in root.iter(f"{M}length")] == ["80"]


def test_the_project_says_where_it_keeps_what_is_deployed() -> None:
    made = files('<section data-path="sfdx-project.json"><dl><dt>name</dt><dd>Pipeline</dd></dl></section>', section())
    project = json.loads(made["sfdx-project.json"])
    assert project["packageDirectories"] == [{"path": "force-app", "default": True}]
    assert (project["name"], project["sourceApiVersion"]) == ("Pipeline", "60.0")
    assert all(name.startswith("force-app/") for name in made if name.endswith(".xml"))


def test_the_same_page_gives_the_same_bytes() -> None:
    assert sfdx.write(page(section())) == sfdx.write(page(section()))


def test_a_page_without_a_file_is_refused() -> None:
    assert refused("<p>No file.</p>") == ["`setups/crm` has no file for Salesforce"]


BY = f"Salesforce would refuse `{PLACE}`: "


@pytest.mark.parametrize(
    "before, after, said",
    [
        (">Region</dd>", f">{'R' * 41}</dd>", "the label has 41 characters, and may have 1 to 40"),
        ("<dt>label</dt><dd>Region</dd>", "", "the label has 0 characters, and may have 1 to 40"),
        ("<dt>type</dt>", "<dt>2nd type</dt>", "`2nd type` is no name of an element"),
        (">Picklist<", "> <", "`type` is empty"),
        ("South", "north &amp; east", "`north & east` may be chosen twice"),
        ("South", "S" * 256, "`fullName` has 256 characters, and may have 255"),
        (">false</dd></dl></dd></dl>", ">true</dd></dl></dd></dl>", "more than one choice is the default"),
        ("<dt>type", f"<dt>inlineHelpText</dt><dd>{'h' * 511}</dd><dt>type",
         "`inlineHelpText` has 511 characters, and may have 510"),
    ],
)  # fmt: skip
def test_what_salesforce_would_refuse_is_found_before_it_is_sent(before: str, after: str, said: str) -> None:
    assert before in REGION
    assert refused(section(REGION.replace(before, after, 1))) == [BY + said]


@pytest.mark.parametrize("name", ["1st__c", "Region", "Two__Parts__c", "_Region__c", "Region___c", f"{'R' * 41}__c"])
def test_a_name_that_no_field_can_have_is_refused(name: str) -> None:
    found = refused(section(REGION.replace("Region__c", name), f"{FIELDS}/{name}.field-meta.xml"))
    assert len(found) == 1
    assert "is no name of a field" in found[0]


@pytest.mark.parametrize("name", ["R__c", "Next_Action_Due__c", f"{'R' * 40}__c", "ICP_Score2__c"])
def test_a_name_that_a_field_can_have_is_written(name: str) -> None:
    path = f"{FIELDS}/{name}.field-meta.xml"
    assert path in files(section(REGION.replace("Region__c", name), path))


@pytest.mark.parametrize("path", ["../x.xml", "/etc/x.xml", "a//b.xml", "a\\b.xml", "C:/x.xml", "x.exe", "a/./b.xml"])
def test_a_place_outside_the_project_is_refused(path: str) -> None:
    assert "it is no place in a project" in " ".join(refused(section(path=path)))


def test_two_sections_cannot_write_one_file() -> None:
    assert refused(section(), section()) == [BY + "2 sections write it"] * 2


@pytest.mark.parametrize("said, fine", [("0", True), ("100", True), ("101", False), ("-1", False), ("12.5", False)])
def test_a_probability_is_a_whole_number_from_0_to_100(said: str, fine: bool) -> None:
    path = "force-app/main/default/standardValueSets/OpportunityStage.standardValueSet-meta.xml"
    entries = f"<dt>fullName</dt><dd>First</dd><dt>probability</dt><dd>{said}</dd>"
    stage = section(f"<dt>standardValue</dt><dd><dl>{entries}</dl></dd>", path, "StandardValueSet")
    if fine:
        assert path in files(stage)
    else:
        assert "the probability" in refused(stage)[0]


def test_the_reader_tells_what_every_file_says_and_is_called() -> None:
    read = source_reader.READER.read(sfdx.write(page(section())))
    assert "fullName North & East" in read.visible
    assert PLACE in read.beside

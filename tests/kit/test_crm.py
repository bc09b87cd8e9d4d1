"""The CRM's set-up: every stage and field on its page and in every file, tables that other programs read, and source
that keeps the limits that Salesforce documents."""

import csv
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.kit.conftest import Kit
from tests.kit_part import copied_part
from tests.project_fixture import TESTS_DAY, SampleProject
from tests.tools import REPOSITORY, collateral, copied, html_text, pdf_text, program, run, spoken

M = "{http://soap.sforce.com/2006/04/metadata}"
OBJECTS = ("companies", "contacts", "deals")
READERS = {"companies": "Account", "contacts": "Contact", "deals": "Opportunity"}
ASKED = {
    "companies": {"Company", "Size", "Funding stage", "Annual spend on the alternative"},
    "contacts": {"First name", "Last name", "Title", "Email"},
    "deals": {"Stage", "ICP score", "Amount a year", "Price tier", "Decision timeline", "Warm intro source", "Source",
              "Next action", "Next action due"},
}  # fmt: skip
"""What the plan wants to be tracked."""
AS_UTF_8 = "--infilter=CSV:44,34,76,1"  # commas, quotation marks; without a window LibreOffice asks nobody
RENAMED = ("crm", "workbooks/target-list", "workbooks/weekly-dashboard")


def content(path: str) -> Any:
    return yaml.safe_load((REPOSITORY / f"content/{path}.yaml").read_text("utf-8"))


STAGES, SETUP = content("facts/crm-stages"), content("crm/pipeline")


def plain(texts: list[str], kit: Kit) -> list[str]:
    """The texts with what their citations print."""
    facts = kit.workspace.facts
    return [re.sub(r"\[\]\(fact:(.+?)\)", lambda found: str(facts.find(found[1])), text) for text in texts]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def as_written(cell: Any) -> str:
    """A cell as its text was: LibreOffice takes `true` for a truth."""
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def source(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def metadata(kit: Kit, ending: str) -> dict[str, Any]:
    files = source(kit.file("crm/pipeline-salesforce.zip"))
    return {name: fromstring(data) for name, data in files.items() if name.endswith(f".{ending}-meta.xml")}


def test_it_builds_without_a_finding(kit: Kit) -> None:
    assert kit.log["cold"]["status"] == 0, kit.log["cold"]["out"]
    assert "warning" not in kit.log["cold"]["out"]


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_the_page_prints_each_stage_with_what_is_true_when_it_is_left_and_what_comes_next(kit: Kit, form: str) -> None:
    path = kit.file(f"crm/pipeline.{form}")
    said = " ".join(spoken(pdf_text(path) if form == "pdf" else html_text(path)))
    assert len(STAGES) == 8
    wanted = [stage[part] for stage in STAGES.values() for part in ("name", "means", "exit", "next", "probability")]
    assert [text for text in wanted if " ".join(spoken(text)) not in said] == []


def test_every_field_of_the_plan_is_there_and_says_who_fills_it_and_what_reads_it(kit: Kit) -> None:
    said = " ".join(spoken(html_text(kit.file("crm/pipeline.html"))))
    for one in SETUP["objects"]:
        assert ASKED[one["id"]] <= {field["label"] for field in one["fields"]}
        for field in one["fields"]:
            assert field["fills"] in content("facts/roles")
            assert "](doc:" in field["feeds"], f"nothing reads {field['label']}"
            assert " ".join(spoken(field["label"])) in said


@pytest.mark.parametrize("name", OBJECTS)
def test_a_table_to_import_has_each_field_as_a_head_of_its_own(kit: Kit, name: str) -> None:
    fields = next(one["fields"] for one in SETUP["objects"] if one["id"] == name)
    found = rows(kit.file(f"crm/pipeline-import-{name}.csv"))
    assert found == [[field["label"] for field in fields]]
    assert len({*found[0]}) == len(found[0])


def test_the_list_to_start_from_has_fifty_rows_of_which_twenty_begin_with_a_message(kit: Kit) -> None:
    heads, *found = rows(kit.file("crm/pipeline-list-first-touch.csv"))
    assert [row[0] for row in found] == [str(n + 1) for n in range(50)]
    touched = Counter(row[heads.index("first_touch")] for row in found)
    assert touched == {"LinkedIn message": 20, "Introduction": 30}
    targets = content("claims/targets")
    assert targets["target-companies"]["value"] == f"{len(found)} companies"
    assert targets["first-messages"]["value"] == f"{touched['LinkedIn message']} messages"
    assert {row[heads.index("stage")] for row in found} == {STAGES["prospect"]["name"]}


def test_the_list_has_a_column_for_each_field_of_a_first_message(kit: Kit) -> None:
    heads = rows(kit.file("crm/pipeline-list-first-touch.csv"))[0]
    texts = [content("email-sequences/cold-outreach")["steps"]]
    texts += [content(f"linkedin-messages/{name}")["messages"] for name in ("saas", "infrastructure", "fintech")]
    fields = {name for text in texts for name in re.findall(r"\{\{ ?([\w.-]+) ?\}\}", json.dumps(text))}
    assert {name for name in fields if not name.startswith("sender.")} <= {*heads}


def test_each_merge_field_that_the_page_names_is_one_of_the_texts(kit: Kit) -> None:
    known = {f"{group}.{name}" for group, names in content("facts/merge-fields").items() for name in names}
    named = {field["merge"] for one in SETUP["objects"] for field in one["fields"] if "merge" in field}
    named |= {column["name"] for one in SETUP["lists"] for column in one["columns"] if "." in column["name"]}
    assert named <= known


def test_hubspot_gets_each_property_once_and_the_stages_in_order(kit: Kit) -> None:
    heads, *found = rows(kit.file("crm/pipeline-hubspot-properties.csv"))
    known = [dict(zip(heads, row, strict=True)) for row in found]
    assert len({(one["objectType"], one["name"]) for one in known}) == len(known)
    assert {one["type"] for one in known} <= {"string", "enumeration", "number", "date", "association"}
    assert all(one["options"] for one in known if one["type"] == "enumeration")
    stages = next(one["options"] for one in known if one["name"] == "dealstage").split(";")
    assert stages == [stage["name"] for stage in STAGES.values()]
    heads, *found = rows(kit.file("crm/pipeline-hubspot-pipeline.csv"))
    assert [row[heads.index("label")] for row in found] == stages
    assert [row[heads.index("probabilityPercent")] for row in found] == [s["probability"] for s in STAGES.values()]
    assert [row[heads.index("isClosed")] for row in found] == ["false"] * 6 + ["true"] * 2


def test_libreoffice_reads_the_same_cells(kit: Kit, tmp_path: Path) -> None:
    files = sorted((kit.build / "crm").glob("*.csv"))
    assert len(files) == 6
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run(program("soffice"), profile, "--headless", AS_UTF_8, "--convert-to", "xlsx", "--outdir", tmp_path, *files)
    for file in files:
        sheet = load_workbook(tmp_path / f"{file.stem}.xlsx").active
        found = [[*map(as_written, row)] for row in sheet.values]
        wanted = rows(file)
        assert [row[: len(wanted[0])] for row in found] == wanted, file.name


# Salesforce source, held against what its maker documents.

FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_]*__c")
TYPES = {"Text": {"length"}, "Number": {"precision", "scale"}, "Currency": {"precision", "scale"},
         "Picklist": {"valueSet"}, "Date": set(), "Email": set()}  # fmt: skip
"""Type of field -> what a file of it must say."""
CATEGORIES = {"Omitted", "Pipeline", "BestCase", "MostLikely", "Forecast", "Closed"}


def texts(element: Any, path: str) -> list[str]:
    return [one.text for one in element.findall("/".join(f"{M}{step}" for step in path.split("/")))]


def test_the_project_is_where_its_command_line_looks(kit: Kit) -> None:
    files = source(kit.file("crm/pipeline-salesforce.zip"))
    project = json.loads(files["sfdx-project.json"])
    (folder,) = project["packageDirectories"]
    assert folder["default"] is True
    assert re.fullmatch(r"\d\d\.0", project["sourceApiVersion"])
    assert all(name.startswith(f"{folder['path']}/main/default/") for name in files if name != "sfdx-project.json")
    assert all(
        data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n') for n, data in files.items() if n[-3:] == "xml"
    )


def test_each_field_that_we_add_is_a_file_within_the_limits_of_names_and_labels(kit: Kit) -> None:
    added = [
        (READERS[one["id"]], field)
        for one in SETUP["objects"]
        for field in one["fields"]
        if field["salesforce"][-3:] == "__c"
    ]
    found = metadata(kit, "field")
    assert {name.partition("objects/")[2] for name in found} == {
        f"{owner}/fields/{field['salesforce']}.field-meta.xml" for owner, field in added
    }
    for name, root in found.items():
        assert root.tag == f"{M}CustomField"
        (own,), (label,), (kind,) = texts(root, "fullName"), texts(root, "label"), texts(root, "type")
        assert name.endswith(f"/{own}.field-meta.xml")
        assert FIELD.fullmatch(own)
        bare = own.removesuffix("__c")
        assert len(bare) <= 40
        assert "__" not in bare
        assert not bare.endswith("_")
        assert 1 <= len(label) <= 40
        assert TYPES[kind] <= {child.tag.removeprefix(M) for child in root}
        assert all(1 <= int(text) <= 255 for text in texts(root, "length"))
        assert all(1 <= int(text) <= 18 for text in texts(root, "precision"))
        assert all(int(text) <= int(texts(root, "precision")[0]) for text in texts(root, "scale"))
        assert all(len(text) <= 510 for text in texts(root, "inlineHelpText"))


def test_a_choice_is_named_once_and_at_most_one_is_the_default(kit: Kit) -> None:
    wanted = {
        (field["salesforce"]): plain(field["choices"], kit)
        for one in SETUP["objects"]
        for field in one["fields"]
        if "choices" in field
    }
    sets = [
        (texts(root, "fullName")[0], root.findall(f"{M}valueSet/{M}valueSetDefinition/{M}value"))
        for root in metadata(kit, "field").values()
    ]
    picked = [(name, values) for name, values in sets if values]
    assert len(picked) == 7
    for name, values in picked:
        names = [value.findtext(f"{M}fullName") for value in values]
        assert names == wanted[name]
        assert len({one.casefold() for one in names}) == len(names) <= 1000
        assert all(len(one) <= 255 for one in names)
        assert sum(value.findtext(f"{M}default") == "true" for value in values[1:]) == 0
        assert all(value.findtext(f"{M}label") for value in values)


def test_the_stages_are_the_eight_of_the_facts_with_probabilities_that_rise(kit: Kit) -> None:
    sets = metadata(kit, "standardValueSet")
    stages = next(root for name, root in sets.items() if "/OpportunityStage." in name)
    values = stages.findall(f"{M}standardValue")
    assert [value.findtext(f"{M}fullName") for value in values] == [stage["name"] for stage in STAGES.values()]
    chances = [int(value.findtext(f"{M}probability")) for value in values]
    assert all(0 <= chance <= 100 for chance in chances)
    assert chances[:-1] == sorted({*chances[:-1]})
    assert {value.findtext(f"{M}forecastCategory") for value in values} <= CATEGORIES
    ends = [(value.findtext(f"{M}closed"), value.findtext(f"{M}won")) for value in values]
    assert ends == [("false", "false")] * 6 + [("true", "true"), ("true", "false")]
    assert (chances[-2], chances[-1]) == (100, 0)
    assert len({*sets}) == 2


def test_the_process_has_every_stage_and_opens_with_the_first(kit: Kit) -> None:
    ((name, root),) = metadata(kit, "businessProcess").items()
    assert name.endswith(f"/{texts(root, 'fullName')[0]}.businessProcess-meta.xml")
    assert texts(root, "values/fullName") == [stage["name"] for stage in STAGES.values()]
    assert texts(root, "values/default") == ["true"] + ["false"] * 7


def test_somebody_may_see_and_edit_each_field_that_we_add(kit: Kit) -> None:
    ((_, root),) = metadata(kit, "permissionset").items()
    names = {
        name.partition("objects/")[2].replace("/fields/", ".").removesuffix(".field-meta.xml")
        for name in metadata(kit, "field")
    }
    assert {*texts(root, "fieldPermissions/field")} == names


# One stage, one name.


def test_a_stage_that_is_renamed_is_renamed_in_every_file(tmp_path: Path) -> None:
    file = copied_part(tmp_path, *RENAMED) / "content/facts/crm-stages.yaml"
    file.write_text(file.read_text("utf-8").replace("name: Contacted", "name: Reached Out"), "utf-8")
    ran = SampleProject(tmp_path).run("build", *RENAMED, "--format", "csv,sfdx,xlsx", clock=TESTS_DAY)
    assert ran.exit_code == 0, ran.output
    anew = Kit(tmp_path)
    assert "Reached Out" in rows(anew.file("crm/pipeline-hubspot-pipeline.csv"))[2]
    assert (
        b">Reached Out<"
        in source(anew.file("crm/pipeline-salesforce.zip"))[
            "force-app/main/default/standardValueSets/OpportunityStage.standardValueSet-meta.xml"
        ]
    )
    for book in RENAMED[1:]:
        said = json.dumps(
            [
                cell
                for sheet in load_workbook(anew.file(f"{book}-workbook.xlsx"))
                for row in sheet.values
                for cell in row
            ],
            default=str,
        )
        assert "Reached Out" in said
        assert '"Contacted' not in said
        assert "Contacted\\\\" not in said


def test_no_workbook_writes_the_name_of_a_stage_by_hand() -> None:
    """What two workbooks write, one may forget."""
    names = "|".join(re.escape(stage["name"]) for stage in STAGES.values())
    for path in RENAMED[1:]:
        text = (REPOSITORY / f"content/{path}.yaml").read_text("utf-8")
        assert re.findall(rf'"(?:{names})"|label: (?:{names}),|\[(?:{names}),', text) == []


def test_the_sample_needs_nothing_but_facts(tmp_path: Path) -> None:
    root = copied(tmp_path, "content/facts", "layouts")
    started = collateral(root, "new", "crm", "another")
    assert started.returncode == 0, started.stdout
    assert load_workspace(Project(root), formats())[0].documents["crm/another"].data["objects"]


def test_what_a_new_entry_has_is_the_first_of_its_choices(kit: Kit) -> None:
    fields = [field for one in SETUP["objects"] for field in one["fields"] if "first" in field and "choices" in field]
    assert [field["label"] for field in fields] == ["Stage", "Decision timeline", "Source"]
    assert [field["first"] for field in fields] == [field["choices"][0] for field in fields]
    sets = {**metadata(kit, "standardValueSet"), **metadata(kit, "field")}
    for ending in ("OpportunityStage.standardValueSet", "LeadSource.standardValueSet", "Decision_Timeline__c.field"):
        root = next(one for name, one in sets.items() if name.endswith(f"/{ending}-meta.xml"))
        assert [one.text for one in root.iter(f"{M}default")][:2] == ["true", "false"], ending


def test_the_page_groups_the_fields_of_an_object_by_who_fills_them(kit: Kit) -> None:
    said = " ".join(spoken(html_text(kit.file("crm/pipeline.html"))))
    roles = content("facts/roles")
    for one in SETUP["objects"]:
        for who in {field["fills"] for field in one["fields"]}:
            assert " ".join(spoken(f"{roles[who]['name']} fills")) in said
    assert said.count("hangs on company") == sum(
        field["is"] == "entry" for one in SETUP["objects"] for field in one["fields"]
    )


def test_each_stage_is_drawn_as_likely_as_it_is(kit: Kit) -> None:
    page = kit.file("crm/pipeline.html").read_text()
    drawn = [int(share) for share in re.findall(r'<li[^>]* data-share="(\d+)"', page)]
    stated = [int(stage["probability"]) for stage in kit.workspace.facts.values["crm-stages"].values()]
    assert drawn == [share // 5 * 5 for share in stated]
    assert all(f'[data-share="{share}"] {{ --share: {share}%; }}' in page for share in drawn)

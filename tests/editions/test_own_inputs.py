"""Inputs of an account's own: its figures come from them alone, and what is no input of the model is refused."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.audit.readers import find_reader, read_back
from tests.project_fixture import SampleProject

HEAD = "id,account.company,contact.first_name,savings.trips,savings.hours"
KIND = """title: Sum
audience: customer
views:
  main:
    page: page.html
    formats: [html]
    example: true
    sources: In the annex
  case:
    page: case.html
    each: model.scenarios
    formats: [html, pdf]
    sources: In the annex
  book:
    page: book.html
    formats: [xlsx]
    sources: In the annex
"""
CASE = """<article>
<h1>{{ doc.says[model.scenario] if doc.says and model.scenario in doc.says else doc.title }}</h1>
<p>{{ item.label }}{% if model.own %}, {{ _("From you") }}{% endif %}</p>
<table><tbody>
{% for row in model.inputs %}<tr><th scope="row">{{ doc.model.inputs[row.name].label }}</th>
<td data-name="{{ row.name }}"></td></tr>
{% endfor %}
<tr><th scope="row">{{ doc.model.outputs.saved.label }}</th>
<td class="amount"><data class="citation" value="calc:{{ name }}/{{ model.scenario }}.saved"></data></td></tr>
</tbody></table>
</article>
"""
BOOK = """<article data-scenario="{{ model.opening.scenario }}"><section class="worksheet" data-title="Sum">
<h2>{{ doc.title }}</h2>
<table class="sheet"><tbody>
{% for row in model.opening.inputs %}<tr><th scope="row">{{ doc.model.inputs[row.name].label }}</th>
<td data-name="{{ row.name }}"></td></tr>
{% endfor %}
{% for row in model.opening.steps %}<tr><th scope="row">{{ doc.model.steps[row.name].label }}</th>
<td data-name="{{ row.name }}"></td></tr>
{% endfor %}
{% for row in model.opening.outputs %}<tr><th scope="row">{{ doc.model.outputs[row.name].label }}</th>
<td data-name="{{ row.name }}"></td></tr>
{% endfor %}
</tbody></table></section></article>
"""


@pytest.fixture
def lamps(project: SampleProject) -> SampleProject:
    """The sample project whose sums are for customers, and a note that says what an account's sum comes to."""
    project.change(
        {
            "layouts/sums/kind.yaml": KIND,
            "layouts/sums/case.html": CASE,
            "layouts/sums/book.html": BOOK,
            "content/facts/audiences.yaml": "internal: [talks]\n",
        },
        {
            "layouts/sums/schema.yaml": {
                '  model: {$ref: "#/$defs/model"}': '  model: {$ref: "#/$defs/model"}\n  says: {type: object, '
                'additionalProperties: {$ref: "#/$defs/line"}}'
            },
            "content/sums/savings.yaml": {"model:": 'says: {account: "{{ savings.saved }} of yours"}\nmodel:'},
            "content/notes/welcome.yaml": {
                "  Dear {{": "  For {{ account.company }}: {{ savings.saved }} with {{ savings.trips }} trips.\n\n"
                "  Dear {{"
            },
        },
    )
    return project


def listed(project: SampleProject, *rows: str) -> SampleProject:
    project.write("content/accounts.csv", "\n".join([HEAD, *rows, ""]))
    return project


def said_in(path: Path) -> str:
    reading = read_back(path.read_bytes(), find_reader(path.suffix[1:]))
    words = " ".join(f"{reading.visible} {reading.beside}".split())
    return words.replace(" :", ":").replace(" ,", ",")


def test_an_account_has_its_own_figures_in_texts_case_and_workbook_and_none_of_the_example(
    lamps: SampleProject,
) -> None:
    listed(lamps, "acme,7-Eleven & Söhne,Ann,10,3 hours", "globex,Globex,Bo,20,1.5")
    ran = lamps.run("editions", "notes", "sums")
    assert ran.exit_code == 0, ran.output
    folder = lamps.root / "build/accounts"
    for name, company, trips, saved in (("acme", "7-Eleven & Söhne", "10", "180"), ("globex", "Globex", "20", "180")):
        note = said_in(folder / name / f"harbor-note-welcome-{name}.html")
        assert f"For {company}: {saved} hours with {trips} trips." in note
        assert sorted(path.name for path in (folder / name).glob("harbor-sum*")) == [
            f"harbor-sum-savings-book-{name}.xlsx",
            f"harbor-sum-savings-case-account-{name}.html",
            f"harbor-sum-savings-case-account-{name}.pdf",
        ]
        for suffix in ("html", "pdf"):
            case = said_in(folder / name / f"harbor-sum-savings-case-account-{name}.{suffix}")
            assert f"{saved} hours of yours" in case
            assert f"{company}, From you" in case
            assert not {"48 hours", "24 hours", "A small harbor"} & {case}
        book = load_workbook(folder / name / f"harbor-sum-savings-book-{name}.xlsx", data_only=True)["Sum"]
        cells = [cell.value for row in book.iter_rows() for cell in row]
        assert {int(trips), int(saved)} <= {cell for cell in cells if isinstance(cell, int | float)}
    for path in (folder / "acme").glob("*acme.*"):
        if path.suffix != ".xlsx":
            state = lamps.run("verify", str(path)).output
            assert "  fresh" in state, state


def test_an_account_without_inputs_has_the_example_and_one_with_some_of_them_is_refused(lamps: SampleProject) -> None:
    listed(lamps, "a,Acme,Ann,,", "b,Globex,Bo,4,")
    ran = lamps.run("editions", "sums")
    assert "row 3, b: `savings.hours`: `sums/savings` needs what is empty here" in ran.output
    names = [path.name for path in (lamps.root / "build/accounts/a").glob("harbor*")]
    assert "harbor-sum-savings-a.html" in names
    assert "harbor-sum-savings-case-small-a.pdf" in names
    ran = lamps.run("editions", "notes", "--dry-run")
    assert "row 2, a: `savings.trips, savings.hours`: `notes/welcome` needs what is empty here" in ran.output
    lamps.write(
        "content/facts/merge-fields.yaml",
        lamps.read("content/facts/merge-fields.yaml")
        + "savings:\n  saved: {label: Saved, prompt: What is saved, longest: 9, missing: open}\n"
        "  trips: {label: Trips, prompt: The trips, longest: 9, missing: open}\n",
    )
    assert lamps.run("editions", "notes").output.count("row 2") == 0
    assert "For Acme: Saved with Trips trips" in said_in(lamps.root / "build/accounts/a/harbor-note-welcome-a.html")


@pytest.mark.parametrize(
    "trips, hours, column, said",
    [
        ("many", "2", "savings.trips", "is no number to calculate with"),
        ("31", "2", "savings.trips", "is outside its bounds, 1 to 30"),
        ("2.5", "2", "", ""),
        ("4", "2 days", "savings.hours", "it is in days, and the model counts in hours"),
        ("4", "€2", "savings.hours", "it is in EUR, and the model counts in hours"),
        ("=4", "2", "savings.trips", "reads as a formula"),
    ],
)
def test_what_is_no_input_of_the_model_is_refused_by_row_and_column(
    lamps: SampleProject, trips: str, hours: str, column: str, said: str
) -> None:
    listed(lamps, f"a,Acme,Ann,{trips},{hours}")
    ran = lamps.run("editions", "notes")
    if not said:
        assert ran.exit_code == 0, ran.output
        return
    assert f"row 2, a: `{column}`" in ran.output
    assert said in ran.output
    assert f"`{trips}`" not in lamps.read("build/accounts/failures.csv")
    assert f"column `{column}`: " in lamps.check()


def test_inputs_that_give_no_result_are_refused_and_a_whole_number_is_one(lamps: SampleProject) -> None:
    lamps.change(
        {},
        {
            "content/sums/savings.yaml": {
                "formula: yearly / 2": "formula: IF(hours = 3, yearly / (trips - 10), yearly / 2)",
                "      least: 1\n": "      least: 1\n      whole: true\n",
            }
        },
    )
    listed(lamps, "a,Acme,Ann,10,3", "b,Globex,Bo,4.5,2")
    ran = lamps.run("editions", "notes", "sums")
    assert "row 2, a: `saved` has no result with these inputs" in ran.output
    assert "row 3, b: `savings.trips`: is no whole number" in ran.output


def test_fields_list_the_inputs_behind_results_and_begin_a_list_with_them(lamps: SampleProject) -> None:
    told = lamps.run("fields", "notes").output
    assert "savings.trips       needed  at most  40  Trips to the lamp a month\n" in told
    assert "savings.hours       needed  at most  40  Hours for one trip (hours)" in told
    assert "savings.saved" not in told
    assert "savings.price" not in told  # which the price list says
    assert lamps.run("fields", "notes", "--format", "csv").output.strip() == HEAD
    assert "savings.trips  for its own figures" in lamps.run("fields", "sums").output


def test_a_percentage_that_may_be_a_share_is_refused(lamps: SampleProject) -> None:
    lamps.change(
        {},
        {
            "content/sums/savings.yaml": {
                "  assumptions:": "  assumptions:\n    cut: {label: Cut, unit: percent, value: 30, source: Ours}"
            }
        },
    )
    lamps.write("content/accounts.csv", f"{HEAD},savings.cut\na,Acme,Ann,4,2,0.3\nb,Globex,Bo,4,2,30%\n")
    ran = lamps.run("editions", "notes")
    assert "row 2, a: `savings.cut`: may be a share or a percentage" in ran.output
    assert "1 file for 1 account; 1 failure" in ran.output


def test_a_signature_of_the_kits_document_holds_for_the_accounts_own(lamps: SampleProject) -> None:
    lamps.write("content/facts/sign-off.yaml", "kinds:\n  sums: [Harbor Master]\n")
    listed(lamps, "a,Acme,Ann,10,3")
    case = lamps.root / "build/accounts/a/harbor-sum-savings-case-account-a.html"
    lamps.run("editions", "sums")
    assert "1 signature is missing" in said_in(case)
    signed = lamps.run("approve", "sums/savings", "--by", "Ann Lee", "--role", "Harbor Master", "--date", "2026-01-30")
    assert signed.exit_code == 0, signed.output
    assert lamps.run("editions", "sums", "--today", "2026-01-30").exit_code == 0
    assert "Draft" not in said_in(case)


LOG = """  tables:
    Log: {label: Log, columns: {Day: {unit: count, enter: true}, Note: {unit: text, enter: true}}, blank_rows: 2}
  assumptions:
"""
FILLED = "  scenarios:\n    shown:\n      label: Example of a log\n      tables: {Log: [{Day: 3, Note: Calm}]}\n"


def test_a_scenario_that_fills_tables_alone_is_none_of_an_accounts_inputs(lamps: SampleProject) -> None:
    lamps.change({}, {"content/sums/savings.yaml": {"  assumptions:\n": LOG, "  scenarios:\n": FILLED}})
    listed(lamps, "acme,Acme,Ann,10,3 hours")
    ran = lamps.run("editions", "notes", "sums")
    assert ran.exit_code == 0, ran.output
    assert "180 hours of yours" in said_in(lamps.root / "build/accounts/acme/harbor-sum-savings-case-account-acme.html")

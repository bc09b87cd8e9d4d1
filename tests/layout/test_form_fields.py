"""The fields of a form: which cells they are, what they are called, and what a listener hears for each."""

from generator.layout.form_fields import KIND, NAME, WORDS, is_field, name_fields
from generator.pages.markup import from_html

ROWS = """<article class="form"><table class="sheet"><thead><tr>
<th scope="col">To fill in</th><th scope="col">Entry</th></tr>
</thead><tbody>
<tr><th scope="row">Company<sup class="note">1</sup></th>
<td class="input" data-name="company" data-unit="text"></td></tr>
<tr><th scope="row">Day</th><td class="input" data-name="day" data-unit="text" data-as="date"></td></tr>
<tr><th scope="row">Mood</th>
<td class="input" data-name="mood" data-unit="text" data-choices="open|reserved"></td></tr>
<tr><th scope="row">Pursue from</th><td class="input" data-name="from" data-unit="count" data-value="75">75</td></tr>
<tr><th scope="row">Score</th><td class="output" data-name="score" data-unit="count"></td></tr>
</tbody></table>
<table class="sheet" data-table="Points"><thead><tr><th scope="col">Point</th><th scope="col">Seen it</th></tr></thead>
<tbody><tr><td>The warehouse</td><td class="input" data-unit="flag"></td></tr></tbody></table></article>"""


def fields(html: str) -> dict[str, tuple[str, str]]:
    cells = [cell for cell in name_fields(from_html(html)).walk() if is_field(cell)]
    return {cell.get(NAME): (cell.get(KIND), cell.get(WORDS)) for cell in cells}


def test_a_field_has_the_name_of_its_input_and_the_words_of_its_row_without_notes() -> None:
    found = fields(ROWS)
    assert found["company"] == ("line", "Company")
    assert found["day"] == ("date", "Day")
    assert found["mood"] == ("choice", "Mood")


def test_a_cell_of_a_table_goes_by_its_row_and_says_its_column_and_what_is_asked() -> None:
    assert fields(ROWS)["Points_1_Seen_it"] == ("tick", "Seen it: The warehouse")


def test_fields_side_by_side_go_by_the_heads_of_their_columns_without_small_print() -> None:
    found = fields("""<article class="form"><table class="sheet"><thead><tr>
    <th scope="col"><p>Company</p><p class="basis">As it signs.</p></th><th scope="col"><p>Day</p></th></tr></thead>
    <tbody><tr><td class="input" data-name="company" data-unit="text"></td>
    <td class="input" data-name="day" data-unit="date"></td></tr></tbody></table></article>""")
    assert found == {"company": ("line", "Company"), "day": ("date", "Day")}


def test_a_result_is_a_field_for_those_whose_program_does_not_calculate() -> None:
    assert fields(ROWS)["score"] == ("result", "Score")


def test_a_cell_that_holds_a_value_is_read_and_not_filled_in() -> None:
    assert "from" not in fields(ROWS)


def test_outside_of_a_form_nothing_is_a_field() -> None:
    assert fields(ROWS.replace(' class="form"', "")) == {}

"""A model whose results have no value is refused at its formula, with the inputs named."""

SAVINGS = "content/sums/savings.yaml"


def checked(project, *edits):
    text = project.read(SAVINGS)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    project.write(SAVINGS, text)
    return project.check("sums")


def test_a_division_by_an_input_that_is_nothing_names_formula_and_input(project):
    said = checked(project, ("yearly / 2", "yearly / trips"), ("value: 4\n      least: 1", "value: 0\n      least: 0"))
    assert "content/sums/savings.yaml:31:16: error[no-result]: `saved` is #DIV/0!" in said
    assert "`trips` is 0" in said


def test_only_the_first_formula_of_a_chain_is_named(project):
    said = checked(project, ("trips * hours * 12", "trips * hours / (trips - 4)"))
    assert said.count("error[no-result]") == 1
    assert "`yearly` is #DIV/0!" in said


def test_a_scenario_alone_is_enough_and_named(project):
    said = checked(project, ("yearly / 2", "yearly / (trips - 2)"))
    assert "`saved` is #DIV/0! under “A small harbor”: `trips` is 2" in said


def test_what_is_less_than_nothing_has_no_root(project):
    assert "`saved` is #NUM!" in checked(project, ("yearly / 2", "yearly * (trips - 9) ^ 0.5"))


def test_what_the_formula_catches_is_fine(project):
    assert "no-result" not in checked(project, ("yearly / 2", "IFERROR(yearly / (trips - 4), 0)"))

"""Style sheets of layouts: what readers of style sheets take minutes for, or give up at, is refused at its place."""

import pytest

SHEET = "layouts/flyers/print.css"
HOSTILE = {
    "many rules": ("p{color:red}\n" * 3_100, f"{SHEET}:3001:2: error[too-deep]"),
    "a long selector": ("div " * 3_000 + "{color:red}", f"{SHEET}:1:12001: error[too-deep]"),
    "a long list": (",".join(["p"] * 9_000) + "{color:red}", f"{SHEET}:1:18000: error[too-deep]"),
    "nested brackets": ("p{width:calc" + "(" * 50_000, f"{SHEET}:1:"),
    "nested rules": ("@media print{" * 40 + "}" * 40, f"{SHEET}:1:"),
    "more than a megabyte": ("/**/" * 300_000, f"{SHEET}:1:1: error[file-too-large]"),
    "an import": ('@import "http://127.0.0.1:9/a.css";', f"{SHEET}:1:1: error[style-says]"),
    "an address": ("p{background:url(http://127.0.0.1:9/a.png)}", f"{SHEET}:1:3: error[style-says]"),
}


@pytest.mark.parametrize("css, said", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_style_sheet_is_refused_at_its_place(project, css, said):
    project.write(SHEET, css)
    assert said in project.check()


@pytest.mark.parametrize(
    "css", ["/* " + "licence " * 900 + "*/\np { color: #123456 }", "p, li { color: #123456 }\n" * 300]
)
def test_what_people_write_is_fine(project, css):
    project.write(SHEET, f"{project.read(SHEET)}\n{css}")
    assert "too-deep" not in project.check()

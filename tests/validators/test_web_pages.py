"""Finished web pages as two validators of HTML judge them, each in one go: the checker of the standard those of every
kind, component and language, the quick one all."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.kit.promised import covering
from tests.tools import module, program, run
from tests.validators.findings import HERE, Finding, not_allowed


def pages_of(build: Path) -> list[Path]:
    return sorted(build.rglob("*.html"))


def test_the_checker_of_the_HTML_standard_has_nothing_to_say_of_any_page(kit) -> None:
    assert "\n".join(not_allowed("vnu", said_by_vnu(kit.build))) == ""


def said_by_vnu(build: Path) -> Iterator[Finding]:
    options = ("--format", "json", "--stdout", "--exit-zero-always")
    pages = [build / path for path in (*covering("html"), "index.html")]
    said = run(program("java"), "-jar", module("vnu-jar/build/dist/vnu.jar"), *options, *pages)
    for one in json.loads(said)["messages"]:
        path = Path(one["url"].removeprefix("file:")).relative_to(build)
        yield Finding(one["message"], path.as_posix(), f"line {one.get('lastLine')}: {one.get('extract', '')}")


def test_every_page_passes_what_html_validate_recommends(kit, tmp_path: Path) -> None:
    assert "\n".join(not_allowed("html-validate", said_by_html_validate(kit.build, tmp_path / "said.json"))) == ""


def said_by_html_validate(build: Path, report: Path) -> Iterator[Finding]:
    script = module("html-validate/bin/html-validate.mjs")
    # In a file: it ends before all that it says is through a pipe.
    options = ("--config", HERE / "html-validate.json", "--formatter", f"json={report}")
    run(program("node"), script, *options, *pages_of(build), statuses=(0, 1))
    for page in json.loads(report.read_text("utf-8")):
        path = Path(page["filePath"]).relative_to(build).as_posix()
        for one in page["messages"]:
            yield Finding(one["ruleId"], path, f"line {one['line']}: {one['message']} {one['selector'] or ''}")

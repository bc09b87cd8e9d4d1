"""The same content makes the same bytes: in any folder and time zone, in any language of the machine, for any user,
with any number of workers, from nothing or after another build. A small project has a file of every format."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.writers import formats
from tests.project_fixture import SampleProject, sample_project
from tests.tools import REPOSITORY, surroundings

SETS = {
    "layouts/sets/kind.yaml": """title: Set
audience: internal
views:
  main:
    page: page.html
    formats: [docx, html, md, text, xlsx, pdf]
  live:
    page: page.html
    formats: [web]
  list:
    page: table.html
    formats: [csv]
  days:
    page: days.html
    formats: [ics]
  source:
    page: source.html
    formats: [sfdx]
""",
    "layouts/sets/schema.yaml": """description: One page in every format.
type: object
additionalProperties: false
required: [title, body]
properties:
  title: {$ref: "#/$defs/line"}
  body: {$ref: "#/$defs/prose"}
""",
    "layouts/sets/page.html": "<article><h1>{{ doc.title }}</h1><div>{{ doc.body }}</div></article>\n",
    "layouts/sets/table.html": """<article><table><thead><tr><th scope="col">{{ "title" }}</th></tr></thead>
<tbody><tr><td>{{ doc.title }}</td></tr></tbody></table></article>
""",
    "layouts/sets/days.html": """<article><section class="event" id="sync" data-start="2026-02-06 16:00"
 data-minutes="15" data-repeat="weekly on Friday" data-until="2026-06-26" data-zone="Europe/Berlin">
<p class="subject">{{ doc.title }}</p><div class="body">{{ doc.body }}</div></section></article>
""",
    "layouts/sets/source.html": """<article><section data-path="sfdx-project.json"><dl><dt>{{ "name" }}</dt>
<dd>{{ doc.title }}</dd></dl></section></article>
""",
    "content/sets/first.yaml": "title: The first set\nbody: A lamp for every pier, and a man to row out.\n",
    "content/facts/audiences.yaml": "internal: [talks, sums, sets]\n",
}
BUILD = """
import multiprocessing, os, sys
os.cpu_count = lambda: int(os.environ["WORKERS"])
if __name__ == "__main__":
    from generator.cli import main
    from generator.press import workers
    if os.environ["WORKERS"] != "1":
        import docx, openpyxl, weasyprint
        workers.get_context = lambda _: multiprocessing.get_context("fork")
    os.umask(int(os.environ["MASK"], 8))
    main(["--project", sys.argv[1], "build", *os.environ.get("TARGETS", "").split(), "--today", "2026-03-01"])
"""
"""A build with so many workers; several are forked, which is quicker than to start each."""
FOLDERS = ("a", "Ünter – a folder/with blanks", "deep/" * 12 + "b")
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")
LOCALES = ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.eucJP")
SEEDS = ("0", "1", "4242", "random")
WORKERS = ("1", "2", "3")
USERS = ("022", "077", "002")
BEFORE = ("nothing", "another text", "half of it", "itself")
CONDITIONS = {
    "folder": FOLDERS, "zone": ZONES, "locale": LOCALES, "seed": SEEDS, "workers": WORKERS, "mask": USERS,
    "before": BEFORE,
}  # fmt: skip
PACE = {"seed": 4, "workers": 3, "mask": 2}
"""Conditions that change more slowly, so that each value meets all of the others'."""
EVERY = [
    {name: values[(n // PACE.get(name, 1) + (n // 4 if name == "before" else 0)) % len(values)]
     for name, values in CONDITIONS.items()}
    for n in range(24)
]  # fmt: skip
COMBINATIONS = EVERY if os.environ.get("COMBINATIONS") == "all" else [EVERY[n] for n in (2, 4, 6, 11, 13, 15)]
"""Six in which each condition has each of its values; all of them, if the environment asks for it."""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("script") / "build.py"
    path.write_text(BUILD, "utf-8")
    return path


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, script: Path) -> dict[str, str]:
    """The digests of the files of a build on this machine as it is."""
    project = full_project(tmp_path_factory.mktemp("expected") / "project")
    return build(project, script)


def full_project(root: Path) -> SampleProject:
    project = sample_project(root)
    for name, text in SETS.items():
        project.write(name, text)
    project.write("layouts/_shared/reference.docx", (REPOSITORY / "layouts/_shared/reference.docx").read_bytes())
    return project


def build(project: SampleProject, script: Path, **environment: str) -> dict[str, str]:
    named = {"WORKERS": "2", "MASK": "022", "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment}
    done = subprocess.run(
        [sys.executable, str(script), str(project.root)], env=surroundings(**named), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
    files = (path for path in (project.root / "build").rglob("*") if path.is_file())
    return {
        path.relative_to(project.root / "build").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory, script: Path) -> dict[str, Path]:
    """What may stand in the project already: what builds have left that were made before."""
    folder = tmp_path_factory.mktemp("earlier")
    other, half, same = (full_project(folder / name) for name in ("other", "half", "same"))
    text = other.read("content/sets/first.yaml")
    other.write("content/sets/first.yaml", text.replace("lamp", "light"))
    same.write("content/sets/first.yaml", f"# a comment\n{text}")
    for project in (other, same):
        build(project, script)
    build(half, script, TARGETS="notes talks")
    return {"another text": other.root, "half of it": half.root, "itself": same.root}


def test_the_project_has_a_file_of_every_format(expected: dict[str, str]):
    made = {name.rpartition(".")[2] for name in expected}
    assert {form.suffix.rpartition(".")[2] for form in formats().values()} <= made


@pytest.mark.parametrize("given", COMBINATIONS, ids=lambda given: "-".join(map(str, given.values())))
def test_a_build_has_the_same_bytes(
    expected: dict[str, str], earlier: dict[str, Path], script: Path, tmp_path: Path, given: dict[str, str]
):
    project = full_project(tmp_path / given["folder"] / "project")
    if given["before"] in earlier:
        for name in ("build", ".build-cache"):
            shutil.copytree(earlier[given["before"]] / name, project.root / name)
    home = tmp_path / "home"
    home.mkdir()
    found = build(
        project, script, TZ=given["zone"], LC_ALL=given["locale"], LANG=given["locale"], PYTHONHASHSEED=given["seed"],
        WORKERS=given["workers"], MASK=given["mask"], HOME=str(home), USER="nobody", XDG_CACHE_HOME=str(home),
    )  # fmt: skip
    assert [name for name in sorted({*found, *expected}) if found.get(name) != expected.get(name)] == []


def test_there_are_twenty_four_of_them_and_each_condition_meets_each_of_its_values():
    assert len({tuple(one.values()) for one in EVERY}) == 24
    for name, values in CONDITIONS.items():
        assert {one[name] for one in EVERY} == {one[name] for one in COMBINATIONS} == {*values}

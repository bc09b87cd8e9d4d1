"""The jobs for Kubernetes: sound by its own schemas, without rights, and what a pod would run is run here."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from generator.cli.output import POISONED, USAGE
from tests.editions.test_editions import lamps, listed
from tests.project_fixture import SampleProject
from tests.tools import COLLATERAL, REPOSITORY, collateral, run

__all__ = ["lamps"]

JOBS = {path.stem: yaml.safe_load(path.read_bytes()) for path in (REPOSITORY / "deploy/k8s").glob("*.yaml")}
FIRST = "1.33"
"""The first version in which retries for each index are stable; the schemas of the latest know more."""


def container(job: Mapping[str, Any]) -> Mapping[str, Any]:
    (only,) = job["spec"]["template"]["spec"]["containers"]
    return dict(only)


@pytest.mark.parametrize("name", JOBS)
@pytest.mark.parametrize("version", [FIRST, kubernetes_validate.latest_version()])
def test_a_job_is_sound_and_a_misspelt_one_is_not(name: str, version: str) -> None:
    kubernetes_validate.validate(JOBS[name], version, strict=True)
    wrong = {**JOBS[name], "spec": {**JOBS[name]["spec"], "backoffLimitPerIndx": 3}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, version, strict=True)


@pytest.mark.parametrize("name", JOBS)
def test_a_pod_has_no_rights_and_a_measure(name: str) -> None:
    pod, only = JOBS[name]["spec"]["template"]["spec"], container(JOBS[name])
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    assert only["securityContext"] == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip
    assert {"cpu", "memory"} <= only["resources"]["requests"].keys() & only["resources"]["limits"].keys()
    mounts = {one["mountPath"]: one.get("readOnly", False) for one in only["volumeMounts"]}
    assert mounts == {"/kit": True, "/tmp": False}
    assert pod["restartPolicy"] == "Never", "which a policy for failures needs"


def test_an_index_that_no_second_try_can_print_fails_alone_and_a_lost_node_costs_no_try() -> None:
    spec = JOBS["editions"]["spec"]
    rules = {one["action"]: one for one in spec["podFailurePolicy"]["rules"]}
    assert rules["FailIndex"]["onExitCodes"] == {
        "containerName": container(JOBS["editions"])["name"], "operator": "In", "values": [USAGE, POISONED],
    }  # fmt: skip
    assert [one["type"] for one in rules["Ignore"]["onPodConditions"]] == ["DisruptionTarget"]
    assert spec["completionMode"] == "Indexed"
    assert spec["backoffLimitPerIndex"] > 0
    assert f"/{spec['completions']}" in "".join(container(JOBS["editions"])["args"])


def test_what_the_pods_run_makes_the_whole_and_leaves_the_project_alone(lamps: SampleProject, tmp_path: Path) -> None:
    listed(lamps, *(f"a{n},Company {n},First{n}" for n in range(6)))
    before = {path: path.stat().st_mtime_ns for path in lamps.root.rglob("*")}
    own = {"poc-charters": "notes", "email-sequences": "flyers", "--table=customers": "--format=text,pdf"}
    for index in range(JOBS["editions"]["spec"]["completions"]):
        done = collateral(lamps.root, *arguments("editions", tmp_path, own, index))
        assert done.returncode == 0, done.stdout + done.stderr
    done = collateral(lamps.root, *arguments("merge", tmp_path, own))
    assert "24 files for 6 accounts in manifest.json" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in lamps.root.rglob("*")} == before


def arguments(name: str, folder: Path, own: Mapping[str, str], index: int = 0) -> list[str]:
    """What the container is given, with this project's names, and with what Kubernetes puts in for an index."""
    given = [own.get(one, one).replace("$(JOB_COMPLETION_INDEX)", str(index)) for one in container(JOBS[name])["args"]]
    return [re.sub(r"s3://[\w/]+", str(folder / "store"), one) for one in given]


def test_the_line_for_those_who_have_neither_prints_all_shards(lamps: SampleProject, tmp_path: Path) -> None:
    """The line stands in README.md; the shell runs it here, with this project's documents and store."""
    listed(lamps, *(f"a{n},Company {n},First{n}" for n in range(6)))
    (line,) = re.findall(r"^    (seq .*xargs .*)$", (REPOSITORY / "README.md").read_text("utf-8"), re.MULTILINE)
    shell = line.replace("poc-charters", "notes").replace("s3://bucket/tour", str(tmp_path / "store"))
    shell = re.sub(r"--accounts \S+", f"--accounts {lamps.root}/content/accounts.csv --format text", shell)
    run("sh", "-c", f"cd {lamps.root} && PATH={COLLATERAL.parent}:$PATH && {shell}")
    done = collateral(lamps.root, "editions", "--merge", "--store", str(tmp_path / "store"))
    assert "12 files for 6 accounts in manifest.json" in done.stdout
    assert len(list((tmp_path / "store/shards").iterdir())) == 3

"""The contradictions of the first playbook, each as a small ledger with its text: caught, and the controls let through.

The cases are the YAML files in `contradictions/`; `README.md` there explains their form.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.fact_types import FITS
from generator.formulas import parse, references
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.project import Project
from generator.quantities.scan import parse_quantity
from generator.writers import formats
from tests.project_fixture import SampleProject, without_sources
from tests.units import UNITS

FOLDER = Path(__file__).with_name("contradictions")
Case = dict[str, Any]
FILLED_IN = {"statement": "What the source says.", "basis": "assumed", "status": "proposed", "owner": "Sales Lead"}
SEGMENTS = {"saas": {"name": "Enterprise SaaS", "label": "SaaS"}, "infrastructure": {"name": "Cloud", "label": "Cloud"}}
PLACE = re.compile(r"content/claims/case\.yaml:\d+:\d+")


def cases(name: str) -> list[Case]:
    return yaml.load((FOLDER / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


ALL = [case for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "controls" for case in cases(path.stem)]
EXPRESSED = [case for case in ALL if "because" not in case]
CONTROLS = cases("controls")


def set_up(case: Case, project: SampleProject) -> None:
    """Put the case's claims, facts and text in the place of the sample's own, on a page that prints no sources."""
    without_sources(project)
    for path in [*project.root.glob("content/claims/*.yaml"), *project.root.glob("content/*/*.yaml")]:
        if path.parent.name != "facts":
            path.unlink(missing_ok=True)
    for name, values in {"segments": SEGMENTS, **case.get("facts", {})}.items():
        write(f"content/facts/{name}.yaml", values, project)
    facts = case.get("facts", {})
    usual = yaml.safe_load(project.read("content/facts/fact-types.yaml"))
    kept = {path: kind for path, kind in usual.items() if path.partition(".")[0] not in facts}
    write("content/facts/fact-types.yaml", {**kept, **dict(types(facts))}, project)
    if "claims" in case:
        claims = {name: complete(fields, case["claims"]) for name, fields in case["claims"].items()}
        write("content/claims/case.yaml", claims, project)
    segment = {"segment": case["segment"]} if "segment" in case else {}
    if "text" in case:
        write("content/notes/text.yaml", {"title": "A message", **segment, "body": case["text"]}, project)


def types(facts: Case) -> Iterator[tuple[str, str]]:
    """A type that fits each figure of the case's facts; the cases are about other things."""
    for name, values in facts.items():
        for steps, value in leaves(values):
            read = parse_quantity(value, UNITS)
            yield ".".join((name, *steps)), next(kind for kind in FITS if FITS[kind](read))


def leaves(values: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(values, dict):
        yield steps, str(values)
        return
    for name, value in values.items():
        yield from leaves(value, (*steps, str(name)))


def write(path: str, data: object, project: SampleProject) -> None:
    project.write(path, yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def complete(fields: Case, claims: Case) -> Case:
    """The claim with what every claim must have."""
    used = {use.key for use in references(parse(fields["formula"]))} if "formula" in fields else set()
    uses = {name: f"claim:{name.replace('_', '-')}" for name in used if name.replace("_", "-") in claims}
    about = {"subject": "the plan"} if "measure" in fields else {}
    return {**FILLED_IN, **about, **({"uses": uses} if uses else {}), **fields}


def findings(project: SampleProject) -> list[str]:
    """Everything that `collateral check` finds, code and message, sorted."""
    workspace, found = load_workspace(Project(project.root), formats())
    found += [one for document in workspace.documents.values() for one in check(document, workspace)]
    return sorted(PLACE.sub("place", f"{one.code}: {one.message}") for one in dict.fromkeys(found))


@pytest.mark.parametrize("case", EXPRESSED, ids=[f"entry {case['entry']}" for case in EXPRESSED])
def test_a_contradiction_is_caught_with_these_words(case: Case, project: SampleProject):
    set_up(case, project)
    assert findings(project) == sorted(case["found"])


@pytest.mark.parametrize("case", CONTROLS, ids=[case["says"] for case in CONTROLS])
def test_what_looks_wrong_and_is_right_passes(case: Case, project: SampleProject):
    set_up(case, project)
    assert findings(project) == []


def test_at_least_forty_of_the_fifty_eight_are_caught_and_each_other_one_has_its_reason():
    caught = {int(case["entry"]) for case in EXPRESSED if case["found"]}
    reasoned = {int(case["entry"]) for case in ALL if case.get("because")}
    assert caught | reasoned == set(range(1, 59))
    assert caught & reasoned == set()
    assert len(caught) >= 40


def test_all_thirteen_controls_are_there():
    assert len(CONTROLS) == 13

"""Start a document: copy its kind's sample into the content folder."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.content.documents import cure_for_name
from generator.content.facts import Facts, read_facts
from generator.content.formats import Format
from generator.content.guard import decode
from generator.content.kinds import read_kind
from generator.content.language_codes import speaks
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.press.editor_schemas import with_modeline
from generator.press.sample_facts import add_examples, find_lacking, list_needs, name_known
from generator.project import Project

ENGLISH = "en"
"""The language of every kind's sample."""
FIELD = re.compile(r"(?m)^language:")


@dataclass(frozen=True, slots=True)
class Started:
    """The file of a new document, the examples of facts that came with it, and the facts that it still lacks."""

    path: Path
    examples: tuple[Path, ...]
    lacking: tuple[str, ...]


def start_document(kind: str, name: str, project: Project, formats: Mapping[str, Format]) -> Started:
    """Write `content/<kind>/<name>.yaml` from the sample, and examples of the facts that it needs; never over a file
    that is there. `formats` are those that have a writer."""
    kinds = project.kinds()
    if kind not in kinds:
        raise Problem(
            Diagnostic(
                "unknown-kind-name",
                f"there is no kind `{kind}`",
                hint=did_you_mean(kind, kinds) or "known: " + ", ".join(kinds),
            )
        )
    cure = cure_for_name(name)
    if cure:
        raise Problem(Diagnostic("bad-file-name", f"`{name}` cannot name a document", hint=cure))
    path = project.content / kind / f"{name}.yaml"
    if project.holds_document(f"{kind}/{name}") or os.path.lexists(path):
        raise Problem(Diagnostic("file-exists", f"`{project.name(path)}` is there already", hint="choose another name"))
    sample = project.layout(f"{kind}/sample.yaml")
    if not project.holds(sample):
        hint = "write a short document there that is fine as it is"
        message = f"the kind `{kind}` has no sample to start from"
        raise Problem(Diagnostic("missing-sample", message, Position(project.name(sample)), hint))
    known = read_kind(kind, project, formats)
    text = decode(project.read(sample), project.name(sample))
    needs = list_needs(text, known)
    examples = add_examples(needs, project)
    facts, _ = read_facts(project)
    path.parent.mkdir(parents=True, exist_ok=True)
    named = name_known(text, project.name(sample), known, facts)
    path.write_text(with_modeline(_in_english(named, facts), kind), "utf-8")
    return Started(path, tuple(examples), tuple(find_lacking(needs, project)))


def _in_english(sample: str, facts: Facts) -> str:
    """The sample with its language, where that is not the company's: its pages then have no other words around it."""
    brand = facts.values.get("brand", {})
    if speaks(str(brand.get("language", ENGLISH)), ENGLISH) or FIELD.search(sample):
        return sample
    lines = sample.split("\n")
    first = next((n for n, line in enumerate(lines) if line and not line.startswith("#")), 0)
    return "\n".join((*lines[:first], f"language: {ENGLISH}", *lines[first:]))

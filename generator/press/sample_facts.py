"""The facts that a kind's sample needs: examples of files that are not there, and the paths that one has to add."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.fact_types import FILE as TYPES
from generator.content.facts import Facts, read_facts
from generator.content.guard import decode
from generator.content.kinds import Kind
from generator.content.needs import EXAMPLES, find_missing
from generator.content.schemas import leaves
from generator.content.sources import read_bytes
from generator.project import Project

CITED = re.compile(r"\(fact:([a-z0-9_.-]+)\)")
COMMENT = re.compile(r"(?m)(?:^|\s)#.*$")
FIELD = re.compile(r"\{\{\s*([a-z_]+\.[a-z_]+)\s*\}\}")


def list_needs(sample: str, kind: Kind) -> list[str]:
    """The paths of the facts that the sample needs: those of its kind, what it cites, and its merge fields."""
    said = COMMENT.sub("", sample)
    fields = [f"merge-fields.{name}" for name in FIELD.findall(said)]
    return [*dict.fromkeys((*kind.needs, *kind.examples, *CITED.findall(said), *fields))]


def add_examples(needs: list[str], project: Project) -> list[Path]:
    """Write an example of each fact file that is needed and not there, with the types of its figures; the files."""
    folder = project.content / "facts"
    files = dict.fromkeys(need.partition(".")[0] for need in needs)
    missing = [
        file for file in files if not project.has(folder / f"{file}.yaml") and project.holds(_example(file, project))
    ]
    written = []
    for file in missing:
        path = folder / f"{file}.yaml"
        path.write_bytes(project.read(_example(file, project)))
        written.append(path)
    return [*written, *_add_types(missing, project)]


def find_lacking(needs: list[str], project: Project) -> list[str]:
    """Those of the paths that the facts, as they now are, do not have."""
    facts, _ = read_facts(project)
    return [need for need in find_missing(needs, facts) if need.partition(".")[0] not in facts.faulty]


def name_known(sample: str, name: str, kind: Kind, facts: Facts) -> str:
    """The sample with names of facts that are there: the first of its file for each that is none of this company's."""
    source = read_bytes(name, sample.encode())
    lines = sample.split("\n")
    for steps, value, node in leaves(source.data, kind.schema):
        known = facts.names(node["x-reference"]) if "x-reference" in node else ()
        if known and isinstance(value, str) and value not in known:
            at = source.value_position(steps)
            line = lines[at.line - 1]
            start = at.column - 1
            lines[at.line - 1] = line[:start] + line[start:].replace(value, known[0], 1)
    return "\n".join(lines)


def _example(file: str, project: Project) -> Path:
    return project.layout(f"{EXAMPLES}/{file}.yaml")


def _add_types(files: list[str], project: Project) -> Iterator[Path]:
    """Add the lines of the example that say what the figures of these files are, and that are not there yet."""
    if not project.holds(_example(TYPES, project)):
        return
    path = project.content / "facts" / f"{TYPES}.yaml"
    example = decode(project.read(_example(TYPES, project)), TYPES)
    there = decode(project.read(path), project.name(path)) if project.has(path) else ""
    lines = [
        line for line in example.splitlines() if line.partition(".")[0] in files and line not in there.splitlines()
    ]
    if lines:
        head = there or "".join(f"{line}\n" for line in example.splitlines() if line.startswith("#"))
        path.write_text(head + ("" if head.endswith("\n") else "\n") + "\n".join(lines) + "\n", "utf-8")
        yield path

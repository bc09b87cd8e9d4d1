"""Terms: phrases with a figure that needs no evidence, from `content/terms.yaml`, each with its reason."""

from collections.abc import Mapping

from generator.content.schemas import own_schema
from generator.content.sources import read_source
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.project import Project

FILE = "terms.yaml"


def read_terms(project: Project) -> tuple[Mapping[str, str], list[Diagnostic]]:
    """The reason for each phrase; a file with errors counts for nothing and its findings are returned."""
    path = project.content / FILE
    if not path.is_file():
        return {}, []
    try:
        data, findings = validate(read_source(path, project), own_schema("terms"), FILE)
    except Problem as problem:
        return {}, list(problem.diagnostics)
    return ({} if has_errors(findings) else data), findings

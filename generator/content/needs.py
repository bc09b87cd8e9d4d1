"""What the pages of a kind need of the facts, as its `kind.yaml` says; checked for each kind that has a document."""

from collections.abc import Iterable, Iterator

from generator.content.facts import Facts
from generator.content.kinds import Kind
from generator.diagnostics import Diagnostic, Position, mend_first
from generator.project import Project

EXAMPLES = "_shared/facts"
"""Where the layouts have an example of each fact file that a kind may need."""


def check_needs(kind: Kind, facts: Facts, project: Project) -> Iterator[Diagnostic]:
    """A finding for each fact that the pages of the kind need and that the facts do not have."""
    if not project.document_keys(kind.name):
        return
    for need in find_missing(kind.needs, facts):
        file, _, rest = need.partition(".")
        name = f"content/facts/{file}.yaml"
        if file in facts.faulty:
            yield Diagnostic("missing-need", f"`{kind.name}` needs `{need}`", Position(name), mend_first(name))
            continue
        source = facts.sources.get(file)
        steps = tuple(rest.split(".")[:-1])
        at = source.position(steps) if source else Position(name)
        yield Diagnostic(
            "missing-need", f"`{kind.name}` prints `{need}`, which is not there", at, _cure(need, kind, facts)
        )


def find_missing(needs: Iterable[str], facts: Facts) -> list[str]:
    """Those of the paths at which the facts have nothing."""
    return [need for need in needs if not _has(need, facts)]


def _has(path: str, facts: Facts) -> bool:
    try:
        facts.find(path)
    except KeyError:
        return False
    return True


def _cure(need: str, kind: Kind, facts: Facts) -> str:
    file, _, rest = need.partition(".")
    if file not in facts.values:
        return f"write that file; `collateral new {kind.name} NAME` adds an example of it"
    group, _, name = rest.rpartition(".")
    return f"write `{name}:` below `{group}`" if group else f"write `{name}:` in it"

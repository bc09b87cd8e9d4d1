"""Fixtures that all tests share, and the mark of the slow ones."""

import gc
import subprocess

import hypothesis
import pytest
import yaml

from tests import tools
from tests.audit import finished
from tests.project_fixture import let_one_work, project
from tests.reach import reaches

__all__ = ["project"]

hypothesis.settings.register_profile("steady", deadline=None)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("steady")

yaml.SafeLoader = yaml.CSafeLoader  # libyaml: the other reads the cases for longer than it takes to try many of them

gc.set_threshold(100_000, 50, 1_000)  # what tests lay out and print has few cycles; looking for them takes long

DOORS = frozenset(
    {
        subprocess,
        tools.broken_rules,
        tools.program,
        tools.collateral,
        tools.command,
        tools.copied,
        finished.kit,
        let_one_work,
        "build",
    }
)
"""Who uses one of these waits for an office, a browser, another reader, an audit of Open XML, a build's workers, the
gallery, or the whole kit, or runs a command as a person would."""


LONGEST = ("proof/test_cases.py", "kit/", "proof/", "writers/", "press/", "validators/")
"""The long files come first, so that two workers end together: one tries the cases while the other builds the kit."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first, and mark as slow whatever can start a program or takes the kit; `make quick` leaves
    that out."""
    items.sort(key=_place)
    for item in items:
        if isinstance(item, pytest.Function) and reaches(item, DOORS):
            item.add_marker("slow")


def _place(item: pytest.Item) -> int:
    path = item.nodeid.removeprefix("tests/")
    return next((n for n, start in enumerate(LONGEST) if path.startswith(start)), len(LONGEST))

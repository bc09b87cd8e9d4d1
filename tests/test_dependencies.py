"""What pyproject.toml asks for is what the engine imports."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


DECLARED = [plain(re.match(r"[\w.-]+", one)[0]) for one in PROJECT["dependencies"]]


def modules(program: ast.AST) -> set[str]:
    """The packages that a module imports, wherever in it."""
    nodes = list(ast.walk(program))
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in whole | parts}


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """The distributions that the engine imports from."""
    programs = (ast.parse(path.read_bytes()) for path in (ROOT / "generator").rglob("*.py"))
    makers = packages_distributions()
    return {plain(maker) for name in set().union(*map(modules, programs)) for maker in makers.get(name, ())}


@pytest.mark.parametrize("dependency", DECLARED)
def test_the_engine_imports_each_declared_dependency(imported, dependency):
    assert dependency in imported


def test_the_engine_imports_nothing_undeclared(imported):
    assert imported <= {*DECLARED, PROJECT["name"]}

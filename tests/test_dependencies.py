"""What pyproject.toml asks for is what the engine imports."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


OPTIONAL = [
    one for name, extra in PROJECT["optional-dependencies"].items() if name not in {"test", "lint"} for one in extra
]
DRIVERS = {"psycopg"}
"""SQLAlchemy imports them by the address of a database."""
DECLARED = [plain(re.match(r"[\w.-]+", one)[0]) for one in (*PROJECT["dependencies"], *OPTIONAL)]


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
    assert dependency in imported | DRIVERS


def test_what_not_everybody_needs_is_imported_where_it_is_used():
    """Without the extras every command but those that need them works."""
    without = "import sys; sys.modules.update(sqlalchemy=None, distributed=None); "
    rooms = ("list_sources", "cluster", "print_shard", "merging")
    script = without + "import generator.cli, " + ", ".join(f"generator.editions.{room}" for room in rooms)
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_engine_imports_nothing_undeclared(imported):
    assert imported <= {*DECLARED, PROJECT["name"]}

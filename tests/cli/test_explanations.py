"""`explanations.md` has a section for every code that the program can print, and for no other."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.cli.finding_forms import explanations

HERE = Path(__file__).parents[2]
SAYING = {"Diagnostic", "refuse", "report", "finding"}
"""Calls whose first argument is a code."""


@cache
def codes() -> frozenset[str]:
    """Every code in the program's source, and those that `x-reference` makes: `unknown-segment`."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (HERE / "generator").rglob("*.py")]
    found = {code for tree in trees for node in ast.walk(tree) for code in _codes_in(node)}
    return frozenset(found) | {f"unknown-{file.rpartition('.')[2].removesuffix('s')}" for file in _references()}


def _codes_in(node: ast.AST) -> Iterator[str]:
    """Codes in a call that reports, in a variable named `code`, and in what a function that gives `Said` returns."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]) if name in SAYING:
            yield from _texts(first)
        case ast.Assign(targets=[ast.Name(id="code")], value=ast.IfExp() as value):
            yield from _texts(value.body)
            yield from _texts(value.orelse)
        case ast.FunctionDef(returns=ast.Name(id="Said")):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Tuple):
                    yield from _texts(inner.value.elts[0])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _references() -> Iterator[str]:
    schemas = [*(HERE / "layouts").glob("*/schema.yaml"), *(HERE / "generator/content/schemas").glob("*.yaml")]
    for path in schemas:
        yield from _below(yaml.safe_load(path.read_bytes()))


def _below(node: object) -> Iterator[str]:
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict) and "x-reference" in node:
        yield node["x-reference"]
    for child in children:
        yield from _below(child)


def test_every_code_has_its_explanation():
    assert codes() - set(explanations()) == set()


def test_every_explanation_has_its_code():
    assert set(explanations()) - codes() == set()


def test_the_codes_stand_in_alphabetical_order():
    assert list(explanations()) == sorted(explanations())


@pytest.mark.parametrize("code", explanations())
def test_an_explanation_is_a_few_lines_that_fit_a_terminal(code: str):
    lines = explanations()[code].split("\n")
    assert 2 <= len([line for line in lines if line.strip()]) <= 10
    assert max(map(len, lines)) <= 120

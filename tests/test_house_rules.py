"""The house rules that no linter checks."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "workbench"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
TOP_LEVEL = {"README.md", "pyproject.toml", "resources", "sop_templates", "tests", "workbench"}
MADE_BY_TOOLS = {"build", "dist"}
NAMES_OF_NO_SUBJECT = {"common", "helpers", "managers", "misc", "util", "utils"}


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_fits_in_the_head_and_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert len(source.splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(ast.parse(source)), "say in one line what the module is for"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} is {length} lines long"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_named_after_a_subject(path: Path) -> None:
    words = {path.stem, *path.parent.relative_to(PACKAGE).parts}

    assert not words & NAMES_OF_NO_SUBJECT


def test_nothing_new_stands_at_the_top() -> None:
    visible = {entry.name for entry in CHECKOUT.iterdir() if not entry.name.startswith(".")}

    assert visible - MADE_BY_TOOLS == TOP_LEVEL

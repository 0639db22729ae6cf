"""Everything the program uses is named with its licence, and is really used."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

from workbench.assets import resource

CHECKOUT = Path(__file__).parents[1]
LICENCES = tomllib.loads(resource("licences/licences.toml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(name: str) -> str:
    """A package name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def name_in(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match, requirement
    return plain(match[0])


# What an extra brings is used when it is there; the extra for tests brings what only tests use.
EXTRAS = {key: each for key, each in PROJECT["optional-dependencies"].items() if key != "test"}
ASKED_FOR = [*PROJECT["dependencies"], *(each for extra in EXTRAS.values() for each in extra)]
REQUIRED = {name_in(requirement) for requirement in ASKED_FOR}
ENTRIES = [entry for kind in ("package", "font", "icons") for entry in LICENCES[kind]]


def test_each_requirement_has_its_licence_and_no_licence_is_left_over() -> None:
    assert {plain(entry["name"]) for entry in LICENCES["package"]} == REQUIRED


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_each_font_and_icon_has_its_licence(folder: str) -> None:
    patterns = [entry["files"] for entry in LICENCES["font"] + LICENCES["icons"]]
    root = resource("icons").parent
    covered = {path for pattern in patterns for path in root.glob(pattern)}

    assert {*resource(folder).glob("*.ttf"), *resource(folder).glob("*.svg")} <= covered


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_the_text_of_each_licence_is_there(entry: dict[str, str]) -> None:
    assert entry["licence"]
    if entry["text"] != "package":
        assert resource(entry["text"]).stat().st_size > 500
        return
    files = importlib.metadata.files(entry["name"]) or []
    assert any("licen" in str(file).lower() for file in files)


def test_each_requirement_is_imported_somewhere() -> None:
    packages = importlib.metadata.packages_distributions()
    used = {
        plain(distribution)
        for module in imported_modules()
        for distribution in packages.get(module, ())
    }

    assert used >= REQUIRED, f"required, and never imported: {REQUIRED - used}"


def imported_modules() -> set[str]:
    """The top-level names that any module of the program imports."""
    found: set[str] = set()
    for path in (CHECKOUT / "workbench").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found

"""A family of parts: found by scanning, sorted by key, and a wrong key is said in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.registry import Registry


@dataclass(frozen=True)
class Part:
    key: str


MODULE_OF_A_PART = """
from family import parts
from tests.test_registry import Part
parts.add(Part({key!r}))
"""


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry[Part]]:
    """The registry of a package with two parts, one of them a folder deeper."""
    package = tmp_path / "family" / "members"
    (package / "deeper").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "deeper" / "__init__.py").touch()
    (package.parent / "__init__.py").write_text(
        "from workbench.registry import Registry\nparts = Registry('family.members', 'member')\n"
    )
    (package / "zebra.py").write_text(MODULE_OF_A_PART.format(key="zebra"))
    (package / "deeper" / "ape.py").write_text(MODULE_OF_A_PART.format(key="ape"))
    monkeypatch.syspath_prepend(tmp_path)
    import family  # type: ignore[import-not-found]

    yield family.parts
    for name in [name for name in sys.modules if name.partition(".")[0] == "family"]:
        del sys.modules[name]


def test_the_parts_are_found_and_come_in_the_order_of_their_keys(parts: Registry[Part]) -> None:
    assert [part.key for part in parts] == ["ape", "zebra"]
    assert parts.keys() == ("ape", "zebra")
    assert len(parts) == 2
    assert parts["ape"].key == "ape"
    assert "ape" in parts
    assert "ox" not in parts


def test_an_unknown_key_is_refused_with_the_list_of_known_ones(parts: Registry[Part]) -> None:
    with pytest.raises(WorkbenchError, match=r"no member 'ox'\. There is: ape, zebra\."):
        parts["ox"]


def test_two_parts_may_not_share_a_key(parts: Registry[Part]) -> None:
    assert len(parts) == 2

    with pytest.raises(ValueError, match="'ape'"):
        parts.add(Part("ape"))

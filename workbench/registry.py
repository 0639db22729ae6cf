"""The parts of a family (rules, sections, products, commands), found by scanning its package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from workbench.errors import WorkbenchError


class Keyed(Protocol):
    """A part has a key that never changes: it stands in files, settings and scripts."""

    @property
    def key(self) -> str:
        """The stable name of the part."""


Part = TypeVar("Part", bound=Keyed)


class Registry(Generic[Part]):
    """The parts of one family in the order of their keys; their modules are read on first use."""

    def __init__(self, package: str, noun: str = "part") -> None:
        """`package` holds one module per part; `noun` names a part in messages ("rule")."""
        self._package = package
        self._noun = noun
        self._parts: dict[str, Part] = {}
        self._loaded = False

    def add(self, part: Part) -> Part:
        """Take a part in; a key that is already taken is a mistake of the programmer."""
        if part.key in self._parts:
            raise ValueError(f"Two parts of {self._package} call themselves {part.key!r}.")
        self._parts[part.key] = part
        return part

    def keys(self) -> tuple[str, ...]:
        """The key of every part, sorted."""
        self._load()
        return tuple(sorted(self._parts))

    def __iter__(self) -> Iterator[Part]:
        return iter([self._parts[key] for key in self.keys()])

    def __len__(self) -> int:
        return len(self.keys())

    def __contains__(self, key: object) -> bool:
        return key in self.keys()

    def __getitem__(self, key: str) -> Part:
        """The part of that key; an unknown key is refused with the list of known ones."""
        if key not in self:
            known = ", ".join(self.keys()) or "none"
            raise WorkbenchError(f"There is no {self._noun} {key!r}. There is: {known}.")
        return self._parts[key]

    def _load(self) -> None:
        """Import every module below the package, so that their parts add themselves."""
        if self._loaded:
            return
        self._loaded = True
        package = importlib.import_module(self._package)
        for module in pkgutil.walk_packages(package.__path__, f"{self._package}."):
            importlib.import_module(module.name)

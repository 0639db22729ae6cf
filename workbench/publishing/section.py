"""Sections: the parts a print product is put together from, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.publishing.blocks import Block
from workbench.publishing.options import PrintOptions
from workbench.registry import Registry

if TYPE_CHECKING:
    from workbench.domain.export_view import ExportView

    Compose = Callable[[ExportView, PrintOptions], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a product that can be switched on or off; `order` is its place by default."""

    key: str
    title: str
    order: int
    compose: Compose
    never_public: bool = False


sections: Registry[Section] = Registry("workbench.publishing.sections", noun="section")


def section(
    key: str, title: str, order: int, *, never_public: bool = False
) -> Callable[[Compose], Compose]:
    """Make a function a section; its docstring is shown in the help."""

    def register(compose: Compose) -> Compose:
        sections.add(Section(key, title, order, compose, never_public))
        return compose

    return register

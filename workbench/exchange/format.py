"""What an export format is, and the registry of those there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.export_view import ExportView
from workbench.registry import Registry


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that facts leave in.

    `write` gives the bytes of the file for what an audience may read, in a language; `suffix` is
    the ending of the file's name, with its dot.
    """

    key: str
    suffix: str
    title: str
    write: Callable[[ExportView, str], bytes]


formats: Registry[Format] = Registry("workbench.exchange.formats", noun="format")

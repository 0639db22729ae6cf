"""What an import format is, and the registry of those there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from workbench.domain.found import Found
from workbench.errors import FileProblem
from workbench.progress import Progress
from workbench.registry import Registry


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A kind of file from which procedures come in.

    `read` gives what stands in the bytes of a file of this name; it raises FileProblem, with a
    sentence, for what it cannot read.
    """

    key: str
    suffix: str
    title: str
    read: Callable[[bytes, str, Progress], Found]


import_formats: Registry[ImportFormat] = Registry("workbench.exchange.imports", noun="format")


def format_for(source: PurePath, key: str | None = None) -> ImportFormat:
    """The format of that key, else the one for the ending of the file's name."""
    if key is not None:
        return import_formats[key]
    fitting = [each for each in import_formats if each.suffix == source.suffix.casefold()]
    if not fitting:
        known = ", ".join(f"{each.title} ({each.suffix})" for each in import_formats)
        raise FileProblem(
            f"{source.name} is none of the kinds of file that can be read here. There is: {known}."
        )
    return fitting[0]


def content_of(source: Path) -> bytes:
    """The bytes of a file; refused with its name where it cannot be read."""
    try:
        return source.read_bytes()
    except OSError as problem:
        raise FileProblem(
            f"{source} cannot be read: {problem.strerror}. Check its name and who may read it."
        ) from problem

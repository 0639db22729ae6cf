"""The national examples and the service taxonomy that come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.assets import resource
from workbench.domain.records import Records
from workbench.errors import WorkbenchError
from workbench.exchange.data_files import built_in_ids, read_data_files, read_head, together

_HEAD = "example"


@dataclass(frozen=True, slots=True)
class Example:
    """A national mechanism that can be opened as a workspace."""

    key: str
    title: str
    description: str
    folder: Path


def examples() -> tuple[Example, ...]:
    """Every example, in the order of the keys."""
    return tuple(sorted(_found(), key=lambda each: each.key))


def load_example(key: str) -> Records:
    """All records of one example, the built-in taxonomy among them."""
    by_key = {each.key: each for each in examples()}
    if key not in by_key:
        raise WorkbenchError(f"There is no example {key!r}. There is: {', '.join(by_key)}.")
    taxonomy = built_in_taxonomy()
    ids = built_in_ids(_HEAD, key)
    return together(taxonomy, read_data_files(by_key[key].folder, ids, known=taxonomy, head=_HEAD))


@cache
def built_in_taxonomy() -> Records:
    """The service categories every workspace begins with; their ids are the same everywhere."""
    return read_data_files(resource("taxonomy"), built_in_ids("taxonomy"))


def _found() -> Iterator[Example]:
    for path in resource("examples").glob("*/example.toml"):
        head = read_head(path, _HEAD, "key", "title", "description")
        yield Example(head["key"], head["title"], head["description"], path.parent)

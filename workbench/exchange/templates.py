"""SOP templates: procedures to start from, one data file each in `sop_templates/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.assets import templates_folder
from workbench.domain.entity import built_in_id, new_id
from workbench.domain.records import Records
from workbench.domain.sops import Sop, SopId
from workbench.domain.table import Table
from workbench.domain.text import Text
from workbench.errors import WorkbenchError
from workbench.exchange.data_files import read_data_files, read_head

_HEAD = "template"
_FRESH = frozenset({"measures", "steps", "transitions"})
_OWN_SOP = Sop(
    id=SopId(built_in_id("templates", "sops", "procedures")),
    code="procedures",
    title=Text.of("Standard operating procedures"),
)


@dataclass(frozen=True, slots=True)
class Template:
    """A procedure to start from, and the documents it was drawn from."""

    key: str
    title: str
    purpose: str
    sources: tuple[str, ...]
    path: Path


def templates() -> tuple[Template, ...]:
    """Every template, in the order of the keys."""
    return tuple(sorted(_found(), key=lambda each: each.key))


def load_template(key: str, *, sop: SopId | None = None) -> Records:
    """The measures of a template, for an SOP of the workspace or with an SOP of their own.

    Measures, steps and branches have new ids each time, so that one template may serve several
    SOPs; its forms, signs and sources stay the same.
    """
    by_key = {each.key: each for each in templates()}
    if key not in by_key:
        raise WorkbenchError(f"There is no template {key!r}. There is: {', '.join(by_key)}.")
    read = read_data_files(by_key[key].path, _id, head=_HEAD)
    measures = (replace(each, sop=sop or _OWN_SOP.id) for each in read.measures.values())
    own = () if sop else (_OWN_SOP,)
    return replace(read, sops=Table(own), measures=Table(measures))


def _id(table: str, code: str) -> str:
    return new_id() if table in _FRESH else built_in_id("templates", table, code)


def _found() -> Iterator[Template]:
    for path in templates_folder().glob("*.toml"):
        head = read_head(path, _HEAD, "key", "title", "purpose")
        read = read_data_files(path, _id, head=_HEAD).sources.values()
        sources = tuple(f"{each.title} ({each.publisher})" for each in read)
        yield Template(head["key"], head["title"], head["purpose"], sources, path)

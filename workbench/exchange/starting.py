"""What a new workspace starts with: the taxonomy of services, an example, templates."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.records import Records
from workbench.exchange.data_files import together
from workbench.exchange.examples import built_in_taxonomy, load_example
from workbench.exchange.templates import load_template


def starting_records(example: str | None = None, templates: Sequence[str] = ()) -> Records:
    """The records of a new workspace; unknown keys are refused with the list of known ones."""
    parts = [built_in_taxonomy()]
    if example is not None:
        parts.append(load_example(example))
    parts += [load_template(key) for key in templates]
    return together(*parts)

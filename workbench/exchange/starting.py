"""What a new workspace starts with: the taxonomy of services, an example, templates."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.records import Records
from workbench.domain.template_places import fitted
from workbench.exchange.data_files import together
from workbench.exchange.examples import built_in_taxonomy, load_example
from workbench.exchange.templates import load_template


def starting_records(example: str | None = None, templates: Sequence[str] = ()) -> Records:
    """The records of a new workspace; unknown keys are refused with the list of known ones.

    Templates come in as they would into an open workspace: into the stages of the example, with
    numbers that are free. Their roles stay roles.
    """
    records = built_in_taxonomy()
    if example is not None:
        records = together(records, load_example(example))
    for key in templates:
        records = together(records, fitted(load_template(key), records))
    return records

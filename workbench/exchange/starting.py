"""What a new workspace starts with: the taxonomy of services, an example, templates."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.edits.templates import InsertTemplate
from workbench.domain.edits.whole import BringIn
from workbench.domain.records import Records
from workbench.domain.state import State
from workbench.exchange.data_files import together
from workbench.exchange.examples import built_in_taxonomy, load_example
from workbench.exchange.templates import load_template


def starting_records(example: str | None = None, templates: Sequence[str] = ()) -> Records:
    """The records of a new workspace; unknown keys are refused with the list of known ones.

    Templates come in as they would into an open workspace: into the stages of the example, with
    numbers that are free. Their roles stay roles.
    """
    state = BringIn(built_in_taxonomy()).apply(State())
    if example is not None:
        state = BringIn(load_example(example)).apply(state)
    for key in templates:
        state = InsertTemplate(load_template(key)).apply(state)
    return together(state)

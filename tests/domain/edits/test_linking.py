"""Something new is recorded and named in one step, or not at all."""

from __future__ import annotations

import pytest

from tests.builders import a_form, a_measure, a_sop, a_state, a_step, an_agency
from workbench.domain.delta import apply
from workbench.domain.edits import perform
from workbench.domain.edits.entities import Change
from workbench.domain.edits.linking import AddAndChange
from workbench.domain.steps import Step
from workbench.errors import EditRefused

CARE = a_measure(sop=a_sop())
STEP = a_step(measure=CARE)
STATE = a_state(a_sop(), CARE, STEP, an_agency("Police"))


def test_a_new_form_is_recorded_and_named_at_once() -> None:
    form = a_form("Referral form")
    edit = AddAndChange((form,), Change(Step, STEP.id, {"forms": (form.id,)}))

    state = apply(STATE, perform(edit, STATE))

    assert state.forms[form.id] == form
    assert state.steps[STEP.id].forms == (form.id,)
    assert edit.label == "Add form"


def test_neither_happens_where_one_is_refused() -> None:
    twin = an_agency("police")
    edit = AddAndChange((twin,), Change(Step, STEP.id, {"sources": ()}))

    with pytest.raises(EditRefused, match="already an agency called Police"):
        perform(edit, STATE)

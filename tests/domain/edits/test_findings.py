"""Accepting a finding, with the reason, and taking that back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import an_agency
from workbench.domain.assurance import Handling
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.findings import ReopenFinding, WaiveFinding
from workbench.domain.findings import Finding, Kind, Severity
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.errors import EditRefused

FINDING = Finding(
    rule="net-no-feedback",
    kind=Kind.GAP,
    severity=Severity.HIGH,
    about=(an_agency("Shelter").id,),
    title="Referrer never hears back",
    message="Shelter has promised no answer.",
    remedy="Agree on a form.",
)
WAIVE = WaiveFinding(FINDING.key, Text.of("Two beds only"), until=date(2027, 1, 1))


def after(edit: Edit, state: State) -> State:
    return apply(state, perform(edit, state))


def test_a_finding_is_accepted_until_a_day_and_its_reason_is_kept() -> None:
    state = after(WAIVE, State())

    (waiver,) = state.waivers.where("finding", FINDING.key)
    assert str(waiver.reason) == "Two beds only"
    assert waiver.holds_on(date(2027, 1, 1))
    assert not waiver.holds_on(date(2027, 1, 2))
    (handled,) = state.finding_states.where("finding", FINDING.key)
    assert handled.handling is Handling.ACCEPTED_RISK


def test_a_finding_is_not_accepted_without_a_reason() -> None:
    with pytest.raises(EditRefused, match="Write down why"):
        after(WaiveFinding(FINDING.key, Text()), State())


def test_a_second_decision_takes_the_place_of_the_first() -> None:
    again = WaiveFinding(FINDING.key, Text.of("For good"), handling=Handling.NOT_A_GAP)

    state = after(again, after(WAIVE, State()))

    (waiver,) = state.waivers.values()
    assert waiver.until is None
    assert [each.handling for each in state.finding_states.values()] == [Handling.NOT_A_GAP]


def test_a_finding_that_is_opened_again_leaves_no_trace() -> None:
    assert after(ReopenFinding(FINDING.key), after(WAIVE, State())) == State()
    assert not perform(ReopenFinding(FINDING.key), State())

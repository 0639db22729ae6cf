"""Branches drawn, led elsewhere, named and removed; and lanes that take a step over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_measure, a_sop, a_state, a_step, a_transition, an_agency, led_by
from workbench.diagram.measure_flow import measure_flow
from workbench.domain.branching import Basis, Way, ways_out
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.branches import (
    AddBranch,
    LabelBranch,
    ReassignLead,
    RemoveBranch,
    RetargetBranch,
    branch,
)
from workbench.domain.entity import Confidence
from workbench.domain.state import State
from workbench.domain.steps import (
    Assignment,
    Branch,
    ConsentPoint,
    Decision,
    Part,
    Step,
    StepKind,
)
from workbench.domain.text import Text
from workbench.domain.values import Condition
from workbench.errors import EditRefused

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
SOP = a_sop()
CARE = a_measure(sop=SOP)
ASK, CALL, BRING, WRITE = (
    a_step(title, str(n), CARE) for n, title in enumerate(("Ask", "Call", "Bring", "Write"), 1)
)
REFUSED = replace(a_step("Not possible", "5", CARE), kind=StepKind.EXCEPTION)
STATE = a_state(POLICE, SHELTER, SOP, CARE, ASK, CALL, BRING, WRITE)


def when(words: str) -> Condition:
    return Condition(text=Text.of(words))


def after(edit: Edit, state: State = STATE) -> State:
    return apply(state, perform(edit, state))


def way(state: State, origin: Step, target: Step) -> Way:
    step = state.steps[origin.id]
    return next(each for each in ways_out(state, step) if each.target == target.id)


def lines(state: State) -> set[tuple[str, str, str]]:
    """The lines of the chart, by the titles of their ends and what is written at them."""
    flow = measure_flow(state, CARE.id, "en")
    called = {node.id: node.title or node.kind.value for node in flow.nodes}
    return {(called[each.source], called[each.target], each.label) for each in flow.flows}


def test_a_branch_is_added_and_what_followed_so_far_follows_still() -> None:
    before = lines(STATE)

    drawn = after(AddBranch(branch(ASK.id, BRING.id)))

    assert lines(drawn) == before | {("Ask", "Bring", "")}


def test_a_line_that_was_worked_out_and_is_drawn_again_disturbs_no_other() -> None:
    sometimes = replace(CALL, condition=when("at night"))
    state = a_state(SOP, CARE, ASK, sometimes, BRING)

    drawn = after(AddBranch(branch(ASK.id, CALL.id)), state)

    assert lines(drawn) == lines(state)
    assert way(drawn, ASK, CALL).transition is not None
    assert drawn.transitions[way(drawn, ASK, BRING).transition or ""].confidence is (
        Confidence.INFERRED
    )


def test_what_was_worked_out_past_exceptions_stays_when_a_branch_is_added() -> None:
    refusal = a_transition(ASK, REFUSED, condition=when("refused"))
    state = a_state(SOP, CARE, ASK, CALL, BRING, REFUSED, refusal)
    before = lines(state)
    assert ("Ask", "Call", "otherwise") in before

    drawn = after(AddBranch(branch(ASK.id, BRING.id)), state)

    assert lines(drawn) == before | {("Ask", "Bring", "")}


def test_a_branch_to_the_step_itself_is_refused() -> None:
    with pytest.raises(EditRefused, match="cannot lead to itself"):
        after(AddBranch(branch(ASK.id, ASK.id)))


def test_a_second_branch_between_two_steps_is_refused() -> None:
    drawn = after(AddBranch(branch(ASK.id, BRING.id)))

    with pytest.raises(EditRefused, match="already a branch from Ask to Bring"):
        after(AddBranch(branch(ASK.id, BRING.id)), drawn)
    with pytest.raises(EditRefused, match="already a branch from Ask to Bring"):
        after(RetargetBranch(way(drawn, ASK, CALL), BRING.id), drawn)


def test_nothing_follows_an_end() -> None:
    state = a_state(SOP, CARE, replace(ASK, kind=StepKind.END), CALL)

    with pytest.raises(EditRefused, match="ends the measure"):
        after(AddBranch(branch(ASK.id, CALL.id)), state)


def test_the_end_of_a_line_that_was_worked_out_is_pulled_to_another_step() -> None:
    pulled = after(RetargetBranch(way(STATE, ASK, CALL), WRITE.id))

    assert ("Ask", "Write", "") in lines(pulled)
    assert ("Ask", "Call", "") not in lines(pulled)
    assert ("Call", "Bring", "") in lines(pulled)
    assert way(pulled, ASK, WRITE).is_stated


def test_a_branch_that_is_led_elsewhere_keeps_its_words_and_is_stated() -> None:
    guessed = a_transition(ASK, CALL, condition=when("agrees"), confidence=Confidence.INFERRED)
    state = a_state(SOP, CARE, ASK, CALL, BRING, guessed)

    pulled = after(RetargetBranch(way(state, ASK, CALL), BRING.id), state)

    assert list(pulled.transitions.values()) == [replace(guessed, target=BRING.id, confidence=None)]


def test_one_outcome_of_a_decision_is_led_elsewhere_and_the_others_stay() -> None:
    told = (Branch(condition=when("yes")), Branch(condition=when("no")))
    asks = replace(ASK, kind=StepKind.DECISION, decision=Decision(branches=told))
    state = a_state(SOP, CARE, asks, CALL, BRING)
    no = next(each for each in ways_out(state, asks) if each.condition == when("no"))
    assert no.basis is Basis.DECISION

    pulled = after(RetargetBranch(no, BRING.id), state)

    assert lines(pulled) >= {("Ask", "Call", "yes"), ("Ask", "Bring", "no")}
    assert ("Ask", "Call", "no") not in lines(pulled)
    named = after(LabelBranch(way(pulled, ASK, BRING), "en", "refuses"), pulled)
    assert lines(named) >= {("Ask", "Call", "yes"), ("Ask", "Bring", "refuses")}
    assert ("Ask", "Call", "no") not in lines(named)


def test_what_an_outcome_brings_with_it_is_shown_whereever_it_leads() -> None:
    told = (Branch(condition=when("no"), outcomes=(Text.of("The case is closed"),)),)
    asks = replace(ASK, kind=StepKind.DECISION, decision=Decision(branches=told))
    state = a_state(SOP, CARE, asks, CALL, BRING)

    pulled = after(RetargetBranch(way(state, ASK, CALL), BRING.id), state)

    assert lines(pulled) >= {("Ask", "outcome", "no"), ("outcome", "Bring", "")}


def test_a_branch_from_a_decision_leaves_its_outcomes_alone() -> None:
    told = (Branch(condition=when("yes")), Branch(condition=when("no")))
    asks = replace(ASK, kind=StepKind.DECISION, decision=Decision(branches=told))
    state = a_state(SOP, CARE, asks, CALL, BRING)

    drawn = after(AddBranch(replace(branch(ASK.id, BRING.id), condition=when("unsure"))), state)

    assert lines(drawn) == lines(state) | {("Ask", "Bring", "unsure")}


def test_a_line_that_was_worked_out_is_stated_when_it_is_named() -> None:
    named = after(LabelBranch(way(STATE, ASK, CALL), "en", " at  night "))

    assert ("Ask", "Call", "at night") in lines(named)
    assert way(named, ASK, CALL).is_stated
    assert ("Call", "Bring", "") in lines(named)


def test_a_branch_is_for_every_other_case_and_only_one_of_a_step() -> None:
    state = after(AddBranch(branch(ASK.id, BRING.id)))
    otherwise = after(LabelBranch(way(state, ASK, BRING), "en", "", is_else=True), state)

    assert ("Ask", "Bring", "otherwise") in lines(otherwise)
    with pytest.raises(EditRefused, match="the one to Bring is"):
        after(LabelBranch(way(otherwise, ASK, CALL), "en", "", is_else=True), otherwise)


def test_a_label_is_written_in_one_language_and_the_other_stays() -> None:
    told = a_transition(ASK, CALL, condition=Condition(text=Text.of("agrees", bg="съгласна")))
    state = a_state(SOP, CARE, ASK, CALL, told)

    named = after(LabelBranch(way(state, ASK, CALL), "en", "consents"), state)

    text = named.transitions[told.id].condition.text
    assert (text.exactly("en"), text.exactly("bg")) == ("consents", "съгласна")


def test_a_branch_is_removed_and_with_the_last_one_the_printed_order_holds() -> None:
    told = a_transition(ASK, WRITE)
    state = a_state(SOP, CARE, ASK, CALL, BRING, WRITE, told)

    removed = after(RemoveBranch(way(state, ASK, WRITE)), state)

    assert not removed.transitions
    assert ("Ask", "Call", "") in lines(removed)


def test_a_line_that_nobody_recorded_cannot_be_removed() -> None:
    with pytest.raises(EditRefused, match="follows from the printed order"):
        after(RemoveBranch(way(STATE, ASK, CALL)))

    state = a_state(SOP, CARE, ASK, REFUSED)
    with pytest.raises(EditRefused, match="no branch leads to Not possible"):
        after(RemoveBranch(way(state, ASK, REFUSED)), state)
    with pytest.raises(EditRefused, match="no branch leads to Not possible"):
        after(RetargetBranch(way(state, ASK, REFUSED), ASK.id), state)


def test_the_line_for_a_refusal_belongs_to_the_consent_point() -> None:
    consents = replace(ASK, consent=ConsentPoint(refusal_step=REFUSED.id))
    state = a_state(SOP, CARE, consents, CALL, BRING, REFUSED)
    refusal = way(state, ASK, REFUSED)

    pulled = after(RetargetBranch(refusal, BRING.id), state)
    assert pulled.steps[ASK.id].consent == ConsentPoint(refusal_step=BRING.id)
    removed = after(RemoveBranch(refusal), state)
    assert removed.steps[ASK.id].consent == ConsentPoint()
    with pytest.raises(EditRefused, match="follow from the consent point"):
        after(LabelBranch(refusal, "en", "says no"), state)


def test_a_branch_that_is_gone_cannot_be_worked_on() -> None:
    told = a_transition(ASK, WRITE)
    gone = way(a_state(SOP, CARE, ASK, CALL, BRING, WRITE, told), ASK, WRITE)

    for edit in (RemoveBranch(gone), RetargetBranch(gone, CALL.id), LabelBranch(gone, "en", "x")):
        with pytest.raises(EditRefused, match="no longer there"):
            after(edit)


def test_a_lane_takes_a_step_over_and_the_condition_stays() -> None:
    support = Assignment(part=Part.SUPPORT, agency=SHELTER.id)
    lead = replace(led_by(POLICE)[0], condition=when("at the border"))
    state = a_state(POLICE, SHELTER, SOP, CARE, replace(ASK, assignments=(lead, support)), CALL)

    taken = after(ReassignLead(ASK.id, SHELTER.id), state).steps[ASK.id]

    assert taken.assignments == (replace(lead, agency=SHELTER.id), support)


def test_a_lane_may_be_a_role_as_the_measure_words_it() -> None:
    role = Text.of("Identifying officer", bg="Разпознаващ служител")
    officer = (Assignment(part=Part.LEAD, role=role),)
    state = a_state(
        POLICE,
        SOP,
        CARE,
        replace(ASK, assignments=led_by(POLICE)),
        replace(CALL, assignments=officer),
    )

    assert after(ReassignLead(ASK.id, str(role)), state).steps[ASK.id].leads == officer
    assert after(ReassignLead(ASK.id, ""), state).steps[ASK.id].leads == ()
    with pytest.raises(EditRefused, match="no longer there"):
        after(ReassignLead(ASK.id, "Nobody we know"), state)


def test_of_several_leads_the_first_gives_way_and_none_leads_twice() -> None:
    both = (*led_by(POLICE), *led_by(SHELTER))
    state = a_state(POLICE, SHELTER, SOP, CARE, replace(ASK, assignments=both))

    assert after(ReassignLead(ASK.id, SHELTER.id), state).steps[ASK.id].leads == led_by(SHELTER)


def test_who_decides_changes_with_the_lane_of_a_decision() -> None:
    decides = replace(ASK, kind=StepKind.DECISION, decision=Decision(decided_by=POLICE.id))
    state = a_state(POLICE, SHELTER, SOP, CARE, decides)

    taken = after(ReassignLead(ASK.id, SHELTER.id), state).steps[ASK.id]

    assert taken.decision == Decision(decided_by=SHELTER.id)
    assert taken.leads == ()

"""Where steps stand, who does them, and by when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    a_measure,
    a_sop,
    a_state,
    a_step,
    a_transition,
    an_agency,
    led_by,
)
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.steps import (
    BEFORE_THE_FIRST,
    AddStep,
    AddSteps,
    MoveStep,
    RemoveStep,
    SetActors,
    SetTimeLimit,
)
from workbench.domain.procedures import steps_of
from workbench.domain.references import dangling
from workbench.domain.state import State
from workbench.domain.steps import Assignment, ConsentPoint, Part, StepKind
from workbench.domain.values import Duration, LimitKind, StepId, TimeLimit, Unit
from workbench.errors import EditRefused

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
CARE = a_measure(sop=a_sop())
STEPS = [a_step(title, str(n), CARE) for n, title in enumerate(["Ask", "Call", "Bring"], start=1)]
ASK, CALL, BRING = STEPS
STATE = a_state(POLICE, SHELTER, a_sop(), CARE, *STEPS)
DAY = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))


def after(edit: Edit, state: State = STATE) -> State:
    return apply(state, perform(edit, state))


def titles(state: State) -> list[str]:
    return [str(each.title) for each in steps_of(state, CARE.id)]


def numbers(state: State) -> list[str]:
    return [each.number for each in steps_of(state, CARE.id)]


def test_a_step_is_added_at_the_end_or_after_another_one() -> None:
    new = a_step("Write", "9", CARE)

    assert titles(after(AddStep(new))) == ["Ask", "Call", "Bring", "Write"]
    assert titles(after(AddStep(new, after=ASK.id))) == ["Ask", "Write", "Call", "Bring"]
    first = after(AddStep(new, after=BEFORE_THE_FIRST))
    assert titles(first) == ["Write", "Ask", "Call", "Bring"]


def test_many_steps_are_added_in_their_order_and_the_others_keep_their_keys() -> None:
    many = tuple(a_step(f"Step {n}", f"new {n}", CARE) for n in range(300))

    added = after(AddSteps(many, after=CALL.id))

    assert titles(added) == ["Ask", "Call", *(str(each.title) for each in many), "Bring"]
    assert numbers(added) == [str(n) for n in range(1, 304)]
    assert [added.steps[each.id].order for each in STEPS] == [each.order for each in STEPS]
    assert max(len(each.order) for each in added.steps.values()) < 8
    assert AddSteps(many).label == "Add 300 steps"


def test_what_is_written_between_two_steps_that_are_joined_is_done_between_them() -> None:
    onwards, round_about = a_transition(ASK, CALL), a_transition(ASK, BRING)
    state = a_state(a_sop(), CARE, *STEPS, onwards, round_about)
    new = a_step("Write", "9", CARE)

    between = after(AddStep(new, after=ASK.id), state)

    assert between.transitions[onwards.id].target == new.id
    assert between.transitions[round_about.id].target == BRING.id
    assert after(AddStep(new, after=CALL.id), state).transitions == state.transitions


def test_steps_that_are_there_or_belong_to_several_measures_are_not_added() -> None:
    other = a_measure("Other", "2.1", a_sop())
    with pytest.raises(EditRefused, match="already recorded"):
        after(AddSteps((ASK,)))
    with pytest.raises(EditRefused, match="belongs to a measure"):
        after(AddSteps((a_step("One", "7", CARE), a_step("Two", "8", other))))


@settings(max_examples=50)
@given(st.permutations(range(5)), st.integers(0, 4), st.integers(-2, 9))
def test_a_moved_step_stands_where_it_was_put_and_the_numbers_follow(
    order: list[int], which: int, place: int
) -> None:
    steps = [a_step(f"Step {n}", str(n), CARE) for n in order]
    state = a_state(a_sop(), CARE, *steps)
    chosen = steps_of(state, CARE.id)[which]

    moved = after(MoveStep(chosen.id, place), state)

    others = [title for title in titles(state) if title != str(chosen.title)]
    others.insert(max(0, min(place, 4)), str(chosen.title))
    assert titles(moved) == others
    assert numbers(moved) == ["1", "2", "3", "4", "5"]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["", "i", "i", "a0", "ж"]), min_size=5, max_size=5))
def test_steps_whose_place_nobody_recorded_can_be_moved_too(keys: list[str]) -> None:
    steps = [a_step(f"Step {n}", str(n), CARE, order=key) for n, key in enumerate(keys)]
    state = a_state(a_sop(), CARE, *steps)
    last = steps_of(state, CARE.id)[-1]

    moved = after(MoveStep(last.id, 1), state)

    first, *others = titles(state)[:-1]
    assert titles(moved) == [first, str(last.title), *others]


def test_a_step_does_not_come_before_the_consent_it_needs() -> None:
    consent = replace(ASK, kind=StepKind.CONSENT, consent=ConsentPoint())
    state = a_state(a_sop(), CARE, consent, CALL, replace(BRING, kind=StepKind.REFERRAL))

    with pytest.raises(EditRefused, match="Bring would come before the consent it needs"):
        after(MoveStep(BRING.id, 0), state)

    meant = MoveStep(BRING.id, 0, although_consent_comes_later=True)
    assert titles(after(meant, state)) == ["Bring", "Ask", "Call"]


def test_a_step_goes_with_its_branches_and_the_later_ones_move_up() -> None:
    back = replace(CALL, consent=ConsentPoint(refusal_step=ASK.id))
    branches = [a_transition(ASK, CALL), a_transition(BRING, ASK), a_transition(CALL, BRING)]
    state = a_state(a_sop(), CARE, ASK, back, BRING, *branches)

    left = after(RemoveStep(ASK.id), state)

    assert numbers(left) == ["1", "2"]
    assert list(left.transitions) == [branches[2].id]
    assert left.steps[CALL.id].consent == ConsentPoint()
    assert not list(dangling(left))


def test_one_part_is_given_to_others_and_the_other_parts_stay() -> None:
    support = Assignment(part=Part.SUPPORT, agency=SHELTER.id)
    state = a_state(
        POLICE, SHELTER, a_sop(), CARE, replace(ASK, assignments=(support, *led_by(POLICE)))
    )

    changed = after(SetActors(ASK.id, Part.LEAD, led_by(SHELTER)), state).steps[ASK.id]

    assert changed.assignments == (*led_by(SHELTER), support)


def test_actors_that_play_another_part_are_refused() -> None:
    with pytest.raises(EditRefused, match="must play the same part"):
        after(SetActors(ASK.id, Part.SUPPORT, led_by(POLICE)))


def test_actors_that_become_known_are_no_longer_unread() -> None:
    state = a_state(POLICE, a_sop(), CARE, replace(ASK, unread=("assignments", "how")))

    changed = after(SetActors(ASK.id, Part.LEAD, led_by(POLICE)), state).steps[ASK.id]

    assert changed.unread == ("how",)


def test_a_time_limit_is_set_taken_away_or_said_to_be_none() -> None:
    limited = after(SetTimeLimit(ASK.id, DAY))
    none = after(SetTimeLimit(ASK.id, None, stated_none=True), limited)

    assert limited.steps[ASK.id].time_limits == (DAY,)
    assert none.steps[ASK.id].time_limits == ()
    assert none.steps[ASK.id].says_none("time_limits")
    assert not after(SetTimeLimit(ASK.id, DAY), none).steps[ASK.id].says_none("time_limits")
    assert after(SetTimeLimit(ASK.id, None), none) == STATE


@pytest.mark.parametrize(
    "edit",
    [
        MoveStep(StepId("gone"), 0),
        RemoveStep(StepId("gone")),
        SetActors(StepId("gone"), Part.LEAD, ()),
        SetTimeLimit(StepId("gone"), DAY),
    ],
)
def test_a_step_that_is_gone_cannot_be_worked_on(edit: Edit) -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        after(edit)


def test_a_step_without_a_measure_is_refused() -> None:
    with pytest.raises(EditRefused, match="belongs to a measure"):
        after(AddStep(a_step("Alone")))

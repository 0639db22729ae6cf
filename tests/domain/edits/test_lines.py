"""The outline of a measure: titles, the lines below them, and what becomes of either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_form,
    a_measure,
    a_sop,
    a_state,
    a_step,
    a_transition,
    an_agency,
    led_by,
)
from workbench.domain.delta import apply
from workbench.domain.editions import Comment, CommentId
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.lines import (
    AddLines,
    ChangeLine,
    JoinStep,
    MakeStep,
    MakeSubItem,
    MoveLine,
    RemoveLine,
    RenameStep,
    SplitStep,
)
from workbench.domain.entity import Detail
from workbench.domain.procedures import steps_of
from workbench.domain.references import dangling
from workbench.domain.state import State
from workbench.domain.steps import ConsentPoint, Step
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, StepId, TimeLimit, Unit
from workbench.errors import EditRefused

CARE = a_measure(sop=a_sop())
POLICE = an_agency("Police")
ASK = a_step("Ask", "1", CARE, how=(Text.of("Find a quiet room"), Text.of("Bring an interpreter")))
CALL = a_step("Call the shelter", "2", CARE)
BRING = a_step("Bring the person", "3", CARE, how=(Text.of("By car"),))
STATE = a_state(POLICE, a_sop(), CARE, ASK, CALL, BRING)
NEW = StepId("new step")


def after(edit: Edit, state: State = STATE) -> State:
    return apply(state, perform(edit, state))


def outline(state: State) -> list[str]:
    """Titles, with their numbers, and lines, indented."""
    lines = []
    for step in steps_of(state, CARE.id):
        lines.append(f"{step.number} {step.title}")
        lines += [f"  {line}" for line in step.how]
    return lines


def test_a_title_is_changed_in_one_language_and_cleaned() -> None:
    changed = after(RenameStep(CALL.id, " Call \x00 them\n", "en")).steps[CALL.id]

    assert str(changed.title) == "Call them"
    with pytest.raises(EditRefused, match="A step needs a title"):
        after(RenameStep(CALL.id, " \u202e ", "en"))


def test_a_step_only_known_to_exist_is_known_by_its_title_then() -> None:
    unread = replace(CALL, title=Text(), detail=Detail.NOT_RECORDED, unread=("title", "how"))
    state = a_state(a_sop(), CARE, unread)

    changed = after(RenameStep(CALL.id, "Call", "en"), state).steps[CALL.id]

    assert (changed.detail, changed.unread) == (Detail.TITLE_ONLY, ("how",))


def test_a_split_title_makes_two_steps_and_the_first_keeps_all_else() -> None:
    state = a_state(POLICE, a_sop(), CARE, replace(ASK, assignments=led_by(POLICE)), CALL)

    cut = after(SplitStep(ASK.id, NEW, ("Ask for", "consent "), "en"), state)

    assert outline(cut) == [
        "1 Ask for",
        "  Find a quiet room",
        "  Bring an interpreter",
        "2 consent",
        "3 Call the shelter",
    ]
    assert cut.steps[ASK.id].leads
    assert not cut.steps[NEW].leads
    with pytest.raises(EditRefused, match="Each of the two steps"):
        after(SplitStep(ASK.id, NEW, ("Ask", " "), "en"))


def test_a_step_with_nothing_but_a_title_joins_the_one_above() -> None:
    state = a_state(a_sop(), CARE, CALL, BRING)

    joined = after(JoinStep(BRING.id), state)

    assert outline(joined) == ["1 Call the shelter Bring the person", "  By car"]
    with pytest.raises(EditRefused, match="none above it"):
        after(JoinStep(CALL.id), state)
    with pytest.raises(EditRefused, match="has sub-items"):
        after(JoinStep(CALL.id))


def test_a_step_becomes_a_sub_item_of_the_one_above_with_its_lines() -> None:
    demoted = after(MakeSubItem(BRING.id))

    assert outline(demoted)[2:] == [
        "  Bring an interpreter",
        "2 Call the shelter",
        "  Bring the person",
        "  By car",
    ]


def test_the_first_step_cannot_become_a_sub_item() -> None:
    with pytest.raises(EditRefused, match="first step"):
        after(MakeSubItem(ASK.id))


def test_facts_that_a_line_cannot_hold_are_named_and_kept() -> None:
    form = a_form("F-1")
    day = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))
    full = replace(CALL, assignments=led_by(POLICE), time_limits=(day,), forms=(form.id,))
    state = a_state(POLICE, form, a_sop(), CARE, ASK, full, BRING, a_transition(ASK, full))

    with pytest.raises(EditRefused) as refused:
        after(MakeSubItem(CALL.id), state)

    assert str(refused.value) == (
        "Call the shelter cannot become a sub-item: a line has no room for who does it, a time "
        "limit, forms and branches. Take these away first, or leave it a step."
    )


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (a_step("Wait", "4", CARE, consent=ConsentPoint(refusal_step=CALL.id)), "what other steps"),
        (Comment(id=CommentId("c"), about=CALL.id, text=Text.of("Why?")), "comments"),
    ],
)
def test_what_hangs_on_a_step_keeps_it_a_step(other: Step | Comment, named: str) -> None:
    state = a_state(a_sop(), CARE, ASK, CALL, other)

    with pytest.raises(EditRefused, match=named):
        after(MakeSubItem(CALL.id), state)


def test_a_sub_item_becomes_a_step_and_the_lines_below_follow_it() -> None:
    promoted = after(MakeStep(ASK.id, 0, NEW))

    assert outline(promoted)[:4] == [
        "1 Ask",
        "2 Find a quiet room",
        "  Bring an interpreter",
        "3 Call the shelter",
    ]
    back = after(MakeSubItem(NEW), promoted)
    assert outline(back) == outline(STATE)


def test_lines_are_added_changed_and_taken_out() -> None:
    new = (Text.of("Greet"), Text.of("Sit down"))

    longer = after(AddLines(ASK.id, 1, new))
    changed = after(ChangeLine(ASK.id, 2, "Sit", "en"), longer)
    shorter = after(RemoveLine(ASK.id, 0), changed)

    assert [str(each) for each in shorter.steps[ASK.id].how] == [
        "Greet",
        "Sit",
        "Bring an interpreter",
    ]


def test_a_line_without_words_goes_unless_another_language_has_some() -> None:
    both = replace(BRING, how=(Text.of("By car", bg="С кола"),))
    state = a_state(a_sop(), CARE, both)

    kept = after(ChangeLine(BRING.id, 0, "", "en"), state)
    gone = after(ChangeLine(BRING.id, 0, "", "bg"), kept)

    assert [dict(each) for each in kept.steps[BRING.id].how] == [{"bg": "С кола"}]
    assert gone.steps[BRING.id].how == ()


def test_lines_where_there_were_said_to_be_none_are_recorded() -> None:
    none = replace(CALL, stated_none=("how",), unread=("how", "forms"))

    step = after(AddLines(CALL.id, 0, (Text.of("Say who you are"),)), a_state(a_sop(), CARE, none))

    assert (step.steps[CALL.id].stated_none, step.steps[CALL.id].unread) == ((), ("forms",))


def test_a_line_moves_within_its_step_and_over_its_edge_to_the_next() -> None:
    down = after(MoveLine(ASK.id, 0, up=False))
    over = after(MoveLine(ASK.id, 1, up=False), down)
    back = after(MoveLine(CALL.id, 0, up=True), over)

    assert [str(each) for each in down.steps[ASK.id].how] == [
        "Bring an interpreter",
        "Find a quiet room",
    ]
    assert outline(over)[1:4] == [
        "  Bring an interpreter",
        "2 Call the shelter",
        "  Find a quiet room",
    ]
    assert outline(back) == outline(down)
    with pytest.raises(EditRefused, match="no step above"):
        after(MoveLine(ASK.id, 0, up=True))


@pytest.mark.parametrize(
    "edit",
    [
        MakeStep(ASK.id, 7, NEW),
        ChangeLine(ASK.id, 2, "More", "en"),
        RemoveLine(CALL.id, 0),
        MoveLine(ASK.id, -1, up=True),
        RenameStep(StepId("gone"), "More", "en"),
    ],
)
def test_what_is_gone_cannot_be_worked_on(edit: Edit) -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        after(edit)


def test_a_step_that_branches_lead_to_can_be_removed_and_comes_back_whole() -> None:
    from workbench.domain.edits.steps import RemoveStep

    state = a_state(a_sop(), CARE, ASK, CALL, BRING, a_transition(ASK, BRING))

    delta = perform(RemoveStep(BRING.id), state)

    assert not list(dangling(apply(state, delta)))
    assert apply(apply(state, delta), delta.inverse()) == state

"""Where measures stand, what they are numbered, and what goes with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_measure,
    a_population,
    a_sop,
    a_stage,
    a_state,
    a_step,
    a_transition,
)
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.entities import put
from workbench.domain.edits.measures import (
    AddMeasure,
    MoveMeasure,
    RemoveMeasure,
    RenameMeasure,
    SetStage,
    numbered,
)
from workbench.domain.edits.sops import AddSop, AddStage, NameSop, RemoveSop, RenameStage
from workbench.domain.procedures import measures_of
from workbench.domain.programme import StageId
from workbench.domain.readings.variants import base_of
from workbench.domain.references import dangling
from workbench.domain.sops import Duty, DutyId, MeasureId, SopId, VariantStatement
from workbench.domain.state import State
from workbench.domain.values import PopulationId
from workbench.errors import EditRefused

ADULT, CHILD = a_population("Adults"), a_population("Children")
SOP = a_sop("adult", ADULT)
FIRST, SECOND = a_stage("Identification", "1"), a_stage("Shelter", "2")
SCREEN = a_measure("Screening", "1.1", SOP, FIRST)
REFER = a_measure("Referral", "1.2", SOP, FIRST)
CRISIS = a_measure("Crisis help", "2.1", SOP, SECOND)
SUPPORT = a_measure("Support", "2.2", SOP, SECOND)
STATE = a_state(ADULT, SOP, FIRST, SECOND, SCREEN, REFER, CRISIS, SUPPORT)
NEW, NEW_SOP, NEW_GROUP = MeasureId("new"), SopId("new sop"), PopulationId("new group")


def after(edit: Edit, state: State = STATE) -> State:
    return apply(state, perform(edit, state))


def listed(state: State, sop: SopId = SOP.id) -> list[str]:
    """Stage, number and title of each measure, in their order."""
    return [
        f"{state.stages[each.stage].number if each.stage else '-'}: {each.number} {each.title}"
        for each in measures_of(state, sop)
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.4 Referral", ("1.4", "Referral")),
        ("2) Safety ", ("2", "Safety")),
        ("3.1. Long-term support", ("3.1", "Long-term support")),
        ("Referral 1.4", ("", "Referral 1.4")),
        ("24h service", ("", "24h service")),
        ("1.4", ("", "1.4")),
    ],
)
def test_a_title_may_begin_with_its_number(typed: str, meant: tuple[str, str]) -> None:
    assert numbered(typed) == meant


def test_the_first_measure_of_an_empty_workspace_brings_its_sop_and_the_five_spheres() -> None:
    begun = after(AddMeasure(NEW, NEW_SOP, "1.4 Referral", "en"), State())

    measure = begun.measures[NEW]
    assert (measure.number, str(measure.title), measure.sop) == ("1.4", "Referral", NEW_SOP)
    assert [each.number for each in begun.stages.values()] == ["1", "2", "3", "4", "5"]
    assert begun.stages[measure.stage].number == "1"
    assert NEW_SOP in begun.sops


def test_a_measure_without_a_number_becomes_the_last_of_its_stage() -> None:
    assert listed(after(AddMeasure(NEW, SOP.id, "Needs", "en", FIRST.id)))[2] == "1: 1.3 Needs"
    assert listed(after(AddMeasure(NEW, SOP.id, "Safety", "en", SECOND.id)))[4] == "2: 2.3 Safety"
    third = a_stage("Redress", "3")
    state = a_state(ADULT, SOP, FIRST, SECOND, third, SCREEN)
    assert listed(after(AddMeasure(NEW, SOP.id, "Court", "en", third.id), state))[1] == (
        "3: 3.1 Court"
    )


def test_a_number_that_is_in_use_is_refused() -> None:
    with pytest.raises(EditRefused, match=r"already has a measure 1\.1"):
        after(AddMeasure(NEW, SOP.id, "1.1 Again", "en"))
    with pytest.raises(EditRefused, match=r"already has a measure 2\.1"):
        after(RenameMeasure(REFER.id, "2.1 Referral", "en"))


def test_a_measure_is_renamed_and_numbered_by_typing() -> None:
    renamed = after(RenameMeasure(REFER.id, "1.4 Насочване", "bg")).measures[REFER.id]

    assert (renamed.number, renamed.title.exactly("bg")) == ("1.4", "Насочване")
    assert renamed.title.exactly("en") == "Referral"
    with pytest.raises(EditRefused, match="needs a title"):
        after(RenameMeasure(REFER.id, " ", "en"))


def test_a_moved_measure_changes_places_and_the_numbers_stay() -> None:
    assert listed(after(MoveMeasure(REFER.id, up=True))) == [
        "1: 1.1 Referral",
        "1: 1.2 Screening",
        "2: 2.1 Crisis help",
        "2: 2.2 Support",
    ]


def test_over_the_edge_of_its_stage_a_measure_joins_the_next_and_comes_back() -> None:
    over = after(MoveMeasure(REFER.id, up=False))
    back = after(MoveMeasure(REFER.id, up=True), over)

    assert listed(over) == [
        "1: 1.1 Screening",
        "2: 2.1 Referral",
        "2: 2.2 Crisis help",
        "2: 2.3 Support",
    ]
    assert listed(back) == listed(STATE)
    with pytest.raises(EditRefused, match="end of its SOP"):
        after(MoveMeasure(SCREEN.id, up=True))


def test_variants_that_went_by_the_number_keep_their_base() -> None:
    child_sop = a_sop("child", CHILD, base=SOP.id)
    child = a_measure("Referral of a child", "1.2", child_sop, FIRST)
    state = a_state(ADULT, CHILD, SOP, child_sop, FIRST, SECOND, SCREEN, REFER, child)

    moved = after(MoveMeasure(REFER.id, up=True), state)

    assert moved.measures[child.id].base == REFER.id
    assert moved.measures[child.id].number == "1.2"


def test_a_variant_that_moves_itself_keeps_its_base() -> None:
    child_sop = a_sop("child", CHILD, base=SOP.id)
    children = [a_measure(f"Child {n}", f"1.{n}", child_sop, FIRST) for n in (1, 2)]
    state = a_state(ADULT, CHILD, SOP, child_sop, FIRST, SCREEN, REFER, *children)

    moved = after(MoveMeasure(children[1].id, up=True), state)

    assert moved.measures[children[1].id].base == REFER.id
    assert moved.measures[children[0].id].base == SCREEN.id


GROWN_UPS = a_population("grown-ups", age_min=18)
FOR_ADULTS, FOR_CHILDREN = a_sop("for adults", GROWN_UPS), a_sop("for children", CHILD)
LIKE_ADULTS = VariantStatement.SAME_AS_ADULT
ROW = [a_measure(f"Adult {n}", f"1.{n}", FOR_ADULTS, FIRST) for n in (1, 2, 3)]
TAKEN = [
    a_measure(f"Child {n}", f"1.{n}", FOR_CHILDREN, FIRST, variant=LIKE_ADULTS) for n in (1, 2, 3)
]
UNSTATED = a_state(GROWN_UPS, CHILD, FOR_ADULTS, FOR_CHILDREN, FIRST, SECOND, *ROW, *TAKEN)


@pytest.mark.parametrize(
    "edit",
    [
        MoveMeasure(ROW[1].id, up=True),
        MoveMeasure(TAKEN[1].id, up=False),
        SetStage(ROW[0].id, SECOND.id),
        RenameMeasure(ROW[0].id, "1.9 Adult 1", "en"),
        RenameMeasure(TAKEN[2].id, "1.7 Child 3", "en"),
    ],
)
def test_what_holds_for_children_stays_the_same_whatever_the_numbers(edit: Edit) -> None:
    moved = after(edit, UNSTATED)

    bases = [base_of(moved, moved.measures[each.id]) for each in TAKEN]
    assert [each and each.id for each in bases] == [each.id for each in ROW]


@pytest.mark.parametrize("edit", [RemoveMeasure(ROW[0].id), RemoveSop(FOR_ADULTS.id)])
def test_steps_that_hold_for_children_too_are_not_removed_from_under_them(edit: Edit) -> None:
    with pytest.raises(EditRefused, match=r"Child 1 of the SOP .* takes over the steps of Adult 1"):
        after(edit, UNSTATED)

    own_text = (replace(each, variant=VariantStatement.OWN_TEXT) for each in TAKEN)
    assert ROW[0].id not in after(edit, put(UNSTATED, *own_text)).measures


def test_a_measure_that_gets_another_stage_is_its_last() -> None:
    assert listed(after(SetStage(SCREEN.id, SECOND.id))) == [
        "1: 1.1 Referral",
        "2: 2.1 Crisis help",
        "2: 2.2 Support",
        "2: 2.3 Screening",
    ]
    with pytest.raises(EditRefused, match="no longer there"):
        after(SetStage(SCREEN.id, StageId("gone")))


def test_a_measure_goes_with_its_steps_and_branches_and_nothing_names_it() -> None:
    ask, call = a_step("Ask", "1", REFER), a_step("Call", "2", REFER)
    duty = Duty(id=DutyId("duty"), measure=REFER.id)
    branch = a_transition(ask, call)
    variant = replace(CRISIS, base=REFER.id)
    state = a_state(ADULT, SOP, FIRST, SECOND, REFER, variant, ask, call, duty, branch)

    delta = perform(RemoveMeasure(REFER.id), state)
    left = apply(state, delta)

    assert list(left.measures) == [CRISIS.id]
    assert (list(left.steps), list(left.transitions)) == ([], [])
    assert left.duties["duty"].measure is None
    assert left.measures[CRISIS.id].base is None
    assert not list(dangling(left))
    assert apply(left, delta.inverse()) == state


def test_an_sop_is_begun_for_a_group_which_is_recorded_once() -> None:
    known = after(AddSop(NEW_SOP, NEW_GROUP, "children", "en"), a_state(ADULT, CHILD, SOP))
    new = after(AddSop(NEW_SOP, NEW_GROUP, "Foreign nationals", "en"))

    assert known.sops[NEW_SOP].population == CHILD.id
    assert new.sops[NEW_SOP].population == NEW_GROUP
    assert str(new.populations[NEW_GROUP].name) == "Foreign nationals"
    with pytest.raises(EditRefused, match="already an SOP for adults"):
        after(AddSop(NEW_SOP, NEW_GROUP, "adults", "en"))
    with pytest.raises(EditRefused, match="for whom the SOP is"):
        after(AddSop(NEW_SOP, NEW_GROUP, " ", "en"))


def test_an_sop_says_for_whom_it_is() -> None:
    open_sop = a_sop("open")
    state = a_state(ADULT, CHILD, SOP, open_sop)

    assert after(NameSop(open_sop.id, NEW_GROUP, "Children", "en"), state).sops[
        open_sop.id
    ].population == (CHILD.id)
    renamed = after(NameSop(SOP.id, NEW_GROUP, "Adult victims", "en"), state)
    assert str(renamed.populations[ADULT.id].name) == "Adult victims"
    with pytest.raises(EditRefused, match="another group already"):
        after(NameSop(SOP.id, NEW_GROUP, "Children", "en"), state)


def test_an_sop_goes_with_all_its_measures() -> None:
    left = after(RemoveSop(SOP.id), a_state(ADULT, SOP, FIRST, REFER, a_step("Ask", "1", REFER)))

    assert (list(left.sops), list(left.measures), list(left.steps)) == ([], [], [])
    assert list(left.populations) == [ADULT.id]


def test_stages_are_added_after_the_others_and_renamed() -> None:
    added = after(AddStage(StageId("third"), "Redress", "en"))
    renamed = after(RenameStage(StageId("third"), "5 Court", "en"), added)

    assert added.stages["third"].number == "3"
    assert (renamed.stages["third"].number, str(renamed.stages["third"].title)) == ("5", "Court")
    with pytest.raises(EditRefused, match="already a stage 1"):
        after(AddStage(StageId("third"), "1 Again", "en"))


@pytest.mark.parametrize(
    "edit",
    [
        MoveMeasure(NEW, up=True),
        SetStage(NEW, FIRST.id),
        RemoveMeasure(NEW),
        RenameMeasure(NEW, "More", "en"),
        RemoveSop(NEW_SOP),
        NameSop(NEW_SOP, NEW_GROUP, "More", "en"),
        RenameStage(StageId("gone"), "More", "en"),
    ],
)
def test_what_is_gone_cannot_be_worked_on(edit: Edit) -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        after(edit)

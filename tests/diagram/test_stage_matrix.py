"""Who does what in which stage."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tests.builders import a_measure, a_sop, a_stage, a_state, a_step, an_agency
from tests.diagram.pictures import words_on
from tests.diagram.test_flowchart import states_with_a_measure
from workbench.diagram.picture import areas
from workbench.diagram.stage_matrix import stage_matrix
from workbench.diagram.svg import svg
from workbench.domain.edits.entities import put
from workbench.domain.sops import Measure, SopId
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Part
from workbench.domain.text import Text

FIRST, SECOND = a_stage("Identification", "1"), a_stage("Shelter", "2")
ADULTS, CHILDREN = a_sop("adult"), a_sop("child")
REFERRAL = a_measure("Referral", "1.4", sop=ADULTS, stage=FIRST)
HOME = a_measure("A safe home", "2.1", sop=ADULTS, stage=SECOND)
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")


def played(part: Part, who: str) -> Assignment:
    agency = {"Police": POLICE, "Shelter": SHELTER}[who]
    return Assignment(part=part, agency=agency.id)


def a_workspace() -> State:
    return a_state(
        FIRST, SECOND, ADULTS, CHILDREN, REFERRAL, HOME, POLICE, SHELTER,
        a_step("Ask", "1", REFERRAL, assignments=(played(Part.LEAD, "Police"),)),
        a_step("Bring", "2", REFERRAL, assignments=(
            played(Part.LEAD, "Police"), played(Part.SUPPORT, "Shelter"))),
        a_step("Take in", "1", HOME, assignments=(played(Part.LEAD, "Shelter"),)),
    )  # fmt: skip


def test_a_cell_names_the_measures_and_steps_by_the_letter_of_the_part() -> None:
    picture = stage_matrix(a_workspace(), "en", sop=SopId(ADULTS.id))

    written = words_on(picture)
    assert written.startswith("1 Identification 2 Shelter Police 1.4: L 1, 2 Shelter 1.4: S 2")
    assert "2.1: L 1" in written
    assert [(key.number, key.words) for key in picture.legend] == [("L", "lead"), ("S", "support")]


def test_the_words_tell_what_the_matrix_shows() -> None:
    picture = stage_matrix(a_workspace(), "en", sop=SopId(ADULTS.id))

    assert picture.text_equivalent == (
        "Police. 1 Identification: 1.4 (lead 1, 2).",
        "Shelter. 1 Identification: 1.4 (support 2). 2 Shelter: 2.1 (lead 1).",
    )


def test_a_click_means_the_agency_the_stage_or_the_measure() -> None:
    picture = stage_matrix(a_workspace(), "en", sop=SopId(ADULTS.id))

    meant = {area.about for area in areas(picture)}
    assert meant == {each.id for each in (POLICE, SHELTER, FIRST, SECOND, REFERRAL, HOME)}


def test_where_all_sops_stand_together_a_measure_says_for_whom_it_is() -> None:
    state = put(a_workspace(), replace(ADULTS, title=Text.of("Adults")))

    assert "1.4 Adults: L 1, 2" in words_on(stage_matrix(state, "en"))


def test_what_nobody_is_known_to_lead_stands_last() -> None:
    state = put(a_workspace(), a_step("Follow up", "3", REFERRAL))

    picture = stage_matrix(state, "en", sop=SopId(ADULTS.id))

    assert picture.text_equivalent[-1] == "Lead not recorded. 1 Identification: 1.4 (step 3)."


def test_measures_without_a_stage_have_a_column_too() -> None:
    loose = replace(REFERRAL, stage=None)

    assert "No stage" in words_on(stage_matrix(put(a_workspace(), loose), "en"))


def test_nothing_recorded_is_said_in_words() -> None:
    assert words_on(stage_matrix(State(), "en")) == "No steps are recorded yet."


@given(states_with_a_measure())
def test_whatever_is_recorded_can_be_shown(given_: tuple[State, Measure]) -> None:
    state, measure = given_
    state = put(state, ADULTS, replace(measure, sop=ADULTS.id))

    picture = stage_matrix(state, "en")

    assert svg(picture)
    assert picture.text_equivalent

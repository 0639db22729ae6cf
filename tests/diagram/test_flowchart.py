"""Flowcharts of measures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_form, a_measure, a_stage, a_state, a_step, an_agency
from tests.diagram.pictures import check_picture, words_on
from tests.strategies import entities_of
from workbench.diagram.chart_view import ChartView
from workbench.diagram.flowchart import flowchart
from workbench.diagram.palette import DARK, LIGHT
from workbench.diagram.picture import Picture, Polygon, Rect, Route, areas
from workbench.diagram.svg import svg
from workbench.domain.edits.entities import put
from workbench.domain.edits.lanes import SetLanes
from workbench.domain.entity import Detail
from workbench.domain.programme import Sphere
from workbench.domain.sops import Measure, Safeguard, SafeguardKind
from workbench.domain.state import State
from workbench.domain.steps import (
    Assignment,
    Branch,
    ConsentPoint,
    Decision,
    Part,
    Step,
    StepKind,
    Transition,
    TransitionId,
)
from workbench.domain.text import Text
from workbench.domain.values import Condition, Duration, LimitKind, TimeLimit, Unit
from workbench.exchange.examples import load_example

MEASURE = a_measure("Referral", "1.4")


def chart(*steps: Step) -> Picture:
    return flowchart(a_state(MEASURE, *steps), MEASURE.id, "en")


@pytest.mark.parametrize("code", ["m1.1-foreign", "m1.2-child", "m1.4-adult"])
def test_the_charts_of_the_example_are_as_approved(code: str) -> None:
    example = load_example("bulgaria")

    picture = flowchart(example, example.measures.code(code).id, "en")

    check_picture(f"flowchart-{code}", picture)


def test_a_measure_without_steps_says_so() -> None:
    picture = flowchart(a_state(MEASURE), MEASURE.id, "en")

    assert words_on(picture) == "No steps are recorded for this measure."
    assert picture.text_equivalent == ("No steps are recorded for this measure.",)


def test_a_box_holds_the_number_the_title_the_limit_the_forms_and_the_marks() -> None:
    form = a_form("F-ISSP")
    step = a_step(
        "Contact the receiver",
        "2",
        MEASURE,
        time_limits=(TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR)),),
        forms=(form.id,),
        consent=ConsentPoint(),
        safeguards=(Safeguard(kind=SafeguardKind.INTERPRETER),),
    )

    picture = flowchart(a_state(MEASURE, form, step), MEASURE.id, "en")

    written = words_on(picture)
    assert "2 Contact the receiver Within 24 hours F-ISSP C consent S safeguard" in written
    assert "The person is asked for consent" in written
    assert next(areas(picture)).about == step.id


def test_a_decision_is_a_diamond_and_what_is_not_sure_is_broken() -> None:
    picture = chart(
        a_step("Consent?", "1", MEASURE, kind=StepKind.DECISION),
        a_step("Feedback", "2", MEASURE, detail=Detail.TITLE_ONLY),
        a_step("Not possible", "3", MEASURE, kind=StepKind.EXCEPTION),
    )

    assert sum(isinstance(item, Polygon) for item in picture.items) == 1
    boxes = [item for item in picture.items if isinstance(item, Rect) and item.about]
    assert [bool(box.dash) for box in boxes] == [True, True]
    assert any(isinstance(item, Route) and item.dash for item in picture.items)
    assert [key.words for key in picture.legend] == [
        "Worked out, not stated",
        "Exception, or only the title recorded",
    ]


def test_where_everything_is_stated_no_legend_is_needed() -> None:
    assert chart(a_step("Only step", "1", MEASURE)).legend == ()


def test_the_words_tell_what_the_picture_shows() -> None:
    picture = chart(
        a_step("Ask", "1", MEASURE),
        a_step("Not possible", "2", MEASURE, kind=StepKind.EXCEPTION),
    )

    assert picture.text_equivalent == (
        "1. Ask. Lead: not recorded. Then the end; exception: step 2 (worked out, not stated).",
        "2. Not possible. Exception. Lead: not recorded. Then the end.",
    )


def test_a_picture_is_told_in_the_language_asked_for() -> None:
    agency = replace(an_agency("Shelter"), name=Text.of(en="Shelter", bg="Убежище"))
    lead = (Assignment(part=Part.LEAD, agency=agency.id),)
    step = a_step("Place", "1", MEASURE, assignments=lead)
    step = replace(step, title=Text.of(en="Place", bg="Настаняване"))

    picture = flowchart(a_state(MEASURE, agency, step), MEASURE.id, "bg")

    assert "Убежище" in words_on(picture)
    assert "1 Настаняване" in words_on(picture)


def test_colours_follow_the_sphere_of_the_stage_and_the_surface() -> None:
    stage = a_stage("Protection", "2", sphere=Sphere.SHELTER)
    measure = a_measure("Crisis intervention", "2.1", stage=stage)
    state = a_state(stage, measure, a_step("Place", "1", measure))

    for palette in (LIGHT, DARK):
        picture = flowchart(state, measure.id, "en", palette)

        box = next(item for item in picture.items if isinstance(item, Rect) and item.about)
        assert box.stroke == palette.sphere(Sphere.SHELTER).edge
        assert box.fill == palette.surface


def few_ids(table: str) -> st.SearchStrategy[str]:
    """So few that entities point at each other."""
    return st.sampled_from([f"{table}-{number}" for number in range(4)])


@st.composite
def states_with_a_measure(draw: st.DrawFn) -> tuple[State, Measure]:
    measure = draw(entities_of(Measure, few_ids))
    kinds = st.sampled_from([Step, Transition])
    others = draw(st.lists(kinds.flatmap(lambda kind: entities_of(kind, few_ids)), max_size=12))
    return put(State(), measure, *others), measure


@given(states_with_a_measure())
def test_whatever_is_recorded_can_be_drawn_and_told(given_: tuple[State, Measure]) -> None:
    state, measure = given_

    picture = flowchart(state, measure.id, "en")

    assert picture.text_equivalent
    assert svg(picture)


def test_the_words_of_the_picture_itself_are_in_the_language_too() -> None:
    steps = (
        a_step("Ask", "1", MEASURE, consent=ConsentPoint()),
        a_step("Not possible", "2", MEASURE, kind=StepKind.EXCEPTION),
    )

    picture = flowchart(a_state(MEASURE, *steps), MEASURE.id, "bg")

    assert "Няма данни кой отговаря" in words_on(picture)
    assert "съгласие" in words_on(picture)
    assert picture.text_equivalent[0] == (
        "1. Ask. Отговаря: няма данни. Съгласие. "
        "След това: край; изключение: стъпка 2 (изведено, не е казано)."
    )


def test_a_chart_tells_its_lanes_boxes_and_lines_for_whoever_edits_it() -> None:
    agency = an_agency("Shelter")
    first = a_step("Ask", "1", MEASURE)
    lead = (Assignment(part=Part.LEAD, agency=agency.id),)
    then = a_step("Place", "2", MEASURE, assignments=lead)
    way = Transition(id=TransitionId("t"), origin=first.id, target=then.id)

    picture = flowchart(a_state(MEASURE, agency, first, then, way), MEASURE.id, "en")

    lanes = {lane.key: lane for lane in picture.lanes}
    assert set(lanes) == {"", agency.id}
    assert not lanes[""].is_recorded
    steps = {box.about: box for box in picture.boxes if box.id == box.about}
    for step in (first, then):
        box = steps[step.id]
        assert lanes[box.lane].holds(box.x, box.y)
        assert lanes[box.lane].holds(box.x + box.width, box.y + box.height)
    assert [(each.source, each.target) for each in picture.lines if each.about == way.id] == [
        (first.id, then.id)
    ]


def two_lanes() -> tuple[Step, Step, State, str]:
    agency = an_agency("Shelter of Hope")
    lead = (Assignment(part=Part.LEAD, agency=agency.id),)
    first = a_step("Ask", "1", MEASURE)
    then = a_step("Place the person", "2", MEASURE, assignments=lead)
    return first, then, a_state(MEASURE, agency, first, then), agency.id


def test_a_folded_lane_is_narrow_and_keeps_the_numbers_and_lines_of_its_steps() -> None:
    _, then, state, key = two_lanes()

    whole = flowchart(state, MEASURE.id, "en")
    folded = flowchart(state, MEASURE.id, "en", view=ChartView(collapsed=frozenset({key})))

    bands = {lane.key: lane for lane in folded.lanes}
    assert bands[key].is_collapsed
    assert bands[key].title == "Shelter of Hope"
    assert bands[key].width < next(b.width for b in whole.lanes if b.key == key) / 2
    assert {(each.source, each.target) for each in folded.lines} == {
        (each.source, each.target) for each in whole.lines
    }
    box = next(each for each in folded.boxes if each.about == then.id)
    assert (box.width, box.height) == (24.0, 24.0)
    assert "Place the person" not in words_on(folded)
    assert folded.text_equivalent == whole.text_equivalent


def test_the_legend_says_whose_lane_is_folded() -> None:
    *_, state, key = two_lanes()

    folded = flowchart(state, MEASURE.id, "en", view=ChartView(collapsed=frozenset({key})))

    assert [(each.number, each.words) for each in folded.legend] == [("SOH", "Shelter of Hope")]


def test_a_lane_that_is_not_there_can_be_folded_without_harm() -> None:
    *_, state, _ = two_lanes()

    folded = flowchart(state, MEASURE.id, "en", view=ChartView(collapsed=frozenset({"gone"})))

    assert folded == flowchart(state, MEASURE.id, "en")


def test_lanes_stand_in_the_chosen_order_and_new_ones_after_them() -> None:
    *_, state, key = two_lanes()
    chosen = SetLanes(MEASURE.id, ("gone", key)).apply(state)

    assert [lane.key for lane in flowchart(state, MEASURE.id, "en").lanes] == ["", key]
    assert [lane.key for lane in flowchart(chosen, MEASURE.id, "en").lanes] == [key, ""]


def test_words_with_signs_for_bold_and_links_are_shown_as_words() -> None:
    step = a_step("Ask", "1", MEASURE, kind=StepKind.DECISION)
    branch = Branch(
        condition=Condition(text=Text.of("**No** consent")),
        outcomes=(Text.of("See [the form](wb:form-1)"),),
        time_limits=(TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR)),),
    )
    step = replace(step, decision=Decision(branches=(branch,)))

    written = words_on(flowchart(a_state(MEASURE, step), MEASURE.id, "en"))

    assert "No consent" in written
    assert "See the form Within 24 hours" in written

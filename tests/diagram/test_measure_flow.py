"""What follows what in a measure, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import a_measure, a_state, a_step, a_transition, an_agency
from workbench.diagram.measure_flow import MeasureFlow, NodeKind, measure_flow
from workbench.domain.audiences import Audience
from workbench.domain.entity import Confidence, Detail, Entity, Sensitivity
from workbench.domain.export_view import export_view
from workbench.domain.sops import Measure
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

MEASURE = a_measure("Referral", "1.4")


def a(number: int, **fields: object) -> Step:
    return replace(a_step(f"Step {number}", str(number), MEASURE), **fields)  # type: ignore[arg-type]


def when(words: str) -> Condition:
    return Condition(text=Text.of(words))


def flow_of(*entities: Entity, measure: Measure = MEASURE) -> MeasureFlow:
    return measure_flow(a_state(measure, *entities), measure.id, "en")


def ways(flow: MeasureFlow) -> list[tuple[str, str, str, bool]]:
    """Each flow as (from, to, label, stated), nodes called by their numbers or kinds."""
    called = {node.id: node.number or node.kind.value for node in flow.nodes}
    return [(called[f.source], called[f.target], f.label, f.stated) for f in flow.flows]


def test_a_measure_without_steps_shows_nothing() -> None:
    assert flow_of() == MeasureFlow((), (), ())


def test_steps_without_transitions_follow_each_other_as_printed() -> None:
    assert ways(flow_of(a(1), a(2))) == [
        ("start", "1", "", True),
        ("1", "2", "", True),
        ("2", "end", "", True),
    ]


def test_a_recorded_transition_holds_instead_of_the_printed_order() -> None:
    first, second, third = a(1), a(2), a(3)

    flow = flow_of(first, second, third, a_transition(first, third))

    assert ("1", "3", "", True) in ways(flow)
    assert ("1", "2", "", True) not in ways(flow)


def test_what_nothing_leads_to_is_a_starting_point_of_its_own() -> None:
    first, second, third = a(1), a(2), a(3)

    flow = flow_of(first, second, third, a_transition(first, third))

    assert [way for way in ways(flow) if way[0] == "start"] == [
        ("start", "1", "", True),
        ("start", "2", "", True),
    ]


def test_what_was_worked_out_is_marked() -> None:
    first, second = a(1), a(2)
    inferred = a_transition(first, second, confidence=Confidence.INFERRED)

    assert ("1", "2", "", False) in ways(flow_of(first, second, inferred))


def test_a_flow_leads_back_to_the_transition_it_shows() -> None:
    first, second = a(1), a(2)
    transition = a_transition(first, second)

    flow = flow_of(first, second, transition)

    assert [each.about for each in flow.flows if each.about] == [transition.id]


def test_a_step_whose_only_ways_out_are_exceptions_goes_on_otherwise() -> None:
    first, second, exception = a(1), a(2), a(3, kind=StepKind.EXCEPTION)

    flow = flow_of(
        first, second, exception, a_transition(first, exception, condition=when("refused"))
    )

    assert ("1", "3", "refused", True) in ways(flow)
    assert ("1", "2", "otherwise", False) in ways(flow)


def test_an_exception_is_beside_the_usual_way_and_ends() -> None:
    flow = flow_of(a(1), a(2, kind=StepKind.EXCEPTION, condition=when("no consent")), a(3))

    assert ("1", "3", "", True) in ways(flow)
    assert ("1", "2", "no consent", False) in ways(flow)
    assert ("2", "end", "", True) in ways(flow)
    assert {node.kind for node in flow.nodes if node.is_aside} == {
        NodeKind.EXCEPTION,
        NodeKind.END,
    }


def test_a_step_on_a_condition_can_be_passed_by() -> None:
    flow = flow_of(a(1), a(2, condition=when("identity not known")), a(3))

    assert ("1", "2", "identity not known", True) in ways(flow)
    assert ("1", "3", "otherwise", False) in ways(flow)


def test_a_last_step_on_a_condition_can_be_passed_by_to_the_end() -> None:
    flow = flow_of(a(1), a(2, condition=when("harm")))

    assert ("1", "end", "otherwise", False) in ways(flow)


def test_refused_consent_leads_where_the_consent_point_says() -> None:
    refusal = a(3, kind=StepKind.EXCEPTION)
    consent = a(1, consent=ConsentPoint(refusal_step=refusal.id))

    flow = flow_of(consent, a(2), refusal)

    assert ("1", "3", "consent refused", True) in ways(flow)
    assert ("1", "2", "", True) in ways(flow)
    assert flow.nodes[1].marks == ("consent",)


def test_branches_without_transitions_show_their_outcomes_and_go_on_as_printed() -> None:
    question = a(
        1,
        kind=StepKind.DECISION,
        decision=Decision(
            branches=(
                Branch(condition=when("asked"), outcomes=(Text.of("Forward at once"),)),
                Branch(is_else=True),
            )
        ),
    )

    flow = flow_of(question, a(2))

    assert ways(flow)[1:4] == [
        ("1", "outcome", "asked", True),
        ("outcome", "2", "", False),
        ("1", "2", "otherwise", False),
    ]
    assert flow.nodes[2].outcomes == ("Forward at once",)


def test_a_transition_into_another_measure_names_it() -> None:
    other = a_measure("Crisis intervention", "2.1")
    first, there = a(1), a_step("Placement", "1", other)

    flow = flow_of(first, there, other, a_transition(first, there))

    outcome = next(node for node in flow.nodes if node.kind is NodeKind.OUTCOME)
    assert outcome.outcomes == ("Measure 2.1, step 1", "Placement")
    assert outcome.about == there.id


def test_a_lane_is_the_lead_in_the_order_in_which_leads_appear() -> None:
    police = an_agency("Police")
    by_police = (Assignment(part=Part.LEAD, agency=police.id),)
    by_role = (Assignment(part=Part.LEAD, role=Text.of("Interviewer")),)
    support = (Assignment(part=Part.SUPPORT, agency=police.id),)

    flow = flow_of(
        police,
        a(1, assignments=by_role),
        a(2, assignments=by_police),
        a(3, assignments=support),
        a(4, assignments=by_role),
    )

    assert [(lane.title, lane.is_recorded) for lane in flow.lanes] == [
        ("Interviewer", True),
        ("Police", True),
        ("Lead not recorded", False),
    ]


def test_a_lead_that_readers_may_not_know_is_not_said_to_be_unrecorded() -> None:
    hidden = an_agency("Undercover unit", sensitivity=Sensitivity.FULL)
    step = a(1, assignments=(Assignment(part=Part.LEAD, agency=hidden.id),))
    view = export_view(a_state(MEASURE, hidden, step), Audience.PUBLIC)

    (lane,) = measure_flow(view, MEASURE.id, "en").lanes

    assert (lane.title, lane.is_recorded) == ("not in this edition", True)


def test_who_carries_out_a_measure_leads_the_steps_that_name_nobody() -> None:
    measure = a_measure("Risk assessment", "1.2", who=Text.of("Interviewer"))

    flow = flow_of(a_step("Ask", "1", measure), measure=measure)

    assert [lane.title for lane in flow.lanes] == ["Interviewer"]


def test_who_decides_leads_a_decision() -> None:
    decision = Decision(decided_by_role=Text.of("Prosecutor"))
    by_role = (Assignment(part=Part.LEAD, role=Text.of("Interviewer")),)

    flow = flow_of(a(1, kind=StepKind.DECISION, decision=decision, assignments=by_role))

    assert [lane.title for lane in flow.lanes] == ["Prosecutor"]


def test_a_step_of_which_only_the_title_is_known_says_so() -> None:
    flow = flow_of(a(1, detail=Detail.TITLE_ONLY), a(2, title=Text(), detail=Detail.NOT_RECORDED))

    titled, untitled = (node for node in flow.nodes if node.kind is NodeKind.STEP)
    assert titled.marks == ("title only",)
    assert (untitled.title, untitled.marks) == ("Title not recorded", ("not read",))

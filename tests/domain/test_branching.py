"""What follows a step is the same in words, in edits and on the chart."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_measure, a_sop, a_state, a_step, a_transition
from workbench.diagram.measure_flow import measure_flow
from workbench.domain.branching import ways_out
from workbench.domain.procedures import steps_of
from workbench.domain.state import State
from workbench.domain.steps import Branch, ConsentPoint, Decision, StepKind
from workbench.domain.text import Text
from workbench.domain.values import Condition

SOP = a_sop()
CARE = a_measure(sop=SOP)
WHEN = st.sampled_from(["", "", "yes", "no"]).map(lambda words: Condition(text=Text.of(words)))
KINDS = st.sampled_from([StepKind.ACTION, StepKind.ACTION, StepKind.EXCEPTION, StepKind.END])
OUTCOMES = st.lists(st.just(Text.of("Told")), max_size=1).map(tuple)
BRANCHES = st.lists(st.builds(Branch, condition=WHEN, outcomes=OUTCOMES), max_size=2).map(tuple)


@st.composite
def measures(draw: st.DrawFn) -> State:
    steps = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        step = a_step(f"Step {number}", str(number), CARE)
        decision = Decision(branches=draw(BRANCHES)) if draw(st.booleans()) else None
        steps.append(replace(step, kind=draw(KINDS), condition=draw(WHEN), decision=decision))
    some = st.sampled_from(steps)
    if draw(st.booleans()):
        steps[0] = replace(steps[0], consent=ConsentPoint(refusal_step=draw(some).id))
    pairs = draw(
        st.lists(st.tuples(some, some), max_size=4, unique_by=lambda p: (p[0].id, p[1].id))
    )
    branches = [
        a_transition(a, b, condition=draw(WHEN), is_else=draw(st.booleans())) for a, b in pairs
    ]
    return a_state(SOP, CARE, *steps, *branches)


@settings(max_examples=150)
@given(measures())
def test_every_line_of_the_chart_between_two_steps_is_a_way(state: State) -> None:
    flow = measure_flow(state, CARE.id, "en")
    steps = {step.id for step in steps_of(state, CARE.id)}
    shown = {
        (each.source.split(":")[0], each.target) for each in flow.flows if each.target in steps
    }
    starts = {node.id.split(":")[0] for node in flow.nodes if node.kind.value == "start"}

    told = {
        (way.origin, way.target)
        for step in steps_of(state, CARE.id)
        for way in ways_out(state, step)
    }

    assert {each for each in shown if each[0] != each[1] or each[0] not in starts} <= told
    assert {each for each in told if each[0] != each[1]} <= shown

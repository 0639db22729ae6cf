"""Flowcharts as BPMN: valid, complete, and drawn where the flowchart draws them."""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given

from tests.builders import a_form, a_measure, a_sop, a_state, a_step, an_agency
from tests.diagram.test_flowchart import states_with_a_measure
from workbench.diagram.flowchart import flowchart
from workbench.domain.audiences import Audience
from workbench.domain.edits.entities import put
from workbench.domain.edits.whole import BringIn
from workbench.domain.export_view import export_view
from workbench.domain.sops import Measure, Safeguard, SafeguardKind
from workbench.domain.state import State
from workbench.domain.steps import (
    Assignment,
    Branch,
    ConsentPoint,
    Decision,
    Part,
    StepKind,
)
from workbench.domain.text import Text
from workbench.domain.values import Condition, Duration, LimitKind, TimeLimit, Unit
from workbench.exchange.examples import load_example
from workbench.exchange.format import formats

SHARED = Path(os.environ.get("WORKBENCH_CORPORA", Path(__file__).parents[3] / "shared" / "data"))
SCHEMA = SHARED / "schemas" / "bpmn-2.0" / "BPMN20.xsd"
SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
MODEL = f"{{{SPACES['bpmn']}}}"
SOP = a_sop("adult")
MEASURE = a_measure("Referral", "1.4", sop=SOP)


def files_of(state: State, language: str = "en") -> dict[str, bytes]:
    written = formats["bpmn"].write(export_view(state, Audience.FULL), language)
    with ZipFile(BytesIO(written)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def the_diagram(state: State) -> ElementTree.Element:
    (content,) = files_of(state).values()
    return ElementTree.fromstring(content)


def a_procedure() -> State:
    police, shelter, form = an_agency("Police"), an_agency("Shelter"), a_form("F-1")
    ask = a_step(
        "Ask",
        "1",
        MEASURE,
        assignments=(Assignment(part=Part.LEAD, agency=police.id),),
        consent=ConsentPoint(),
        safeguards=(Safeguard(kind=SafeguardKind.INTERPRETER),),
        time_limits=(TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR)),),
        forms=(form.id,),
    )
    decide = a_step(
        "Agrees?",
        "2",
        MEASURE,
        kind=StepKind.DECISION,
        decision=Decision(
            decided_by=shelter.id,
            branches=(
                Branch(condition=Condition(text=Text.of("yes"))),
                Branch(condition=Condition(text=Text.of("no")), outcomes=(Text.of("Leave"),)),
            ),
        ),
    )
    return a_state(SOP, MEASURE, police, shelter, form, ask, decide, a_step("Place", "3", MEASURE))


def test_each_measure_has_its_diagram_in_the_order_of_the_numbers() -> None:
    names = list(files_of(BringIn(load_example("bulgaria")).apply(State())))

    assert len(names) == 14
    assert names[3] == "004-m1.4-adult.bpmn"


def test_lanes_decisions_and_branches_become_what_bpmn_has_for_them() -> None:
    told = the_diagram(a_procedure())

    lanes = told.findall(".//bpmn:lane", SPACES)
    assert [lane.get("name") for lane in lanes] == ["Police", "Shelter", "Lead not recorded"]
    assert told.find(".//bpmn:participant", SPACES).get("name") == "1.4 Referral"  # type: ignore[union-attr]
    (gateway,) = told.findall(".//bpmn:exclusiveGateway", SPACES)
    assert gateway.get("name") == "2 Agrees?"
    leaving = {
        flow.get("name")
        for flow in told.findall(".//bpmn:sequenceFlow", SPACES)
        if flow.get("sourceRef") == gateway.get("id")
    }
    assert leaving == {"yes", "no"}


def test_limits_forms_and_marks_stand_beside_the_pool_and_in_the_documentation() -> None:
    told = the_diagram(a_procedure())

    (note,) = told.findall(".//bpmn:textAnnotation", SPACES)
    words = "".join(note.itertext()).strip()
    assert words == "1: Within 24 hours; F-1; consent; safeguard"
    task = next(each for each in told.iter(f"{MODEL}task") if each.get("name") == "1 Ask")
    documentation = task.find("bpmn:documentation", SPACES)
    assert documentation is not None
    assert documentation.text == "Within 24 hours\nF-1\nconsent\nsafeguard"
    (association,) = told.findall(".//bpmn:association", SPACES)
    assert association.get("sourceRef") == task.get("id")


def test_the_positions_are_those_of_the_flowchart() -> None:
    state = a_procedure()
    picture = flowchart(state, MEASURE.id, "en")

    told = the_diagram(state)

    drawn = {
        shape.get("bpmnElement"): shape.find("dc:Bounds", SPACES)
        for shape in told.findall(".//bpmndi:BPMNShape", SPACES)
    }
    for box in picture.boxes:
        bounds = drawn["node_" + box.id.replace(":", "_").replace(" ", "_")]
        assert bounds is not None
        assert float(bounds.get("y", "")) == pytest.approx(box.y, abs=0.01)
    ways = [
        [
            (float(p.get("x", "")), float(p.get("y", "")))
            for p in edge.findall("di:waypoint", SPACES)
        ]
        for edge in told.findall(".//bpmndi:BPMNEdge", SPACES)
    ]
    assert len(ways) == len(picture.lines)
    for way, line in zip(ways, picture.lines, strict=True):
        for drawn_at, point in zip(way, line.points, strict=True):
            assert drawn_at == pytest.approx(point, abs=0.01)


def test_a_measure_without_steps_says_so() -> None:
    told = the_diagram(a_state(SOP, MEASURE))

    assert "No steps are recorded" in "".join(told.itertext())


@given(states_with_a_measure())
def test_whatever_is_recorded_gives_names_that_are_unique_and_lead_somewhere(
    given_: tuple[State, Measure],
) -> None:
    state, measure = given_
    told = the_diagram(
        put(State(), *state.steps.values(), *state.transitions.values(), SOP, _in_the_sop(measure))
    )

    names = [each.get("id") for each in told.iter() if each.get("id")]
    assert len(names) == len(set(names))
    for each in told.iter():
        for reference in ("sourceRef", "targetRef", "bpmnElement", "processRef"):
            assert each.get(reference, names[0]) in names


def _in_the_sop(measure: Measure) -> Measure:
    return replace(measure, sop=SOP.id)


@pytest.mark.skipif(not SCHEMA.exists(), reason="left out: the schema of BPMN 2.0 is not here")
@pytest.mark.parametrize("language", ["en", "bg"])
def test_every_diagram_is_what_the_schema_asks_for(language: str) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(SCHEMA))
    example = BringIn(load_example("bulgaria")).apply(State())
    for state in (example, a_procedure(), a_state(SOP, MEASURE)):
        for name, content in files_of(state, language).items():
            assert schema.validate(etree.fromstring(content)), (name, schema.error_log.last_error)

"""Each measure as a BPMN 2.0 diagram, with the positions of its flowchart, in one ZIP file.

Lanes, decisions and branches become what BPMN has for them. Time limits, forms and what must not
be overlooked, for which it has no signs of its own, stand as notes beside the pool, each with the
number of its step, and in the documentation of the step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring
from zipfile import ZipFile

from workbench.diagram.flowchart import flowchart
from workbench.diagram.measure_flow import ChartNode, MeasureFlow, NodeKind, measure_flow
from workbench.diagram.metrics import wrap
from workbench.diagram.picture import ChartBox, ChartLine, LaneBand, Picture
from workbench.diagram.svg import allowed_in_xml
from workbench.domain.export_view import ExportView
from workbench.domain.sops import Measure
from workbench.exchange.format import Format, formats
from workbench.exchange.measure_files import measures_in_order, write_entry
from workbench.words import say

_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
_BOUNDS = "http://www.omg.org/spec/DD/20100524/DC"
_LINES = "http://www.omg.org/spec/DD/20100524/DI"
_OWN = "urn:sop-workbench:measure"
_PREFIXES = {"bpmn": _MODEL, "bpmndi": _DIAGRAM, "dc": _BOUNDS, "di": _LINES}

_POOL_HEAD = 30.0
_NOTE_GAP, _NOTE_WIDTH, _NOTE_LINE, _NOTE_PAD = 30.0, 220.0, 15.0, 10.0
_NOTE_LETTERS = 12.0
_ELEMENTS = {
    NodeKind.START: "startEvent",
    NodeKind.END: "endEvent",
    NodeKind.DECISION: "exclusiveGateway",
}
_EVENTS = (NodeKind.START, NodeKind.END)

Bounds = tuple[float, float, float, float]


def _write(view: ExportView, language: str) -> bytes:
    """Named after the codes of the measures, in the order of the SOPs and their numbers."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for place, measure in measures_in_order(view):
            write_entry(archive, place, measure.code, ".bpmn", _diagram(view, measure, language))
    return file.getvalue()


def _diagram(view: ExportView, measure: Measure, language: str) -> bytes:
    picture = flowchart(view, measure.id, language)
    flow = measure_flow(view, measure.id, language)
    definitions = _Writer(picture, flow, language).definitions()
    indent(definitions)
    for prefix, address in _PREFIXES.items():
        register_namespace(prefix, address)
    written: bytes = tostring(definitions, encoding="utf-8", xml_declaration=True)
    return written


class _Writer:
    """Writes one measure: first what it means, then where it is drawn."""

    def __init__(self, picture: Picture, flow: MeasureFlow, language: str) -> None:
        self._picture, self._language = picture, language
        self._nodes = {node.id: node for node in flow.nodes}
        self._stated = [each.stated for each in flow.flows]
        self._definitions = Element(
            f"{{{_MODEL}}}definitions", {"targetNamespace": _OWN, "exporter": "SOP Workbench"}
        )
        self._notes = list(self._placed_notes())

    def definitions(self) -> Element:
        """The whole file."""
        if not self._picture.boxes:
            self._say_nothing_is_recorded()
            return self._definitions
        collaboration = _below(self._definitions, _MODEL, "collaboration", id="collaboration")
        _below(
            collaboration,
            _MODEL,
            "participant",
            id="pool",
            name=self._picture.title,
            processRef="process",
        )
        process = _below(self._definitions, _MODEL, "process", id="process", isExecutable="false")
        self._tell_lanes(process)
        self._tell_nodes(process)
        self._tell_flows(process)
        self._tell_notes(process)
        self._draw()
        return self._definitions

    def _say_nothing_is_recorded(self) -> None:
        process = _below(self._definitions, _MODEL, "process", id="process", isExecutable="false")
        process.set("name", allowed_in_xml(self._picture.title))
        _document(process, self._picture.text_equivalent)
        diagram = _below(self._definitions, _DIAGRAM, "BPMNDiagram", id="diagram")
        _below(diagram, _DIAGRAM, "BPMNPlane", id="plane", bpmnElement="process")

    def _tell_lanes(self, process: Element) -> None:
        lanes = _below(process, _MODEL, "laneSet", id="lanes")
        for place, lane in enumerate(self._picture.lanes):
            told = _below(lanes, _MODEL, "lane", id=f"lane{place}", name=lane.title)
            for box in self._picture.boxes:
                if box.lane == lane.key:
                    _below(told, _MODEL, "flowNodeRef").text = _id(box.id)

    def _tell_nodes(self, process: Element) -> None:
        for box in self._picture.boxes:
            node = self._nodes[box.id]
            kind = _ELEMENTS.get(node.kind, "task")
            told = _below(process, _MODEL, kind, id=_id(box.id))
            if name := _name(node):
                told.set("name", allowed_in_xml(name))
            _document(told, self._beside(node))
            for way in ("incoming", "outgoing"):
                for place, line in enumerate(self._picture.lines):
                    if box.id == (line.target if way == "incoming" else line.source):
                        _below(told, _MODEL, way).text = f"flow{place}"

    def _tell_flows(self, process: Element) -> None:
        for place, line in enumerate(self._picture.lines):
            told = _below(
                process,
                _MODEL,
                "sequenceFlow",
                id=f"flow{place}",
                sourceRef=_id(line.source),
                targetRef=_id(line.target),
            )
            if line.label:
                told.set("name", allowed_in_xml(line.label))
            if not self._stated[place]:
                _document(told, (say("Worked out, not stated", self._language),))

    def _tell_notes(self, process: Element) -> None:
        for place, (box, words, _) in enumerate(self._notes):
            note = _below(process, _MODEL, "textAnnotation", id=f"note{place}")
            _below(note, _MODEL, "text").text = allowed_in_xml(words)
            _below(
                process,
                _MODEL,
                "association",
                id=f"of_note{place}",
                sourceRef=_id(box.id),
                targetRef=f"note{place}",
            )

    def _draw(self) -> None:
        diagram = _below(self._definitions, _DIAGRAM, "BPMNDiagram", id="diagram")
        plane = _below(diagram, _DIAGRAM, "BPMNPlane", id="plane", bpmnElement="collaboration")
        _shape(plane, "pool", _pool(self._picture.lanes), isHorizontal="false")
        for place, lane in enumerate(self._picture.lanes):
            bounds = (lane.x, lane.y, lane.width, lane.height)
            _shape(plane, f"lane{place}", bounds, isHorizontal="false")
        for box in self._picture.boxes:
            self._draw_box(plane, box)
        for place, (_, _, bounds) in enumerate(self._notes):
            _shape(plane, f"note{place}", bounds)
        for place, line in enumerate(self._picture.lines):
            _draw_line(plane, place, line)

    def _draw_box(self, plane: Element, box: ChartBox) -> None:
        node = self._nodes[box.id]
        bounds = whole = (box.x, box.y, box.width, box.height)
        marks = {}
        if node.kind in _EVENTS:
            side = min(box.width, box.height)
            left, top = box.x + (box.width - side) / 2, box.y + (box.height - side) / 2
            bounds = (left, top, side, side)
        elif node.kind is NodeKind.DECISION:
            marks = {"isMarkerVisible": "false"}
        shape = _shape(plane, _id(box.id), bounds, **marks)
        if node.kind in _ELEMENTS and _name(node):
            _label(shape, _middle(whole) if node.kind is NodeKind.DECISION else whole)

    def _placed_notes(self) -> Iterator[tuple[ChartBox, str, Bounds]]:
        """What stands beside the pool: as high as its box, but below the note before it."""
        x = max((lane.x + lane.width for lane in self._picture.lanes), default=0.0) + _NOTE_GAP
        free = 0.0
        for box in sorted(self._picture.boxes, key=lambda each: (each.y, each.x)):
            node = self._nodes[box.id]
            beside = "; ".join(self._beside(node))
            if not beside:
                continue
            words = f"{node.number}: {beside}" if node.number else beside
            room = _NOTE_WIDTH - 2 * _NOTE_PAD
            high = _NOTE_LINE * len(wrap(words, room, _NOTE_LETTERS)) + _NOTE_PAD
            y = max(box.y, free)
            free = y + high + _NOTE_PAD
            yield box, words, (x, y, _NOTE_WIDTH, high)

    def _beside(self, node: ChartNode) -> tuple[str, ...]:
        """What a box of the flowchart says besides its title."""
        marks = (say(mark, self._language) for mark in node.marks)
        return (*node.limits, *node.forms, *marks)


def _name(node: ChartNode) -> str:
    """What is written in the box; an outcome is its lines."""
    if node.kind is NodeKind.OUTCOME:
        return "; ".join(filter(None, node.outcomes))
    return f"{node.number} {node.title}".strip()


def _pool(lanes: Sequence[LaneBand]) -> Bounds:
    """Around all lanes, with room above for the title of the measure."""
    left, top = lanes[0].x, lanes[0].y
    right = lanes[-1].x + lanes[-1].width
    return left, top - _POOL_HEAD, right - left, lanes[0].height + _POOL_HEAD


def _middle(bounds: Bounds) -> Bounds:
    """The rectangle that fits into the diamond of these bounds."""
    x, y, wide, high = bounds
    return x + wide / 6, y + high / 5, wide * 2 / 3, high * 3 / 5


def _draw_line(plane: Element, place: int, line: ChartLine) -> None:
    edge = _below(plane, _DIAGRAM, "BPMNEdge", id=f"flow{place}_di", bpmnElement=f"flow{place}")
    for x, y in line.points:
        _below(edge, _LINES, "waypoint", x=_number(x), y=_number(y))
    if line.label and line.label_at is not None:
        _label(edge, line.label_at)


def _shape(plane: Element, element: str, bounds: Bounds, **attributes: str) -> Element:
    shape = _below(
        plane, _DIAGRAM, "BPMNShape", id=f"{element}_di", bpmnElement=element, **attributes
    )
    _below_bounds(shape, bounds)
    return shape


def _label(shape: Element, bounds: Bounds) -> None:
    _below_bounds(_below(shape, _DIAGRAM, "BPMNLabel"), bounds)


def _below_bounds(shape: Element, bounds: Bounds) -> None:
    x, y, wide, high = map(_number, bounds)
    _below(shape, _BOUNDS, "Bounds", x=x, y=y, width=wide, height=high)


def _document(element: Element, lines: Sequence[str]) -> None:
    if lines:
        _below(element, _MODEL, "documentation").text = allowed_in_xml("\n".join(lines))


def _below(parent: Element, space: str, tag: str, /, **attributes: str) -> Element:
    safe = {key: allowed_in_xml(value) for key, value in attributes.items()}
    return SubElement(parent, f"{{{space}}}{tag}", safe)


def _id(node: str) -> str:
    """A name that XML allows."""
    return "node_" + re.sub(r"[^\w.-]", "_", node, flags=re.ASCII)


def _number(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


formats.add(
    Format("bpmn", ".zip", "Flowcharts of all measures, as BPMN 2.0 diagrams in a ZIP", _write)
)

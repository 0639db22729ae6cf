"""The flowchart of a measure: a lane for each lead, steps flowing down, decisions with branches."""

from __future__ import annotations

from workbench.diagram.chart_signs import sign_keys
from workbench.diagram.chart_view import ChartView
from workbench.diagram.empty import sentence_picture
from workbench.diagram.flow_drawing import DOTTED, LINE_WIDTH, FlowDrawing
from workbench.diagram.flow_setting import SetChart, set_chart
from workbench.diagram.flow_shapes import DASHED, is_dashed
from workbench.diagram.flow_words import flow_sentences
from workbench.diagram.measure_flow import NodeKind, measure_flow
from workbench.diagram.palette import LIGHT, Palette
from workbench.diagram.picture import LegendKey, Picture
from workbench.domain.programme import Sphere
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.words import say

_BROKEN = {  # by whether what is broken is an exception
    frozenset({True}): "Exception",
    frozenset({False}): "Only the title recorded",
    frozenset({True, False}): "Exception, or only the title recorded",
}


def flowchart(
    records: Records,
    measure_id: MeasureId,
    language: str,
    palette: Palette = LIGHT,
    view: ChartView | None = None,
) -> Picture:
    """The flowchart of a measure, with its text equivalent."""
    measure = records.measures[measure_id]
    title = f"{measure.number} {measure.title.in_language(language)}".strip()
    flow = measure_flow(records, measure_id, language)
    if not flow.nodes:
        sentence = say("No steps are recorded for this measure.", language)
        return sentence_picture(title, sentence, palette)
    stage = records.stages.find(measure.stage)
    sphere = stage.sphere if stage is not None else Sphere.CROSS_CUTTING
    chart = set_chart(flow, language, view or ChartView())
    drawing = FlowDrawing(chart, palette, sphere, flow_legend(chart, palette, language))
    return Picture(
        width=drawing.width,
        height=drawing.height,
        title=title,
        items=tuple(drawing.items()),
        text_equivalent=flow_sentences(flow, language),
        legend=drawing.legend,
        lanes=tuple(drawing.bands()),
        boxes=tuple(drawing.boxes()),
        lines=tuple(drawing.lines()),
    )


def flow_legend(chart: SetChart, palette: Palette, language: str) -> tuple[LegendKey, ...]:
    """What broken lines and signs mean, and which lanes are folded, where there are any."""
    keys = []
    if any(not each.stated for each in chart.flow.flows):
        line = LegendKey(
            words=say("Worked out, not stated", language),
            colour=palette.muted,
            is_line=True,
            dash=DOTTED,
            line_width=LINE_WIDTH,
        )
        keys.append(line)
    shown = [placed.node for placed in chart.nodes if placed.node.lane not in chart.folded]
    kinds = {node.kind is NodeKind.EXCEPTION for node in shown if is_dashed(node)}
    if kinds:
        words = _BROKEN[frozenset(kinds)]
        keys.append(
            LegendKey(words=say(words, language), colour=palette.faint, dash=DASHED, line_width=1.5)
        )
    keys += sign_keys({mark for node in shown for mark in node.marks}, language, palette)
    titles = {lane.key: lane.title for lane in chart.flow.lanes}
    for key, letters in chart.folded.items():
        keys.append(LegendKey(words=titles[key], colour=palette.strong_line, number=letters))
    return tuple(keys)

"""What is marked on the flowchart in words, for those who do not see it."""

from __future__ import annotations

from workbench.desktop.sops.beside.board import Marked
from workbench.desktop.sops.beside.chart import Chart, LineKey
from workbench.diagram.measure_flow import OTHERWISE
from workbench.diagram.step_words import condition_words, step_title
from workbench.words import say


def told(chart: Chart, marked: Marked) -> str:
    """What is marked, or "" where nothing is."""
    if marked.line is not None and marked.line in chart.lines:
        return told_line(chart, marked.line)
    if marked.step in chart.boxes:
        return told_box(chart, marked.step)
    lane = chart.lane(marked.lane) if marked.lane is not None else None
    return f"Lane of {lane.title}" if lane is not None else ""


def told_box(chart: Chart, step_id: str) -> str:
    """A box: its step, whose lane it is in, and how many lines leave it."""
    step = chart.step(step_id)
    lane = chart.lane(chart.boxes[step_id].lane)
    lead = lane.title if lane is not None else ""
    ways = len(chart.lines_from(step_id))
    lines = {0: "no lines lead on", 1: "one line leads on"}.get(ways, f"{ways} lines lead on")
    return f"Step {step.number}, {step_title(step, chart.language)}; {lead}; {lines}"


def told_line(chart: Chart, key: LineKey) -> str:
    """A line: from where to where, when it is taken, and whether that is stated."""
    way = chart.way(key)
    if way is None:
        return ""
    origin, target = chart.step(way.origin), chart.step(way.target)
    words = condition_words(way.condition, chart.language)
    words = words or (say(OTHERWISE, chart.language) if way.is_else else "")
    when = f", {words}" if words else ""
    sure = "" if way.is_stated else ", worked out and not stated"
    return f"Line from step {origin.number} to step {target.number}{when}{sure}"

"""The boxes, diamonds and circles of a flowchart: how large for their text, and how drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.diagram.flow_diamond import diamond_for
from workbench.diagram.flow_marks import ROW_HEIGHT, PlacedMark, mark_items, mark_rows
from workbench.diagram.flow_plan import Box, Shape
from workbench.diagram.measure_flow import ChartNode, NodeKind
from workbench.diagram.metrics import CAP_HEIGHT, width, wrap
from workbench.diagram.palette import Palette
from workbench.diagram.picture import Anchor, Circle, Item, Polygon, Rect, Words
from workbench.domain.programme import Sphere
from workbench.words import say

_WIDTH = 148.0
_LEAST_HEIGHT = 44.0
_PAD, _PAD_ROUND = 9.0, 17.0
_ROUNDEST = 26.0  # rounder, an end with much to say would cut into its words
_RADIUS = 6.0
_INDENT = 9.0
_EVENT = 22.0
_FOLDED, _FOLDED_DIAMOND = 24.0, 34.0
_FOLDED_SIZE = 10.5
DASHED = (5.0, 3.0)
_MOST_TITLE_LINES, _MOST_SUB_LINES, _MOST_OUTCOME_LINES = 7, 4, 6


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line inside a node."""

    text: str
    size: float
    leading: float
    muted: bool = False
    indent: float = 0.0
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class SetNode:
    """A node with its text broken into lines, and the size it needs."""

    node: ChartNode
    shape: Shape
    width: float
    height: float
    lines: tuple[TextLine, ...] = ()
    mark_rows: tuple[tuple[PlacedMark, ...], ...] = ()


def folded_node(node: ChartNode) -> SetNode:
    """The node as a small shape that holds its number at most, for a lane that is folded."""
    if node.kind in (NodeKind.START, NodeKind.END):
        return SetNode(node, Shape.ROUND, _EVENT, _EVENT)
    lines = (TextLine(node.number, _FOLDED_SIZE, 13.0),) if node.number else ()
    if node.kind is NodeKind.DECISION:
        return SetNode(node, Shape.DIAMOND, _FOLDED_DIAMOND, _FOLDED_DIAMOND, lines)
    wide = max(_FOLDED, width(node.number, _FOLDED_SIZE) + 12)
    return SetNode(node, Shape.ROUND, wide, _FOLDED, lines)


def set_node(node: ChartNode, language: str) -> SetNode:
    """The node with its text set and its size found."""
    if node.kind is NodeKind.DECISION:
        return _set_diamond(node, language)
    if node.kind in (NodeKind.START, NodeKind.END) and not node.title:
        return SetNode(node, Shape.ROUND, _EVENT, _EVENT)
    lines = _outcome_lines(node) if node.kind is NodeKind.OUTCOME else _step_lines(node)
    rows = mark_rows(node.marks, language, _WIDTH - _PAD)
    marks = len(rows) * ROW_HEIGHT
    height = 2 * _PAD + sum(line.leading for line in lines) + marks
    shape = Shape.ROUND if node.kind in (NodeKind.START, NodeKind.END) else Shape.BOX
    return SetNode(node, shape, _WIDTH, max(_LEAST_HEIGHT, height), lines, rows)


def node_items(placed: SetNode, box: Box, palette: Palette, sphere: Sphere) -> Iterator[Item]:
    """The outline of a node and the words in it."""
    edge = palette.sphere(sphere).edge
    if placed.node.kind is NodeKind.DECISION:
        yield _diamond(placed.node, box, palette)
    elif placed.shape is Shape.ROUND and not placed.lines:
        yield _event(placed.node, box, palette, edge)
    else:
        yield _box(placed, box, palette, edge)
    yield from _text(placed, box, palette)


def is_dashed(node: ChartNode) -> bool:
    """Whether the outline is broken: beside the usual way, or nothing known but a title."""
    return node.kind is NodeKind.EXCEPTION or node.is_title_only


def _step_lines(node: ChartNode) -> tuple[TextLine, ...]:
    title = f"{node.number} {node.title}".strip()
    is_round = node.kind in (NodeKind.START, NodeKind.END)
    inside = _WIDTH - 2 * (_PAD_ROUND if is_round else _PAD)
    lines = [
        TextLine(line, 12, 15.5, muted=node.is_title_only)
        for line in wrap(title, inside, 12, max_lines=_MOST_TITLE_LINES)
    ]
    for words in _below_title(node):
        wrapped = wrap(words, inside, 10.5, max_lines=_MOST_SUB_LINES)
        lines += [TextLine(line, 10.5, 13.5, muted=True) for line in wrapped]
    return tuple(lines)


def _below_title(node: ChartNode) -> tuple[str, ...]:
    return (*node.limits, ", ".join(node.forms)) if node.forms else node.limits


def _outcome_lines(node: ChartNode) -> tuple[TextLine, ...]:
    lines: list[TextLine] = []
    for words in node.outcomes:
        inside = _WIDTH - 2 * _PAD - _INDENT
        wrapped = wrap(words, inside, 10.5, max_lines=_MOST_OUTCOME_LINES)
        lines += [
            TextLine(line, 10.5, 14, indent=_INDENT, bullet=place == 0)
            for place, line in enumerate(wrapped)
        ]
    return tuple(lines)


def _set_diamond(node: ChartNode, language: str) -> SetNode:
    """The smallest diamond in which everything stands."""
    title = f"{node.number} {node.title}".strip()
    marks = tuple(say(mark, language) for mark in node.marks)
    below = (
        (_at_most(line, 10.5, _MOST_SUB_LINES), 10.5, 13.5, True)
        for line in (*_below_title(node), *marks)
    )
    first = (_at_most(title, 12.0, _MOST_TITLE_LINES), 12.0, 15.0, False)
    diamond = diamond_for((first, *below))
    lines = tuple(TextLine(*line) for line in diamond.lines)
    return SetNode(node, Shape.DIAMOND, diamond.width, diamond.height, lines)


def _at_most(words: str, size: float, lines: int) -> str:
    """The words, cut with an ellipsis where a box would need more lines than this for them."""
    return " ".join(wrap(words, _WIDTH - 2 * _PAD, size, max_lines=lines))


def _box(placed: SetNode, box: Box, palette: Palette, edge: str) -> Rect:
    node = placed.node
    dashed = is_dashed(node)
    stroke = palette.faint if dashed else edge
    if node.kind is NodeKind.OUTCOME:
        stroke = palette.strong_line
    return Rect(
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        radius=min(box.height / 2, _ROUNDEST) if placed.shape is Shape.ROUND else _RADIUS,
        fill=palette.surface,
        stroke=stroke,
        line_width=1.0 if node.kind is NodeKind.OUTCOME else 1.5,
        dash=DASHED if dashed else (),
        about=node.about,
    )


def _diamond(node: ChartNode, box: Box, palette: Palette) -> Polygon:
    (x, y), half = box.centre, box.width / 2
    return Polygon(
        points=((x, box.y), (x + half, y), (x, box.y + box.height), (x - half, y)),
        fill=palette.surface,
        stroke=palette.faint if node.is_title_only else palette.decision,
        line_width=1.5,
        dash=DASHED if node.is_title_only else (),
        about=node.about,
    )


def _event(node: ChartNode, box: Box, palette: Palette, edge: str) -> Circle:
    """A thin ring begins, a thick ring ends."""
    thick = 3.0 if node.kind is NodeKind.END else 1.5
    x, y = box.centre
    return Circle(
        x=x, y=y, radius=(_EVENT - thick) / 2, fill=palette.surface, stroke=edge, line_width=thick
    )


def _text(placed: SetNode, box: Box, palette: Palette) -> Iterator[Item]:
    """The lines from the top of their block down, then the rows of marks."""
    marks = len(placed.mark_rows) * ROW_HEIGHT
    high = sum(line.leading for line in placed.lines) + marks
    x, middle = box.centre
    y = middle - high / 2
    is_left = placed.node.kind is NodeKind.OUTCOME
    for line in placed.lines:
        left = box.x + _PAD
        if line.bullet:
            middle = y + line.leading / 2
            yield Circle(x=left + 2, y=middle, radius=1.5, fill=palette.muted)
        yield Words(
            x=left + line.indent if is_left else x,
            y=y + (line.leading + CAP_HEIGHT * line.size) / 2,
            text=line.text,
            size=line.size,
            colour=palette.muted if line.muted else palette.text,
            anchor=Anchor.START if is_left else Anchor.MIDDLE,
            about=placed.node.about,
        )
        y += line.leading
    for row in placed.mark_rows:
        yield from mark_items(row, x, y, palette)
        y += ROW_HEIGHT

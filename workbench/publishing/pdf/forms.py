"""Blank forms: fields high enough for handwriting, boxes to tick, lines to sign on."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.publishing.blocks import Field, FieldGroup, FieldLook, SignatureLine
from workbench.publishing.pdf.fonts import REGULAR
from workbench.publishing.pdf.grid import Columns, Grid, GridCell, GridLook, GridRow
from workbench.publishing.pdf.lines import draw_line
from workbench.publishing.pdf.placed import Canvas, Part, Placed, Stack, Words
from workbench.publishing.pdf.styles import (
    FIELD_HEIGHT,
    HANDWRITING,
    INK,
    MUTED,
    WHITE,
)
from workbench.publishing.pdf.typesetter import Typesetter

_LOOK = GridLook(edge_bottom=0, padding=0, padding_above=5, padding_below=5)
_LABEL_SHARE = (0.34, 0.66)
_TICK = 10.5


class Box(Part):
    """An empty frame to write in."""

    def __init__(self, high: float) -> None:
        super().__init__()
        self.high = high

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = availWidth, self.high
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        _frame(canvas, 0, self.width, self.height)


class DateBoxes(Part):
    """Boxes for day, month and year, each with what belongs in it below."""

    def __init__(self, names: tuple[str, str, str]) -> None:
        super().__init__()
        self.names = names

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = availWidth, FIELD_HEIGHT + 10
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        x = 0.0
        for name, share in zip(self.names, (0.18, 0.18, 0.28), strict=True):
            width = min(self.width, 300) * share
            canvas.saveState()
            canvas.translate(0, 10)
            _frame(canvas, x, width, FIELD_HEIGHT)
            canvas.restoreState()
            draw_line(canvas, (x, 1), name, (REGULAR, 7), MUTED)
            x += width + 8


class Ticked(Part):
    """A box, or a ring for one of several, with the words beside it."""

    def __init__(self, words: Words, *, is_ring: bool) -> None:
        super().__init__(before=1, after=1)
        self.words = words
        self.is_ring = is_ring

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width = availWidth
        self.height = max(self.words.wrap(availWidth - _TICK - 7, 1e6)[1], _TICK + 2) + 3
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        top = self.height - 1.5
        if self.is_ring:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.8)
            canvas.circle(_TICK / 2, top - _TICK / 2, _TICK / 2, stroke=1, fill=0)
        else:
            canvas.saveState()
            canvas.translate(0, top - _TICK)
            _frame(canvas, 0, _TICK, _TICK)
            canvas.restoreState()
        self.words.drawOn(canvas, _TICK + 7, self.height - 0.5 - self.words.height)


class Line(Part):
    """A line to sign on, with room above it."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = availWidth, 34
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.line(0, 2, self.width - 14, 2)


@dataclass(frozen=True, slots=True)
class FormSetter:
    """Sets blank forms."""

    typesetter: Typesetter

    def group(self, group: FieldGroup) -> list[Placed]:
        """The fields of a group below its title."""
        parts: list[Placed] = []
        if group.title:
            title = self.typesetter.words(group.title, "heading3", anchor=group.anchor)
            title.keep_next = True
            parts.append(title)
        rows = [self._row(field) for field in group.fields]
        if rows:
            grid = self._grid(rows, _LABEL_SHARE)
            grid.anchor = "" if group.title else group.anchor
            parts.append(grid)
        return parts

    def signatures(self, line: SignatureLine) -> list[Placed]:
        """Lines side by side, each with its label below."""
        if not line.labels:
            return []
        cells = tuple(
            GridCell(Stack([Line(), self.typesetter.words(label, "field-hint")]))
            for label in line.labels
        )
        return [self._grid([GridRow(cells)], [1.0] * len(cells))]

    def _grid(self, rows: list[GridRow], weights: tuple[float, ...] | list[float]) -> Grid:
        columns = Columns.of(weights, rows, _LOOK)
        return Grid([], rows, columns, _LOOK, self.typesetter.shape.body_height)

    def _row(self, field: Field) -> GridRow:
        label = [self.typesetter.words(field.label, "field-label")]
        if field.hint:
            label.append(self.typesetter.words(field.hint, "field-hint"))
        if field.look is FieldLook.AREA:
            return GridRow((GridCell(Stack([*label, self._area(field)]), 2),))
        if field.look is FieldLook.TICK and not field.options:
            tick = Ticked(self.typesetter.words(field.label, "cell"), is_ring=False)
            return GridRow((GridCell(Stack([tick, *label[1:]]), 2),))
        return GridRow((GridCell(Stack(label)), GridCell(Stack(self._blanks(field)))))

    def _area(self, field: Field) -> Box:
        """A frame of so many lines, never higher than half a page."""
        box = Box(min(max(field.lines, 1) * HANDWRITING, self.typesetter.shape.body_height / 2))
        box.spaceBefore = 4
        return box

    def _blanks(self, field: Field) -> list[Placed]:
        if field.options:
            is_ring = field.look is FieldLook.CHOICE
            return [
                Ticked(self.typesetter.words(option, "cell"), is_ring=is_ring)
                for option in field.options
            ]
        if field.look is FieldLook.DATE:
            return [DateBoxes(self.typesetter.markup.words.date_parts)]
        if field.look is FieldLook.SIGNATURE:
            return [Line()]
        return [Box(FIELD_HEIGHT)]


def _frame(canvas: Canvas, x: float, width: float, height: float) -> None:
    canvas.setStrokeColor(INK)
    canvas.setFillColor(WHITE)
    canvas.setLineWidth(0.7)
    canvas.rect(x, 0, width, height, stroke=1, fill=1)

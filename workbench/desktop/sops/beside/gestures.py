"""What can be done on the flowchart with the mouse, one class per gesture.

A gesture shows what it would do and changes nothing; when it ends it asks for an edit, and the
chart changes when the commit comes back. `cancel` leaves everything as it was.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workbench.desktop.sops.beside import doing
from workbench.desktop.sops.beside.board import Board, Marked, Pointer
from workbench.desktop.sops.beside.chart import Drop, LineKey, centre
from workbench.desktop.theme import SMALL_SIZE, font, theme_in_use
from workbench.diagram.arrows import arrow_head
from workbench.diagram.picture import ChartBox, LaneBand, Point

DIRECTIONS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RADIUS = 6.0


class Gesture:
    """Something that was begun on the chart, and ends or is cancelled."""

    hint = ""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.over = False

    def moved(self, pointer: Pointer) -> None:
        """The mouse moved."""

    def released(self, pointer: Pointer) -> None:
        """The mouse button was let go."""
        self.over = True

    def key(self, key: int) -> bool:
        """A key was pressed; whether the gesture took it."""
        return False

    def paint(self, painter: QPainter) -> None:
        """Show what the gesture would do."""


class PressBox(Gesture):
    """A press on a box chooses it; pulled away, it is moved."""

    hint = "Drop it on another lane to change who leads, or above or below another box. Esc leaves."

    def __init__(self, board: Board, step_id: str, pointer: Pointer) -> None:
        super().__init__(board)
        self._step, self._start, self._now = step_id, pointer, pointer
        self._drop = Drop()
        self._drags = False
        board.mark(Marked(step=step_id))

    def moved(self, pointer: Pointer) -> None:
        self._drags = self._drags or pointer.far_from(self._start)
        self._now = pointer
        if self._drags:
            self._drop = self.board.chart.dropped(self._step, pointer.x, self._middle())

    def released(self, pointer: Pointer) -> None:
        self.over = True
        drop = self._drop if self._drags else Drop()
        if drop.lane is not None:
            doing.reassign(self.board, self._step, drop.lane.key)
        elif drop.place is not None:
            doing.reorder(self.board, self._step, drop.place)

    def paint(self, painter: QPainter) -> None:
        if not self._drags:
            return
        box = self.board.chart.boxes[self._step]
        dx, dy = self._now.x - self._start.x, self._now.y - self._start.y
        area = QRectF(box.x + dx, box.y + dy, box.width, box.height)
        if self._drop.lane is not None:
            paint_band(painter, self._drop.lane)
        paint_ghost(painter, area, self._words())

    def _middle(self) -> float:
        """How high the middle of the box is held."""
        return centre(self.board.chart.boxes[self._step])[1] + self._now.y - self._start.y

    def _words(self) -> str:
        if self._drop.lane is not None:
            lane = self._drop.lane
            return f"Led by {lane.title}" if lane.is_recorded else "Lead not recorded"
        return f"Step {self._drop.place + 1}" if self._drop.place is not None else ""


class DrawLine(Gesture):
    """From a box, or with the end of a line, to another box.

    Begun with the mouse it follows the mouse, pulled or after a click; begun with a key, arrows
    walk to the box and Enter takes it.
    """

    hint = "Choose where it leads: a box, or arrows and Enter. Esc leaves."

    def __init__(
        self,
        board: Board,
        origin: str,
        key: LineKey | None = None,
        start: Pointer | None = None,
    ) -> None:
        super().__init__(board)
        self._origin, self._key, self._start = origin, key, start
        self._target = ""
        self._point: Point | None = None

    def moved(self, pointer: Pointer) -> None:
        self._point = pointer.point
        self._target = self.board.chart.step_at(*pointer.point)

    def released(self, pointer: Pointer) -> None:
        self.moved(pointer)
        if self._start is not None and not pointer.far_from(self._start):
            self._start = None  # a click: the line follows the mouse until the next one
        else:
            self._finish()

    def key(self, key: int) -> bool:
        if key in DIRECTIONS:
            here = self._target or self._origin
            direction = DIRECTIONS[Qt.Key(key)]
            self._target = self.board.chart.towards(here, direction) or self._target
            return True
        if key in ENTER and self._target:
            self._finish()
        return key in ENTER

    def paint(self, painter: QPainter) -> None:
        chart = self.board.chart
        start = chart.boxes[self._origin]
        target = chart.boxes.get(self._target)
        if target is not None:
            paint_ring(painter, target)
        if self._point is not None:
            paint_new_line(painter, _edge(start, self._point), self._point)
        elif target is not None and target is not start:
            end = _edge(target, centre(start))
            paint_new_line(painter, _edge(start, end), end)

    def _finish(self) -> None:
        self.over = True
        if not self._target:
            return
        if self._key is not None:
            doing.retarget(self.board, self._key, self._target)
        else:
            doing.join(self.board, self._origin, self._target)


class PressLine(Gesture):
    """A press on a line chooses it; pulled at the end, it leads elsewhere."""

    hint = DrawLine.hint

    def __init__(self, board: Board, key: LineKey, pointer: Pointer, reach: float) -> None:
        super().__init__(board)
        self._key, self._start = key, pointer
        end = board.chart.end_of(key)
        self._at_end = abs(end[0] - pointer.x) + abs(end[1] - pointer.y) <= 2 * reach
        self._drag: DrawLine | None = None
        board.mark(Marked(line=key))

    def moved(self, pointer: Pointer) -> None:
        way = self.board.chart.way(self._key)
        if self._drag is None and self._at_end and way and pointer.far_from(self._start):
            self._drag = DrawLine(self.board, way.origin, self._key)
        if self._drag is not None:
            self._drag.moved(pointer)

    def released(self, pointer: Pointer) -> None:
        self.over = True
        if self._drag is not None:
            self._drag.released(pointer)

    def paint(self, painter: QPainter) -> None:
        if self._drag is not None:
            self._drag.paint(painter)


class PressLane(Gesture):
    """A press on the title of a lane collapses it or opens it; pulled, the lane is moved."""

    hint = "Drop the lane where it should stand. Esc leaves."

    def __init__(self, board: Board, lane: LaneBand, pointer: Pointer) -> None:
        super().__init__(board)
        self._lane, self._start, self._now = lane, pointer, pointer
        self._drags = False

    def moved(self, pointer: Pointer) -> None:
        self._drags = self._drags or pointer.far_from(self._start)
        self._now = pointer

    def released(self, pointer: Pointer) -> None:
        self.over = True
        if not self._drags:
            self.board.toggle_lane(self._lane.key)
        elif (place := self._place()) is not None:
            doing.move_lane(self.board, self._lane.key, place)

    def paint(self, painter: QPainter) -> None:
        if not self._drags:
            return
        dx = self._now.x - self._start.x
        lane = self._lane
        place = self._place()
        if place is not None:
            lanes = self.board.chart.picture.lanes
            x = lanes[place].x if place < len(lanes) else lanes[-1].x + lanes[-1].width
            painter.setPen(QPen(theme_in_use().colour("accent"), 3.0))
            painter.drawLine(QPointF(x, lane.y), QPointF(x, lane.y + lane.height))
        paint_ghost(painter, QRectF(lane.x + dx, lane.y, lane.width, lane.head), lane.title)

    def _place(self) -> int | None:
        """Before which lane it would stand; None where that is where it stands."""
        lanes = self.board.chart.picture.lanes
        here = lanes.index(self._lane)
        place = sum(self._now.x > each.x + each.width / 2 for each in lanes)
        return None if place in (here, here + 1) else place


def paint_ghost(painter: QPainter, area: QRectF, words: str) -> None:
    """A box that is held, with what letting it go would mean."""
    theme = theme_in_use()
    ground = theme.colour("accent_ground")
    ground.setAlphaF(0.85)
    painter.setPen(QPen(theme.colour("accent"), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(ground)
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    painter.setFont(font(SMALL_SIZE, bold=True))
    painter.setPen(theme.colour("text"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(area.adjusted(4, 2, -4, -2), int(flags), words)


def paint_band(painter: QPainter, lane: LaneBand) -> None:
    """The lane that would take the box over."""
    ground = theme_in_use().colour("accent")
    ground.setAlphaF(0.10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRect(QRectF(lane.x, lane.y, lane.width, lane.height))


def paint_ring(painter: QPainter, box: ChartBox, width: float = 2.0) -> None:
    """The accent around a box."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme_in_use().colour("accent"), width))
    area = QRectF(box.x, box.y, box.width, box.height)
    painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), _RADIUS + 1, _RADIUS + 1)


def paint_new_line(painter: QPainter, start: Point, end: Point) -> None:
    """A line that is being drawn."""
    accent = theme_in_use().colour("accent")
    painter.setPen(QPen(accent, 2.0))
    painter.drawLine(QPointF(*start), QPointF(*end))
    if start != end:
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon([QPointF(x, y) for x, y in arrow_head(end, start)])


def _edge(box: ChartBox, towards: Point) -> Point:
    """Where a straight line from the middle of a box leaves it."""
    x, y = centre(box)
    dx, dy = towards[0] - x, towards[1] - y
    wide = abs(dx) / (box.width / 2) if box.width else 0.0
    high = abs(dy) / (box.height / 2) if box.height else 0.0
    part = max(wide, high)
    return (x, y) if part <= 1 else (x + dx / part, y + dy / part)

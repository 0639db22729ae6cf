"""The flowchart as a widget in which the procedure is edited, in step with the cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.desktop.pictures import PictureView
from workbench.desktop.session import Session
from workbench.desktop.sops.beside import doing
from workbench.desktop.sops.beside.board import Marked, Pointer
from workbench.desktop.sops.beside.branch_field import BranchField
from workbench.desktop.sops.beside.chart import Chart, LineKey
from workbench.desktop.sops.beside.chart_keys import ChartKeys, hint_for
from workbench.desktop.sops.beside.chart_telling import told
from workbench.desktop.sops.beside.gestures import (
    DrawLine,
    Gesture,
    PressBox,
    PressLane,
    PressLine,
    paint_ring,
)
from workbench.desktop.theme import theme_in_use
from workbench.diagram.picture import ChartBox, Point
from workbench.domain.branching import Way

_REACH = 6.0  # pixels around a line or handle that still count as on it
_HANDLE = 6.0
_ADD = 8.0


class ChartView(PictureView):
    """Shows a flowchart, and turns what is done on it into edits.

    A step that is marked here is chosen everywhere; a line or lane is marked here only.
    """

    hinted = Signal(str)
    step_wanted = Signal(str, bool)
    lane_toggled = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chart: Chart | None = None
        self._marked = Marked()
        self._hot = ""
        self._gesture: Gesture | None = None
        self._keys = ChartKeys(self)
        self._field = BranchField(session, self)
        self._field.closed.connect(self._show_hint)

    @property
    def session(self) -> Session:
        return self._session

    @property
    def chart(self) -> Chart:
        assert self._chart is not None
        return self._chart

    @property
    def marked(self) -> Marked:
        return self._marked

    @property
    def hint(self) -> str:
        """What can be done now, in a few words."""
        return self._gesture.hint if self._gesture is not None else hint_for(self._marked)

    def show_chart(self, chart: Chart) -> None:
        """Show the measure as it is now; what is marked stays marked where it is there still."""
        self._end_gesture()
        self._field.leave()
        self._chart = chart
        self.show_picture(chart.picture)
        marked = self._marked
        gone_line = marked.line is not None and marked.line not in chart.lines
        if gone_line or (marked.step and marked.step not in chart.boxes):
            self._marked = Marked(step=self.chosen if self.chosen in chart.boxes else "")
        self._hot = self._hot if self._hot in chart.boxes else ""
        self._tell()

    def show_chosen(self, entity_id: str) -> None:
        """Mark the step that was chosen elsewhere."""
        super().show_chosen(entity_id)
        if entity_id != self._marked.step and self._marked.line is None:
            self._marked = Marked(step=entity_id)
            self._tell()

    def mark(self, marked: Marked) -> None:
        self._marked = marked
        if marked.step and marked.step != self.chosen:
            super().show_chosen(marked.step)
            self.clicked.emit(marked.step)
        self._tell()
        self.update()

    def name_line(self, key: LineKey) -> None:
        way = self.chart.way(key)
        if way is None or not doing.can_be_named(way):
            return
        x, y = self.chart.label_spot(key)
        words = way.condition.text.exactly(self._session.language)
        self._field.open_at(
            QPoint(round(x * self.scale), round(y * self.scale)),
            words,
            otherwise=way.is_else and not words,
            take=lambda typed, otherwise: self._named(way, typed, otherwise=otherwise),
        )
        self.hinted.emit("Type when this branch is taken. Enter takes the words, Esc leaves them.")

    def want_step(self, after: str, *, decides: bool) -> None:
        self.step_wanted.emit(after, decides)

    def activate(self, step_id: str) -> None:
        self.activated.emit(step_id)

    def toggle_lane(self, key: str) -> None:
        self.lane_toggled.emit(key)

    def begin_line(self) -> None:
        line, step = self._marked.line, self._marked.step
        if line is not None and (way := self.chart.way(line)) is not None:
            self._begin(DrawLine(self, way.origin, line))
        elif step in self.chart.boxes:
            self._begin(DrawLine(self, step))

    def handle_of(self, step_id: str) -> Point:
        """The dot from which a line is drawn, in points of the picture."""
        box = self.chart.boxes[step_id]
        return box.x + box.width, box.y + box.height / 2

    def add_spot_of(self, step_id: str) -> Point:
        """The plus that adds a step below, in points of the picture."""
        box = self.chart.boxes[step_id]
        return box.x + min(24.0, box.width / 2), box.y + box.height

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        pointer = self._pointer(event)
        if self._chart is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._gesture is not None:  # a line that was begun with a click or a key
            self._gesture.moved(pointer)
            return
        gesture = self._gesture_at(pointer)
        if gesture is not None:
            self._begin(gesture)
        elif about := self.chart.about_at(*pointer.point):
            self.mark(Marked(step=about))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chart is None:
            return
        pointer = self._pointer(event)
        if self._gesture is not None:
            self._gesture.moved(pointer)
            self.update()
            return
        self.setCursor(self._cursor_at(pointer))
        hot = self._handled_at(pointer) or self.chart.step_at(*pointer.point)
        if hot != self._hot:
            self._hot = hot
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture = self._gesture
        if gesture is not None and event.button() == Qt.MouseButton.LeftButton:
            gesture.released(self._pointer(event))
            self._end_if_over(gesture)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._chart is None:
            return
        pointer = self._pointer(event)
        line = self.chart.line_at(*pointer.point, _REACH / self.scale)
        if about := self.chart.about_at(*pointer.point):
            self._end_gesture()
            self.activated.emit(about)
        elif line is not None:
            self.name_line(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        gesture = self._gesture
        if gesture is not None and event.key() == Qt.Key.Key_Escape:
            self._end_gesture()
        elif gesture is not None:
            gesture.key(event.key())
            self._end_if_over(gesture)
        elif self._chart is None or not self._keys.pressed(event):
            QWidget.keyPressEvent(self, event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._chart is not None:
            at = Pointer(event.pos().x() / self.scale, event.pos().y() / self.scale, self.scale)
            QToolTip.showText(event.globalPos(), self._tip_at(at), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end_gesture()
        self.update()

    def paint_over(self, painter: QPainter) -> None:
        chart = self._chart
        if chart is None:
            return
        if (box := chart.boxes.get(self._marked.step)) is not None:
            paint_ring(painter, box)
            self._paint_focus(painter, box)
        self._paint_line(painter)
        for each in dict.fromkeys((self._marked.step, self._hot)):
            if each in chart.boxes and self._gesture is None:
                self._paint_handles(painter, each)
        if self._gesture is not None:
            self._gesture.paint(painter)

    def _named(self, way: Way, words: str, *, otherwise: bool) -> bool:
        return doing.label(self, way, words, otherwise=otherwise)

    def _gesture_at(self, pointer: Pointer) -> Gesture | None:
        chart, reach = self.chart, _REACH / self.scale
        handled, line = self._handled_at(pointer), self._marked.line
        if handled:
            return self._at_handle(handled, pointer)
        if line is not None and self._near(pointer, chart.end_of(line), 2 * _REACH):
            return PressLine(self, line, pointer, reach)
        if step := chart.step_at(*pointer.point):
            return PressBox(self, step, pointer)
        return self._on_ground(pointer, reach)

    def _at_handle(self, step_id: str, pointer: Pointer) -> Gesture | None:
        if self._near(pointer, self.add_spot_of(step_id), _ADD):
            self.want_step(step_id, decides=False)
            return None
        return DrawLine(self, step_id, start=pointer)

    def _on_ground(self, pointer: Pointer, reach: float) -> Gesture | None:
        line, lane = self.chart.line_at(*pointer.point, reach), self.chart.head_at(*pointer.point)
        if line is not None:
            return PressLine(self, line, pointer, reach)
        if lane is not None:
            self.mark(Marked(lane=lane.key))
            return PressLane(self, lane, pointer)
        return None

    def _handled_at(self, pointer: Pointer) -> str:
        """The step at whose dot or plus the mouse is; only those shown can be taken."""
        for step in dict.fromkeys((self._marked.step, self._hot)):
            if step in self.chart.boxes and (
                self._near(pointer, self.handle_of(step), _HANDLE + 2)
                or self._near(pointer, self.add_spot_of(step), _ADD)
            ):
                return step
        return ""

    def _tip_at(self, pointer: Pointer) -> str:
        """What is under the mouse, or what its dot or plus does."""
        chart = self.chart
        if handled := self._handled_at(pointer):
            adds = self._near(pointer, self.add_spot_of(handled), _ADD)
            return "Add a step below (+)" if adds else "Draw a line to what may follow (L)"
        line = chart.line_at(*pointer.point, _REACH / self.scale)
        if step := chart.step_at(*pointer.point):
            return told(chart, Marked(step=step))
        if line is not None:
            return told(chart, Marked(line=line))
        lane = chart.head_at(*pointer.point)
        return f"{lane.title}: click to fold or open, pull to move" if lane is not None else ""

    def _near(self, pointer: Pointer, point: Point, pixels: float) -> bool:
        away = max(abs(pointer.x - point[0]), abs(pointer.y - point[1]))
        return away * self.scale <= pixels

    def _cursor_at(self, pointer: Pointer) -> Qt.CursorShape:
        chart = self.chart
        if self._handled_at(pointer):
            return Qt.CursorShape.CrossCursor
        on_something = (
            chart.about_at(*pointer.point)
            or chart.line_at(*pointer.point, _REACH / self.scale)
            or chart.head_at(*pointer.point)
        )
        return Qt.CursorShape.PointingHandCursor if on_something else Qt.CursorShape.ArrowCursor

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self._show_hint()
        self.update()

    def _end_if_over(self, gesture: Gesture) -> None:
        if gesture.over and self._gesture is gesture:
            self._end_gesture()
        self.update()

    def _end_gesture(self) -> None:
        if self._gesture is not None:
            self._gesture = None
            self._show_hint()
            self.update()

    def _pointer(self, event: QMouseEvent) -> Pointer:
        at = event.position()
        return Pointer(at.x() / self.scale, at.y() / self.scale, self.scale)

    def _tell(self) -> None:
        """Say what is marked to those who do not see it, and what can be done with it."""
        if self._chart is not None:
            name = self._chart.picture.title
            words = told(self._chart, self._marked)
            self.setAccessibleName(f"Flowchart {name}: {words}" if words else f"Flowchart {name}")
        self._show_hint()

    def _show_hint(self) -> None:
        if not self._field.is_open:
            self.hinted.emit(self.hint)

    def _paint_focus(self, painter: QPainter, box: ChartBox) -> None:
        if self.hasFocus():
            painter.setPen(QPen(theme_in_use().colour("accent"), 1.0, Qt.PenStyle.DashLine))
            area = QRectF(box.x, box.y, box.width, box.height)
            painter.drawRoundedRect(area.adjusted(-6, -6, 6, 6), 9, 9)

    def _paint_line(self, painter: QPainter) -> None:
        """The line that is marked, in the accent, with its end to be pulled."""
        key = self._marked.line
        if key is None or key not in self.chart.lines:
            return
        accent = theme_in_use().colour("accent")
        painter.setPen(QPen(accent, 3.0 if self.hasFocus() else 2.4))
        for points in self.chart.points_of(key):
            painter.drawPolyline([QPointF(x, y) for x, y in points])
        painter.setBrush(theme_in_use().colour("surface"))
        painter.setPen(QPen(accent, 1.6))
        painter.drawEllipse(QPointF(*self.chart.end_of(key)), 4.5, 4.5)

    def _paint_handles(self, painter: QPainter, step_id: str) -> None:
        theme = theme_in_use()
        pen, ground = QPen(theme.colour("accent"), 1.4), theme.colour("surface")
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent"))
        size = 1 / self.scale
        painter.drawEllipse(QPointF(*self.handle_of(step_id)), 4 * size, 4 * size)
        painter.setBrush(ground)
        spot = QPointF(*self.add_spot_of(step_id))
        painter.drawEllipse(spot, 7 * size, 7 * size)
        half = 3.5 * size
        painter.drawLine(spot - QPointF(half, 0), spot + QPointF(half, 0))
        painter.drawLine(spot - QPointF(0, half), spot + QPointF(0, half))

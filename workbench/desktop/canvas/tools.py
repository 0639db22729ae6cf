"""What can be done on the canvas with the mouse, one class per gesture.

A gesture shows what it would do and changes nothing; when it ends it asks the session for an
edit, and the map changes when the commit comes back. `cancel` leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from workbench.desktop.canvas.arrays import nearest_in_direction
from workbench.desktop.canvas.board import Board
from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.overlay import Overlay
from workbench.desktop.canvas.placing import on_grid, put_down
from workbench.desktop.theme import theme_in_use
from workbench.diagram.picture import Point

Join = Callable[[str, str], None]

REACH = 6.0  # pixels around a line that still count as on it
DIRECTIONS: Mapping[int, Point] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BEGINS = 5.0  # pixels the mouse moves before a press becomes a drag


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the mouse is, in pixels of the canvas and on the map; `adding` is Shift or Ctrl."""

    left: float
    top: float
    x: float
    y: float
    adding: bool = False

    def far_from(self, other: Pointer) -> bool:
        """Whether the mouse has moved far enough to mean a drag."""
        return abs(self.left - other.left) + abs(self.top - other.top) > _BEGINS


class Gesture:
    """Something that was begun on the canvas, and ends or is cancelled."""

    cursor = Qt.CursorShape.ArrowCursor
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

    def cancel(self) -> None:
        """Leave everything as it was before the gesture."""

    def paint(self, easel: Easel, overlay: Overlay) -> None:
        """Show what the gesture would do."""


class SelectTool(Gesture):
    """A press on a box, a line or the ground: it chooses, or becomes a drag."""

    def __init__(self, board: Board, pointer: Pointer) -> None:
        super().__init__(board)
        self._start = pointer
        self._box = board.model.box_at(pointer.x, pointer.y)
        self._drag: Gesture | None = None
        if self._box is not None:
            self._press_box(board.model.arrays.boxes[self._box])

    def moved(self, pointer: Pointer) -> None:
        if self._drag is None and pointer.far_from(self._start):
            drag = BandTool if self._box is None else MoveTool
            self._drag = drag(self.board, self._start)
        if self._drag is not None:
            self._drag.moved(pointer)

    def released(self, pointer: Pointer) -> None:
        self.over = True
        if self._drag is not None:
            self._drag.released(pointer)
        elif self._box is None:
            self._press_line(pointer)

    def cancel(self) -> None:
        if self._drag is not None:
            self._drag.cancel()

    def paint(self, easel: Easel, overlay: Overlay) -> None:
        if self._drag is not None:
            self._drag.paint(easel, overlay)

    def _press_box(self, key: str) -> None:
        board = self.board
        if self._start.adding:
            board.select((board.selection & board.model.agencies.keys()) ^ {key}, key)
        elif key in board.selection and len(board.selection) > 1:
            board.select(board.selection, key)
        else:
            board.select((key,), key)

    def _press_line(self, pointer: Pointer) -> None:
        """Choose the line under the mouse; of referrals that share a line, one after the other."""
        board = self.board
        line = board.model.line_at(pointer.x, pointer.y, REACH / board.view.scale)
        if line is not None:
            shared = board.model.link(line).referrals
            here = next((n for n, each in enumerate(shared) if each in board.selection), -1)
            following = shared[(here + 1) % len(shared)]
            board.select((following,), following)
        elif not pointer.adding:
            board.select(())


class BandTool(Gesture):
    """A rectangle pulled over the ground chooses the boxes it touches."""

    def __init__(self, board: Board, start: Pointer) -> None:
        super().__init__(board)
        self._start = self._end = start
        kept = board.selection & board.model.agencies.keys()
        self._before = kept if start.adding else frozenset[str]()

    def moved(self, pointer: Pointer) -> None:
        self._end = pointer
        self.board.update()

    def released(self, pointer: Pointer) -> None:
        self.over = True
        self._end = pointer
        area = self._area()
        model = self.board.model
        touched = model.arrays.boxes_within((area.left(), area.top(), area.right(), area.bottom()))
        inside = [model.arrays.boxes[box] for box in touched if model.shown.boxes[box]]
        self.board.select(self._before | set(inside), inside[0] if inside else "")

    def cancel(self) -> None:
        self.board.update()

    def paint(self, easel: Easel, overlay: Overlay) -> None:
        theme = theme_in_use()
        pen = QPen(theme.colour("accent"), 1.0)
        pen.setCosmetic(True)
        ground = theme.colour("accent")
        ground.setAlphaF(0.10)
        easel.use_map()
        easel.painter.setPen(pen)
        easel.painter.setBrush(ground)
        easel.painter.drawRect(self._area())

    def _area(self) -> QRectF:
        start, end = self._start, self._end
        return QRectF(start.x, start.y, end.x - start.x, end.y - start.y).normalized()


class MoveTool(Gesture):
    """The chosen boxes follow the mouse; letting go puts them down as one undo step."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, board: Board, start: Pointer) -> None:
        super().__init__(board)
        self._start = start
        arrays = board.model.arrays
        self._held = {
            key: arrays.centre(arrays.box_of[key])
            for key in sorted(board.selection)
            if key in arrays.box_of
        }

    def moved(self, pointer: Pointer) -> None:
        self.board.lift(self._points(pointer))

    def released(self, pointer: Pointer) -> None:
        self.over = True
        points = self._points(pointer)
        if points == self._held or not put_down(self.board.session, points):
            self.board.lift({})

    def cancel(self) -> None:
        self.board.lift({})

    def _points(self, pointer: Pointer) -> dict[str, Point]:
        dx, dy = pointer.x - self._start.x, pointer.y - self._start.y
        return {key: (on_grid(x + dx), on_grid(y + dy)) for key, (x, y) in self._held.items()}


class ConnectTool(Gesture):
    """From a box to another: asks for a referral.

    Begun with the mouse it follows the mouse; begun with a key, arrows walk to the receiver and
    Enter joins the two.
    """

    cursor = Qt.CursorShape.CrossCursor
    hint = "Choose the receiver: click it, or arrows and Enter. Escape leaves."

    def __init__(self, board: Board, sender: str, join: Join) -> None:
        super().__init__(board)
        self.sender = sender
        self._join = join
        self._target = ""
        self._point: Point | None = None

    def moved(self, pointer: Pointer) -> None:
        self._point = (pointer.x, pointer.y)
        box = self.board.model.box_at(pointer.x, pointer.y)
        self._aim("" if box is None else self.board.model.arrays.boxes[box])

    def released(self, pointer: Pointer) -> None:
        self.moved(pointer)
        self._finish()

    def key(self, key: int) -> bool:
        if key in DIRECTIONS:
            self._walk(DIRECTIONS[key])
            return True
        if key in ENTER and self._target:
            self._finish()
        return key in ENTER

    def cancel(self) -> None:
        self._aim("")

    def paint(self, easel: Easel, overlay: Overlay) -> None:
        model = self.board.model
        sender = model.arrays.box_of[self.sender]
        if self._target and self._target != self.sender:
            target = model.arrays.box_of[self._target]
            overlay.paint_new_line(easel, model.line_onto(sender, target))
        elif self._point is not None and not self._target:
            overlay.paint_new_line(easel, model.line_towards(sender, self._point))

    def _aim(self, key: str) -> None:
        self._target = key
        self.board.aim_at(key)

    def _walk(self, direction: Point) -> None:
        model = self.board.model
        arrays = model.arrays
        here = arrays.box_of[self._target or self.sender]
        found = nearest_in_direction(
            (arrays.x, arrays.y), arrays.centre(here), direction, model.shown_boxes
        )
        if found is not None:
            self._aim(arrays.boxes[found])

    def _finish(self) -> None:
        self.over = True
        target = self._target
        self._aim("")
        if target:
            self._join(self.sender, target)


class PanTool(Gesture):
    """The map follows the mouse: middle button, or the space bar held."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, board: Board, start: Pointer) -> None:
        super().__init__(board)
        self._start = start
        self._before = board.view

    def moved(self, pointer: Pointer) -> None:
        dx, dy = pointer.left - self._start.left, pointer.top - self._start.top
        self.board.look(self._before.panned(dx, dy))

    def cancel(self) -> None:
        self.board.look(self._before)

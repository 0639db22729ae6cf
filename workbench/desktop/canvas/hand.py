"""The hand on the map: what the mouse is over, and the gesture it is in the middle of."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from workbench.desktop.canvas.actions import MapActions
from workbench.desktop.canvas.board import Board
from workbench.desktop.canvas.overlay import HANDLE_RADIUS, handle_of
from workbench.desktop.canvas.tools import (
    REACH,
    ConnectTool,
    Gesture,
    PanTool,
    Pointer,
    SelectTool,
)

_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_HANDLE_REACH = HANDLE_RADIUS + 2.0


class Hand:
    """Turns what the mouse does into gestures; one gesture at a time."""

    def __init__(self, board: Board, actions: MapActions) -> None:
        self._board = board
        self._actions = actions
        self.gesture: Gesture | None = None
        self.hot = ""
        self.may_pan = False

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the mouse pointer looks now."""
        if self.gesture is not None:
            return self.gesture.cursor
        if self.may_pan:
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.PointingHandCursor if self.hot else Qt.CursorShape.ArrowCursor

    @property
    def hint(self) -> str:
        """What can be done next, while a gesture waits for it."""
        return self.gesture.hint if self.gesture is not None else ""

    def press(self, event: QMouseEvent) -> None:
        """A button went down: begin what it stands for here."""
        if self.gesture is not None:
            return
        pointer = self._pointer(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self.may_pan):
            self.gesture = PanTool(self._board, pointer)
        elif left and (sender := self._handle_at(event.position())):
            self.connect_from(sender)
        elif left:
            self.gesture = SelectTool(self._board, pointer)

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved: go on with the gesture, or see what it is over."""
        if self.gesture is not None:
            self.gesture.moved(self._pointer(event))
        else:
            self._hover(event)

    def release(self, event: QMouseEvent) -> None:
        """The button was let go."""
        if self.gesture is not None:
            self.gesture.released(self._pointer(event))
            self._end_if_over()

    def double_click(self, event: QMouseEvent) -> None:
        """On a box: name it. On the ground: a new agency here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pointer, model = self._pointer(event), self._board.model
        box = model.box_at(pointer.x, pointer.y)
        if box is not None:
            self._actions.begin_rename(model.arrays.boxes[box])
        elif model.line_at(pointer.x, pointer.y, REACH / self._board.view.scale) is None:
            self._actions.add_agency((pointer.x, pointer.y))

    def key(self, key: int) -> bool:
        """Let the gesture have a key; whether it took it."""
        taken = self.gesture is not None and self.gesture.key(key)
        self._end_if_over()
        return taken

    def connect_from(self, sender: str) -> None:
        """Begin a referral from this agency."""
        self.gesture = ConnectTool(self._board, sender, self._actions.join)

    def cancel(self) -> bool:
        """Give up the gesture; False where there is none."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def drop(self) -> None:
        """Give up a gesture that the map has changed under; one that has ended keeps its effect."""
        if self.gesture is not None and not self.gesture.over:
            self.cancel()

    def _end_if_over(self) -> None:
        if self.gesture is not None and self.gesture.over:
            self.gesture = None

    def _pointer(self, event: QMouseEvent) -> Pointer:
        at = event.position()
        x, y = self._board.view.to_map(at.x(), at.y())
        return Pointer(at.x(), at.y(), x, y, adding=bool(event.modifiers() & _ADDING))

    def _hover(self, event: QMouseEvent) -> None:
        pointer, model = self._pointer(event), self._board.model
        box = model.box_at(pointer.x, pointer.y)
        if box is not None:
            self.hot = model.arrays.boxes[box]
        elif not self.hot or self._handle_at(event.position()) != self.hot:
            line = model.line_at(pointer.x, pointer.y, REACH / self._board.view.scale)
            self.hot = "" if line is None else model.link(line).referrals[0]

    def _handle_at(self, at: QPointF) -> str:
        """The agency whose handle is under the mouse; only a hovered box shows its handle."""
        if self.hot not in self._board.model.arrays.box_of:
            return ""
        x, y = self._board.view.to_canvas(*handle_of(self._board.model, self.hot))
        near = max(abs(x - at.x()), abs(y - at.y())) <= _HANDLE_REACH
        return self.hot if near else ""

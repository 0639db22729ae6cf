"""The keys of the flowchart: walking, moving, drawing, naming, removing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workbench.desktop.sops.beside import doing
from workbench.desktop.sops.beside.board import Board, Marked
from workbench.desktop.sops.beside.gestures import DIRECTIONS
from workbench.domain.values import StepId

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
_HELD = _CTRL | _ALT | Qt.KeyboardModifier.MetaModifier
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPRIGHT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

STEP_HINT = (
    "Ctrl ← → lane · Alt ↑ ↓ order · L line · B its lines · + step · D decision · Enter title"
)
LINE_HINT = "F2 words · O otherwise · L lead elsewhere · B next line · Del removes · arrows: boxes"
LANE_HINT = "H collapses or opens · Shift+← → moves the lane · arrows: boxes"
NO_HINT = "Click or arrows choose a box, B its lines. Pull the dot at a box to draw a line."


class Drawing(Board, Protocol):
    """The flowchart as the keys see it."""

    def begin_line(self) -> None:
        """Draw a line from the box that is marked, or lead the line elsewhere."""


class ChartKeys:
    """Knows which key does what with what is marked."""

    def __init__(self, board: Drawing) -> None:
        self._board = board
        self._plain: Mapping[int, Callable[[], object]] = {
            Qt.Key.Key_L: board.begin_line,
            Qt.Key.Key_B: self._next_line,
            Qt.Key.Key_Plus: lambda: self._want(decides=False),
            Qt.Key.Key_Insert: lambda: self._want(decides=False),
            Qt.Key.Key_D: lambda: self._want(decides=True),
            Qt.Key.Key_H: self._toggle_lane,
            Qt.Key.Key_O: self._toggle_otherwise,
            Qt.Key.Key_F2: self._name,
            Qt.Key.Key_Return: self._name,
            Qt.Key.Key_Enter: self._name,
            Qt.Key.Key_Delete: lambda: doing.remove(board),
        }

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; False where it stands for nothing here."""
        key, held = event.key(), event.modifiers() & _HELD
        if key in DIRECTIONS:
            return self._direction(Qt.Key(key), event.modifiers())
        perform = self._plain.get(key) if held == _NONE else None
        if perform is None or (not self._board.marked and key != Qt.Key.Key_B):
            return False
        perform()
        return True

    def _direction(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        held = modifiers & (_HELD | _SHIFT)
        marked = self._board.marked
        if held == _CTRL and key in _SIDEWAYS and marked.step:
            return self._to_lane(_SIDEWAYS[key])
        if held == _ALT and key in _UPRIGHT and marked.step:
            return self._reorder(_UPRIGHT[key])
        if held == _SHIFT and key in _SIDEWAYS:
            return self._move_lane(_SIDEWAYS[key])
        return held == _NONE and self._walk(key)

    def _walk(self, key: Qt.Key) -> bool:
        board = self._board
        here = self._step_here()
        target = board.chart.towards(here, DIRECTIONS[key]) if here else ""
        if marked := (target or here or next(iter(board.chart.boxes), "")):
            board.mark(Marked(step=marked))
        return bool(marked)

    def _step_here(self) -> str:
        """The step that is marked, or that the marked line leaves."""
        marked, chart = self._board.marked, self._board.chart
        if marked.line is not None:
            way = chart.way(marked.line)
            return way.origin if way is not None else ""
        return marked.step if marked.step in chart.boxes else ""

    def _lane_here(self) -> str | None:
        if self._board.marked.lane is not None:
            return self._board.marked.lane
        box = self._board.chart.boxes.get(self._step_here())
        return box.lane if box is not None else None

    def _to_lane(self, by: int) -> bool:
        board = self._board
        box = board.chart.boxes.get(board.marked.step)
        lane = board.chart.next_lane(box.lane, by) if box is not None else None
        if lane is not None:
            doing.reassign(board, board.marked.step, lane.key)
        return True

    def _reorder(self, by: int) -> bool:
        board = self._board
        place = board.chart.order.index(StepId(board.marked.step)) + by
        if 0 <= place < len(board.chart.order):
            doing.reorder(board, board.marked.step, place)
        return True

    def _move_lane(self, by: int) -> bool:
        board, key = self._board, self._lane_here()
        if key is None:
            return False
        place = [each.key for each in board.chart.picture.lanes].index(key)
        if 0 <= place + by < len(board.chart.picture.lanes):
            doing.move_lane(board, key, place + 2 if by > 0 else place - 1)
        return True

    def _next_line(self) -> None:
        """Go round the lines that leave the box."""
        here = self._step_here() or next(iter(self._board.chart.boxes), "")
        lines = self._board.chart.lines_from(here)
        if lines:
            now = self._board.marked.line
            place = lines.index(now) + 1 if now in lines else 0
            self._board.mark(Marked(line=lines[place % len(lines)]))

    def _want(self, *, decides: bool) -> None:
        if here := self._step_here():
            self._board.want_step(here, decides=decides)

    def _toggle_lane(self) -> None:
        if (key := self._lane_here()) is not None:
            self._board.toggle_lane(key)

    def _toggle_otherwise(self) -> None:
        if self._board.marked.line is not None:
            doing.toggle_otherwise(self._board, self._board.marked.line)

    def _name(self) -> None:
        marked = self._board.marked
        if marked.line is not None:
            self._board.name_line(marked.line)
        elif marked.step:
            self._board.activate(marked.step)


def hint_for(marked: Marked) -> str:
    """What can be done with what is marked."""
    if marked.line is not None:
        return LINE_HINT
    if marked.step:
        return STEP_HINT
    return LANE_HINT if marked.lane is not None else NO_HINT

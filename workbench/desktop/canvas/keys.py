"""The keys of the canvas: walking, moving, naming, joining, removing, zooming."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from workbench.desktop.canvas.actions import MapActions
from workbench.desktop.canvas.tools import DIRECTIONS

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Keyed(Protocol):
    """What the keys ask of the canvas itself."""

    def begin_connecting(self) -> None:
        """Choose the receiver of a referral from the agency that is marked."""

    def zoom_in(self) -> None:
        """Show the map larger."""

    def zoom_out(self) -> None:
        """Show the map smaller."""

    def fit(self) -> None:
        """Show the whole map."""

    def select_all(self) -> None:
        """Mark every agency to be seen."""


class Keyboard:
    """Knows which key does what; what is held down counts until it is let go."""

    def __init__(self, canvas: Keyed, actions: MapActions) -> None:
        self._actions = actions
        self._plain: Mapping[int, Callable[[], object]] = {
            Qt.Key.Key_Return: actions.begin_rename,
            Qt.Key.Key_Enter: actions.begin_rename,
            Qt.Key.Key_F2: actions.begin_rename,
            Qt.Key.Key_Delete: actions.remove_marked,
            Qt.Key.Key_C: canvas.begin_connecting,
            Qt.Key.Key_N: actions.add_agency,
            Qt.Key.Key_F: canvas.fit,
            Qt.Key.Key_Plus: canvas.zoom_in,
            Qt.Key.Key_Minus: canvas.zoom_out,
        }
        self._with_control: Mapping[int, Callable[[], object]] = {
            Qt.Key.Key_Plus: canvas.zoom_in,
            Qt.Key.Key_Equal: canvas.zoom_in,
            Qt.Key.Key_Minus: canvas.zoom_out,
            Qt.Key.Key_0: canvas.fit,
            Qt.Key.Key_A: canvas.select_all,
        }
        self._moving = False
        self.panning = False

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; False where it stands for nothing here."""
        key, held = event.key(), event.modifiers() & _MODIFIERS
        if key in _ALONE:
            return False
        if key in (Qt.Key.Key_M, Qt.Key.Key_Space) and held == _NONE:
            self._moving |= key == Qt.Key.Key_M
            self.panning |= key == Qt.Key.Key_Space
            return True
        if key in DIRECTIONS and (held == _ALT or (self._moving and held == _NONE)):
            self._actions.nudge(DIRECTIONS[key])
            return True
        self._actions.end_nudge()
        if key in DIRECTIONS and held == _NONE:
            self._actions.walk(DIRECTIONS[key])
            return True
        perform = {_NONE: self._plain, _CTRL: self._with_control}.get(held, {}).get(key)
        if perform is not None:
            perform()
        return perform is not None

    def released(self, event: QKeyEvent) -> None:
        """A key was let go."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_M:
            self._moving = False
        elif event.key() == Qt.Key.Key_Space:
            self.panning = False

    def forget(self) -> None:
        """Nothing is held any more: the canvas has lost the keyboard."""
        self._moving = self.panning = False
        self._actions.end_nudge()

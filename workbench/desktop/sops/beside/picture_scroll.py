"""A picture that is larger than its window: zoomed, scrolled, and kept in place when it changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from workbench.desktop.pictures import PictureView

_STEP = 1.2
_CTRL = Qt.KeyboardModifier.ControlModifier
_NOTCH = 120
_EDGE = 2
_MARGIN = 16


class PictureScroll(QScrollArea):
    """Shows a picture as wide as there is room, while it can be read; Ctrl and wheel zoom.

    `least` is the scale below which its words are too small; it is scrolled across instead.
    """

    zoom_changed = Signal()

    def __init__(self, view: PictureView, name: str, least: float) -> None:
        super().__init__()
        self.view = view
        self._least = least
        self._is_fitted = True
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(view)
        view.installEventFilter(self)

    @property
    def percent(self) -> int:
        """The zoom: 100 is the size at which the picture was drawn."""
        return round(100 * self.view.scale)

    def take(self, anchor: str = "") -> None:
        """After another picture was shown: scale it, with the anchor where it was in view."""
        if self._is_fitted:
            self.view.show_scale(self._fitting())
        self.zoom_changed.emit()
        if anchor:
            self._settle()

    def place_of(self, entity_id: str) -> QPointF | None:
        """Where in the window an entity is drawn; None where it is not in view."""
        box = self.view.box_of(entity_id)
        at = QPointF(self.view.mapTo(self.viewport(), box.center().toPoint()))
        inside = QRectF(self.viewport().rect()).contains(at)
        return at if inside and not box.isEmpty() else None

    def bring_back(self, entity_id: str, place: QPointF) -> None:
        """Scroll so that an entity stands again where it stood."""
        self._settle()
        box = self.view.box_of(entity_id)
        if not box.isEmpty():
            at = self.view.mapTo(self.viewport(), box.center().toPoint())
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() + round(at.x() - place.x()))
            down.setValue(down.value() + round(at.y() - place.y()))

    def reveal(self, entity_id: str) -> None:
        """Bring an entity into view, and move nothing where it is."""
        box = self.view.box_of(entity_id)
        if not box.isEmpty():
            self._settle()
            x, y = round(box.center().x()), round(box.center().y())
            self.ensureVisible(
                x, y, round(box.width() / 2) + _MARGIN, round(box.height() / 2) + _MARGIN
            )

    def fit(self) -> None:
        """Use the width there is, as long as the words can be read."""
        self._is_fitted = True
        self.view.show_scale(self._fitting())
        self.zoom_changed.emit()

    def fit_whole(self) -> None:
        """Show all of it at once."""
        picture = self.view.picture
        if picture is not None:
            self._is_fitted = False
            room = self.viewport().size()
            wide = (room.width() - _EDGE) / max(1.0, picture.width)
            high = (room.height() - _EDGE) / max(1.0, picture.height)
            self.view.show_scale(min(wide, high))
            self.zoom_changed.emit()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Draw it larger or smaller; the point of the window that is named stays where it is."""
        around = around or QPointF(self.viewport().rect().center())
        before = self.view.scale
        on_picture = QPointF(self.view.mapFrom(self.viewport(), around.toPoint())) / before
        self._is_fitted = False
        self.view.show_scale(before * factor)
        self._settle()
        moved = on_picture * self.view.scale - around
        self.horizontalScrollBar().setValue(round(moved.x()))
        self.verticalScrollBar().setValue(round(moved.y()))
        self.zoom_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            QTimer.singleShot(0, self, self._refit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that zoom, pressed in the picture."""
        if isinstance(event, QKeyEvent) and _is_pressed_with_ctrl(event):
            return self._zoomed_by(event.key())
        return super().eventFilter(watched, event)

    def _zoomed_by(self, key: int) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_9:
            self.fit_whole()
        else:
            return False
        return True

    def _refit(self) -> None:
        if self._is_fitted and abs(self.view.scale - self._fitting()) > 0.001:
            self.fit()

    def _fitting(self) -> float:
        picture = self.view.picture
        if picture is None:
            return 1.0
        # As if the scroll bar stood there always: else fitting would make it come and go.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - _EDGE
        return max(self._least, min(1.0, room / max(1.0, picture.width)))

    def _settle(self) -> None:
        """Let the scroll bars know the size of the picture now, and not when Qt comes round."""
        room, size = self.viewport().size(), self.view.size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, size.width() - room.width()))
        down.setRange(0, max(0, size.height() - room.height()))


def _is_pressed_with_ctrl(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and bool(event.modifiers() & _CTRL)

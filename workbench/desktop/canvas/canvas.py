"""The network map as a widget: an own canvas fed from arrays, with a still layer and an overlay.

Every frame is the still layer, shown as an image, with what is marked or held painted over it.
The layer follows in short slices, so that moving, zooming and hovering never wait for it. A
screen reader sees nothing of a canvas: the list beside it shows the same agencies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.desktop.canvas.actions import MapActions
from workbench.desktop.canvas.arrays import Box
from workbench.desktop.canvas.board import NameTaken
from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.filtering import MapFilter
from workbench.desktop.canvas.hand import Hand
from workbench.desktop.canvas.keys import Keyboard
from workbench.desktop.canvas.model import BOX_SIZE, Changed, NetworkModel
from workbench.desktop.canvas.name_field import NameField
from workbench.desktop.canvas.overlay import Marks, handle_of
from workbench.desktop.canvas.screen import Screen
from workbench.desktop.canvas.sprites import Badge, BoxFace
from workbench.desktop.canvas.telling import description, face_of, tip_at
from workbench.desktop.canvas.tools import REACH
from workbench.desktop.canvas.viewport import Viewport, fitted
from workbench.desktop.session import Session
from workbench.diagram.picture import Point
from workbench.workspace import Committed

_FIT_MARGIN = 10.0
_ZOOM_STEP = 1.2
_WHEEL_STEP = 1.0015  # for each eighth of a degree that the wheel turns


class NetworkCanvas(QWidget):
    """Shows the map of a session, and turns what is done on it into edits."""

    view_changed = Signal()
    marked = Signal()
    hinted = Signal(str)
    naming_ended = Signal()
    done = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network-canvas")
        self.setAccessibleName("Map of the referral network")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 120)
        self._session = session
        self._model = NetworkModel(session.state, session.language)
        self._badges: Mapping[str, Badge] = {}
        self._screen = Screen(self._model, self._face)
        self._marks = Marks()
        self._view = Viewport()
        self._is_fitted = True
        self._hint = ""
        self._refining = QTimer(self)
        self._refining.setSingleShot(True)
        self._refining.timeout.connect(self.update)
        self._name_field = NameField(session, self)
        self._name_field.closed.connect(self.naming_ended)
        self.map_actions = MapActions(self)
        self._keyboard = Keyboard(self, self.map_actions)
        self._hand = Hand(self, self.map_actions)
        session.committed.connect(self._follow)
        session.chosen.connect(self._show_chosen)
        session.language_changed.connect(self._speak)
        self._show_chosen(session.chosen_id)

    @property
    def session(self) -> Session:
        return self._session

    @property
    def model(self) -> NetworkModel:
        return self._model

    @property
    def view(self) -> Viewport:
        return self._view

    @property
    def selection(self) -> frozenset[str]:
        return self._marks.selection

    @property
    def is_sharp(self) -> bool:
        """Whether everything shown is the latest, with nothing left to paint."""
        return self._screen.is_sharp(self._view, self._size())

    @property
    def sprites_painted(self) -> int:
        """How many pictures of boxes were painted so far: a new name costs one."""
        return self._screen.sprites_painted

    @property
    def is_naming(self) -> bool:
        """Whether a name is being typed on the map."""
        return self._name_field.is_open

    def is_shown(self, entity_id: str) -> bool:
        """Whether an agency or referral is on the map, and no filter hides it."""
        model = self._model
        if entity_id in model.arrays.box_of:
            return bool(model.shown.boxes[model.arrays.box_of[entity_id]])
        line = model.line_of.get(entity_id)
        return line is not None and bool(model.shown.lines[line])

    def label_of(self, agency_id: str) -> str:
        """The name that stands on the box of an agency."""
        return self._model.agencies[agency_id].name

    def badge_of(self, agency_id: str) -> Badge | None:
        """What stands on the badge of an agency's box, where it has one."""
        return self._badges.get(agency_id)

    def pixel_of(self, agency_id: str) -> QPointF:
        """Where on the canvas the middle of an agency's box is."""
        arrays = self._model.arrays
        return QPointF(*self._view.to_canvas(*arrays.centre(arrays.box_of[agency_id])))

    def handle_pixel_of(self, agency_id: str) -> QPointF:
        """Where on the canvas the handle is from which a referral is pulled."""
        return QPointF(*self._view.to_canvas(*handle_of(self._model, agency_id)))

    def seen(self) -> Box:
        return self._view.seen(*self._size())

    def select(self, ids: Iterable[str], foremost: str = "") -> None:
        self._marks.selection = frozenset(ids)
        kept = foremost in self._marks.selection
        self._session.choose(foremost if kept else min(self._marks.selection, default=""))
        self._describe()
        self.marked.emit()
        self.update()

    def look(self, view: Viewport) -> None:
        self._is_fitted = False
        self._show_view(view)

    def lift(self, points: Mapping[str, Point]) -> None:
        if points.keys() != self._marks.lifted.keys():
            self._screen.leave_out(points.keys())
        self._marks.lifted = dict(points)
        self.update()

    def aim_at(self, key: str) -> None:
        self._marks.target = key
        self.update()

    def ask_name(self, centre: Point, text: str, take: NameTaken) -> None:
        self._bring_into_view(centre)
        width, height = BOX_SIZE
        left, top = self._view.to_canvas(centre[0] - width / 2, centre[1] - height / 2)
        area = QRectF(left, top, width * self._view.scale, height * self._view.scale)
        self._name_field.open_over(area.toAlignedRect(), text, take)

    def tell(self, done: str) -> None:
        self.done.emit(done)

    def show_badges(self, badges: Mapping[str, Badge]) -> None:
        """Show what the findings about each agency come to."""
        old, self._badges = self._badges, dict(badges)
        changed = {key for key in old.keys() | badges.keys() if old.get(key) != badges.get(key)}
        self._screen.renew_faces(changed)
        self.update()

    def filter(self, wanted: MapFilter) -> None:
        """Hide and dim what is not wanted; nothing moves."""
        self._model.filter(wanted)
        self._screen.spoil()
        self.update()

    def reveal(self, entity_id: str) -> None:
        """Bring an agency, or the ends of a referral, into view."""
        arrays = self._model.arrays
        line = self._model.line_of.get(entity_id)
        boxes = [arrays.box_of[entity_id]] if entity_id in arrays.box_of else []
        if line is not None:
            boxes = [int(arrays.receiver[line]), int(arrays.sender[line])]
        for box in boxes:
            self._bring_into_view(arrays.centre(box))

    def begin_connecting(self) -> None:
        """Choose the receiver of a referral from the agency that is marked."""
        if sender := self.map_actions.chosen_agency:
            self._hand.connect_from(sender)
            self._show_hand()

    def zoom_in(self) -> None:
        """Show the map larger."""
        self.zoom(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the map smaller."""
        self.zoom(1 / _ZOOM_STEP)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show the map so many times larger around a pixel, or around the middle."""
        middle = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        self.look(self._view.zoomed(factor, middle.x(), middle.y()))

    def fit(self) -> None:
        """Show the whole map; it stays whole when the canvas gets another size."""
        margin, whole = _FIT_MARGIN, self._model.whole
        view = fitted(whole, self.width() - 2 * margin, self.height() - 2 * margin)
        left, top = view.left - margin / view.scale, whole[1] - margin / view.scale
        self._show_view(Viewport(left, top, view.scale))
        self._is_fitted = True

    def select_all(self) -> None:
        """Mark every agency to be seen."""
        boxes = self._model.arrays.boxes
        self.select([boxes[box] for box in self._model.shown_boxes])

    def cancel(self) -> None:
        """Give up the gesture that was begun, or else what is marked."""
        if not self._hand.cancel():
            self.select(())
        self._show_hand()

    def paintEvent(self, _event: QPaintEvent) -> None:
        size, ratio = self._size(), self.devicePixelRatioF()
        if self._screen.refine(self._view, size, ratio) and self._hand.gesture is None:
            self._marks.lifted = {}  # what was put down now stands on the still layer
        painter = QPainter(self)
        easel = Easel(painter, self._view, ratio)
        self._screen.paint(easel, size, self._marks)
        if self._hand.gesture is not None:
            self._hand.gesture.paint(easel, self._screen.overlay)
        self._screen.paint_titles(easel, size)
        painter.end()
        if not self.is_sharp:
            self._refining.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_field.leave()
        if self._is_fitted:
            self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.map_actions.end_nudge()
        self._hand.press(event)
        self._show_hand()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)
        self._show_hand()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)
        self._show_hand()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.look(self._view.panned(turned.y() or turned.x(), 0.0))
        else:
            self.zoom(_WHEEL_STEP ** turned.y(), event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hand.hot = ""
        self._show_hand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        busy = self._hand.gesture is not None
        if event.key() == Qt.Key.Key_Escape and (busy or self._marks.selection):
            self.cancel()
        elif self._hand.key(event.key()):
            self._show_hand()
        elif busy or not self._keyboard.pressed(event):
            super().keyPressEvent(event)
        self._hand.may_pan = self._keyboard.panning
        self._show_hand()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keyboard.released(event)
        self._hand.may_pan = self._keyboard.panning
        self._show_hand()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keyboard.forget()
        self._hand.may_pan = False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # Qt calls it so
        """Tab goes from box to box, and on to the next widget behind the last one."""
        self.map_actions.end_nudge()
        return self.map_actions.cycle(1 if forward else -1) or super().focusNextPrevChild(forward)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._screen.change_colours()
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self._view.to_map(event.pos().x(), event.pos().y())
            tip = tip_at(self._session, self._model, point, REACH / self._view.scale)
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def _size(self) -> tuple[int, int]:
        return max(1, self.width()), max(1, self.height())

    def _show_hand(self) -> None:
        """Show what the hand is over and what it does."""
        self._marks.hot = self._hand.hot
        if self._hand.hint != self._hint:
            self._hint = self._hand.hint
            self.hinted.emit(self._hint)
        self.setCursor(self._hand.cursor)
        self.update()

    def _follow(self, commit: Committed) -> None:
        self._take_change(self._model.follow(commit.state, commit.delta))

    def _speak(self, language: str) -> None:
        self._take_change(self._model.speak(language))

    def _take_change(self, changed: Changed) -> None:
        here = self._model.agencies.keys() | self._model.line_of.keys()
        self._marks.selection &= here
        self._hand.hot = self._marks.hot = self._hand.hot if self._hand.hot in here else ""
        self._screen.renew_faces(changed.faces)
        if changed.shape:
            self._hand.drop()
            self._screen.leave_out(())
            if self._is_fitted:
                self.fit()
        self._describe()
        self.update()

    def _show_chosen(self, entity_id: str) -> None:
        """Follow what is chosen elsewhere; several boxes that are marked here stay marked."""
        here = self._model.standing_for(entity_id)
        if here not in self._marks.selection:
            self._marks.selection = frozenset((here,)) if here else frozenset()
            self._describe()
            self.update()

    def _show_view(self, view: Viewport) -> None:
        self._name_field.leave()
        self._view = view
        self.view_changed.emit()
        self.update()

    def _bring_into_view(self, centre: Point) -> None:
        half_width, half_height = BOX_SIZE[0] / 2, BOX_SIZE[1] / 2
        (x, y), size = centre, self._size()
        box = (x - half_width, y - half_height, x + half_width, y + half_height)
        wanted = self._view.showing(box, *size)
        if wanted != self._view:
            self.look(wanted)

    def _face(self, key: str) -> BoxFace:
        return face_of(self._session, self._model, self._badges, key)

    def _describe(self) -> None:
        self.setAccessibleDescription(description(self._session, self.selection))

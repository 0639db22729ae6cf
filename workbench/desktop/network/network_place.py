"""The Network place: who sends people to whom, drawn, filtered, changed and explained."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.desktop.canvas.owners import owner_of
from workbench.desktop.place import Place
from workbench.desktop.session import Session

if TYPE_CHECKING:
    from workbench.desktop.network.map_desk import MapDesk


class NetworkPlace(Place):
    """The map with its list, its filters and its inspector.

    They need a numerical library and a layout, so they are built when the place is first shown:
    a window that begins elsewhere does not wait for them.
    """

    key = "network"
    title = "Network"
    icon = "network"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made: MapDesk | None = None
        rooms = [_Room(), _Room(), _Room()]
        self.side, self.centre, self.inspector = rooms
        for room in rooms:
            room.entered.connect(self._build)

    def shows(self, entity_id: str) -> bool:
        return bool(owner_of(self._session.state, entity_id))

    def reveal(self, entity_id: str) -> None:
        self._build().reveal(entity_id)

    def in_view(self) -> Collection[str]:
        return self._build().in_view()

    def status(self) -> str:
        state = self._session.state
        agencies, referrals = len(state.agencies), len(state.referrals)
        return f"{_counted(agencies, 'agency', 'agencies')} · {_counted(referrals, 'referral')}"

    def status_right(self) -> str:
        return f"{round(self._build().scale * 100)} %"

    def _build(self) -> MapDesk:
        """The panels, made when they are first asked for."""
        if self._made is None:
            from workbench.desktop.network.map_desk import MapDesk

            self._made = MapDesk(self._session, self)
            self._made.view_changed.connect(self.view_changed)
            self._made.details_wanted.connect(self.details_wanted)
            panels = (self._made.side, self._made.centre, self._made.inspector)
            for room, panel in zip((self.side, self.centre, self.inspector), panels, strict=True):
                assert isinstance(room, _Room)
                room.hold(panel)
        return self._made


class _Room(QWidget):
    """An empty panel that says when it is first shown."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def hold(self, panel: QWidget) -> None:
        """Fill the room."""
        self._lines.addWidget(panel)

    def showEvent(self, event: QShowEvent) -> None:
        self.entered.emit()
        super().showEvent(event)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"

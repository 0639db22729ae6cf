"""An open workspace in the window: top bar, places, findings, status, and what is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.body import Body
from workbench.desktop.gaps.strip import FindingsStrip
from workbench.desktop.naming import name_of
from workbench.desktop.place import Place
from workbench.desktop.preferences import Preferences
from workbench.desktop.rail import Rail
from workbench.desktop.review.remarks import Remarks
from workbench.desktop.saving import Saving
from workbench.desktop.session import Session
from workbench.desktop.top_bar import TopBar
from workbench.desktop.widgets import words
from workbench.domain.kinds import word_for
from workbench.workspace import Committed

_STATUS_HEIGHT = 27
_GAPS = "gaps"


class Shell(QWidget):
    """Puts the places together and leads from one to the other."""

    place_shown = Signal(str)

    def __init__(
        self,
        session: Session,
        places: Sequence[Place],
        saving: Saving,
        preferences: Preferences,
        menu: QMenu,
    ) -> None:
        super().__init__()
        self.session, self.saving = session, saving
        self._places = {place.key: place for place in places}
        self._preferences = preferences
        self._rail = Rail(places)
        self._strip = FindingsStrip(session)
        self._remarks = Remarks(session)
        self._remarks.put_aside.connect(self.focus_work)
        self.top_bar = TopBar(session, saving, menu)
        self.body = Body(places, self._rail, self._strip, self._remarks, preferences)
        self._status, self._check, self._right = words(""), words(""), words("")
        self._build()
        self._connect(places)
        wished = preferences.place
        self.show_place(wished if wished in self._places else next(iter(self._places)))

    def has_place(self, key: str) -> bool:
        """Whether there is such a place."""
        return key in self._places

    def show_place(self, key: str) -> None:
        """Show a place and list the findings that concern it."""
        self.body.show_place(key)
        self._rail.show_chosen(key)
        self._preferences.keep_place(key)
        self._strip.follow(self._places[key])
        self._show_status()
        self.place_shown.emit(key)
        self.focus_work()

    def focus_work(self) -> None:
        """Put the focus into the work, so that keys act there; not on a button or into a field."""
        place = self.body.place
        if place is not None and place.begin_work():
            return
        target = (
            _first_focusable(place.centre, besides=(QLineEdit, QAbstractButton)) if place else None
        )
        (target or self).setFocus()

    def go_to(self, entity_id: str) -> None:
        """Show an entity in the first place that edits it; the place shown now is asked first."""
        here = self.body.place
        order = sorted(self._places.values(), key=lambda place: place is not here)
        for place in order:
            if place.shows(entity_id):
                if place is not here:
                    self.show_place(place.key)
                place.reveal(entity_id)
                return

    def begin_comment(self) -> None:
        """Begin a comment on what is chosen."""
        if not self._remarks.begin():
            self.tell("Choose what you want to comment on first: a step, an agency, a finding.")

    def add_top_buttons(self, actions: list[QAction]) -> None:
        """Show actions in the top bar."""
        self.top_bar.add_buttons(actions)

    def tell(self, text: str, tone: str = "refusal") -> None:
        """Show a banner above the work."""
        self.body.banners.tell(text, tone)

    def ask(self, text: str, answer: str, perform: Callable[[], object]) -> None:
        """Show a banner with a button that does something."""
        self.body.banners.ask(text, answer, perform)

    def go_round_panels(self, step: int) -> None:
        """Put the focus into the next panel, or the one before."""
        panels = self.body.panel_widgets()
        focused = self.focusWidget()
        here = next((n for n, each in enumerate(panels) if each.isAncestorOf(focused)), -step)
        for offset in range(1, len(panels) + 1):
            panel = panels[(here + step * offset) % len(panels)]
            target = _last_focused(panel) or _first_focusable(panel)
            if target is not None:
                target.setFocus()
                return

    def _build(self) -> None:
        status = QWidget()
        status.setObjectName("status-bar")
        status.setFixedHeight(_STATUS_HEIGHT)
        line = QHBoxLayout(status)
        line.setContentsMargins(14, 1, 14, 0)
        line.setSpacing(24)
        audience = words("Full view, for this computer only")
        audience.setToolTip(
            "The window shows everything. Prints and exports leave out what readers may not see."
        )
        line.addWidget(self._status)
        line.addWidget(self._check)
        line.addStretch(1)
        line.addWidget(self._right)
        line.addWidget(audience)
        self._status.setObjectName("status")
        self._check.setObjectName("status-check")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.top_bar)
        lines.addWidget(self.body, 1)
        lines.addWidget(status)

    def _connect(self, places: Sequence[Place]) -> None:
        self._rail.chosen.connect(self.show_place)
        self._strip.all_wanted.connect(lambda: self.show_place(_GAPS))
        self.top_bar.found.connect(self.session.go_to)
        self.session.wanted.connect(self.go_to)
        self.session.refused.connect(self.tell)
        self.session.committed.connect(self._follow_commit)
        self.session.findings_changed.connect(self._show_status)
        self.session.language_changed.connect(self._show_status)
        self.saving.failed.connect(lambda problem: self.tell(f"The file is not saved. {problem}"))
        self.saving.noticed.connect(lambda notice: self.tell(notice, "notice"))
        for place in places:
            place.view_changed.connect(self._follow_view)
            place.told.connect(self.tell)
            place.asked.connect(self.ask)

    def _follow_commit(self, commit: Committed) -> None:
        """What was told before is overtaken; what was removed can be brought back at once."""
        self.body.banners.clear_overtaken()
        removed = removal_words(commit, self.session.language)
        if removed:
            self.body.banners.tell(removed, "done").offer("Undo", self.session.undo)

    def _follow_view(self) -> None:
        if self.sender() is self.body.place:
            self._strip.refresh()
            self._show_status()

    def _show_status(self) -> None:
        place = self.body.place
        if place is not None:
            self._status.setText(place.status())
            self._right.setText(place.status_right())
        milliseconds = max(1, round(self.session.check_seconds * 1000))
        self._check.setText(f"Checked in {milliseconds} ms")


def removal_words(commit: Committed, language: str) -> str:
    """What a removal took away: "Shelter was removed, and 7 things with it."; else ""."""
    if not commit.label.startswith("Remove"):
        return ""
    gone = [change.before for change in commit.delta.changes if change.after is None]
    meant = (each for each in gone if commit.label.endswith(word_for(type(each))))
    entity = next(meant, None)
    if entity is None:
        return ""
    name, others = name_of(commit.state, entity, language), len(gone) - 1
    with_it = {0: "", 1: ", and one thing with it"}.get(others, f", and {others} things with it")
    return f"{name} was removed{with_it}."


def _last_focused(panel: QWidget) -> QWidget | None:
    """Where the focus was when it was last in the panel, if one can go on there."""
    child: QWidget | None = panel.focusWidget()
    if child is None or not child.isVisible() or not child.isEnabled():
        return None
    return child


def _first_focusable(panel: QWidget, besides: tuple[type[QWidget], ...] = ()) -> QWidget | None:
    widgets = (
        each for each in panel.findChildren(QWidget) if each.isVisible() and each.isEnabled()
    )
    wanted = (each for each in widgets if not isinstance(each, besides))
    return next((each for each in wanted if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

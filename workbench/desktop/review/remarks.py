"""Below the work: what was said of the thing that is chosen, and where to say more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.desktop.naming import name_of
from workbench.desktop.review.threads_panel import AboutPanel
from workbench.desktop.session import Session
from workbench.desktop.widgets import ElidedLabel, icon_button, push_button
from workbench.domain.editions import Comment
from workbench.domain.kinds import find_anywhere
from workbench.domain.reviews import threads
from workbench.workspace import Committed

_MOST_HIGH = 300


class Remarks(QWidget):
    """One line while there is something to read; opened, the threads and a place to write."""

    put_aside = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("remarks")
        self._session, self._about = session, ""
        self._is_open = False
        self._told = ElidedLabel("strong", 500)
        self._show_button = push_button("Show", "remarks-show", kind="link")
        self._show_button.clicked.connect(self._toggle)
        self._new = push_button("Comment", "remarks-new", "message-square", "link")
        self._new.setToolTip("Ctrl+Alt+M")
        self._new.clicked.connect(self.begin)
        self._close = icon_button("remarks-close", "x", "Close the comments")
        self._close.clicked.connect(self._fold)
        self._panel = AboutPanel(session)
        self._panel.put_aside.connect(self._leave)
        self._area = QScrollArea()
        self._area.setObjectName("remarks-area")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMaximumHeight(_MOST_HIGH)
        self._area.setWidget(self._panel)
        self._arrange()
        session.chosen.connect(self._follow_choice)
        session.committed.connect(self._follow)
        session.language_changed.connect(lambda _language: self._refresh())
        self._refresh()

    def begin(self) -> bool:
        """Begin a comment on what is chosen; False where nothing is."""
        if not self._about:
            return False
        self._is_open = True
        self._refresh()
        self._panel.begin()
        return True

    def _arrange(self) -> None:
        head = QWidget()
        head.setProperty("role", "head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(head)
        line.setContentsMargins(14, 2, 10, 2)
        line.setSpacing(8)
        line.addWidget(self._told)
        line.addStretch(1)
        for button in (self._show_button, self._new, self._close):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._area)

    def _follow_choice(self, entity_id: str) -> None:
        is_there = find_anywhere(self._session.state, entity_id) is not None if entity_id else False
        self._about = entity_id if is_there else ""
        self._panel.show_about(self._about)
        self._refresh()

    def _follow(self, commit: Committed) -> None:
        if self._about and (self._is_open or commit.delta.touches(Comment)):
            self._refresh()

    def _refresh(self) -> None:
        """Say how much there is to read; nothing stands here while there is nothing."""
        state = self._session.state
        entity = find_anywhere(state, self._about) if self._about else None
        found = threads(state, self._about) if entity is not None else ()
        waiting = sum(each.is_open for each in found)
        self.setVisible(entity is not None and (bool(waiting) or self._is_open))
        self._area.setVisible(self._is_open)
        self._show_button.setText("Hide" if self._is_open else "Show")
        self._show_button.setVisible(bool(found))
        if entity is not None:
            name = name_of(state, entity, self._session.language)
            count = {0: "No open comments", 1: "1 open comment"}.get(
                waiting, f"{waiting} open comments"
            )
            self._told.show_text(f"{count} · {name}")

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._refresh()

    def _fold(self) -> None:
        self._is_open = False
        self._refresh()
        self.put_aside.emit()

    def _leave(self) -> None:
        """The composer was left: the threads stay while there are any."""
        self._is_open = bool(threads(self._session.state, self._about))
        self._refresh()
        self.put_aside.emit()

"""A measure beside something else: another population, another language, an earlier edition."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.naming import name_of
from workbench.desktop.panels import WorkHead
from workbench.desktop.session import Session
from workbench.desktop.sops.compare.languages_view import LanguagesView
from workbench.desktop.sops.compare.since_view import SinceView
from workbench.desktop.sops.compare.variants_view import VariantsView
from workbench.desktop.widgets import Segmented, push_button
from workbench.workspace import Committed

POPULATIONS, LANGUAGES, SINCE = "populations", "languages", "since"


class CompareView(QWidget):
    """Stands in the place of the steps until it is closed; Escape closes it."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("compare")
        self._session, self._measure_id = session, ""
        self._variants = VariantsView(session)
        self._languages = LanguagesView(session)
        self._since = SinceView(session)
        self._head = WorkHead("Compare")
        self._which = Segmented(
            "compare-with",
            (
                (POPULATIONS, "Populations"),
                (LANGUAGES, "Languages"),
                (SINCE, "Since an edition"),
            ),
        )
        self._which.choose(POPULATIONS)
        self._which.chosen.connect(lambda _key: self._show())
        self._head.add_left(self._which)
        close = push_button("Back to the steps", "compare-close", "arrow-left")
        close.setToolTip("Escape")
        close.clicked.connect(self.closed)
        self._head.add_right(close)
        self._stack = QStackedWidget()
        for view in (self._variants, self._languages, self._since):
            self._stack.addWidget(view)
            view.followed.connect(session.go_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        session.committed.connect(self._follow)
        session.language_changed.connect(lambda _language: self._show())

    def show_measure(self, measure_id: str, with_what: str = "") -> None:
        """Compare another measure: with "populations", "languages", "since", or as before."""
        self._measure_id = measure_id
        if with_what:
            self._which.choose(with_what)
        self._show()

    def focus_first(self) -> None:
        """Put the focus on what is compared with."""
        self._which.focus_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        measure = self._session.state.measures.find(self._measure_id)
        if measure is None:
            return
        self._head.show_title(name_of(self._session.state, measure, self._session.language))
        views: dict[str, VariantsView | LanguagesView | SinceView] = {
            POPULATIONS: self._variants,
            LANGUAGES: self._languages,
            SINCE: self._since,
        }
        view = views[self._which.choice]
        self._stack.setCurrentWidget(view)
        view.show_measure(self._measure_id)

    def _follow(self, commit: Committed) -> None:
        if self.isHidden() or not self._measure_id:
            return
        if self._measure_id not in commit.state.measures:
            self.closed.emit()
        elif self._which.choice == LANGUAGES:
            self._languages.follow(commit)
        elif self._which.choice == SINCE:
            self._since.follow()
        else:
            self._variants.refresh()

"""The bar across the top: which workspace, how it is kept, what to find, in which language."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from workbench.desktop.finder import Finder
from workbench.desktop.naming import programme_name
from workbench.desktop.saving import Saving
from workbench.desktop.session import Session
from workbench.desktop.unfinished import finish_typing
from workbench.desktop.widgets import Chip, ElidedLabel, icon_button
from workbench.domain.editions import Edition, EditionState
from workbench.domain.export_view import current_edition
from workbench.domain.text import WORKING_LANGUAGE

HEIGHT = 36
_FINDER_LEAST, _FINDER_WIDTH = 180, 330
_UNSETTLED = frozenset({None, EditionState.DRAFT, EditionState.CONSULTATION})


class TopBar(QWidget):
    """State is always visible here; everything else hangs on the menu at the left."""

    found = Signal(str)

    def __init__(self, session: Session, saving: Saving, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("top-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._session, self._saving, self._menu = session, saving, menu
        self._title = ElidedLabel("strong")
        self._title.setObjectName("workspace-title")
        self._saved, self._protected, self._edition = Chip(), Chip(), Chip()
        self._saved.setObjectName("chip-saved")
        self._protected.setObjectName("chip-protected")
        self._edition.setObjectName("chip-edition")
        self.finder = Finder(session)
        self.finder.setMinimumWidth(_FINDER_LEAST)
        self.finder.setMaximumWidth(_FINDER_WIDTH)
        self.finder.found.connect(self.found)
        self._language = QToolButton()
        self._buttons = QHBoxLayout()
        self._build()
        session.committed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        saving.changed.connect(self._show_saving)
        self.refresh()

    def add_buttons(self, actions: list[QAction]) -> None:
        """Show actions as icons, before the search field."""
        for action in actions:
            button = QToolButton()
            button.setObjectName(f"top-{action.objectName()}")
            button.setDefaultAction(action)
            self._buttons.addWidget(button)

    def refresh(self) -> None:
        """Show the present names and states."""
        state, language = self._session.state, self._session.language
        name = programme_name(state, language) or self._saving.file_name or "New workspace"
        self._title.show_text(name)
        edition = current_edition(state)
        settled = edition is None or edition.state not in _UNSETTLED
        self._edition.show_state(_edition_words(edition), "good" if settled else "warning")
        self._language.setText(f"{language.upper()} ▾")
        self._show_saving()

    def _build(self) -> None:
        self._language.setObjectName("language")
        self._language.setProperty("kind", "chip")
        self._language.setToolTip("The language in which names and texts are shown and edited")
        self._language.clicked.connect(self._offer_languages)
        menu = icon_button("menu", "menu", "Menu")
        menu.clicked.connect(lambda: self._menu.popup(menu.mapToGlobal(QPoint(0, menu.height()))))
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 0, 14, 1)
        line.setSpacing(12)
        line.addWidget(menu)
        line.addSpacing(-6)
        for widget in (self._title, self._saved, self._protected, self._edition):
            line.addWidget(widget)
        line.addStretch(1)
        self._buttons.setSpacing(2)
        line.addLayout(self._buttons)
        line.addWidget(self.finder, 100)
        line.addWidget(self._language)

    def _show_saving(self) -> None:
        saving = self._saving
        self._saved.show_state(saving.words, saving.tone, saving.why)
        if saving.has_passphrase:
            self._protected.show_state(
                "Encrypted", "neutral", "Only the passphrase opens the file."
            )
        else:
            self._protected.show_state(
                "No passphrase", "neutral", "Whoever has the file can open it."
            )

    def _offer_languages(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for code in self.languages():
            action = menu.addAction(code.upper())
            action.setCheckable(True)
            action.setChecked(code == self._session.language)
            action.setData(code)
            group.addAction(action)
        group.triggered.connect(lambda action: self._show_in(str(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._language.mapToGlobal(QPoint(0, self._language.height() + 2)))

    def _show_in(self, language: str) -> None:
        finish_typing(self.window())  # it was typed in the language shown until now
        self._session.show_in(language)

    def languages(self) -> tuple[str, ...]:
        """The languages to choose from: those of the programme."""
        programme = self._session.state.programme
        return programme.languages if programme else (WORKING_LANGUAGE,)


def _edition_words(edition: Edition | None) -> str:
    if edition is None:
        return ""
    state = (edition.state or EditionState.DRAFT).value.replace("_", " ").capitalize()
    return f"{state} v{edition.number}" if edition.number else state

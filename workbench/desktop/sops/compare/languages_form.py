"""The languages of the workspace: which there are, and which one is drafted in."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import Chip, icon_button, push_button, words
from workbench.domain.edits.translations import SetLanguages
from workbench.domain.programme import Programme
from workbench.domain.text import WORKING_LANGUAGE, language_code, language_name
from workbench.workspace import Committed


class LanguagesForm(QWidget):
    """A row for each language, and one to add another."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("languages-form")
        self._session = session
        self._rows = QWidget()
        self._new = QLineEdit()
        self._new.setObjectName("language-new")
        self._new.setPlaceholderText("Arabic, Dari, pt-BR …")
        self._new.setAccessibleName("A language to add, by name or code")
        self._new.returnPressed.connect(self._add)
        add = push_button("Add", "language-add", "plus")
        add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 0)
        self._column.setSpacing(4)
        self._column.addWidget(
            words("The first language is drafted in; the others are translated from it.", "small")
        )
        self._column.addWidget(self._rows)
        row = QHBoxLayout()
        row.addWidget(self._new)
        row.addWidget(add)
        row.addStretch(1)
        self._column.addLayout(row)
        session.committed.connect(self._follow)
        self._build()

    @property
    def _languages(self) -> tuple[str, ...]:
        programme = self._session.state.programme
        return programme.languages if programme else (WORKING_LANGUAGE,)

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(Programme):
            self._build()

    def _build(self) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for place, code in enumerate(self._languages):
            column.addWidget(self._row(code, place))
        self._column.replaceWidget(self._rows, rows)
        discard(self._rows)
        self._rows = rows

    def _row(self, code: str, place: int) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(words(language_name(code)))
        if place == 0:
            row.addWidget(Chip("drafted in", "accent"))
        else:
            first = push_button("Draft in this one", f"language-first-{code}", kind="link")
            first.clicked.connect(lambda: self._draft_in(code))
            row.addWidget(first)
            remove = icon_button(f"language-remove-{code}", "x", f"Take {language_name(code)} off")
            remove.clicked.connect(lambda: self._take_off(code))
            row.addWidget(remove)
        row.addStretch(1)
        return body

    def _add(self) -> None:
        typed = language_code(self._new.text())
        if typed and self._session.edit(SetLanguages((*self._languages, typed))):
            self._new.clear()

    def _draft_in(self, code: str) -> None:
        others = tuple(each for each in self._languages if each != code)
        self._session.edit(SetLanguages((code, *others)))

    def _take_off(self, code: str) -> None:
        self._session.edit(SetLanguages(tuple(e for e in self._languages if e != code)))

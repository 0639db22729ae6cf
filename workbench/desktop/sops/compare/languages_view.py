"""A measure in two languages side by side: what is missing, what is behind, what still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.naming import name_of
from workbench.desktop.scrolling import scrolling
from workbench.desktop.session import Session
from workbench.desktop.sops.compare.columns import TwoColumns
from workbench.desktop.sops.compare.languages_form import LanguagesForm
from workbench.desktop.sops.compare.translated import TranslatedText
from workbench.desktop.widgets import Chip, Segmented, push_button, words
from workbench.domain.entity import Entity
from workbench.domain.procedures import steps_of
from workbench.domain.readings.in_words import caption_of
from workbench.domain.sops import MeasureId
from workbench.domain.text import language_name
from workbench.domain.translations import Path, TextAt, drafted_in, texts_in
from workbench.workspace import Committed

TO_DO, EVERYTHING = "to-do", "everything"
_AT_ONCE = 40
_NOT_TRANSLATED = frozenset({"notes", "content"})


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the measure or of a step of it."""

    entity: Entity
    at: TextAt

    @property
    def key(self) -> tuple[str, Path]:
        """What tells the row from the others."""
        return self.entity.id, self.at.path


class LanguagesView(QWidget):
    """The language drafted in at the left, another at the right, where it is written."""

    followed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("languages")
        self._session, self._measure_id, self._target = session, "", ""
        self._cells: dict[tuple[str, Path], TranslatedText] = {}
        self._source_name = words("", "strong")
        self._choice = Choice("language-choice", "Language at the right")
        self._choice.activated.connect(self._choose)
        self._which = Segmented("translate", ((TO_DO, "To do"), (EVERYTHING, "Everything")))
        self._which.choose(TO_DO)
        self._which.chosen.connect(lambda _key: self._build())
        self._left_to_do = Chip()
        self._form = LanguagesForm(session)
        self._form.hide()
        self._columns = TwoColumns("language-columns")
        self._arrange()

    def show_measure(self, measure_id: str) -> None:
        """Show the texts of another measure."""
        self._measure_id = measure_id
        self.refresh()

    def follow(self, commit: Committed) -> None:
        """Show what changed; a text that is being typed stays, and so does its row."""
        rows = {row.key: row for row in self._rows()}
        self._show_left_to_do(list(rows.values()))
        if self._languages_differ():
            self.refresh()
            return
        for key, cell in self._cells.items():
            if key in rows:
                cell.show_text(rows[key].at.text)
        if self._cells.keys() - rows.keys():
            self._build()

    def refresh(self) -> None:
        """Show both languages as they are now."""
        self._fill_choice()
        self._build()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.setSpacing(8)
        manage = push_button("Languages…", "languages-manage", "languages")
        manage.clicked.connect(lambda: self._form.setVisible(self._form.isHidden()))
        for widget in (self._source_name, self._left_to_do, self._which):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._choice)
        head.addWidget(manage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._form)
        column.addWidget(scrolling("language-scroll", self._columns), 1)

    @property
    def _source(self) -> str:
        return drafted_in(self._session.state)

    def _others(self) -> list[str]:
        programme = self._session.state.programme
        languages = programme.languages if programme else ()
        return [each for each in languages if each != self._source]

    def _languages_differ(self) -> bool:
        shown = [self._choice.itemData(place) for place in range(self._choice.count())]
        return shown != self._others()

    def _fill_choice(self) -> None:
        self._source_name.setText(language_name(self._source))
        self._choice.clear()
        for code in self._others():
            self._choice.addItem(language_name(code), code)
        self._choice.setCurrentIndex(max(0, self._choice.findData(self._target)))
        self._target = self._choice.currentData() or ""

    def _choose(self) -> None:
        self._target = self._choice.currentData() or ""
        self._build()

    def _rows(self) -> Iterator[Row]:
        """Every text that is translated, in the order in which it is printed."""
        state = self._session.state
        measure = state.measures.find(self._measure_id)
        if measure is None:
            return
        for entity in (measure, *steps_of(state, MeasureId(measure.id))):
            for each in texts_in(entity):
                if each.field not in _NOT_TRANSLATED:
                    yield Row(entity, each)

    def _is_to_do(self, row: Row) -> bool:
        text = row.at.text
        return self._target in text.stale or not text.exactly(self._target)

    def _show_left_to_do(self, rows: list[Row]) -> None:
        left = sum(self._is_to_do(row) for row in rows) if self._target else 0
        done = f"{left} to do" if left else "all translated"
        self._left_to_do.show_state(done if self._target else "", "warning" if left else "good")

    def _build(self) -> None:
        self._columns.clear()
        self._cells.clear()
        rows = list(self._rows())
        self._show_left_to_do(rows)
        if not self._target:
            self._columns.across(
                words("This workspace has one language. Add another under Languages.", "muted")
            )
        else:
            wanted = [r for r in rows if self._which.choice == EVERYTHING or self._is_to_do(r)]
            self._add(wanted, "")
        self._columns.finish()

    def _add(self, rows: list[Row], last: str) -> None:
        """The next rows; each thing below its name."""
        for row in rows[:_AT_ONCE]:
            if row.entity.id != last:
                last = row.entity.id
                name = name_of(self._session.state, row.entity, self._session.language)
                self._columns.heading(name)
            cell = TranslatedText(self._session, row.entity, row.at, self._source, self._target)
            self._cells[row.key] = cell
            caption = words(caption_of(row.at.field, "en"), "small", wrap=True)
            self._columns.pair(caption, cell.source, cell)
        rest = rows[_AT_ONCE:]
        if rest:
            more = push_button(f"Show the other {len(rest)}", "languages-more", kind="link")
            more.clicked.connect(lambda: self._show_more(more, rest, last))
            self._columns.across(more)

    def _show_more(self, button: QWidget, rest: list[Row], last: str) -> None:
        button.hide()
        self._add(rest, last)
        self._columns.finish()

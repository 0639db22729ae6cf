"""One text in the language drafted in, and beside it the field for its translation."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, push_button
from workbench.desktop.writing.fields import WritingBox
from workbench.desktop.writing.pauses import Pauses
from workbench.domain.edits.translations import ConfirmTranslation, SetWords
from workbench.domain.entity import Entity
from workbench.domain.text import Text, language_name
from workbench.domain.translations import TextAt


class TranslatedText(QWidget):
    """The translation is recorded while it is written; one that is behind says so."""

    def __init__(
        self, session: Session, entity: Entity, at: TextAt, source: str, target: str
    ) -> None:
        super().__init__()
        self._session, self._entity, self._at = session, entity, at
        self._source_language, self._target = source, target
        key = ".".join(map(str, at.path))
        self.source = WritingBox(session, f"source-{entity.id}-{key}")
        self.source.setReadOnly(True)
        self.source.setAccessibleName(f"{language_name(source)}, as it is drafted")
        self._field = WritingBox(session, f"target-{entity.id}-{key}")
        self._field.setAccessibleName(f"{language_name(target)}: {at.field}")
        self._pauses = Pauses(self._field, self._commit)
        self._behind = Chip()
        self._confirm = push_button("Still right", f"confirm-{entity.id}-{key}", "check")
        self._confirm.clicked.connect(self._say_that_it_holds)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._behind)
        row.addWidget(self._confirm)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._field)
        column.addLayout(row)
        for box, language in ((self.source, source), (self._field, target)):
            box.set_language(language)
        self.show_text(at.text)

    def show_text(self, text: Text) -> None:
        """Show both languages as they are now; what is being typed stays."""
        self.source.show_words(text.exactly(self._source_language))
        self._field.show_words(text.exactly(self._target))
        is_behind = self._target in text.stale
        self._behind.show_state("behind its source" if is_behind else "", "warning")
        self._confirm.setVisible(is_behind)
        self._at = TextAt(self._at.path, text)

    def _commit(self) -> None:
        typed = self._field.words().strip()
        if typed != self._at.text.exactly(self._target):
            kind, key = type(self._entity), self._entity.id
            edit = SetWords(kind, key, self._at.path, self._target, typed)
            self._session.edit(edit, gesture=self._pauses.gesture)

    def _say_that_it_holds(self) -> None:
        kind, key = type(self._entity), self._entity.id
        self._session.edit(ConfirmTranslation(kind, key, self._at.path, self._target))

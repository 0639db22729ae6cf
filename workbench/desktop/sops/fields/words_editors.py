"""Editors of words: a short line, prose of several paragraphs, and a line of a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.writing.fields import WritingBox, WritingLine
from workbench.desktop.writing.pauses import Pauses
from workbench.domain.text import Text


class LineEditor(Editor):
    """One short line of words; what it stands for is up to those who follow it."""

    def __init__(self, desk: Desk, name: str, caption: str, hint: str = "") -> None:
        super().__init__(desk, name, caption)
        self._hint = hint
        self._shown = ""
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(caption)
        self.line.editingFinished.connect(self._commit)
        _fill(self, self.line)

    @property
    def is_busy(self) -> bool:
        return self.line.hasFocus() and self.line.text() != self._shown

    def show_value(self, value: Value) -> None:
        if self.is_busy:
            return
        self._shown = self.words_of(value)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)
        self.line.setPlaceholderText(self._hint)

    def words_of(self, value: Value) -> str:
        """How a value is written in the line."""
        return str(value or "")

    def value_of(self, typed: str) -> Value:
        """The value that the typed words mean."""
        return typed

    def _commit(self) -> None:
        typed = " ".join(self.line.text().split())
        if typed != self._shown:
            self._shown = typed
            self.given.emit(self.value_of(typed))


class ProseEditor(Editor):
    """Several paragraphs in the language that is shown."""

    def __init__(self, desk: Desk, name: str, caption: str, hint: str = "") -> None:
        super().__init__(desk, name, caption)
        self._hint = hint
        self._value = Text()
        self.box: WritingBox | WritingLine = self._field()
        self.box.setAccessibleName(caption)
        self._pauses = Pauses(self.box, self._commit)
        self._language = desk.language
        _fill(self, self.box)

    @property
    def is_busy(self) -> bool:
        return self.box.hasFocus() and self._typed() != self._value.exactly(self._language)

    def show_value(self, value: Value) -> None:
        busy = self.is_busy
        self._value = _text(value)
        if busy:
            return
        self._language = self.desk.language
        self.box.set_language(self._language)
        self.box.show_words(self._value.exactly(self._language))
        self.box.setPlaceholderText(self._value.in_language(self._language) or self._hint)

    def _field(self) -> WritingBox | WritingLine:
        return WritingBox(self.desk.session, self.name)

    def _typed(self) -> str:
        return self.box.words().strip()

    def _commit(self) -> None:
        if self._typed() != self._value.exactly(self._language):
            with self.desk.gesture_of(self._pauses.gesture):
                self.given.emit(self._value.put(self._language, self._typed()))


class TextLineEditor(ProseEditor):
    """A short text without links or emphasis; it wraps where it is longer than its line."""

    def _field(self) -> WritingLine:
        line = WritingLine(self.desk.session, self.name, plain=True)
        line.entered.connect(self._commit)
        return line

    def _typed(self) -> str:
        return " ".join(super()._typed().split())


class ListLineEditor(ProseEditor):
    """One line of a list; Enter goes on to the next."""

    entered = Signal()

    def _field(self) -> WritingLine:
        line = WritingLine(self.desk.session, self.name)
        line.entered.connect(self._enter)
        return line

    def _enter(self) -> None:
        self._commit()
        self.entered.emit()


def short(hint: str = "") -> Make:
    """A short text, such as a place."""
    return lambda desk, name, caption: TextLineEditor(desk, name, caption, hint)


def prose(hint: str = "") -> Make:
    """A text of several paragraphs."""
    return lambda desk, name, caption: ProseEditor(desk, name, caption, hint)


def code(hint: str = "") -> Make:
    """A word that is the same in every language."""
    return lambda desk, name, caption: LineEditor(desk, name, caption, hint)


def _text(value: Value) -> Text:
    return value if isinstance(value, Text) else Text()


def _fill(editor: QWidget, field: QWidget) -> None:
    column = QVBoxLayout(editor)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)

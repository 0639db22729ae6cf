"""The parts of a document as rows that are corrected before they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from workbench.desktop.importing.recognised import Recognised
from workbench.domain.found import Becomes, FoundPart
from workbench.domain.records import Records

Index = QModelIndex | QPersistentModelIndex

PART_ROLE = Qt.ItemDataRole.UserRole
LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
_LEVELS = (Becomes.STAGE, Becomes.MEASURE, Becomes.STEP, Becomes.LINE, Becomes.TEXT)
_MOST_UNDONE = 200


class Shown(IntEnum):
    """The columns."""

    TEXT = 0
    BECOMES = 1
    WHO = 2
    WHEN = 3
    FORM = 4


_HEADS = ("Text", "Becomes", "Who", "By when", "Form")
_FIELDS = {
    Shown.TEXT: "words",
    Shown.BECOMES: "becomes",
    Shown.WHO: "who",
    Shown.WHEN: "when",
    Shown.FORM: "forms",
}


class PartsModel(QAbstractTableModel):
    """Holds the parts while they are corrected; each correction can be taken back."""

    corrected = Signal()

    def __init__(self, parts: Sequence[FoundPart], records: Records, language: str) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._levels = levels(self._parts)
        self._past: list[tuple[FoundPart, ...]] = []
        self._future: list[tuple[FoundPart, ...]] = []
        self._records = records
        self._recognised = Recognised(records, language)
        self.language = language

    @property
    def parts(self) -> tuple[FoundPart, ...]:
        """The parts as they are corrected now."""
        return self._parts

    def read_in(self, language: str) -> None:
        """Read limits and names in another language."""
        self.language = language
        self._recognised = Recognised(self._records, language)
        self._tell_all()

    def become(self, rows: Iterable[int], becomes: Becomes) -> None:
        """Say what some parts become."""
        self._change(rows, lambda part: replace(part, becomes=becomes))

    def shift(self, rows: Iterable[int], by: int) -> None:
        """Put some parts one level deeper, or higher."""

        def shifted(part: FoundPart) -> FoundPart:
            if part.becomes is Becomes.LEAVE_OUT:
                return replace(part, becomes=Becomes.TEXT)
            place = _LEVELS.index(part.becomes) + by
            return replace(part, becomes=_LEVELS[max(0, min(place, len(_LEVELS) - 1))])

        self._change(rows, shifted)

    def undo(self) -> None:
        """Take the last correction back."""
        if self._past:
            self._future.append(self._parts)
            self._parts = self._past.pop()
            self._tell_all()

    def redo(self) -> None:
        """Make again what was taken back."""
        if self._future:
            self._past.append(self._parts)
            self._parts = self._future.pop()
            self._tell_all()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(_HEADS)

    # What a cell holds depends on what Qt asks for, hence Any.
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _HEADS[section] if orientation is Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        part = self._parts[index.row()]
        of_steps = index.column() in (Shown.WHO, Shown.WHEN, Shown.FORM)
        if not of_steps or part.becomes is Becomes.STEP:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part = self._parts[index.row()]
        column = Shown(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(part, column)
            case Qt.ItemDataRole.EditRole:
                return getattr(part, _FIELDS[column])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{part.becomes.words}: {self._words(part, column)}"
        if role == LEVEL_ROLE:
            return self._levels[index.row()]
        return part if role == PART_ROLE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        column = Shown(index.column())
        if column is Shown.BECOMES:
            self.become([index.row()], Becomes(value))
            return True
        words = str(value).strip()
        if column is Shown.TEXT and not words:
            return False
        self._change([index.row()], lambda part: _with(part, column, words))
        return True

    def _words(self, part: FoundPart, column: Shown) -> str:
        if column is Shown.TEXT:
            return " ".join(f"{part.number} {part.words}".split())
        if column is Shown.BECOMES:
            return part.becomes.words
        if part.becomes is Becomes.STAGE and column is Shown.WHO:
            return self._recognised.stage(part)
        return self._said(part, column) if part.becomes is Becomes.STEP else ""

    def _said(self, part: FoundPart, column: Shown) -> str:
        """What a step says in one of its fields."""
        if column is Shown.WHO:
            return self._recognised.who(part)
        if column is Shown.WHEN:
            return self._recognised.when(part.when)
        return self._recognised.forms(part.forms)

    def _change(self, rows: Iterable[int], change: Callable[[FoundPart], FoundPart]) -> None:
        chosen = set(rows)
        new = tuple(change(part) if row in chosen else part for row, part in enumerate(self._parts))
        if new == self._parts:
            return
        self._past = [*self._past[-_MOST_UNDONE:], self._parts]
        self._future.clear()
        self._parts = new
        self._tell_all()

    def _tell_all(self) -> None:
        self._levels = levels(self._parts)
        if self._parts:
            last = self.index(len(self._parts) - 1, len(_HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.corrected.emit()


def levels(parts: Sequence[FoundPart]) -> tuple[int, ...]:
    """How deep each part stands: text stands with the step or the measure that it belongs to."""
    found: list[int] = []
    in_step = in_measure = False
    for part in parts:
        match part.becomes:
            case Becomes.STAGE:
                in_step = in_measure = False
            case Becomes.MEASURE:
                in_step, in_measure = False, True
            case Becomes.STEP:
                in_step = in_measure = True
            case Becomes.TEXT if part.heading:
                in_step = False
                in_measure = in_measure and part.heading > 1
        found.append(_OWN_LEVELS.get(part.becomes, 1 + in_measure + in_step))
    return tuple(found)


_OWN_LEVELS = {Becomes.STAGE: 0, Becomes.MEASURE: 1, Becomes.STEP: 2, Becomes.LINE: 3}


def _with(part: FoundPart, column: Shown, words: str) -> FoundPart:
    """The part with other words in one column."""
    match column:
        case Shown.WHO:
            return replace(part, who=words)
        case Shown.WHEN:
            return replace(part, when=words)
        case Shown.FORM:
            return replace(part, forms=words)
        case _:
            return replace(part, words=words)

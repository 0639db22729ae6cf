"""Editors of what consists of parts: a list of like things, and a thing with fields of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value, is_empty
from workbench.desktop.sops.fields.field_set import FieldSet
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.words_editors import ListLineEditor
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import icon_button, push_button

_INDENT = 10


@dataclass(frozen=True, slots=True)
class Shape:
    """What a thing with fields of its own is like: empty, in its fields, and when it is whole."""

    blank: Callable[[], Value]
    specs: Sequence[FieldSpec]
    ready: Callable[[Value], bool] = bool


@dataclass(frozen=True, slots=True)
class Like:
    """What the things of a list are like: the editor of one, and how one more is asked for."""

    item: Make
    add: str
    removable: bool = True


class Row(QWidget):
    """One thing of a list, with the button that takes it out; None is one not recorded yet."""

    def __init__(self, editor: Editor, name: str, tip: str, *, removable: bool) -> None:
        super().__init__()
        self.editor = editor
        self.value: Value = None
        self.remove = icon_button(f"{name}-remove", "x", tip)
        self._removable = removable
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(editor, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, *, alone: bool) -> None:
        """Show what the row holds; an empty row that stands alone cannot be taken out."""
        self.remove.setVisible(self._removable and (self.value is not None or not alone))
        self.editor.show_value(self.value)

    @property
    def is_in_use(self) -> bool:
        """Whether the cursor is in it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)


class ListEditor(Editor):
    """Several like things; each keeps its row while the others change around it."""

    def __init__(self, desk: Desk, name: str, caption: str, like: Like) -> None:
        super().__init__(desk, name, caption)
        self._like = like
        self._value: tuple[Value, ...] = ()
        self._rows: list[Row] = []
        self._made = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add = push_button(like.add, f"{name}-add", "plus", "link")
        self._add.clicked.connect(self._add_at_end)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_busy(self) -> bool:
        return any(row.editor.is_busy for row in self._rows)

    def begin(self) -> None:
        if self._rows:
            self._rows[0].editor.begin()
        else:
            self.add_row()

    def show_value(self, value: Value) -> None:
        self._value = tuple(value or ())
        before = list(self._rows)
        self._rows = self._matched(self._value)
        if not self._rows:
            empty = next((row for row in before if row.value is None), None)
            self._rows.append(empty or self._empty_row())
        for row in before:
            if row not in self._rows:
                discard(row)
        if before != self._rows:
            self._lay_out()
        for row in self._rows:
            row.show_row(alone=len(self._rows) == 1)

    def add_row(self, after: Row | None = None) -> None:
        """Open an empty row, below another or at the end, and put the cursor there."""
        place = self._rows.index(after) + 1 if after in self._rows else len(self._rows)
        waiting = self._rows[place - 1 : place + 1] if after is None else self._rows[place:][:1]
        for row in waiting:
            if row.value is None:
                row.editor.begin()
                return
        row = self._empty_row()
        self._rows.insert(place, row)
        self._lay_out()
        row.show_row(alone=False)
        row.editor.begin()

    def _add_at_end(self) -> None:
        self.add_row()

    def _matched(self, value: Sequence[Value]) -> list[Row]:
        """A row for each value: its own where it is unchanged, else the next that lost its value.

        Rows that are empty, or in which somebody types something that is gone, stay at the end.
        """
        spare = list(self._rows)
        rows: list[Row | None] = []
        for each in value:
            own = next((row for row in spare if row.value == each), None)
            if own is not None:
                spare.remove(own)
            rows.append(own)
        recorded = [row for row in spare if row.value is not None]
        kept = []
        for row, each in zip(rows, value, strict=True):
            held = row or (recorded.pop(0) if recorded else self._empty_row())
            held.value = each
            kept.append(held)
        waiting = [row for row in spare if row not in kept and self._waits(row)]
        for row in waiting:
            row.value = None
        return kept + waiting

    def _waits(self, row: Row) -> bool:
        return row.editor.is_busy or (row.value is None and row.is_in_use)

    def _empty_row(self) -> Row:
        self._made += 1
        name = f"{self.name}-{self._made}"
        editor = self._like.item(self.desk, name, self.caption)
        row = Row(editor, name, f"Take out of: {self.caption}", removable=self._like.removable)
        editor.given.connect(lambda value: self._give(row, value))
        row.remove.clicked.connect(lambda: self._take_out(row))
        if isinstance(editor, ListLineEditor):
            editor.entered.connect(lambda: self.add_row(row))
        return row

    def _give(self, row: Row, value: Value) -> None:
        had_one = row.value is not None
        row.value = None if is_empty(value) else value
        if had_one or row.value is not None:
            self.given.emit(tuple(each.value for each in self._rows if each.value is not None))

    def _take_out(self, row: Row) -> None:
        self._add.setFocus()
        if row.value is None:
            self._drop(row)
        else:
            self._give(row, None)

    def _drop(self, row: Row) -> None:
        if len(self._rows) > 1:
            self._rows.remove(row)
            discard(row)

    def _lay_out(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
            if self.isVisible():
                row.show()


class PartEditor(Editor):
    """One thing with fields of its own; when all are empty it is not recorded.

    It is not given either while it is not `ready`: a safeguard says at least which one it is.
    """

    def __init__(self, desk: Desk, name: str, caption: str, shape: Shape) -> None:
        super().__init__(desk, name, caption)
        self._shape = shape
        self._value: Value = None
        self._unready: Value = None
        self.fields = FieldSet(desk, name, shape.specs, add="Add …")
        self.fields.chooser.setAccessibleName(f"Add to: {caption}")
        self.fields.given.connect(self._give)
        self.setProperty("role", "part")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 0, 0, 0)
        column.addWidget(self.fields)

    @property
    def is_busy(self) -> bool:
        return self.fields.is_busy or self._unready is not None

    def begin(self) -> None:
        self.fields.begin()

    def show_value(self, value: Value) -> None:
        self._value = value
        if value is not None:
            self._unready = None
        shown = value if value is not None else self._unready
        self.fields.show_whole(self._shape.blank() if shown is None else shown)

    def _give(self, field: str, value: Value) -> None:
        blank = self._shape.blank()
        held = next((each for each in (self._value, self._unready) if each is not None), blank)
        changed = replace(held, **{field: value})
        if changed == blank:
            self._unready = None
            self.given.emit(None)
        elif self._shape.ready(changed):
            self._unready = None
            self.given.emit(changed)
        else:
            self._unready = changed
            self.fields.show_whole(changed)


def lines(hint: str = "") -> Make:
    """Several lines of words, one below the other."""

    def item(desk: Desk, name: str, caption: str) -> Editor:
        return ListLineEditor(desk, name, caption, hint or "Enter for one more line")

    like = Like(item, "One more line", removable=False)
    return lambda desk, name, caption: ListEditor(desk, name, caption, like)


def several(item: Make, add: str) -> Make:
    """Several things of one kind; `add` is what the button for one more says."""
    like = Like(item, add)
    return lambda desk, name, caption: ListEditor(desk, name, caption, like)


def part(
    blank: Callable[[], Value], *specs: FieldSpec, ready: Callable[[Value], bool] = bool
) -> Make:
    """One thing with these fields."""
    shape = Shape(blank, specs, ready)
    return lambda desk, name, caption: PartEditor(desk, name, caption, shape)

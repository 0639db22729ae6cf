"""The fields of a thing: what matters most and what is filled is shown, the rest can be added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from workbench.desktop.sops.fields.editor import Desk, Value, is_empty
from workbench.desktop.sops.fields.offers import Offer, Offers
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.tab_order import begin_in
from workbench.desktop.widgets import icon_button, words
from workbench.domain.entity import Entity
from workbench.domain.naming import folded

_GAP = 14
_NONE = "none, as recorded"
_NOT_READ = "known to exist, not read"


class FieldRow(QWidget):
    """A caption above the editor of one field, with what is known of it while it is empty."""

    given = Signal(str, object)
    stated_none = Signal(str, bool)

    def __init__(self, desk: Desk, name: str, spec: FieldSpec) -> None:
        super().__init__()
        self.spec = spec
        key = f"{name}-{spec.field.replace('_', '-')}"
        self.editor = spec.make(desk, key, spec.caption)
        self.editor.given.connect(lambda value: self.given.emit(spec.field, value))
        self._caption = words(spec.caption, "small")
        self._caption.setBuddy(self.editor)
        self._mark = words("", "small")
        self._clear = icon_button(f"{key}-clear", "x", f"Take out: {spec.caption.lower()}")
        self._clear.setVisible(False)
        self._clear.clicked.connect(lambda: self.given.emit(spec.field, None))
        self._none = QCheckBox(_NONE)
        self._none.setObjectName(f"{key}-none")
        self._none.setAccessibleName(spec.none)
        self._none.setToolTip(spec.none)
        self._none.setProperty("look", "small")
        self._none.setVisible(False)
        self._none.toggled.connect(lambda on: self.stated_none.emit(spec.field, on))
        self._build()

    def show_whole(self, whole: Value) -> None:
        """Show the field of a thing as it is now."""
        value = getattr(whole, self.spec.field, None)
        self.editor.show_value(value)
        empty = is_empty(value)
        is_entity = isinstance(whole, Entity)
        self._clear.setVisible(self.spec.removable and not empty)
        with QSignalBlocker(self._none):
            self._none.setChecked(is_entity and whole.says_none(self.spec.field))
        self._none.setVisible(bool(self.spec.none) and is_entity and empty)
        unread = is_entity and self.spec.field in whole.unread
        self._mark.setText(_NOT_READ if unread else "")

    def _build(self) -> None:
        """The editor comes first, so that Tab goes to it before what stands above it."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.editor, 1, 0, 1, 4, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(2, 1)
        grid.addWidget(self._caption, 0, 0)
        grid.addWidget(self._mark, 0, 1)
        grid.addWidget(self._none, 0, 2)
        grid.addWidget(self._clear, 0, 3)


class FieldSet(QWidget):
    """Shows the fields of a thing in their order; `given` brings the new value of one of them.

    `chooser` is the line in which a field is asked for; it stands below, unless put elsewhere.
    """

    given = Signal(str, object)
    stated_none = Signal(str, bool)

    def __init__(
        self, desk: Desk, name: str, specs: Sequence[FieldSpec], add: str = "Add a field …"
    ) -> None:
        super().__init__()
        self._desk = desk
        self._name = name
        self._specs = tuple(specs)
        self._whole: Value = None
        self._opened: set[str] = set()
        self._rows: dict[str, FieldRow] = {}
        self._is_laid_out = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.chooser = QLineEdit()
        self.chooser.setObjectName(f"{name}-add-field")
        self.chooser.setPlaceholderText(add)
        self.chooser.setAccessibleName(add.rstrip(" …"))
        self.chooser.setProperty("look", "adding")
        self._offers = Offers(self.chooser, self._offers_for)
        self._offers.taken.connect(self._open_chosen)

    @property
    def is_busy(self) -> bool:
        """Whether something was typed that has not been given yet."""
        return any(row.editor.is_busy for row in self._rows.values())

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the fields that are shown, in their order."""
        return tuple(spec.field for spec in self._specs if spec.field in self._rows)

    @property
    def offered(self) -> tuple[str, ...]:
        """What the chooser offers now, in words."""
        return self._offers.words

    def show_whole(self, whole: Value) -> None:
        """Show a thing as it is now; a field that was shown once stays."""
        self._whole = whole
        wanted = {spec.field for spec in self._specs if self._is_wanted(spec)}
        self._opened |= wanted
        if wanted - self._rows.keys() or not self._is_laid_out:
            self._arrange()
        for row in self._rows.values():
            row.show_whole(whole)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        begin_in(self)

    def open(self, field: str) -> bool:
        """Show a field, and put the cursor into it; False where there is no such field."""
        if field not in {spec.field for spec in self._specs}:
            return False
        self._opened.add(field)
        self.show_whole(self._whole)
        self._rows[field].editor.begin()
        return True

    def _is_wanted(self, spec: FieldSpec) -> bool:
        whole = self._whole
        if spec.field in self._opened or spec.is_core(whole, self._desk.session.state):
            return True
        marked = isinstance(whole, Entity) and (
            whole.says_none(spec.field) or spec.field in whole.unread
        )
        return marked or not is_empty(getattr(whole, spec.field, None))

    def _arrange(self) -> None:
        """Lay the fields out in their order: narrow ones in pairs, wide ones across."""
        while self._grid.takeAt(0):
            pass
        line, column = 0, 0
        for spec in self._specs:
            if spec.field not in self._opened:
                continue
            if spec.wide and column:
                line, column = line + 1, 0
            row = self._row(spec)
            self._grid.addWidget(row, line, column, 1, 2 if spec.wide else 1)
            if self.isVisible():
                row.show()
            line, column = (line, 1) if not spec.wide and not column else (line + 1, 0)
        if self.chooser.parentWidget() in (None, self):
            self._grid.addWidget(self.chooser, line + 1, 0, 1, 1)
        self.chooser.setVisible(len(self._opened) < len(self._specs))
        self._is_laid_out = True

    def _row(self, spec: FieldSpec) -> FieldRow:
        row = self._rows.get(spec.field)
        if row is None:
            row = FieldRow(self._desk, self._name, spec)
            row.given.connect(self.given)
            row.stated_none.connect(self.stated_none)
            self._rows[spec.field] = row
        return row

    def _offers_for(self, typed: str) -> list[Offer]:
        parts = folded(typed).split()
        hidden = [spec for spec in self._specs if spec.field not in self._opened]
        found = [
            (not folded(spec.caption).startswith(" ".join(parts)), place, spec)
            for place, spec in enumerate(hidden)
            if all(part in folded(f"{spec.caption} {spec.also}") for part in parts)
        ]
        return [
            Offer(spec.caption, spec.field) for _, _, spec in sorted(found, key=lambda e: e[:2])
        ]

    def _open_chosen(self, field: str) -> None:
        self.chooser.clear()
        self.open(field)

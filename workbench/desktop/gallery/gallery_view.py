"""The gallery: templates with their pictures at the left, the one chosen at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.gallery.details import TemplateDetails
from workbench.desktop.gallery.thumbnail import first_picture, thumbnail
from workbench.desktop.panels import WorkHead
from workbench.desktop.session import Session
from workbench.desktop.widgets import push_button
from workbench.diagram.picture import Picture
from workbench.domain.edits.templates import InsertTemplate
from workbench.domain.procedures import measures_of
from workbench.exchange.templates import Template, TemplateKind, load_template, templates

_PICTURE = QSize(150, 96)
_CELL = QSize(174, 158)
_KINDS = {
    TemplateKind.WHOLE_SOP: "Whole SOP",
    TemplateKind.PROCEDURE: "Procedure",
    TemplateKind.FORM: "Form",
}
_KEY = Qt.ItemDataRole.UserRole


class GalleryView(QWidget):
    """Brings a template in as one step that can be undone; Escape closes it."""

    closed = Signal()
    inserted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self._session = session
        self._templates: dict[str, Template] = {}
        self._pictures: dict[str, Picture | None] = {}
        self._drawn: set[str] = set()
        self._filter = QLineEdit()
        self._filter.setObjectName("gallery-filter")
        self._filter.setPlaceholderText("Filter by word")
        self._filter.setAccessibleName("Filter templates by word")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setObjectName("templates")
        self._list.setAccessibleName("Templates")
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(_PICTURE)
        self._list.setGridSize(_CELL)
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.currentItemChanged.connect(self._show_chosen)
        self._details = TemplateDetails(session)
        self._list.itemActivated.connect(self._details.focus_insert)
        self._details.wanted.connect(self._insert)
        self._drawing = QTimer(self)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw_next)
        self._arrange()

    def open(self) -> None:
        """Show what there is; the pictures follow one by one."""
        if not self._templates:
            self._fill()
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        head = WorkHead("Templates")
        head.add_left(self._filter)
        close = push_button("Back to the steps", "gallery-close", "arrow-left")
        close.setToolTip("Escape")
        close.clicked.connect(self.closed)
        head.add_right(close)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 5)
        row.addWidget(self._details, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(row, 1)

    def _fill(self) -> None:
        for template in templates():
            self._templates[template.key] = template
            count = template.step_count
            about = f"{_KINDS[template.kind]}, {count} steps" if count else _KINDS[template.kind]
            item = QListWidgetItem(template.title)
            item.setData(_KEY, template.key)
            item.setToolTip(f"{template.title}\n{about}\n{template.purpose}")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, about)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            item.setSizeHint(_CELL)
            item.setIcon(QIcon(thumbnail(None, _PICTURE, self.devicePixelRatioF())))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._drawing.start()

    def _draw_next(self) -> None:
        """One picture at a time, so that the window answers meanwhile."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            key = item.data(_KEY)
            if key not in self._drawn:
                self._drawn.add(key)
                picture = self._picture(key)
                if picture is not None:
                    item.setIcon(QIcon(thumbnail(picture, _PICTURE, self.devicePixelRatioF())))
                return
        self._drawing.stop()

    def _picture(self, key: str) -> Picture | None:
        if key not in self._pictures:
            records = load_template(key)
            self._pictures[key] = first_picture(records, self._session.language)
        return self._pictures[key]

    def _show_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            key = item.data(_KEY)
            self._details.show_template(self._templates[key], self._picture(key))

    def _narrow(self, typed: str) -> None:
        """Keep the templates in which every typed word occurs."""
        wanted = typed.casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            template = self._templates[item.data(_KEY)]
            said = " ".join((template.title, template.purpose, *template.forms)).casefold()
            item.setHidden(not all(word in said for word in wanted))

    def _insert(self, key: str) -> None:
        sop = self._details.sop
        records = load_template(key, sop=sop)
        binding = self._details.binding
        edit = InsertTemplate(records, binding.bindings, binding.posts)
        if self._session.edit(edit):
            sops = [sop] if sop else [each.id for each in records.sops.values()]
            there = (each for one in sops for each in measures_of(self._session.state, one))
            self.inserted.emit(next((each.id for each in there if each.id in records.measures), ""))

"""The outline of a document on the screen: what each part becomes, changed by key or choice."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.desktop.choices import Choice
from workbench.desktop.importing.parts_model import (
    LEVEL_ROLE,
    PART_ROLE,
    Index,
    PartsModel,
    Shown,
)
from workbench.desktop.session import Session
from workbench.desktop.theme import BASE_SIZE, SMALL_SIZE, font, theme_in_use
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.found import Becomes, FoundPart

_ROW = 26
_INDENT = 18
_WIDTHS = (
    (Shown.BECOMES, 96, 76),
    (Shown.WHO, 150, 92),
    (Shown.WHEN, 120, 84),
    (Shown.FORM, 90, 56),
)
_NARROW = 800
_KEYS = {
    Qt.Key.Key_1: Becomes.STAGE,
    Qt.Key.Key_2: Becomes.MEASURE,
    Qt.Key.Key_3: Becomes.STEP,
    Qt.Key.Key_4: Becomes.LINE,
    Qt.Key.Key_5: Becomes.TEXT,
    Qt.Key.Key_0: Becomes.LEAVE_OUT,
    Qt.Key.Key_Delete: Becomes.LEAVE_OUT,
}
KEYS_TOLD = (
    "1 stage · 2 measure · 3 step · 4 sub-item · 5 text · 0 leave out · Tab and Shift+Tab deeper "
    "and higher · Enter corrects · Ctrl+Z takes back · F6 to the other side · Ctrl+Enter brings in"
)


class PartsTable(QTableView):
    """Rows of parts; several may be changed at once."""

    part_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("import-parts")
        self.setAccessibleName("Parts of the document")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setItemDelegate(_PartDelegate(session, self))

    def show_parts(self, model: PartsModel) -> None:
        """Show these rows."""
        self.setModel(model)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(48)
        head.setSectionResizeMode(Shown.TEXT, QHeaderView.ResizeMode.Stretch)
        self._give_widths()
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        if model.rowCount():
            self.setCurrentIndex(model.index(0, Shown.TEXT))

    def rows(self) -> list[int]:
        """The rows that are chosen."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < _NARROW) != (event.oldSize().width() < _NARROW):
            self._give_widths()

    def _give_widths(self) -> None:
        """The words need most of the room; the other columns make do where there is little."""
        if self.model() is not None:
            for column, wide, narrow in _WIDTHS:
                width = narrow if self.width() < _NARROW else wide
                self.horizontalHeader().resizeSection(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        becomes = _KEYS.get(Qt.Key(event.key())) if plain else None
        if not isinstance(model, PartsModel):
            super().keyPressEvent(event)
        elif becomes is not None:
            model.become(self.rows(), becomes)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab changes the level; Qt would take it for a step to the next widget."""
        model = self.model()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and isinstance(model, PartsModel)
        ):
            model.shift(self.rows(), -1 if event.key() == Qt.Key.Key_Backtab else 1)
            return True
        return super().event(event)

    def _tell_chosen(self, current: Index) -> None:
        if current.isValid():
            self.part_chosen.emit(current.data(PART_ROLE))


class _PartDelegate(QStyledItemDelegate):
    """Paints a part at its level, and offers what it may become."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_in_use()
        part: FoundPart = index.data(PART_ROLE)
        left_out = part.becomes is Becomes.LEAVE_OUT
        area: QRect = option.rect
        painter.save()
        state = option.state
        if state & state.State_Selected:
            painter.fillRect(area, theme.colour("accent_ground"))
        elif part.becomes in (Becomes.STAGE, Becomes.MEASURE):
            painter.fillRect(area, theme.colour("raised"))
        column = Shown(index.column())
        bold = column is Shown.TEXT and _is_head(part)
        face = font(BASE_SIZE if column is Shown.TEXT else SMALL_SIZE + 1, bold=bold)
        face.setStrikeOut(left_out and column is Shown.TEXT)
        painter.setFont(face)
        painter.setPen(theme.colour(_ink(part, column)))
        inside = area.adjusted(8, 0, -6, 0)
        if column is Shown.TEXT:
            inside.setLeft(inside.left() + _INDENT * index.data(LEVEL_ROLE))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        if column is Shown.TEXT and part.comments:
            words = f"{words}  ({len(part.comments)} ✎)"
        shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if state & state.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if Shown(index.column()) is not Shown.BECOMES:
            return self._line(parent, index.model())
        choice = Choice("import-becomes", "What this part becomes", parent)
        for each in Becomes:
            choice.addItem(each.words, each.value)
        choice.activated.connect(lambda: self.commitData.emit(choice))
        return choice

    def _line(self, parent: QWidget, model: QAbstractItemModel) -> WatchedLine:
        line = WatchedLine(self._session, "import-words", parent)
        line.setAccessibleName("What the document says")
        if isinstance(model, PartsModel):
            line.set_language(model.language)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            editor.setCurrentIndex(editor.findData(str(index.data(Qt.ItemDataRole.EditRole))))
            editor.showPopup()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Choice):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


def _is_head(part: FoundPart) -> bool:
    return part.becomes in (Becomes.STAGE, Becomes.MEASURE) or (
        part.becomes is Becomes.TEXT and bool(part.heading)
    )


def _ink(part: FoundPart, column: Shown) -> str:
    if part.becomes is Becomes.LEAVE_OUT:
        return "faint"
    if column is Shown.TEXT and part.becomes is not Becomes.TEXT:
        return "text"
    return "muted"

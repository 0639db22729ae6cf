"""A text field for prose: it grows with its text, and shows links and emphasis as they read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip

from workbench.desktop.session import Session
from workbench.desktop.theme import CONTROL_HEIGHT
from workbench.desktop.writing.clipboard import copied, pasted
from workbench.desktop.writing.keys import (
    is_asking,
    is_following,
    is_for_format,
    is_for_history,
)
from workbench.desktop.writing.menu import field_menu
from workbench.desktop.writing.offers import Offers
from workbench.desktop.writing.rich_text import (
    insert_prose,
    link_in,
    prose_in,
    recolour_links,
    units_of,
    words_before,
)
from workbench.desktop.writing.watch import Watch
from workbench.domain.naming import Named, as_typed, name_being_typed
from workbench.domain.prose import escape, link, plain_words

# Of the right-to-left scripts: the others follow what is written in them.
RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)

TakePaste = Callable[[QMimeData], bool]


class ProseField(QTextEdit):
    """What `WritingLine` and `WritingBox` share; it shows prose and knows what was typed.

    Undo works inside the field until it is left; then what was typed is the owner's to commit.
    A plain field holds words alone: no links and no emphasis, and signs that mean nothing.
    """

    left = Signal()

    def __init__(self, session: Session, name: str, *, most_height: int, plain: bool) -> None:
        super().__init__()
        self.session = session
        self._plain = plain
        self._least_height, self._most_height = CONTROL_HEIGHT, most_height
        self._shown = ""
        self._language, self._has_own_language = "", False
        self._typed = ""
        self._take_paste: TakePaste | None = None
        self._offers = Offers(self, self._write_name)
        self.watch = Watch(self, session)
        self.setObjectName(name)
        self.setAccessibleName(name.replace("-", " ").capitalize())
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._write_in(session.language)
        session.language_changed.connect(self._write_in)
        self._settle("")

    @property
    def language(self) -> str:
        """The language that is written here."""
        return self._language

    @property
    def offers(self) -> Offers:
        """The names that are offered while one is being typed."""
        return self._offers

    def keep_at_least(self, height: int) -> None:
        """Be so high even while there is little text."""
        self._least_height = height
        self._grow()

    def set_language(self, language: str) -> None:
        """Say which language is written here, where it is not the one that is shown.

        It decides on direction and spelling.
        """
        self._has_own_language = True
        self._put_language(language)

    def _write_in(self, language: str) -> None:
        if not self._has_own_language:
            self._put_language(language)

    def _put_language(self, language: str) -> None:
        if language == self._language:
            return
        self._language = language
        from_the_right = language.partition("-")[0].partition("_")[0] in RIGHT_TO_LEFT
        option = self.document().defaultTextOption()
        right, auto = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LayoutDirectionAuto
        option.setTextDirection(right if from_the_right else auto)
        self.document().setDefaultTextOption(option)
        self.watch.set_language(language)

    def show_words(self, prose: str) -> None:
        """Show other prose; what somebody is typing at this moment is kept."""
        if self.hasFocus() and self.document().isModified():
            if prose == self.words():
                self._settle(prose)
            return
        if prose == self._shown and not self.document().isModified():
            return
        place = self.textCursor().position()
        self._replace_all(prose)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._settle(prose)

    def clear(self) -> None:
        """Empty the field, also where somebody is typing."""
        self._replace_all("")
        self._settle("")

    def setPlainText(self, words: str) -> None:
        """Put these words there as if somebody had typed them."""
        self._replace_all(words if self._plain else escape(words))
        self.document().setModified(True)

    def words(self) -> str:
        """The prose in the field: what was shown, to the letter, where nobody typed anything."""
        if not self.document().isModified():
            return self._shown
        prose = prose_in(self.document())
        return plain_words(prose) if self._plain else prose

    def plain_words(self) -> str:
        """What a reader sees in the field."""
        return self.words() if self._plain else plain_words(self.words())

    def take_pastes(self, take: TakePaste) -> None:
        """Let somebody else have each paste first; True means that it is dealt with."""
        self._take_paste = take

    def link_at(self, position: int) -> str:
        """The id of the entity that the words at a place lead to, or ""."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return link_in(cursor.charFormat()) or self._link_after(cursor)

    def toggle_bold(self) -> None:
        """Make what is selected, or typed next, bold; or not, where it is."""
        bold = self.fontWeight() > QFont.Weight.Normal
        if not self._plain:
            self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """Make what is selected, or typed next, italic; or not, where it is."""
        if not self._plain:
            self.setFontItalic(not self.fontItalic())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and is_for_history(event):
                if self._has_history_for(event):
                    event.accept()
                    return True
                event.ignore()  # nothing of the field's own: the window takes its last edit back
                return False
            if event.type() == QEvent.Type.ShortcutOverride and self._has_own_use_for(event):
                event.accept()
                return True
            # Before Tab leaves the field: it may be meant for what is offered.
            if event.type() == QEvent.Type.KeyPress and self._offers.takes_key(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.document().revision()
        self.handle_key(event)
        if self.document().revision() == before:
            self._offers.close()
        elif event.key() != Qt.Key.Key_Delete:
            self._offer_names()

    def handle_key(self, event: QKeyEvent) -> None:
        """Do what the key says; what the field has no use for is ignored, for its owner."""
        if event.matches(QKeySequence.StandardKey.Bold):
            self.toggle_bold()
        elif event.matches(QKeySequence.StandardKey.Italic):
            self.toggle_italic()
        elif is_following(event):
            self._follow_link(event)
        elif is_asking(event):
            self.ask_about_mark()
        elif self._cannot_move(event):
            event.ignore()
        else:
            if event.text().isprintable():
                self._step_out_of_link()
            super().keyPressEvent(event)

    def ask_about_mark(self) -> None:
        """Go to the next underlined words, and open the menu of what can be done about them."""
        found = self.watch.next_mark(self.textCursor().position())
        if found is not None:
            cursor = self.textCursor()
            cursor.setPosition(found[1].selectionEnd())
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            self._pop_menu(cursor.position(), self.cursorRect().bottomLeft())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            at = self.viewport().mapFrom(self, event.pos())
            self._pop_menu(self.cursorForPosition(at).position(), at)
        else:
            self._pop_menu(self.textCursor().position(), self.cursorRect().bottomLeft())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.watch.tip_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), tip or self.toolTip(), self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._offers.close()
        target = link_in(self.cursorForPosition(event.position().toPoint()).charFormat())
        if target and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.session.go_to(target)
        else:
            super().mousePressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._step_out_of_link()
        super().inputMethodEvent(event)
        if event.commitString():
            self._offer_names()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offers.close()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            self.document().clearUndoRedoStacks()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
        self.watch.wake()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            recolour_links(self.document())
            self.watch.wake()

    def createMimeDataFromSelection(self) -> QMimeData:
        return copied(self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._take_paste is None or not self._take_paste(source):
            prose = self.fitting(pasted(source, self.session.state))
            insert_prose(self.textCursor(), escape(plain_words(prose)) if self._plain else prose)
            self.ensureCursorVisible()

    def fitting(self, prose: str) -> str:
        """The prose as it may be pasted here."""
        return prose

    def _settle(self, prose: str) -> None:
        """From now on this is what stands there, and nothing more was typed."""
        self._shown = prose
        self.document().setModified(False)

    def _replace_all(self, prose: str) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        insert_prose(QTextCursor(document), escape(prose) if self._plain else prose)
        document.setUndoRedoEnabled(True)

    def _grow(self) -> None:
        """As high as the text, within reason; beyond that the text is scrolled."""
        around = self.height() - self.viewport().height()
        wanted = round(self.document().size().height()) + around
        height = max(self._least_height, min(wanted, self._most_height))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            scrolls = wanted > self._most_height
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
            )

    def _has_own_use_for(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._offers.is_shown
        return is_for_format(event)

    def _has_history_for(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable()
        return self.document().isRedoAvailable()

    def _offer_names(self) -> None:
        """Offer what the word before the cursor may become, where it is not a link already."""
        cursor = self.textCursor()
        if cursor.hasSelection() or link_in(cursor.charFormat()) or self.isReadOnly():
            self._offers.close()
            return
        before = words_before(cursor)
        typed, offered = name_being_typed(self.session.state, before, self._language)
        self._typed = typed
        self._offers.show(offered, self.cursorRect().translated(self.viewport().pos()))

    def _write_name(self, named: Named) -> None:
        """Put the name that was chosen, as a link, where it was being typed."""
        cursor = self.textCursor()
        begin = cursor.position() - units_of(self._typed)
        cursor.setPosition(begin, QTextCursor.MoveMode.KeepAnchor)
        words = as_typed(named, self._typed)
        insert_prose(cursor, escape(words) if self._plain else link(words, named.id))
        self.setTextCursor(cursor)

    def _pop_menu(self, position: int, at: QPoint) -> None:
        """The menu for a place of the text; it does not wait for an answer."""
        menu = field_menu(self.createStandardContextMenu(), self, position)
        menu.popup(self.viewport().mapToGlobal(at))

    def _follow_link(self, event: QKeyEvent) -> None:
        target = self.link_at(self.textCursor().position())
        if target:
            self.session.go_to(target)
        else:
            event.ignore()

    def _cannot_move(self, event: QKeyEvent) -> bool:
        """Up in the first line and down in the last are for whoever holds the field."""
        moves = {
            Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
            Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
        }
        if event.modifiers() or event.key() not in moves:
            return False
        return not QTextCursor(self.textCursor()).movePosition(moves[Qt.Key(event.key())])

    def _step_out_of_link(self) -> None:
        """What is typed before or after linked words is not part of the link."""
        cursor = self.textCursor()
        form = self.currentCharFormat()
        here = link_in(form)
        goes_on = self._link_after(cursor) == here and not cursor.atBlockStart()
        if here and (cursor.hasSelection() or not goes_on):
            form.setAnchor(False)
            form.setAnchorHref("")
            form.clearForeground()
            self.setCurrentCharFormat(form)

    def _link_after(self, cursor: QTextCursor) -> str:
        if cursor.atBlockEnd():
            return ""
        after = QTextCursor(cursor)
        after.clearSelection()
        after.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return link_in(after.charFormat())

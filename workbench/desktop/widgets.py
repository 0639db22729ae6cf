"""The small widgets that every place uses: labels, chips, rows that filter, facts and links."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.icons import set_icon
from workbench.desktop.theme import BASE_SIZE, CONTROL_HEIGHT, SMALL_SIZE, font, theme_in_use

_ROW_RADIUS = 5
_ROW_MARGIN = 6
_DOT = 9
_BOX = 14


def set_role(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and have the widget drawn accordingly."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def words(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text in a role: "", "title", "strong", "muted", "small", "critical" or "warning"."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def push_button(text: str, name: str, icon: str = "", kind: str = "") -> QPushButton:
    """A button; kind is "" or "primary" (the one thing to do here), "danger" or "link"."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    if kind:
        button.setProperty("kind", kind)
    if icon:
        set_icon(button, icon, "on_accent" if kind == "primary" else "muted")
    return button


def icon_button(name: str, icon: str, tip: str) -> QToolButton:
    """A button that is only an icon; the tip says what it does."""
    button = QToolButton()
    button.setObjectName(name)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    set_icon(button, icon)
    return button


def rule() -> QWidget:
    """A thin line across."""
    line = QWidget()
    line.setFixedHeight(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setProperty("role", "canvas")
    return line


class SectionLabel(QLabel):
    """The small grey heading above a group of rows."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.upper(), parent)
        self.setProperty("role", "section")
        face = font(SMALL_SIZE, bold=True)
        face.setLetterSpacing(face.SpacingType.AbsoluteSpacing, 0.6)
        self.setFont(face)
        self.setAccessibleName(text)
        self.setContentsMargins(0, 12, 0, 4)


class ElidedLabel(QLabel):
    """Text on one line that is shortened where there is no room; hovering tells all of it."""

    def __init__(self, role: str = "", most: int = 360) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._most = most

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setToolTip(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width() + 2, self._most), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


class Chip(QLabel):
    """A rounded word or two about a state: neutral, good, warning, accent or a severity."""

    def __init__(
        self, text: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: str, why: str = "") -> None:
        """Show other words in another tone; `why` is what hovering tells."""
        self.setText(text)
        self.setToolTip(why)
        set_role(self, "chip", tone)
        self.setVisible(bool(text))


class Dot(QWidget):
    """A coloured dot: a severity token such as "high"; or a square swatch in any colour."""

    def __init__(self, token: str = "", swatch: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token, self._swatch = token, swatch
        self.setFixedSize(_DOT, _DOT)

    def show_token(self, token: str) -> None:
        """Take the colour of another token."""
        self._token, self._swatch = token, ""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_dot(painter, QRectF(self.rect()), self._token, self._swatch)


def draw_dot(painter: QPainter, area: QRectF, token: str, swatch: str = "") -> None:
    """Draw a severity dot, or a square where a swatch colour is given."""
    painter.setPen(Qt.PenStyle.NoPen)
    if swatch:
        painter.setBrush(QColor(swatch))
        painter.drawRoundedRect(area, 2, 2)
    elif token:
        painter.setBrush(theme_in_use().colour(token))
        painter.drawEllipse(area)


def draw_elided(
    painter: QPainter, area: QRect, text: str, face: QFont, token: str, *, at_right: bool = False
) -> None:
    """Draw one line in a token's colour, shortened where there is no room for all of it."""
    painter.setFont(face)
    painter.setPen(theme_in_use().colour(token))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, shown)


class Mark(StrEnum):
    """How a row shows that it is chosen."""

    GROUND = "ground"
    TICK = "tick"
    ROUND = "round"


class FilterRow(QAbstractButton):
    """A row of the side list: dot, text and count; it can be switched on and off."""

    def __init__(
        self, name: str, text: str, *, dot: str = "", swatch: str = "", mark: Mark = Mark.GROUND
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(text)
        self.setCheckable(True)
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._dot, self._swatch, self._mark = dot, swatch, mark
        self._count = ""

    @property
    def count(self) -> str:
        """What stands at the right of the row."""
        return self._count

    def show_count(self, count: int | str | None) -> None:
        """Show a number, or a word, at the right; None shows nothing."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        texts = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._count)
        return QSize(texts + 6 * _ROW_MARGIN + self._indent(), CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, CONTROL_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inside = self.rect().adjusted(_ROW_MARGIN, 0, -_ROW_MARGIN, 0)
        if self._mark is not Mark.GROUND:
            self._paint_mark(painter, inside)
            inside.setLeft(inside.left() + _BOX + 8)
        if self._dot or self._swatch:
            middle = inside.center().y() - _DOT / 2 + 0.5
            draw_dot(painter, QRectF(inside.left(), middle, _DOT, _DOT), self._dot, self._swatch)
            inside.setLeft(inside.left() + _DOT + 8)
        self._paint_texts(painter, inside, theme.colour("text" if self.isEnabled() else "faint"))

    def _indent(self) -> int:
        return (_BOX + 8 if self._mark is not Mark.GROUND else 0) + (
            _DOT + 8 if self._dot or self._swatch else 0
        )

    def _paint_ground(self, painter: QPainter) -> None:
        theme = theme_in_use()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        ground = ""
        if self.isChecked() and self._mark is not Mark.TICK:
            ground = "accent_ground"
        elif self.underMouse() and self.isEnabled():
            ground = "ground"
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, _ROW_RADIUS, _ROW_RADIUS)

    def _paint_mark(self, painter: QPainter, inside: QRect) -> None:
        theme = theme_in_use()
        box = QRectF(inside.left(), inside.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
        box.adjust(0.5, 0.5, -0.5, -0.5)
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if on else "faint"), 1))
        if self._mark is Mark.ROUND:
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(box)
            if on:
                painter.setBrush(theme.colour("accent"))
                painter.drawEllipse(box.adjusted(3.5, 3.5, -3.5, -3.5))
            return
        painter.setBrush(theme.colour("accent" if on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(theme.colour("on_accent"), 1.6))
            corner = box.topLeft()
            tick = (QPointF(3, 6.8), QPointF(5.4, 9.4), QPointF(10, 3.8))
            painter.drawPolyline([corner + point for point in tick])

    def _paint_texts(self, painter: QPainter, inside: QRect, colour: QColor) -> None:
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(SMALL_SIZE + 1))
        painter.setPen(theme_in_use().colour("faint"))
        painter.drawText(inside, vertical | Qt.AlignmentFlag.AlignRight, self._count)
        taken = QFontMetrics(painter.font()).horizontalAdvance(self._count)
        inside.setRight(inside.right() - taken - (8 if taken else 0))
        painter.setFont(font(BASE_SIZE))
        painter.setPen(colour)
        shown = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, vertical | Qt.AlignmentFlag.AlignLeft, shown)


class Field(QWidget):
    """A small label above the widget in which the value is shown or edited."""

    def __init__(self, label: str, editor: QWidget) -> None:
        super().__init__()
        caption = words(label, "small")
        caption.setBuddy(editor)
        editor.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(editor)


class Segmented(QWidget):
    """Joined buttons of which one is chosen."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for place, (key, text) in enumerate(options):
            button = push_button(text, f"{name}-{key}")
            button.setCheckable(True)
            button.setProperty("segment", _segment(place, len(options)))
            button.setProperty("option", key)
            self._group.addButton(button)
            self._buttons[key] = button
            line.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    @property
    def choice(self) -> str:
        """The key of the option that is chosen, or ""."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose an option without telling anybody."""
        self._buttons[key].setChecked(True)

    def focus_chosen(self) -> None:
        """Put the focus on the option that is chosen."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus()

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.property("option"))


def _segment(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(place, "middle")

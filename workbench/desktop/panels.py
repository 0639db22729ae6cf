"""The parts that places are put together from: columns, heads, banners and empty states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.icons import pixmap
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import SectionLabel, icon_button, push_button, set_role, words

HEAD_HEIGHT = 42
_BANNER_ICONS = {
    "refusal": ("circle-alert", "critical"),
    "notice": ("triangle-alert", "medium"),
    "done": ("circle-check", "good"),
    "question": ("circle-help", "low"),
}


class Column(QScrollArea):
    """A column of widgets that scrolls: the side list or the inspector of a place."""

    def __init__(self, name: str, role: str = "raised") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        self._body.setProperty("role", role)
        self._body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(12, 12, 12, 16)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self.setWidget(self._body)

    def add(self, widget: QWidget) -> QWidget:
        """Put a widget below the others."""
        self._lines.insertWidget(self._lines.count() - 1, widget)
        return widget

    def section(self, title: str) -> SectionLabel:
        """Begin a group of rows with a small heading."""
        label = SectionLabel(title)
        self.add(label)
        return label

    def space(self, pixels: int = 8) -> None:
        """Leave room before what is added next."""
        self._lines.insertSpacing(self._lines.count() - 1, pixels)

    def clear(self) -> None:
        """Take everything out."""
        while self._lines.count() > 1:
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                discard(widget)


class WorkHead(QWidget):
    """The head of the work: title, chips beside it, buttons at the right."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEAD_HEIGHT)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 0, 14, 1)
        self._line.setSpacing(8)
        self._title = words("", "title")
        self._line.addWidget(self._title)
        self._line.addStretch(1)
        self._left = 1
        self.show_title(title)  # in the head by now: else it would be a window for a moment

    def show_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def add_left(self, widget: QWidget) -> None:
        """Put a widget after the title."""
        self._line.insertWidget(self._left, widget)
        self._left += 1

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._line.addWidget(widget)


class EmptyState(QWidget):
    """What stands where there is nothing to show: why, and what can be done about it."""

    def __init__(self, icon: str, title: str, text: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(pixmap(icon, "faint", 32))
        self._title = words(title, "title")
        self._text = words(text, "muted", wrap=True)
        for label in (picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column.addSpacing(4)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def say(self, title: str, text: str = "") -> None:
        """Show other words."""
        self._title.setText(title)
        self._text.setText(text)

    def add_button(self, button: QWidget) -> None:
        """Offer something to do."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)


class Banner(QFrame):
    """One line across the window: what happened and what to do; never in the way."""

    closed = Signal()

    def __init__(self, text: str, tone: str = "refusal") -> None:
        super().__init__()
        self.setObjectName(f"banner-{tone}")
        self.setProperty("banner", tone)
        self.setAccessibleName(text)
        self.text = text
        icon, token = _BANNER_ICONS[tone]
        picture = QLabel()
        picture.setPixmap(pixmap(icon, token))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 6, 10, 6)
        self._line.setSpacing(10)
        self._line.addWidget(picture)
        self._line.addWidget(words(text, wrap=True), 1)
        close = icon_button("banner-close", "x", "Close this message")
        close.clicked.connect(self.closed)
        self._line.addWidget(close)

    def offer(self, text: str, perform: Callable[[], object]) -> None:
        """Add a button that does something about it."""
        button = push_button(text, "banner-action")
        button.clicked.connect(lambda _checked=False: perform())
        self._line.insertWidget(2, button)


class Banners(QWidget):
    """The banners above the work. All but notices go with the next thing that works."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banners")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._shown: list[Banner] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """What the banners say, newest first."""
        return tuple(banner.text for banner in self._shown)

    def tell(self, text: str, tone: str = "refusal") -> Banner:
        """Show a banner, newest first; the same words are not shown twice."""
        for banner in [each for each in self._shown if each.text == text]:
            self._close(banner)
        banner = Banner(text, tone)
        banner.closed.connect(lambda: self._close(banner))
        self._shown.insert(0, banner)
        self._lines.insertWidget(0, banner)
        return banner

    def ask(self, text: str, answer: str, perform: Callable[[], object]) -> None:
        """Show a question; it goes with its answer, or with the next thing that works."""
        banner = self.tell(text, "question")

        def answered() -> None:
            self._close(banner)
            perform()

        banner.offer(answer, answered)

    def clear_overtaken(self) -> None:
        """Take away what was refused or done before; notices stay until they are closed."""
        for banner in [each for each in self._shown if each.property("banner") != "notice"]:
            self._close(banner)

    def _close(self, banner: Banner) -> None:
        if banner in self._shown:
            self._shown.remove(banner)
            discard(banner)


class Card(QFrame):
    """A box around what belongs together; it can be marked as chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(12, 8, 12, 8)
        self.lines.setSpacing(4)

    def mark(self, *, chosen: bool) -> None:
        """Draw the accent around the card, or take it away."""
        set_role(self, "chosen", "true" if chosen else "false")

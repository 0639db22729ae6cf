"""The head that chooses between views: as many as fit stand side by side, the others in a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from workbench.desktop.theme import CONTROL_HEIGHT
from workbench.desktop.widgets import push_button, set_role


class ViewTabs(QWidget):
    """Joined buttons of which one is chosen; arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._titles = dict(options)
        self._choice = options[0][0]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, title in options:
            button = push_button(title, f"{name}-{key}")
            button.setCheckable(True)
            button.setProperty("option", key)
            self._group.addButton(button)
            self._buttons[key] = button
            line.addWidget(button)
        self._group.buttonClicked.connect(self._tell)
        self._menu = QMenu(self)
        self._more = push_button("More", f"{name}-more")
        self._more.setAccessibleName("More views")
        self._more.setMenu(self._menu)
        self._more.setProperty("segment", "last")
        line.addWidget(self._more)
        line.addStretch(1)
        self._actions = {key: self._action(name, key, title) for key, title in options}
        self.choose(self._choice)

    @property
    def choice(self) -> str:
        """The key of the view that is chosen."""
        return self._choice

    def choose(self, key: str) -> None:
        """Choose a view without telling anybody."""
        self._choice = key
        self._buttons[key].setChecked(True)
        self._lay_out()

    def offered(self) -> tuple[str, ...]:
        """The keys of the views that stand side by side."""
        return tuple(key for key, button in self._buttons.items() if not button.isHidden())

    def sizeHint(self) -> QSize:
        widths = (button.sizeHint().width() for button in self._buttons.values())
        return QSize(sum(widths), CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, CONTROL_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _action(self, name: str, key: str, title: str) -> QAction:
        action = self._menu.addAction(title)
        action.setObjectName(f"{name}-menu-{key}")
        action.triggered.connect(lambda _checked=False: self._take(key))
        return action

    def _lay_out(self) -> None:
        """Show as many as there is room for; the one that is chosen is always among them."""
        widths = {key: button.sizeHint().width() for key, button in self._buttons.items()}
        fitting = list(self._buttons)
        if sum(widths.values()) > self.width():
            room = self.width() - self._more.sizeHint().width() - widths[self._choice]
            fitting = []
            for key in self._buttons:
                room -= 0 if key == self._choice else widths[key]
                if room < 0 and key != self._choice:
                    break
                fitting.append(key)
            if self._choice not in fitting:
                fitting.append(self._choice)
        self._show(fitting)

    def _show(self, fitting: list[str]) -> None:
        has_more = len(fitting) < len(self._buttons)
        for key, button in self._buttons.items():
            place = fitting.index(key) if key in fitting else -1
            last = not has_more and place == len(fitting) - 1
            set_role(button, "segment", "first" if place == 0 else "last" if last else "middle")
            button.setVisible(key in fitting)
            self._actions[key].setVisible(key not in fitting)
        self._more.setVisible(has_more)

    def _tell(self, button: QAbstractButton) -> None:
        self._take(str(button.property("option")))

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

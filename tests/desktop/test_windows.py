"""Nothing is a window but the window: what shows itself before it has a place takes the focus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.given import a_session, a_window
from workbench.desktop.panels import WorkHead
from workbench.domain.edits.whole import BringIn
from workbench.domain.kinds import tables
from workbench.domain.state import State
from workbench.exchange.examples import load_example

_OVER_THE_WINDOW = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class WindowsShown(QObject):
    """Remembers what was shown as a window, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and is_window(watched):
            self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def is_window(widget: QWidget) -> bool:
    return widget.isWindow() and widget.windowType() not in _OVER_THE_WINDOW


@contextmanager
def windows_shown() -> Iterator[list[str]]:
    app = QApplication.instance()
    assert app
    shown = WindowsShown()
    app.installEventFilter(shown)
    try:
        yield shown.names
    finally:
        app.removeEventFilter(shown)


def test_a_head_with_a_title_is_no_window_while_it_is_made(qtbot: QtBot) -> None:
    with windows_shown() as shown:
        head = WorkHead("Procedures")
    qtbot.addWidget(head)

    assert shown == []
    title = head.findChild(QLabel)
    assert title
    assert title.isVisibleTo(head)


def test_all_places_and_whatever_is_chosen_open_one_window(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session(BringIn(load_example("bulgaria")).apply(State()))
    with windows_shown() as shown, a_window(tmp_path, session) as window:
        for key in ("sops", "network", "gaps", "handbook", "review"):
            window.show_place(key)
            qtbot.wait(1)
        for table in tables():
            for entity in list(getattr(session.state, table).values())[:2]:
                session.go_to(entity.id)
                window.begin_comment()
                qtbot.wait(1)

    assert shown == ["MainWindow main-window"]

"""Everything the menu can do, as data: key, text, icon, shortcut, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workbench.workspace import Workspace


class Panel(StrEnum):
    """The parts of the window that can be hidden."""

    SIDE = "side"
    INSPECTOR = "inspector"
    STRIP = "strip"


class Window(Protocol):
    """What actions ask of the main window; where no file is open most of it does nothing."""

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace."""

    @property
    def is_dark(self) -> bool:
        """Whether the dark look is in use."""

    def new_file(self) -> None:
        """Offer to begin a workspace."""

    def open_file(self) -> None:
        """Ask for a file and open it."""

    def save_now(self) -> None:
        """Bring the file up to date at once."""

    def save_copy(self) -> None:
        """Ask for a place and write a copy there."""

    def import_document(self) -> None:
        """Ask for a document and read the procedures in it."""

    def close_file(self) -> None:
        """Go back to the welcome page."""

    def leave(self) -> None:
        """Close the window."""

    def undo(self) -> None:
        """Take back the last edit."""

    def redo(self) -> None:
        """Bring back what was undone."""

    def begin_search(self) -> None:
        """Put the cursor into the search field."""

    def begin_comment(self) -> None:
        """Begin a comment on what is chosen."""

    def has_place(self, key: str) -> bool:
        """Whether the place can be shown."""

    def show_place(self, key: str) -> None:
        """Show a place."""

    def has_panel(self, panel: Panel) -> bool:
        """Whether the present place has this panel."""

    def is_panel_shown(self, panel: Panel) -> bool:
        """Whether the panel is shown."""

    def toggle_panel(self, panel: Panel) -> None:
        """Show the panel, or hide it."""

    def go_round_panels(self, step: int) -> None:
        """Put the focus into the next panel, or the one before."""

    def switch_look(self) -> None:
        """Change between the light and the dark look."""


def _is_open(window: Window) -> bool:
    return window.workspace is not None


def _always(_window: Window) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the menu. `words` gives a text that changes, `checked` makes it a switch."""

    key: str
    text: str
    icon: str
    shortcut: str
    menu: str
    perform: Callable[[Window], None]
    enabled: Callable[[Window], bool] = _is_open
    words: Callable[[Window], str] | None = None
    checked: Callable[[Window], bool] | None = None


def undo_words(window: Window) -> str:
    """The text of the undo action: "Undo rename agency"."""
    label = window.workspace.undo_label if window.workspace else None
    return f"Undo {_lowered(label)}" if label else "Undo"


def redo_words(window: Window) -> str:
    """The text of the redo action: "Redo rename agency"."""
    label = window.workspace.redo_label if window.workspace else None
    return f"Redo {_lowered(label)}" if label else "Redo"


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


def _can_undo(window: Window) -> bool:
    return window.workspace is not None and window.workspace.undo_label is not None


def _can_redo(window: Window) -> bool:
    return window.workspace is not None and window.workspace.redo_label is not None


def _place(key: str, text: str, icon: str, number: int) -> Action:
    return Action(
        f"place-{key}",
        text,
        icon,
        f"Ctrl+{number}",
        "Go to",
        lambda window: window.show_place(key),
        lambda window: window.has_place(key),
    )


def _panel(panel: Panel, text: str, icon: str, shortcut: str) -> Action:
    return Action(
        f"panel-{panel.value}",
        text,
        icon,
        shortcut,
        "View",
        lambda window: window.toggle_panel(panel),
        lambda window: window.has_panel(panel),
        checked=lambda window: window.is_panel_shown(panel),
    )


ACTIONS: tuple[Action, ...] = (
    Action("new", "New…", "file-plus", "Ctrl+N", "File", lambda w: w.new_file(), _always),
    Action("open", "Open…", "folder-open", "Ctrl+O", "File", lambda w: w.open_file(), _always),
    Action("save", "Save now", "save", "Ctrl+S", "File", lambda w: w.save_now()),
    Action("copy", "Save a copy…", "copy", "Ctrl+Shift+S", "File", lambda w: w.save_copy()),
    Action(
        "import",
        "Import an SOP from Word…",
        "upload",
        "Ctrl+Shift+O",
        "File",
        lambda w: w.import_document(),
    ),
    Action("close", "Close the file", "circle-x", "Ctrl+W", "File", lambda w: w.close_file()),
    Action("leave", "Quit", "log-out", "Ctrl+Q", "File", lambda w: w.leave(), _always),
    Action("undo", "Undo", "undo-2", "Ctrl+Z", "Edit", lambda w: w.undo(), _can_undo, undo_words),
    Action(
        "redo", "Redo", "redo-2", "Ctrl+Shift+Z", "Edit", lambda w: w.redo(), _can_redo, redo_words
    ),
    Action("find", "Find…", "search", "Ctrl+K", "Edit", lambda w: w.begin_search()),
    Action(
        "comment",
        "Comment on what is chosen…",
        "message-square",
        "Ctrl+Alt+M",
        "Edit",
        lambda w: w.begin_comment(),
    ),
    _place("sops", "SOPs", "list", 1),
    _place("network", "Network", "network", 2),
    _place("gaps", "Gaps", "flag", 3),
    _place("handbook", "Handbook", "book-open", 4),
    _place("review", "Review", "message-square", 5),
    _panel(Panel.SIDE, "Side list", "panel-left", "Ctrl+Alt+1"),
    _panel(Panel.STRIP, "Gaps in view", "panel-bottom", "Ctrl+Alt+2"),
    _panel(Panel.INSPECTOR, "Inspector", "panel-right", "Ctrl+Alt+3"),
    Action("next-panel", "Next panel", "arrow-right", "F6", "View", lambda w: w.go_round_panels(1)),
    Action(
        "previous-panel",
        "Previous panel",
        "arrow-left",
        "Shift+F6",
        "View",
        lambda w: w.go_round_panels(-1),
    ),
    Action(
        "dark-look",
        "Dark look",
        "moon",
        "Ctrl+Alt+D",
        "View",
        lambda w: w.switch_look(),
        _always,
        checked=lambda w: w.is_dark,
    ),
)

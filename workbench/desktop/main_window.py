"""The one window: a workspace, or the welcome page where none is open. No business of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from workbench.desktop.actions import ACTIONS, Action, Panel
from workbench.desktop.icons import icon, renew_icons
from workbench.desktop.naming import programme_name
from workbench.desktop.preferences import Preferences
from workbench.desktop.shell import Shell
from workbench.desktop.theme import DARK, LIGHT, Theme, apply_theme, theme_in_use
from workbench.desktop.unfinished import finish_typing
from workbench.workspace import Workspace

LEAST_WIDTH, LEAST_HEIGHT = 800, 540
_FIRST_WIDTH, _FIRST_HEIGHT = 1440, 900
_IN_THE_TOP_BAR = ("undo", "redo", "panel-side", "panel-strip", "panel-inspector")


class MainWindow(QMainWindow):
    """Holds the menu and its actions, and remembers where it stood."""

    new_wanted = Signal()
    open_wanted = Signal()
    copy_wanted = Signal()
    import_wanted = Signal()
    close_wanted = Signal()
    look_changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._preferences = preferences
        self._shell: Shell | None = None
        self._welcome: QWidget | None = None
        self._may_close: Callable[[], bool] = lambda: True
        self._actions = {each.key: self._made(each) for each in ACTIONS}
        self._menu = self._made_menu()
        self.resize(_FIRST_WIDTH, _FIRST_HEIGHT)
        if not preferences.geometry.isEmpty():
            self.restoreGeometry(preferences.geometry)
        self._follow()

    @property
    def shell(self) -> Shell | None:
        """The open workspace in the window, or None."""
        return self._shell

    @property
    def menu(self) -> QMenu:
        """The menu at the left of the top bar."""
        return self._menu

    @property
    def workspace(self) -> Workspace | None:
        """The open workspace."""
        return self._shell.session.workspace if self._shell else None

    @property
    def is_dark(self) -> bool:
        """Whether the dark look is in use."""
        return theme_in_use() is DARK

    def action(self, key: str) -> QAction:
        """The action of the menu with this key."""
        return self._actions[key]

    def show_shell(self, shell: Shell) -> None:
        """Show a workspace; what was shown before goes."""
        self._shell, self._welcome = shell, None
        shell.add_top_buttons([self._actions[key] for key in _IN_THE_TOP_BAR])
        shell.body.panels_changed.connect(self._follow)
        shell.place_shown.connect(self._follow)
        shell.session.committed.connect(self._follow)
        shell.session.language_changed.connect(self._follow)
        self.setCentralWidget(shell)
        self._follow()
        shell.focus_work()

    def show_welcome(self, page: QWidget) -> None:
        """Show the page on which a workspace is chosen."""
        self._shell, self._welcome = None, page
        self.setCentralWidget(page)
        self._follow()

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Call this before the window closes; False keeps it open."""
        self._may_close = may_close

    def new_file(self) -> None:
        self.new_wanted.emit()

    def open_file(self) -> None:
        self.open_wanted.emit()

    def save_copy(self) -> None:
        self.copy_wanted.emit()

    def import_document(self) -> None:
        self.import_wanted.emit()

    def close_file(self) -> None:
        self.close_wanted.emit()

    def leave(self) -> None:
        self.close()

    def save_now(self) -> None:
        if self._shell:
            finish_typing(self)
            self._shell.saving.save()

    def undo(self) -> None:
        if self._shell:
            self._shell.session.undo()

    def redo(self) -> None:
        if self._shell:
            self._shell.session.redo()

    def begin_comment(self) -> None:
        if self._shell:
            self._shell.begin_comment()

    def begin_search(self) -> None:
        if self._shell:
            self._shell.top_bar.finder.begin()

    def has_place(self, key: str) -> bool:
        return self._shell is not None and self._is_uncovered() and self._shell.has_place(key)

    def show_place(self, key: str) -> None:
        if self._shell and self.has_place(key):
            self._shell.show_place(key)

    def has_panel(self, panel: Panel) -> bool:
        return (
            self._shell is not None and self._is_uncovered() and self._shell.body.has_panel(panel)
        )

    def is_panel_shown(self, panel: Panel) -> bool:
        return self._shell is not None and self._shell.body.is_shown(panel)

    def toggle_panel(self, panel: Panel) -> None:
        if self._shell:
            self._shell.body.toggle(panel)

    def go_round_panels(self, step: int) -> None:
        if self._shell:
            self._shell.go_round_panels(step)

    def switch_look(self) -> None:
        self.use_theme(LIGHT if self.is_dark else DARK)

    def use_theme(self, theme: Theme) -> None:
        """Show everything in this look from now on."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme)
        self._preferences.keep_theme(theme)
        for each in ACTIONS:
            self._actions[each.key].setIcon(icon(each.icon))
        renew_icons(self)
        self.look_changed.emit()
        self._follow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        if self._shell:
            self._shell.body.keep_sizes()
        self._preferences.keep_geometry(self.saveGeometry())
        super().closeEvent(event)

    def _is_uncovered(self) -> bool:
        """Whether the places are to be seen, and not something that fills the window."""
        return self._shell is not None and not self._shell.body.isHidden()

    def _made(self, action: Action) -> QAction:
        made = QAction(icon(action.icon), action.text, self)
        made.setObjectName(action.key)
        made.setShortcut(QKeySequence(action.shortcut))
        made.setCheckable(action.checked is not None)
        made.triggered.connect(lambda _checked=False: action.perform(self))
        self.addAction(made)
        return made

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("main-menu")
        submenus: dict[str, QMenu] = {}
        for each in ACTIONS:
            if each.menu not in submenus:
                submenus[each.menu] = menu.addMenu(each.menu)
            submenus[each.menu].addAction(self._actions[each.key])
        return menu

    def _follow(self) -> None:
        """Bring texts, switches and what can be done up to date."""
        for each in ACTIONS:
            made = self._actions[each.key]
            made.setEnabled(each.enabled(self))
            text = each.words(self) if each.words else each.text
            made.setText(text)
            made.setToolTip(f"{text} ({each.shortcut})")
            if each.checked:
                made.setChecked(each.checked(self))
        self.setWindowTitle(self._title())

    def _title(self) -> str:
        if self._shell is None:
            return "SOP Workbench"
        session = self._shell.session
        name = programme_name(session.state, session.language) or self._shell.saving.file_name
        return f"{name or 'New workspace'} – SOP Workbench"

"""A strict house: no display, no real home folder, no blocking dialog, no stray window, no error.

A Qt warning fails the test too (``qt_log_level_fail``), and so does a Python warning.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# At home hypothesis looks for new cases each time; where a build depends on the outcome, the
# same commit must give the same answer, and may take longer over it.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, stateful_step_count=80)
settings.load_profile("ci" if os.environ.get("CI") else "default")

HOME_FOLDERS = {
    "WORKBENCH_DATA_HOME": "data/sop-workbench",  # where the others are not asked
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_DOCUMENTS_DIR": "documents",
    "XDG_STATE_HOME": "state",
}

ASKS_A_PERSON = {
    "QDialog": ("exec",),
    "QFileDialog": (
        "getExistingDirectory",
        "getOpenFileName",
        "getOpenFileNames",
        "getSaveFileName",
    ),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QMenu": ("exec",),
}


@pytest.fixture(autouse=True)
def _home_is_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, working copies and documents go below the test's own folder."""
    for variable, name in HOME_FOLDERS.items():
        monkeypatch.setenv(variable, str(tmp_path / "home" / name))


class _Heard(logging.Handler):
    """Keeps what was logged, whichever thread said it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _logged_errors_fail(request: pytest.FixtureRequest) -> Iterator[None]:
    """A logged error fails the test, unless the test asks for caplog to look at it."""
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    if "caplog" not in request.fixturenames:
        assert not heard.messages, f"errors were logged: {heard.messages}"


@pytest.fixture(autouse=True)
def _nothing_waits_for_a_person(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[None]:
    """What would wait for a person fails at once; afterwards no window may be left open."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6 import QtWidgets
    from PySide6.QtCore import QSettings

    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(tmp_path / "home" / "config"))
    for widget, methods in ASKS_A_PERSON.items():
        for method in methods:
            refuse = _refusal(f"{widget}.{method}")
            monkeypatch.setattr(getattr(QtWidgets, widget), method, refuse)
    yield
    windows = QtWidgets.QApplication.topLevelWidgets()
    left = [window for window in windows if window.isVisible()]
    for window in left:
        window.close()
    assert not left, f"windows left open: {left}"


def _refusal(name: str) -> Callable[..., object]:
    def refuse(*_arguments: object, **_named: object) -> object:
        pytest.fail(f"{name} would wait for a person")

    return refuse

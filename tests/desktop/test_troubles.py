"""A bug is reported once, without the user's words, and work goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.given import NOW, POLICE, a_session
from workbench.desktop.troubles import Hooks, Troubles
from workbench.domain.edits.agencies import RenameAgency
from workbench.workspace import Committed

SECRET = "the words of the user"


@pytest.fixture
def troubles(qtbot: QtBot, tmp_path: Path) -> Troubles:
    return Troubles(tmp_path / "log", lambda: NOW)


@pytest.fixture
def hooks(troubles: Troubles) -> Iterator[Hooks]:
    hooks = Hooks(troubles)
    yield hooks
    hooks.take_off()


def raised() -> Exception:
    try:
        {}[SECRET]
    except KeyError as problem:
        return problem
    pytest.fail("a key that is not there was found")


def reports(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "log").glob("*.txt"))


def test_a_bug_is_written_down_and_told(
    qtbot: QtBot, troubles: Troubles, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    troubles.remember("Rename agency")

    with qtbot.waitSignal(troubles.reported) as reported:
        troubles.report(raised())

    (report,) = reports(tmp_path)
    text = report.read_text(encoding="utf-8")
    assert str(report) in reported.args[0]
    assert "KeyError" in text
    assert "test_troubles.py" in text
    assert "Rename agency" in text


def test_the_report_does_not_hold_the_words_of_the_user(
    troubles: Troubles, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    troubles.report(raised())

    text = reports(tmp_path)[0].read_text(encoding="utf-8")
    assert SECRET not in text
    assert SECRET not in caplog.text


def test_the_same_bug_is_reported_once(
    qtbot: QtBot, troubles: Troubles, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    troubles.reported.connect(told.append)

    for _ in range(3):
        troubles.report(raised())

    assert len(told) == 1
    assert len(reports(tmp_path)) == 1


def test_where_no_report_can_be_written_it_is_still_told(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    troubles = Troubles(tmp_path / "log", lambda: NOW)

    with qtbot.waitSignal(troubles.reported) as reported:
        troubles.report(raised())

    assert "no report could be written" in reported.args[0]


def test_what_nobody_caught_is_reported(
    qtbot: QtBot, troubles: Troubles, hooks: Hooks, caplog: pytest.LogCaptureFixture
) -> None:
    problem = raised()

    with qtbot.waitSignal(troubles.reported):
        sys.excepthook(type(problem), problem, problem.__traceback__)


def test_what_nobody_caught_in_another_thread_is_reported(
    qtbot: QtBot, troubles: Troubles, hooks: Hooks, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> None:
        raise KeyError(SECRET)

    with qtbot.waitSignal(troubles.reported):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()


def test_a_view_that_fails_after_an_edit_is_reported_and_the_edit_stays(
    qtbot: QtBot, troubles: Troubles, hooks: Hooks, caplog: pytest.LogCaptureFixture
) -> None:
    session = a_session()

    def fail(_commit: Committed) -> None:
        raise RuntimeError(SECRET)

    session.workspace.listen(fail)

    with qtbot.waitSignal(troubles.reported):
        session.edit(RenameAgency(POLICE.id, "Border police", "en"))

    assert str(session.state.agencies[POLICE.id].name) == "Border police"


def test_a_plain_error_in_the_log_is_no_bug(
    troubles: Troubles, hooks: Hooks, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("workbench.somewhere").error("The stick is slow.")

    assert not reports(tmp_path)


def test_the_hooks_of_before_come_back(troubles: Troubles) -> None:
    before = sys.excepthook, threading.excepthook

    Hooks(troubles).take_off()

    assert (sys.excepthook, threading.excepthook) == before

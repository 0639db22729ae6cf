"""Long work reports, ends, fails and stops, and the window goes on meanwhile."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.desktop.jobs import JobRunner
from workbench.progress import Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.close()


def test_work_runs_beside_the_window_and_tells_its_result_there(
    qtbot: QtBot, jobs: JobRunner
) -> None:
    told: list[tuple[str, str]] = []
    job = jobs.start(lambda _progress: threading.current_thread().name)
    job.succeeded.connect(lambda where: told.append((where, threading.current_thread().name)))

    with qtbot.waitSignal(job.succeeded):
        assert jobs.is_busy

    assert told[0][0].startswith("job")
    assert told[0][1] == threading.main_thread().name
    qtbot.waitUntil(lambda: not jobs.is_busy)


def test_a_failure_is_told_as_what_was_raised(qtbot: QtBot, jobs: JobRunner) -> None:
    def work(_progress: Progress) -> None:
        raise OSError("no room")

    job = jobs.start(work)
    with qtbot.waitSignal(job.failed) as failed:
        pass

    assert str(failed.args[0]) == "no room"


def test_progress_is_told(qtbot: QtBot, jobs: JobRunner) -> None:
    job = jobs.start(lambda progress: progress.step(3, 10, "Setting pages"))

    with qtbot.waitSignal(job.progressed) as progressed:
        pass

    assert progressed.args == [3, 10, "Setting pages"]


def test_a_job_that_is_cancelled_stops_at_its_next_step(qtbot: QtBot, jobs: JobRunner) -> None:
    go_on = threading.Event()
    reached: list[int] = []

    def work(progress: Progress) -> None:
        for number in range(100):
            progress.step(number, 100)
            reached.append(number)
            go_on.wait(10)

    job = jobs.start(work)
    qtbot.waitUntil(lambda: bool(reached))
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go_on.set()

    assert reached == [0]


def test_a_result_that_comes_after_cancelling_is_not_told(qtbot: QtBot, jobs: JobRunner) -> None:
    go_on = threading.Event()
    job = jobs.start(lambda _progress: go_on.wait(10))
    told: list[object] = []
    job.succeeded.connect(told.append)

    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go_on.set()

    assert not told


def test_jobs_run_one_after_the_other(qtbot: QtBot, jobs: JobRunner) -> None:
    order: list[str] = []
    jobs.start(lambda _progress: order.append("first"))
    second = jobs.start(lambda _progress: order.append("second"))

    with qtbot.waitSignal(second.succeeded):
        pass

    assert order == ["first", "second"]


def test_closing_stops_what_runs(qtbot: QtBot) -> None:
    jobs = JobRunner()
    begun = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            progress.step(0, 1)
            begun.set()

    jobs.start(work)
    assert begun.wait(10)

    jobs.close()


def test_after_closing_nothing_is_told(qtbot: QtBot) -> None:
    jobs = JobRunner()
    job = jobs.start(lambda progress: progress.step(1, 2))
    told: list[object] = []
    job.progressed.connect(lambda *_: told.append("progress"))
    job.succeeded.connect(told.append)
    job.cancelled.connect(lambda: told.append("cancelled"))

    jobs.close()

    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert not told


class Orderer(QWidget):
    """Holds its runner, and is itself held by what it connects to its job."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs = JobRunner()

    def order(self, told: list[object]) -> None:
        job = self.jobs.start(lambda _progress: "done")
        job.succeeded.connect(lambda result: self.take(told, result))

    def take(self, told: list[object], result: object) -> None:
        told.append(result)


def test_a_job_can_be_the_last_that_holds_its_runner(qtbot: QtBot) -> None:
    told: list[object] = []
    orderer = Orderer()
    gone = weakref.ref(orderer)
    orderer.order(told)
    del orderer

    qtbot.waitUntil(lambda: gc.collect() >= 0 and gone() is None)

    assert told == ["done"]


def test_a_result_may_let_go_of_the_runner(qtbot: QtBot) -> None:
    held = [Orderer()]
    gone = weakref.ref(held[0])
    job = held[0].jobs.start(lambda _progress: "done")
    job.succeeded.connect(lambda _result: held.clear())

    with qtbot.waitSignal(job.over):
        del job

    qtbot.waitUntil(lambda: gc.collect() >= 0 and gone() is None)

"""Long work beside the window: progress comes in, and it can be stopped.

A job is a function `work(progress) -> result` on a state it was given. It knows nothing of Qt,
so the command line runs the same function.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from workbench.errors import Cancelled
from workbench.progress import Progress

Result = TypeVar("Result")


class Job(QObject):
    """One run of a piece of long work; all its signals arrive in the window's thread.

    After one of `succeeded`, `failed` and `cancelled` it is `over`, and gone. What is connected to
    it goes with it, and may be the last that holds the runner: so a job belongs to the program and
    not to its runner, which would else be destroyed from within the end of its own job.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    over = Signal()

    _stepped = Signal(int, int, str)
    _ended = Signal(Future)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._stop = Event()
        self._is_heard = True
        self._stepped.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop when it next reports."""
        self._stop.set()

    def step(self, done: int, total: int, doing: str = "") -> None:
        """What the work calls, in its own thread."""
        if self._stop.is_set():
            raise Cancelled("Stopped.")
        self._stepped.emit(done, total, doing)

    def fall_silent(self) -> None:
        """Ask the work to stop, and tell nobody any more how it goes."""
        self.cancel()
        self._is_heard = False

    def end(self, future: Future[Result]) -> None:
        """What the worker calls when the work has ended, however it ended."""
        self._ended.emit(future)

    def _report(self, done: int, total: int, doing: str) -> None:
        if self._is_heard:
            self.progressed.emit(done, total, doing)

    def _deliver(self, future: Future[object]) -> None:
        try:
            if self._is_heard:
                self._tell(future)
        finally:
            self.over.emit()
            self.deleteLater()

    def _tell(self, future: Future[object]) -> None:
        problem = None if future.cancelled() else future.exception()
        if self._stop.is_set() or future.cancelled() or isinstance(problem, Cancelled):
            self.cancelled.emit()
        elif problem is None:
            self.succeeded.emit(future.result())
        elif isinstance(problem, Exception):
            self.failed.emit(problem)
        else:
            raise problem


class JobRunner(QObject):
    """Runs one job after the other, so that two never write the same file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running: list[Job] = []

    @property
    def is_busy(self) -> bool:
        """Whether a job is waiting, running, or about to tell its result."""
        return bool(self._running)

    def start(self, work: Callable[[Progress], Result]) -> Job:
        """Queue the work; whoever connects before returning to Qt misses nothing."""
        job = Job()
        self._running.append(job)
        job.over.connect(self._forget)
        future = self._pool.submit(work, job)
        future.add_done_callback(job.end)
        return job

    def close(self) -> None:
        """Stop what runs, wait for it, and start no more."""
        for job in self._running:
            job.fall_silent()
        self._pool.shutdown(cancel_futures=True)

    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._running.remove(job)

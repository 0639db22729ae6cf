"""One open workspace: its state, its history and its file.

The desktop, the command line, importers and the tests all change a workspace through this class
and nowhere else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from uuid import uuid4

from workbench.domain.delta import Delta, apply
from workbench.domain.edits import Edit, perform
from workbench.domain.state import State

log = logging.getLogger(__name__)

Listener = Callable[["Committed"], None]


class Keeper(Protocol):
    """Where committed changes are made durable."""

    def write(self, delta: Delta, *, label: str, gesture: str) -> None:
        """Make a delta durable, wholly or not at all."""


class NoKeeper:
    """Keeps nothing: for scratch workspaces and tests."""

    def write(self, delta: Delta, *, label: str, gesture: str) -> None:
        """Forget it."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One entry of the undo history."""

    label: str
    delta: Delta
    gesture: object = None
    name: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True)
class Committed:
    """Told to listeners after every change, undo and redo alike."""

    state: State
    delta: Delta
    label: str


class Workspace:
    """The single place where a workspace changes."""

    def __init__(self, state: State | None = None, keeper: Keeper | None = None) -> None:
        self._state = state or State()
        self._keeper = keeper or NoKeeper()
        self._done: list[HistoryStep] = []
        self._undone: list[HistoryStep] = []
        self._listeners: list[Listener] = []
        self._telling = False

    @property
    def state(self) -> State:
        """The present moment; it never changes under the reader's hands."""
        return self._state

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring back, or None."""
        return self._undone[-1].label if self._undone else None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every change, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def edit(self, edit: Edit, *, gesture: object = None) -> Delta:
        """Make an edit; raises EditRefused and changes nothing if it may not be made.

        Edits of one gesture (a drag, a word being typed) become one undo step: give them the
        same token.
        """
        self._refuse_within_a_commit()
        delta = perform(edit, self._state)
        if delta:
            step = HistoryStep(edit.label, delta, gesture)
            if self._continues(gesture):
                step = HistoryStep(self._done[-1].label, delta, gesture, self._done[-1].name)
            self._commit(edit.label, delta, step.name)
            self._remember(step)
            self._tell(edit.label, delta)
        return delta

    def undo(self) -> None:
        """Take back the last edit, if there is one."""
        self._refuse_within_a_commit()
        if self._done:
            step = self._done[-1]
            self._commit(_inside("Undo", step), step.delta.inverse(), uuid4().hex)
            self._undone.append(self._done.pop())
            self._tell(_inside("Undo", step), step.delta.inverse())

    def redo(self) -> None:
        """Bring back the edit last undone, if there is one."""
        self._refuse_within_a_commit()
        if self._undone:
            step = self._undone[-1]
            self._commit(_inside("Redo", step), step.delta, uuid4().hex)
            self._done.append(self._undone.pop())
            self._tell(_inside("Redo", step), step.delta)

    def _continues(self, gesture: object) -> bool:
        return gesture is not None and bool(self._done) and self._done[-1].gesture == gesture

    def _remember(self, step: HistoryStep) -> None:
        self._undone.clear()
        if self._continues(step.gesture):
            last = self._done.pop()
            step = HistoryStep(last.label, last.delta.then(step.delta), last.gesture, last.name)
        if step.delta:
            self._done.append(step)

    def _commit(self, label: str, delta: Delta, gesture: str) -> None:
        """Durable first, visible second: a failed write leaves the state as it was."""
        self._keeper.write(delta, label=label, gesture=gesture)
        self._state = apply(self._state, delta)

    def _refuse_within_a_commit(self) -> None:
        if self._telling:
            raise RuntimeError("A listener may not edit; let it ask after the commit.")

    def _tell(self, label: str, delta: Delta) -> None:
        """Tell everybody, once state and history are as they will be."""
        event = Committed(self._state, delta, label)
        self._telling = True
        try:
            for listener in tuple(self._listeners):
                _tell(listener, event)
        finally:
            self._telling = False


def _inside(verb: str, step: HistoryStep) -> str:
    """What taking a step back or forth is called: "Undo rename agency"."""
    return f"{verb} {step.label[:1].lower()}{step.label[1:]}"


def _tell(listener: Listener, event: Committed) -> None:
    """One broken view must not keep the others from hearing."""
    try:
        listener(event)
    except Exception:
        log.exception("A view failed after %r; the change itself is kept", event.label)

"""Edits to editions: begin one, and bring it from draft over consultation into force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from workbench.domain.agencies import EditionId
from workbench.domain.editions import Edition, EditionState
from workbench.domain.edits.entities import put
from workbench.domain.state import State
from workbench.errors import EditRefused

_ORDER = tuple(EditionState)
_IN_USE = frozenset({EditionState.APPROVED, EditionState.IN_FORCE})


@dataclass(frozen=True, slots=True)
class BeginEdition:
    """Begin a draft; it is the one that is worked on, and is printed until another one is."""

    label: ClassVar = "Begin edition"

    edition: Edition

    def apply(self, state: State) -> State:
        new = self.edition
        if not new.number.strip() and not new.title:
            raise EditRefused("Give the edition a number, such as 0.7, or a title.")
        same = [
            each for each in state.editions.values() if new.number and each.number == new.number
        ]
        if same:
            raise EditRefused(f"There is already an edition {new.number}. Choose another number.")
        if new.id in state.editions:
            raise EditRefused("This edition is already recorded.")
        return _as_current(state, replace(new, state=EditionState.DRAFT))


@dataclass(frozen=True, slots=True)
class MoveEdition:
    """Bring an edition further; what was approved never becomes a draft again.

    Approving writes down the day and makes it the current edition; the one approved or in force
    before is superseded.
    """

    label: ClassVar = "Change state of edition"

    edition: EditionId
    to: EditionState
    on: date

    def apply(self, state: State) -> State:
        edition = state.editions.find(self.edition)
        if edition is None:
            raise EditRefused("This edition is no longer there.")
        if edition.state is self.to:
            return state
        if not _may_move(edition.state, self.to):
            assert edition.state is not None
            raise EditRefused(
                f"An edition that is {_words(edition.state)} cannot become {_words(self.to)}. "
                "Begin a new edition instead; this one stays as it was adopted."
            )
        moved = replace(edition, state=self.to, **_days(edition, self.to, self.on))
        if self.to is EditionState.APPROVED:
            moved = replace(moved, changed_after_adoption=False)
        if self.to not in _IN_USE:
            return put(state, moved)
        return _as_current(_superseding(state, edition), moved)


def _may_move(now: EditionState | None, to: EditionState) -> bool:
    """Only forward, save that a text under consultation may go back to be drafted."""
    if now is None or (now is EditionState.CONSULTATION and to is EditionState.DRAFT):
        return True
    return _ORDER.index(to) > _ORDER.index(now)


def _days(edition: Edition, to: EditionState, on: date) -> dict[str, Any]:
    days: dict[str, Any] = {}
    if to in _IN_USE and edition.adopted_on is None and "adopted_on" not in edition.unread:
        days["adopted_on"] = on
    if to is EditionState.IN_FORCE and edition.in_force_from is None:
        days["in_force_from"] = on
    return days


def _superseding(state: State, edition: Edition) -> State:
    """The state in which every other edition that was in use is superseded."""
    older = (
        replace(each, state=EditionState.SUPERSEDED)
        for each in state.editions.values()
        if each.id != edition.id and each.state in _IN_USE
    )
    return put(state, *older)


def _as_current(state: State, edition: Edition) -> State:
    others = (
        replace(each, current=False)
        for each in state.editions.values()
        if each.current and each.id != edition.id
    )
    return put(put(state, *others), replace(edition, current=True))


def _words(state: EditionState) -> str:
    return {
        EditionState.DRAFT: "a draft",
        EditionState.CONSULTATION: "under consultation",
        EditionState.APPROVED: "approved",
        EditionState.IN_FORCE: "in force",
        EditionState.SUPERSEDED: "superseded",
        EditionState.WITHDRAWN: "withdrawn",
    }[state]

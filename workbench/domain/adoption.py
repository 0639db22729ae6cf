"""What was adopted and what is still worked on: an adopted edition tells when its text changed.

Whoever holds a printout that says "approved" must be able to rely on every word of it. So an edit
of what is handed out marks the edition that was adopted last, until a new one is begun.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.agencies import MapPosition
from workbench.domain.assurance import ClauseVerdict, FindingState, Journey, Waiver
from workbench.domain.delta import Change, Delta
from workbench.domain.editions import Comment, Distribution, Edition, EditionState, SignOff
from workbench.domain.entity import Source
from workbench.domain.programme import SurveyMark
from workbench.domain.state import State

ABOUT_THE_WORK = (
    ClauseVerdict,
    Comment,
    Distribution,
    Edition,
    FindingState,
    Journey,
    MapPosition,
    SignOff,
    Source,
    SurveyMark,
    Waiver,
)
"""Kinds that belong to drafting, checking and adopting, not to what is handed out."""

ADOPTED = frozenset({EditionState.APPROVED, EditionState.IN_FORCE})


def with_adopted_marked(delta: Delta, before: State) -> Delta:
    """The delta with the current edition marked, where it was adopted and its text changes."""
    if not any(
        not isinstance(change.after or change.before, ABOUT_THE_WORK) for change in delta.changes
    ):
        return delta
    edition = next((each for each in before.editions.values() if each.current), None)
    if edition is None or edition.state not in ADOPTED or edition.changed_after_adoption:
        return delta
    if delta.touches(Edition):  # whoever adopts or begins an edition says how it stands
        return delta
    marked = replace(edition, changed_after_adoption=True)
    return Delta((*delta.changes, Change("editions", edition, marked)))

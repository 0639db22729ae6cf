"""Editions on their way from draft over consultation into force."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_state, an_edition
from workbench.domain.editions import Edition, EditionState
from workbench.domain.edits.editions import BeginEdition, MoveEdition
from workbench.errors import EditRefused
from workbench.workspace import Workspace

DAY = date(2026, 11, 24)


IN_FORCE = an_edition("1.0", state=EditionState.IN_FORCE, current=True)
DRAFT = an_edition("1.1")


def state_of(workspace: Workspace, edition: Edition) -> EditionState | None:
    return workspace.state.editions[edition.id].state


def test_a_new_edition_is_a_draft_and_the_one_that_is_worked_on() -> None:
    workspace = Workspace(a_state(IN_FORCE))

    workspace.edit(BeginEdition(DRAFT))

    assert state_of(workspace, DRAFT) is EditionState.DRAFT
    assert [each.number for each in workspace.state.editions.values() if each.current] == ["1.1"]
    assert state_of(workspace, IN_FORCE) is EditionState.IN_FORCE


def test_approving_an_edition_writes_down_the_day_and_supersedes_the_one_before() -> None:
    workspace = Workspace(a_state(IN_FORCE))
    workspace.edit(BeginEdition(DRAFT))

    workspace.edit(MoveEdition(DRAFT.id, EditionState.CONSULTATION, DAY))
    workspace.edit(MoveEdition(DRAFT.id, EditionState.APPROVED, DAY))

    assert workspace.state.editions[DRAFT.id].adopted_on == DAY
    assert state_of(workspace, IN_FORCE) is EditionState.SUPERSEDED

    workspace.undo()

    assert state_of(workspace, IN_FORCE) is EditionState.IN_FORCE
    assert state_of(workspace, DRAFT) is EditionState.CONSULTATION


def test_a_text_under_consultation_may_go_back_to_be_drafted() -> None:
    workspace = Workspace(a_state(an_edition("1", state=EditionState.CONSULTATION)))
    (edition,) = workspace.state.editions.values()

    workspace.edit(MoveEdition(edition.id, EditionState.DRAFT, DAY))

    assert state_of(workspace, edition) is EditionState.DRAFT


@pytest.mark.parametrize("to", [EditionState.DRAFT, EditionState.CONSULTATION])
def test_what_was_adopted_never_becomes_a_draft_again(to: EditionState) -> None:
    workspace = Workspace(a_state(IN_FORCE))

    with pytest.raises(EditRefused, match="Begin a new edition instead"):
        workspace.edit(MoveEdition(IN_FORCE.id, to, DAY))


def test_a_day_that_could_not_be_read_is_not_made_up() -> None:
    unread = an_edition("1", state=EditionState.APPROVED, unread=("adopted_on",))
    workspace = Workspace(a_state(unread))

    workspace.edit(MoveEdition(unread.id, EditionState.IN_FORCE, DAY))

    assert workspace.state.editions[unread.id].adopted_on is None


def test_two_editions_never_have_one_number() -> None:
    workspace = Workspace(a_state(IN_FORCE))

    with pytest.raises(EditRefused, match="already an edition"):
        workspace.edit(BeginEdition(an_edition("1.0", title=IN_FORCE.title)))


def test_an_edition_needs_a_number_or_a_title() -> None:
    with pytest.raises(EditRefused, match="number"):
        Workspace().edit(BeginEdition(an_edition(" ")))

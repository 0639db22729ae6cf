"""Editions on their way from draft over consultation into force."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_measure, a_state, a_step, an_edition
from workbench.domain.editions import Comment, CommentId, Edition, EditionState
from workbench.domain.edits.editions import BeginEdition, MoveEdition
from workbench.domain.edits.entities import Change
from workbench.domain.edits.reviews import AddComment
from workbench.domain.steps import Step
from workbench.domain.text import Text
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


STEP = a_step("Notify", "1", a_measure())


def with_a_step(edition: Edition) -> Workspace:
    return Workspace(a_state(edition, a_measure(), STEP))


def retitle(workspace: Workspace) -> None:
    workspace.edit(Change(Step, STEP.id, {"title": Text.of("Call")}))


@pytest.mark.parametrize("state", [EditionState.APPROVED, EditionState.IN_FORCE])
def test_an_adopted_edition_tells_that_its_text_was_changed_and_undo_takes_it_back(
    state: EditionState,
) -> None:
    adopted = an_edition("1.0", state=state, current=True)
    workspace = with_a_step(adopted)

    retitle(workspace)
    assert workspace.state.editions[adopted.id].changed_after_adoption

    workspace.undo()
    assert not workspace.state.editions[adopted.id].changed_after_adoption


def test_a_draft_has_nothing_adopted_to_be_changed() -> None:
    draft = an_edition("1.0", state=EditionState.DRAFT, current=True)
    workspace = with_a_step(draft)

    retitle(workspace)

    assert not workspace.state.editions[draft.id].changed_after_adoption


def test_remarks_do_not_change_what_was_adopted() -> None:
    adopted = an_edition("1.0", state=EditionState.APPROVED, current=True)
    workspace = with_a_step(adopted)

    comment = Comment(id=CommentId("c"), about=STEP.id, text=Text.of("Who calls?"))
    workspace.edit(AddComment(comment))

    assert not workspace.state.editions[adopted.id].changed_after_adoption


def test_with_a_new_draft_the_adopted_edition_is_no_longer_what_is_printed() -> None:
    adopted = an_edition("1.0", state=EditionState.APPROVED, current=True)
    workspace = with_a_step(adopted)
    workspace.edit(BeginEdition(DRAFT))

    retitle(workspace)

    assert not any(each.changed_after_adoption for each in workspace.state.editions.values())

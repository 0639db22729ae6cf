"""Comments, answers, suggested words and work to do, as a task force uses them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import a_measure, a_programme, a_state, a_step, an_agency
from workbench.domain.editions import Comment, CommentId, Suggestion, SuggestionOutcome
from workbench.domain.edits.entities import Change
from workbench.domain.edits.reviews import (
    AcceptSuggestion,
    AddComment,
    AnswerComment,
    AskToDo,
    RejectSuggestion,
    RemoveComment,
    ResolveComment,
)
from workbench.domain.edits.steps import RemoveStep
from workbench.domain.entity import built_in_id
from workbench.domain.reviews import open_counts, subject, threads, to_dos
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.errors import EditRefused
from workbench.workspace import Workspace

MEASURE = a_measure()
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
STEP = a_step(
    "Notify the shelter",
    "1",
    MEASURE,
    text=Text.of("Within 24 hours.", bg="До 24 часа."),
    how=(Text.of("Call."), Text.of("Send the form.")),
)


def a_comment(words: str = "Who calls at night?", **fields: Any) -> Comment:
    key = CommentId(built_in_id("comment", words))
    return Comment(**{"id": key, "about": STEP.id, "text": Text.of(words)} | fields)


def instead(words: str, field: str = "text", **fields: Any) -> Comment:
    suggestion = Suggestion(field=field, language="en", words=words, **fields)
    return a_comment("", id=CommentId(built_in_id("suggestion", words)), suggestion=suggestion)


def a_workspace(*comments: Comment) -> Workspace:
    programme = a_programme(languages=("en", "bg"))
    return Workspace(a_state(programme, MEASURE, POLICE, SHELTER, STEP, *comments))


def test_answers_stand_below_the_comment_they_belong_to_whichever_was_answered() -> None:
    workspace = a_workspace()
    first, second = a_comment("The duty officer.", about=""), a_comment("Agreed.", about="")

    workspace.edit(AddComment(a_comment()))
    workspace.edit(AnswerComment(first, a_comment().id))
    workspace.edit(AnswerComment(second, first.id))

    (thread,) = threads(workspace.state, STEP.id)
    assert {str(each.text) for each in thread.replies} == {"The duty officer.", "Agreed."}
    assert open_counts(workspace.state) == {STEP.id: 1}


def test_answers_are_read_in_the_order_of_their_days() -> None:
    early = a_comment("Early.", reply_to=a_comment().id, written_on=date(2026, 5, 1))
    late = a_comment("Late.", reply_to=a_comment().id, written_on=date(2026, 5, 2))

    (thread,) = threads(a_workspace(late, early, a_comment()).state, STEP.id)

    assert thread.replies == (early, late)


def test_a_resolved_comment_no_longer_waits_and_can_be_opened_again() -> None:
    workspace = a_workspace(a_comment())

    workspace.edit(ResolveComment(a_comment().id))
    assert not threads(workspace.state, STEP.id)[0].is_open
    assert not open_counts(workspace.state)

    workspace.edit(ResolveComment(a_comment().id, resolved=False))
    assert threads(workspace.state, STEP.id)[0].is_open


def test_work_is_listed_by_agency_with_what_is_due_first() -> None:
    soon = a_comment("Soon", to_do_for=SHELTER.id, due=date(2026, 5, 1))
    later = a_comment("Later", to_do_for=SHELTER.id, due=date(2026, 6, 1))
    police = a_comment("Ask the prosecutor", to_do_for=POLICE.id)
    done = a_comment("Done", to_do_for=POLICE.id, resolved=True)
    nobody = a_comment("For all")

    found = to_dos(a_workspace(later, soon, nobody, police, done).state)

    assert [each.agency for each in found] == [POLICE.id, SHELTER.id, None]
    assert [thread.comment for thread in found[1].threads] == [soon, later]


def test_work_can_be_given_to_another_agency() -> None:
    workspace = a_workspace(a_comment(to_do_for=POLICE.id))

    workspace.edit(AskToDo(a_comment().id, SHELTER.id, date(2026, 6, 1)))

    assert [each.agency for each in to_dos(workspace.state)] == [SHELTER.id]


def test_accepted_words_take_the_place_of_the_old_and_the_translation_falls_behind() -> None:
    comment = instead("Within 12 hours.", instead_of="Within 24 hours.")
    workspace = a_workspace(comment)

    workspace.edit(AcceptSuggestion(comment.id))

    text = workspace.state.steps[STEP.id].text
    assert (text.exactly("en"), text.stale) == ("Within 12 hours.", ("bg",))
    decided = workspace.state.comments[comment.id]
    assert decided.resolved
    assert decided.suggestion is not None
    assert decided.suggestion.outcome is SuggestionOutcome.ACCEPTED

    workspace.undo()

    assert workspace.state.steps[STEP.id] == STEP
    assert workspace.state.comments[comment.id] == comment


def test_a_suggestion_finds_its_line_although_the_line_has_moved() -> None:
    comment = instead("Send the signed form.", "how", place=1, instead_of="Send the form.")
    workspace = a_workspace(comment)
    lines = (Text.of("Ask."), *STEP.how)
    workspace.edit(Change(Step, STEP.id, {"how": lines}))

    workspace.edit(AcceptSuggestion(comment.id))

    how = workspace.state.steps[STEP.id].how
    assert [str(each) for each in how] == ["Ask.", "Call.", "Send the signed form."]


def test_words_that_changed_meanwhile_are_not_overwritten_unseen() -> None:
    comment = instead("Within 12 hours.", instead_of="Within 36 hours.")
    workspace = a_workspace(comment)

    with pytest.raises(EditRefused, match="Compare both"):
        workspace.edit(AcceptSuggestion(comment.id))
    workspace.edit(AcceptSuggestion(comment.id, although_changed=True))

    assert workspace.state.steps[STEP.id].text.exactly("en") == "Within 12 hours."


def test_a_rejected_suggestion_stays_on_record_and_changes_nothing() -> None:
    comment = instead("Within 12 hours.", instead_of="Within 24 hours.")
    workspace = a_workspace(comment)

    workspace.edit(RejectSuggestion(comment.id))

    assert workspace.state.steps[STEP.id] == STEP
    assert not to_dos(workspace.state)


def test_a_comment_outlives_the_step_it_is_about() -> None:
    workspace = a_workspace(instead("Within 12 hours.", instead_of="Within 24 hours."))
    (comment,) = workspace.state.comments.values()

    workspace.edit(RemoveStep(STEP.id))

    assert subject(workspace.state, comment) is None
    with pytest.raises(EditRefused, match="no longer there"):
        workspace.edit(AcceptSuggestion(comment.id))


def test_removing_a_comment_removes_the_answers_to_it() -> None:
    answer = a_comment("The duty officer.", reply_to=a_comment().id)
    workspace = a_workspace(a_comment(), answer)

    workspace.edit(RemoveComment(a_comment().id))

    assert not workspace.state.comments


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [
        (a_comment("", text=Text()), "says nothing"),
        (a_comment(about="nowhere"), "no longer there"),
        (instead("Same", instead_of="Same"), "stand there"),
        (a_comment("Yes", reply_to=a_comment().id), "is an answer"),
    ],
)
def test_comments_that_say_nothing_are_refused(comment: Comment, sentence: str) -> None:
    workspace = a_workspace(a_comment())

    with pytest.raises(EditRefused, match=sentence):
        workspace.edit(AddComment(comment))

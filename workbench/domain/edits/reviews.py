"""Edits to what is said of the procedures: comments, answers, suggested words, work to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from workbench.domain.editions import Comment, CommentId, SuggestionOutcome
from workbench.domain.edits.entities import drop, put
from workbench.domain.edits.translations import SetWords
from workbench.domain.kinds import find_anywhere
from workbench.domain.reviews import replies_to, suggested_text
from workbench.domain.state import State
from workbench.domain.values import AgencyId
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class AddComment:
    """Say something of a thing that is recorded, or suggest other words for it."""

    label: ClassVar = "Add comment"

    comment: Comment

    def apply(self, state: State) -> State:
        comment = self.comment
        if not any(words.strip() for _, words in comment.text) and comment.suggestion is None:
            raise EditRefused("Write the comment first; an empty one says nothing.")
        if comment.reply_to is not None:
            raise EditRefused("This is an answer. Give it with the comment that it answers.")
        if find_anywhere(state, comment.about) is None:
            raise EditRefused("What the comment is about is no longer there.")
        suggestion = comment.suggestion
        if suggestion is not None and suggestion.words == suggestion.instead_of:
            raise EditRefused("The suggested words are those that stand there. Change them first.")
        return put(state, comment)


@dataclass(frozen=True, slots=True)
class AnswerComment:
    """Answer a comment; the answers to one comment stand below it in one row."""

    label: ClassVar = "Answer comment"

    answer: Comment
    to: CommentId

    def apply(self, state: State) -> State:
        asked = _comment(state, self.to)
        first = state.comments.find(asked.reply_to) or asked
        if not any(words.strip() for _, words in self.answer.text):
            raise EditRefused("Write the answer first; an empty one says nothing.")
        answer = replace(self.answer, about=first.about, reply_to=CommentId(first.id))
        return put(state, answer)


@dataclass(frozen=True, slots=True)
class ResolveComment:
    """Say that a comment is settled, or that it is open again."""

    label: ClassVar = "Resolve comment"

    comment: CommentId
    resolved: bool = True

    def apply(self, state: State) -> State:
        return put(state, replace(_comment(state, self.comment), resolved=self.resolved))


@dataclass(frozen=True, slots=True)
class RemoveComment:
    """Take a comment out, with the answers to it."""

    label: ClassVar = "Remove comment"

    comment: CommentId

    def apply(self, state: State) -> State:
        _comment(state, self.comment)
        answers = (each.id for each in replies_to(state, self.comment))
        return drop(state, Comment, self.comment, *answers)


@dataclass(frozen=True, slots=True)
class AskToDo:
    """Make a comment work for an agency until a day, or for nobody any more."""

    label: ClassVar = "Change who does it"

    comment: CommentId
    agency: AgencyId | None
    due: date | None = None

    def apply(self, state: State) -> State:
        comment = _comment(state, self.comment)
        return put(state, replace(comment, to_do_for=self.agency, due=self.due))


@dataclass(frozen=True, slots=True)
class AcceptSuggestion:
    """Put the suggested words in the place of those that stand there.

    Refused when these have changed since, unless the user has seen both and insists.
    """

    label: ClassVar = "Accept suggestion"

    comment: CommentId
    although_changed: bool = False

    def apply(self, state: State) -> State:
        comment = _comment(state, self.comment)
        suggestion, found = comment.suggestion, suggested_text(state, comment)
        about = find_anywhere(state, comment.about)
        if suggestion is None or about is None or found is None:
            raise EditRefused(
                "The text for which these words are suggested is no longer there. "
                "Copy them from the comment to where they belong."
            )
        path, text = found
        if text.exactly(suggestion.language) != suggestion.instead_of and not self.although_changed:
            raise EditRefused(
                "The text has changed since these words were suggested. Compare both, then "
                "accept once more or reject."
            )
        words = SetWords(type(about), about.id, path, suggestion.language, suggestion.words)
        return put(words.apply(state), _decided(comment, SuggestionOutcome.ACCEPTED))


@dataclass(frozen=True, slots=True)
class RejectSuggestion:
    """Leave the words as they are; the suggestion stays on record."""

    label: ClassVar = "Reject suggestion"

    comment: CommentId

    def apply(self, state: State) -> State:
        return put(state, _decided(_comment(state, self.comment), SuggestionOutcome.REJECTED))


def _comment(state: State, comment_id: CommentId) -> Comment:
    comment = state.comments.find(comment_id)
    if comment is None:
        raise EditRefused("This comment is no longer there.")
    return comment


def _decided(comment: Comment, outcome: SuggestionOutcome) -> Comment:
    if comment.suggestion is None:
        raise EditRefused("This comment suggests no other words. Resolve it instead.")
    return replace(comment, resolved=True, suggestion=replace(comment.suggestion, outcome=outcome))

"""Edits that answer what watches over the texts: this word is right, this person is made up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import put
from workbench.domain.programme import Programme
from workbench.domain.state import State
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class KnowWord:
    """Take a word as rightly spelt in this workspace, in any language."""

    label: ClassVar = "Add to the workspace's words"

    word: str

    def apply(self, state: State) -> State:
        word = " ".join(self.word.split())
        if not word:
            raise EditRefused("There is no word to add. Choose one in the text.")
        programme = _programme(state)
        words = sorted({*programme.known_words, word}, key=lambda each: (each.casefold(), each))
        return put(state, replace(programme, known_words=tuple(words)))


@dataclass(frozen=True, slots=True)
class MarkFictitious:
    """Declare that words which look like a detail of a person are made up.

    Only their digest is kept, here and in the log: nobody can read the words out of it.
    """

    label: ClassVar = "Mark as made up"

    digest: str

    def apply(self, state: State) -> State:
        if not self.digest:
            raise EditRefused("There is nothing to mark as made up. Choose it in the text.")
        programme = _programme(state)
        marks = tuple(sorted({*programme.fictitious, self.digest}))
        return put(state, replace(programme, fictitious=marks))


def _programme(state: State) -> Programme:
    programme = state.programme
    if programme is None:
        raise EditRefused("The programme is not described yet. Give it a name first.")
    return programme

"""Words that are right, and persons who are made up."""

from __future__ import annotations

import pytest

from tests.builders import a_programme, a_state
from workbench.domain.case_data import digest, suspicions
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.writing import KnowWord, MarkFictitious
from workbench.domain.programme import Programme
from workbench.domain.state import State
from workbench.errors import EditRefused

STATE = a_state(a_programme(known_words=("Zeta",)))


def after(edit: Edit, state: State = STATE) -> Programme:
    programme = apply(state, perform(edit, state)).programme
    assert programme is not None
    return programme


def test_a_word_is_kept_once_and_in_order() -> None:
    assert after(KnowWord("  alfa ")).known_words == ("alfa", "Zeta")
    assert after(KnowWord("Zeta")).known_words == ("Zeta",)


def test_made_up_words_are_kept_as_a_mark_that_nobody_can_read() -> None:
    (found,) = suspicions("The victim, Lumira, was found.", "en")

    (kept,) = after(MarkFictitious(found.digest)).fictitious

    assert kept == digest("victim, Lumira")
    assert "lumira" not in kept.casefold()


@pytest.mark.parametrize("edit", [KnowWord(" "), MarkFictitious("")])
def test_nothing_is_no_answer(edit: Edit) -> None:
    with pytest.raises(EditRefused, match=r"Choose it|Choose one"):
        after(edit)


def test_without_a_programme_the_remedy_is_told() -> None:
    with pytest.raises(EditRefused, match="Give it a name first"):
        perform(KnowWord("word"), State())

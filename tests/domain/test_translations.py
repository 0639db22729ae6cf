"""Translations that fall behind their source, and how they are brought up again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_measure, a_programme, a_state, a_step
from workbench.domain.edits import perform
from workbench.domain.edits.entities import Change
from workbench.domain.edits.translations import ConfirmTranslation, SetLanguages, SetWords
from workbench.domain.steps import ConsentPoint, Step
from workbench.domain.text import Text
from workbench.domain.translations import behind, lacking, text_at, texts_in, with_text
from workbench.errors import EditRefused
from workbench.workspace import Workspace

MEASURE = a_measure()
PROGRAMME = a_programme(languages=("en", "bg"))


def a_workspace(**fields: Any) -> tuple[Workspace, Step]:
    step = a_step("Ask", "1", MEASURE, **fields)
    return Workspace(a_state(PROGRAMME, MEASURE, step)), step


def test_a_translation_falls_behind_when_its_source_changes() -> None:
    workspace, step = a_workspace(text=Text.of("Within 24 hours.", bg="До 24 часа."))

    workspace.edit(SetWords(Step, step.id, ("text",), "en", "Within 48 hours."))

    assert workspace.state.steps[step.id].text.stale == ("bg",)
    assert [each.path for each in behind(workspace.state.steps[step.id], "bg")] == [("text",)]


def test_undoing_the_change_of_the_source_brings_the_translation_up_again() -> None:
    workspace, step = a_workspace(text=Text.of("Within 24 hours.", bg="До 24 часа."))
    workspace.edit(SetWords(Step, step.id, ("text",), "en", "Within 48 hours."))

    workspace.undo()

    assert workspace.state.steps[step.id].text.stale == ()


def test_translating_anew_or_confirming_brings_it_up() -> None:
    text = Text.of("Within 48 hours.", bg="До 24 часа.").marked_stale("bg")
    workspace, step = a_workspace(text=text, purpose=text)

    workspace.edit(SetWords(Step, step.id, ("text",), "bg", "До 48 часа."))
    workspace.edit(ConfirmTranslation(Step, step.id, ("purpose",), "bg"))

    assert not list(behind(workspace.state.steps[step.id], "bg"))


def test_a_translator_correcting_herself_does_not_put_the_source_behind() -> None:
    workspace, step = a_workspace(text=Text.of("Within 24 hours.", bg="До 24 часа."))

    workspace.edit(SetWords(Step, step.id, ("text",), "bg", "До двадесет и четири часа."))

    assert workspace.state.steps[step.id].text.stale == ()


def test_words_written_in_both_languages_at_once_are_not_behind() -> None:
    workspace, step = a_workspace(text=Text.of("Within 24 hours.", bg="До 24 часа."))
    both = Text.of("Within 48 hours.", bg="До 48 часа.")

    workspace.edit(Change(Step, step.id, {"text": both}))

    assert workspace.state.steps[step.id].text == both


def test_a_source_written_after_its_translation_does_not_put_it_behind() -> None:
    workspace, step = a_workspace(text=Text.of(bg="До 24 часа."))

    workspace.edit(SetWords(Step, step.id, ("text",), "en", "Within 24 hours."))

    assert workspace.state.steps[step.id].text.stale == ()


def test_a_line_put_in_between_does_not_put_the_others_behind() -> None:
    first, second = Text.of("Sit down.", bg="Седнете."), Text.of("Explain.", bg="Обяснете.")
    workspace, step = a_workspace(how=(first, second))

    workspace.edit(Change(Step, step.id, {"how": (first, Text.of("Offer water."), second)}))

    assert workspace.state.steps[step.id].how[2].stale == ()


def test_a_text_deep_inside_a_step_falls_behind_too() -> None:
    consent = ConsentPoint(information_first=(Text.of("What is kept", bg="Какво се пази"),))
    workspace, step = a_workspace(consent=consent)
    path = ("consent", "information_first", 0)

    workspace.edit(SetWords(Step, step.id, path, "en", "What is kept, and how long"))

    assert [each.path for each in behind(workspace.state.steps[step.id], "bg")] == [path]


def test_what_was_never_translated_is_lacking_and_not_behind() -> None:
    workspace, step = a_workspace(text=Text.of("Within 24 hours."))

    found = {each.path for each in lacking(workspace.state.steps[step.id], "bg", "en")}

    assert found == {("title",), ("text",)}


def test_a_text_that_is_gone_is_refused_with_a_sentence() -> None:
    workspace, step = a_workspace(how=(Text.of("Sit down."),))

    with pytest.raises(EditRefused, match="Look at it again"):
        workspace.edit(SetWords(Step, step.id, ("how", 3), "en", "Stand up."))


@pytest.mark.parametrize(
    ("languages", "sentence"),
    [((), "at least one"), (("en", "en"), "twice"), (("english",), "no language code")],
)
def test_languages_that_make_no_sense_are_refused(
    languages: tuple[str, ...], sentence: str
) -> None:
    workspace, _ = a_workspace()

    with pytest.raises(EditRefused, match=sentence):
        workspace.edit(SetLanguages(languages))


def test_texts_of_a_language_taken_off_the_list_are_kept() -> None:
    workspace, step = a_workspace(text=Text.of("Within 24 hours.", bg="До 24 часа."))

    workspace.edit(SetLanguages(("en", "fr", "prs", "sr-Latn")))

    assert workspace.state.steps[step.id].text.exactly("bg") == "До 24 часа."


@given(st.lists(st.text(min_size=1), max_size=4), st.text(min_size=1))
def test_every_text_can_be_reached_and_replaced_by_its_path(lines: list[str], new: str) -> None:
    step = a_step("Ask", "1", MEASURE, how=tuple(Text.of(each) for each in lines))

    for each in texts_in(step):
        changed = with_text(step, each.path, Text.of(new))

        assert text_at(changed, each.path) == Text.of(new)
        others = [one for one in texts_in(step) if one.path != each.path]
        assert all(text_at(changed, one.path) == one.text for one in others)


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    workspace, step = a_workspace(text=Text.of("Within 24 hours.", bg="До 24 часа."))

    assert not perform(
        SetWords(Step, step.id, ("text",), "en", "Within 24 hours."), workspace.state
    )

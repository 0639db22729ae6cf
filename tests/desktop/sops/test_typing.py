"""Steps and sub-items are typed as an outline, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import a_state, a_step, a_transition, led_by
from tests.desktop.sops.outlining import (
    ADULT,
    ALT,
    ASK,
    CALL,
    CONTROL,
    MEASURE,
    POLICE,
    SHIFT,
    SOP,
    STAGE,
    Key,
    Outlining,
    outlining,
)
from workbench.desktop.sops.rows import OutlineRow, TitleRow
from workbench.domain.steps import ConsentPoint, StepKind


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Outlining]:
    with outlining(qtbot, tmp_path) as person:
        yield person


def test_enter_at_the_end_of_a_title_begins_the_next_step(person: Outlining) -> None:
    person.go_to(ASK)

    person.press(Key.Key_Return)
    assert person.outline[0] == "1 Ask"
    person.type("Explain the choices")
    person.press(Key.Key_Return)
    person.type("Write it down")
    person.press(Key.Key_Escape)

    assert person.outline == [
        "1 Ask",
        "  In a quiet room",
        "2 Explain the choices",
        "3 Write it down",
        "4 Call the shelter",
    ]


def test_an_empty_row_leaves_no_trace(person: Outlining) -> None:
    before = person.state
    person.go_to(ASK)

    person.press(Key.Key_Return, Key.Key_Escape)
    assert person.row.plain_words() == "In a quiet room"
    person.press(Key.Key_Return, Key.Key_Down)
    assert person.row.plain_words() == "Call the shelter"

    assert person.state is before
    assert person.session.workspace.undo_label is None
    assert "" not in person.shown[:-1]


def test_a_row_that_was_typed_and_emptied_again_leaves_no_trace(
    qtbot: QtBot, person: Outlining
) -> None:
    person.go_to(ASK)
    person.press(Key.Key_Return)
    person.type("No")
    qtbot.waitUntil(lambda: "2 No" in person.outline)

    person.press(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Down)

    assert person.outline == ["1 Ask", "  In a quiet room", "2 Call the shelter"]
    assert person.session.workspace.undo_label is None


def test_what_is_typed_is_recorded_after_a_pause_as_one_undo_step(
    qtbot: QtBot, person: Outlining
) -> None:
    person.go_to(CALL)
    person.type(" at once")
    qtbot.waitUntil(lambda: person.outline[-1] == "2 Call the shelter at once")
    person.type(", by telephone")
    person.press(Key.Key_Up)
    assert person.outline[-1] == "2 Call the shelter at once, by telephone"

    person.press(Key.Key_Z, held=CONTROL)

    assert person.outline[-1] == "2 Call the shelter"
    assert person.row.plain_words() == "Call the shelter"


def test_enter_in_the_middle_splits_and_backspace_joins_again(person: Outlining) -> None:
    person.go_to(CALL)
    for _ in " the shelter":
        person.press(Key.Key_Left)

    person.press(Key.Key_Return)
    assert person.outline[-2:] == ["2 Call", "3 the shelter"]
    person.press(Key.Key_Backspace)

    assert person.outline[-1] == "2 Call the shelter"
    person.type("X")
    person.press(Key.Key_Up)
    assert person.outline[-1] == "2 CallX the shelter"


def test_enter_at_the_start_begins_a_step_above(person: Outlining) -> None:
    person.go_to(ASK)
    person.press(Key.Key_Home, Key.Key_Return)
    person.type("Greet")
    person.press(Key.Key_Down)

    assert person.outline[:2] == ["1 Greet", "2 Ask"]


def test_tab_makes_a_sub_item_and_enter_the_next_and_enter_again_a_step(
    person: Outlining,
) -> None:
    person.go_to(CALL)
    person.press(Key.Key_Return, Key.Key_Tab)
    person.type("Say who you are")
    person.press(Key.Key_Return)
    person.type("Agree on a time")
    person.press(Key.Key_Return, Key.Key_Return)
    person.type("Bring the person")
    person.press(Key.Key_Up)

    assert person.outline[2:] == [
        "2 Call the shelter",
        "  Say who you are",
        "  Agree on a time",
        "3 Bring the person",
    ]


def test_tab_at_the_start_of_a_step_and_shift_tab_back(person: Outlining) -> None:
    person.go_to(CALL)

    person.press(Key.Key_Home, Key.Key_Tab)
    assert person.outline == ["1 Ask", "  In a quiet room", "  Call the shelter"]
    assert person.row.plain_words() == "Call the shelter"
    person.press(Key.Key_Backtab, held=SHIFT)

    assert person.outline == ["1 Ask", "  In a quiet room", "2 Call the shelter"]
    assert isinstance(person.row, TitleRow)


def test_tab_elsewhere_goes_through_every_row_and_out_of_the_list(person: Outlining) -> None:
    person.go_to(ASK)

    seen = [person.row.plain_words()]
    for _ in range(3):
        person.press(Key.Key_Tab)
        seen.append(person.row.plain_words())
    assert seen == ["Ask", "In a quiet room", "Call the shelter", ""]

    person.press(Key.Key_Backtab, held=SHIFT)
    assert person.row.plain_words() == "Call the shelter"
    assert person.outline == ["1 Ask", "  In a quiet room", "2 Call the shelter"]


def test_the_last_row_is_left_downwards_by_tab_from_a_step_that_is_typed(
    person: Outlining,
) -> None:
    person.go_to(CALL)
    person.press(Key.Key_Down)
    person.type("Wait")
    person.press(Key.Key_Tab, Key.Key_F6)

    assert not isinstance(person.focused, OutlineRow)
    assert person.outline[-1] == "3 Wait"


def test_a_step_that_holds_more_than_a_line_can_stays_a_step_and_says_why(
    qtbot: QtBot, tmp_path: Path
) -> None:
    led = replace(CALL, assignments=led_by(POLICE))
    state = a_state(ADULT, SOP, STAGE, MEASURE, POLICE, ASK, led)
    with outlining(qtbot, tmp_path, state) as person:
        person.go_to(CALL)
        person.press(Key.Key_Home, Key.Key_Tab)

        assert person.outline[-1] == "2 Call the shelter"
        assert person.told[0].startswith("Call the shelter cannot become a sub-item")
        assert "who does it" in person.told[0]


def test_alt_and_arrows_move_a_step_with_its_sub_items_and_the_cursor_goes_along(
    person: Outlining,
) -> None:
    person.go_to(ASK)

    person.press(Key.Key_Down, Key.Key_Up, held=ALT)
    person.press(Key.Key_Down, held=ALT)

    assert person.outline == ["1 Call the shelter", "2 Ask", "  In a quiet room"]
    assert person.row.plain_words() == "Ask"
    assert person.shown[:3] == ["Call the shelter", "Ask", "In a quiet room"]


def test_a_hand_over_moves_before_its_consent_only_when_moved_once_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    consent = replace(ASK, kind=StepKind.CONSENT, consent=ConsentPoint())
    hand_over = replace(CALL, kind=StepKind.REFERRAL)
    state = a_state(ADULT, SOP, STAGE, MEASURE, consent, hand_over)
    with outlining(qtbot, tmp_path, state) as person:
        person.go_to(CALL)

        person.press(Key.Key_Up, held=ALT)
        assert person.outline[0] == "1 Ask"
        assert "would come before the consent it needs" in person.told[0]
        person.press(Key.Key_Up, held=ALT)

        assert person.outline[0] == "1 Call the shelter"


def test_a_sub_item_moves_and_over_the_edge_to_the_next_step(person: Outlining) -> None:
    person.go_to(ASK)
    person.press(Key.Key_Down)

    person.press(Key.Key_Down, held=ALT)

    assert person.outline == ["1 Ask", "2 Call the shelter", "  In a quiet room"]
    assert person.row.plain_words() == "In a quiet room"


def test_up_and_down_go_from_row_to_row(person: Outlining) -> None:
    person.go_to(CALL)

    person.press(Key.Key_Up)
    assert person.row.plain_words() == "In a quiet room"
    person.press(Key.Key_Up)
    assert person.row.plain_words() == "Ask"
    person.press(Key.Key_Up)
    assert person.focused.objectName() == "measure-title"
    person.press(Key.Key_Down)
    assert person.row.plain_words() == "Ask"


def test_backspace_in_an_empty_row_goes_to_the_row_above(person: Outlining) -> None:
    person.go_to(ASK)

    person.press(Key.Key_Return, Key.Key_Backspace)

    assert person.row.plain_words() == "In a quiet room"
    assert person.session.workspace.undo_label is None


def test_a_row_is_removed_and_comes_back_with_the_cursor(person: Outlining) -> None:
    person.go_to(ASK)

    person.press(Key.Key_Delete, held=ALT)
    assert person.outline == ["1 Call the shelter"]
    assert person.row.plain_words() == "Call the shelter"
    assert person.told[0].startswith("1 Ask was removed")
    person.press(Key.Key_Z, held=CONTROL)

    assert person.outline[:2] == ["1 Ask", "  In a quiet room"]
    assert person.row.plain_words() == "Ask"


def test_a_removed_step_that_branches_led_to_comes_back_whole(qtbot: QtBot, tmp_path: Path) -> None:
    bring = a_step("Bring", "3", MEASURE)
    branches = (a_transition(ASK, bring), a_transition(ASK, CALL))
    state = a_state(ADULT, SOP, STAGE, MEASURE, ASK, CALL, bring, *branches)
    with outlining(qtbot, tmp_path, state) as person:
        person.go_to(bring)
        person.press(Key.Key_Delete, held=ALT)
        assert len(person.state.transitions) == 1
        person.press(Key.Key_Z, held=CONTROL)

        assert person.state.steps == state.steps
        assert person.state.transitions == state.transitions


def test_an_emptied_title_is_refused_and_stands_again(person: Outlining) -> None:
    person.go_to(CALL)
    person.press(Key.Key_A, held=CONTROL)
    person.press(Key.Key_Delete, Key.Key_Up)

    assert person.told == ("A step needs a title.",)
    assert "Call the shelter" in person.shown


def test_delete_in_an_emptied_row_removes_it(person: Outlining) -> None:
    person.go_to(CALL)
    person.press(Key.Key_A, held=CONTROL)
    person.press(Key.Key_Delete, Key.Key_Delete)

    assert person.outline == ["1 Ask", "  In a quiet room"]


def test_an_emptied_sub_item_goes(person: Outlining) -> None:
    person.go_to(ASK)
    person.press(Key.Key_Down)
    person.press(Key.Key_A, held=CONTROL)
    person.press(Key.Key_Delete, Key.Key_Down)

    assert person.outline == ["1 Ask", "2 Call the shelter"]


def test_a_key_opens_the_fields_and_escape_leads_back_to_the_title(person: Outlining) -> None:
    person.go_to(CALL)
    assert all(card.editor is None for card in person.view.cards)

    person.press(Key.Key_F4)
    (card,) = (each for each in person.view.cards if each.editor is not None)
    assert card.editor is not None
    assert card.editor.isAncestorOf(person.focused)
    person.press(Key.Key_Escape)

    assert person.row.plain_words() == "Call the shelter"
    assert all(card.editor is None for card in person.view.cards)


def test_a_new_row_has_no_fields_before_it_has_a_title(person: Outlining) -> None:
    person.go_to(CALL)
    person.press(Key.Key_Down, Key.Key_F4)

    assert person.told == ("Type a title first: then the step has fields.",)


def test_a_decision_is_begun_by_keyboard(person: Outlining) -> None:
    person.go_to(ASK)
    person.press(Key.Key_D, held=CONTROL | SHIFT)
    person.type("Does the person agree?")
    person.press(Key.Key_Up)

    step = next(each for each in person.state.steps.values() if each.number == "2")
    assert (str(step.title), step.kind) == ("Does the person agree?", StepKind.DECISION)


def test_garbage_is_cleaned_and_long_and_right_to_left_words_are_kept(person: Outlining) -> None:
    long = "слово " * 17_000
    person.go_to(ASK)
    person.press(Key.Key_Return)
    person.paste(f"\x00{long}\u202e שלום")
    person.press(Key.Key_Down)

    title = next(str(each.title) for each in person.state.steps.values() if each.number == "2")
    assert title == f"{long}שלום"
    person.press(Key.Key_Z, held=CONTROL)
    assert person.outline == ["1 Ask", "  In a quiet room", "2 Call the shelter"]


def test_the_hint_says_what_the_keys_do_here_and_f1_lists_them_all(person: Outlining) -> None:
    hints = person.view._hints
    person.go_to(ASK)
    assert "next step" in hints.hint
    person.press(Key.Key_Down)
    assert "next sub-item" in hints.hint
    person.press(Key.Key_F1)
    assert hints._sheet.isVisible()
    person.press(Key.Key_F1)
    assert not hints._sheet.isVisible()

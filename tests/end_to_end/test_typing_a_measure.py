"""The first measure of a national procedure is typed from nothing, by keyboard alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.end_to_end.drive import Drive, at_the_window
from workbench.domain.procedures import steps_of, transitions_of
from workbench.domain.records import Records
from workbench.domain.sops import Measure
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.exchange.starting import starting_records
from workbench.store.workspace_file import create, open_workspace

Key = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_MOST_TABS = 80
Said = dict[str, Any]  # fields of any type, to be compared


class Keyboard:
    """Presses keys where the focus is, counts them, and touches nothing else."""

    def __init__(self, drive: Drive) -> None:
        self._drive = drive
        self.pressed = 0

    @property
    def focused(self) -> QWidget:
        return self._drive.window.focusWidget() or self._drive.window

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys as the window system tells of them: whoever has the focus gets them."""
        for key in keys:
            QTest.keyClick(self._drive.window.windowHandle(), key, held)
            self.pressed += 1
            self._drive.qtbot.wait(1)

    def type(self, words: str) -> None:
        for letter in words:
            QTest.keyClick(self._drive.window.windowHandle(), letter)
        self.pressed += len(words)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Tab until the cursor is in the field of this name."""
        seen = []
        for _ in range(_MOST_TABS):
            if self.focused.objectName() == name:
                return
            seen.append(self.focused.objectName())
            self.press(Key.Key_Backtab if back else Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}, but to {seen}")

    def pick(self, place: int) -> None:
        """Pick an entry of a list by opening it and going down so far from the one chosen."""
        self.press(Key.Key_Down, held=ALT)
        self.press(*[Key.Key_Down] * place, Key.Key_Return)

    def add_field(self, name: str, called: str) -> None:
        """Ask for a field by its name, in the line for further fields."""
        self.tab_to(name)
        self.type(called)
        self.press(Key.Key_Return)


def outline(hand: Keyboard) -> None:
    """The measure, its five steps, and what is done in two of them."""
    hand.type("1.4 Referral")
    hand.press(Key.Key_Return)
    hand.type("Informed consent to referral")
    hand.press(Key.Key_Return, Key.Key_Tab)
    for line in (
        "Tell the person which support fits the stated needs.",
        "The person may choose the organisation, as far as services allow.",
        "Places of referral are agreed in the plan.",
    ):
        hand.type(line)
        hand.press(Key.Key_Return)
    hand.press(Key.Key_Return)
    hand.type("Contact the receiving organisation")
    hand.press(Key.Key_Return, Key.Key_Tab)
    for line in (
        "Notify it of the arrival in due form.",
        "Agree in advance where, when and by whom the person is met.",
        "Check that the receiver has the resources for the case.",
        "Share only what is needed for the planned service.",
        "The person agrees to what is shared and how much.",
        (
            "Where possible, let the person make contact first (by telephone; the rest of the "
            "sentence could not be read)."
        ),
    ):
        hand.type(line)
        hand.press(Key.Key_Return)
    hand.press(Key.Key_Return)
    for title in (
        "Accompany the person to the receiving organisation",
        "Feedback from the receiving organisation",
        "When referral is not possible",
    ):
        hand.type(title)
        hand.press(Key.Key_Return)


def feedback_and_exception(hand: Keyboard) -> None:
    """What kind of step the last two are, and how the one leads to the other."""
    hand.press(Key.Key_Up, Key.Key_F4)
    hand.type("Ex")
    hand.press(Key.Key_Escape, Key.Key_Up, Key.Key_F4)
    hand.type("No")
    hand.add_field("step-add-field", "follows")
    hand.pick(4)
    hand.tab_to("step-branches-1-when", back=True)
    hand.type("No or negative feedback")
    hand.press(Key.Key_Escape)


def contact(hand: Keyboard) -> None:
    """The hand-over: no time is set, what is shared and why, and where it leads."""
    hand.press(*[Key.Key_Up] * 8, Key.Key_F4)
    hand.type("Han")
    hand.tab_to("step-time-limits-none")
    hand.press(Key.Key_Space)
    hand.add_field("step-add-field", "safeguards")
    hand.type("Data")
    hand.tab_to("step-safeguards-1-text")
    hand.type("Only what the planned service needs is shared.")
    hand.add_field("step-add-field", "shared without")
    hand.type("Risk to the life or well-being of the person, the family, staff or others")
    hand.tab_to("step-overrides-1-text")
    hand.type("Information about such a risk must be shared with the receiver.")
    hand.tab_to("step-overrides-1-must-share")
    hand.type("y")
    hand.tab_to("step-overrides-1-recipients-1")
    hand.type("The receiving organisation")
    hand.add_field("step-add-field", "follows")
    hand.tab_to("step-branches-1-when", back=True)
    hand.type("Receiver accepts")
    hand.tab_to("step-branches-2-to")
    hand.pick(4)
    hand.tab_to("step-branches-2-when")
    hand.type("Receiver lacks the resources")
    hand.press(Key.Key_Escape)


def consent(hand: Keyboard) -> None:
    """The first step: to what the person agrees, by when, on which form, and what if not."""
    hand.press(*[Key.Key_Up] * 4, Key.Key_F4)
    hand.type("Con")
    hand.tab_to("step-time-limits-1")
    hand.type("Before any contact with the other organisation")
    hand.tab_to("step-forms")
    hand.type("Individual support and safety plan")
    hand.press(Key.Key_Return)
    hand.tab_to("step-consent-subjects-1")
    hand.type("Referral")
    hand.press(Key.Key_Return)
    hand.type("Information shared")
    hand.tab_to("step-consent-refusal")
    hand.type(
        "The person may refuse the referral, or the disclosure of any fact related to the "
        "trafficking."
    )
    hand.tab_to("step-consent-refusal-step")
    hand.pick(4)
    hand.add_field("step-consent-add-field", "when it is asked")
    hand.type("Before any contact with the other organisation")
    hand.add_field("step-add-field", "follows")
    hand.tab_to("step-branches-2-when", back=True)
    hand.type("Consent given")
    hand.press(Key.Key_Escape)


def whole(hand: Keyboard) -> None:
    """What holds for the measure as a whole."""
    hand.press(Key.Key_Up, Key.Key_F4)
    hand.tab_to("measure-aim-1")
    hand.type(
        "Link the person to the programmes and services of the mechanism in a way that does no harm"
    )
    hand.tab_to("measure-applies-when-1")
    hand.type("Person identified as victim")
    hand.press(Key.Key_Return)
    hand.type("Immediate needs defined")
    hand.add_field("measure-add-field", "documentation")
    hand.type(
        "The referral, the updated risk assessment and the updated plan go into the personal file, "
        "with copies of the referral papers."
    )
    hand.press(Key.Key_Escape)


def said(records: Records, measure: Measure) -> Said:
    """What a measure says, apart from ids and from what was noted on its source."""
    steps = steps_of(records, measure.id)
    numbers = {step.id: step.number for step in steps}
    names = {each.id: str(each.title) for each in records.forms.values()}
    return {
        "measure": (measure.number, measure.title, measure.aim, measure.applies_when),
        "documentation": measure.documentation,
        "steps": [_said_of(step, numbers, names) for step in steps],
        "branches": sorted(
            (numbers[each.origin or ""], numbers[each.target or ""], str(each.condition.text))
            for each in transitions_of(records, measure.id)
        ),
    }


def _said_of(step: Step, numbers: dict[str, str], names: dict[str, str]) -> Said:
    consent = step.consent
    return {
        "title": step.title,
        "kind": step.kind,
        "how": step.how,
        "limits": (step.time_limits, step.says_none("time_limits")),
        "forms": [names[each] for each in step.forms],
        "consent": consent and replace(consent, refusal_step=None),
        "refusal": consent and consent.refusal_step and numbers[consent.refusal_step],
        "safeguards": step.safeguards,
        "overrides": step.overrides,
    }


def test_the_first_measure_of_a_national_procedure_is_typed_from_nothing(
    qtbot: QtBot, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    file = tmp_path / "w.workbench"
    create(file, starting_records(), clock=lambda: datetime(2026, 11, 23, tzinfo=UTC)).close()
    with at_the_window(qtbot, tmp_path, file) as person:
        hand = Keyboard(person)
        for part in (outline, feedback_and_exception, contact, consent, whole):
            part(hand)
        assert person.window.shell is not None
        assert person.window.shell.body.banners.texts == ()
    record_property("key presses", hand.pressed)
    sys.stdout.write(f"\nTyped by keyboard alone: {hand.pressed} key presses\n")

    typed = open_workspace(file)
    (measure,) = typed.state.measures.values()
    example = starting_records("bulgaria")
    wanted = said(example, example.measures.code("m1.4-adult"))
    # That the work goes on in the printed order, and that a refusal leads to where the consent
    # says, needs no branch of its own.
    wanted["branches"] = [
        each for each in wanted["branches"] if each[2] not in ("", "Consent refused")
    ]
    assert said(typed.state, measure) == wanted
    letters = sum(len(words) for words in _words_in(wanted))
    assert hand.pressed < 1.25 * letters, "the keys beside the letters are few"
    typed.close()


def _words_in(value: object) -> Iterator[str]:
    """Every word of a text in what is said, in any depth."""
    match value:
        case Text():
            yield str(value)
        case str() if not isinstance(value, StrEnum):
            yield value
        case dict():
            yield from chain.from_iterable(map(_words_in, value.values()))
        case list() | tuple():
            yield from chain.from_iterable(map(_words_in, value))
        case _ if is_dataclass(value):
            yield from chain.from_iterable(
                _words_in(getattr(value, each.name)) for each in fields(value)
            )

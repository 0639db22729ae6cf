"""Editors that offer a few values: a kind, yes or no, another step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from workbench.desktop.choices import Choice
from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.theme import CONTROL_HEIGHT
from workbench.domain.steps import Step

NOT_RECORDED = "not recorded"
_WIDTH = 84
YES_OR_NO = (("yes", True), ("no", False))

Options = Sequence[tuple[str, Value]]


class Combo(Choice):
    """A list to pick one value from, narrow enough for a column of fields."""

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: tuple[Value, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def value(self) -> Value:
        """What is picked."""
        return self._values[self.currentIndex()]

    def offer(self, options: Options, chosen: Value) -> None:
        """Offer these values and show the one that is recorded."""
        values = tuple(value for _, value in options)
        with QSignalBlocker(self):
            if [self.itemText(place) for place in range(self.count())] != [w for w, _ in options]:
                self.clear()
                self.addItems([words for words, _ in options])
            self._values = values
            self.setCurrentIndex(values.index(chosen) if chosen in values else 0)
        self.setToolTip(self.currentText())


class ChoiceEditor(Editor):
    """One of several values, picked from a list."""

    def __init__(
        self, desk: Desk, name: str, caption: str, options: Callable[[Desk], Options]
    ) -> None:
        super().__init__(desk, name, caption)
        self._options = options
        self._value: Value = None
        self.combo = Combo(name, caption)
        self.combo.activated.connect(self._commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)

    def show_value(self, value: Value) -> None:
        self._value = value
        self.combo.offer(self._options(self.desk), value)

    def _commit(self) -> None:
        if self.combo.value != self._value:
            self.given.emit(self.combo.value)


def one_of(
    kinds: type[StrEnum] | Iterable[StrEnum], words: Callable[[StrEnum], str] | None = None
) -> Make:
    """One of a closed set of values; one of them is always chosen."""
    options = _options(kinds, words)
    return lambda desk, name, caption: ChoiceEditor(desk, name, caption, lambda _: options)


def maybe(
    kinds: type[StrEnum] | Iterable[StrEnum], words: Callable[[StrEnum], str] | None = None
) -> Make:
    """One of a closed set of values, or none: "not recorded" means just that."""
    options = ((NOT_RECORDED, None), *_options(kinds, words))
    return lambda desk, name, caption: ChoiceEditor(desk, name, caption, lambda _: options)


def yes_no() -> Make:
    """Yes, no, or not recorded."""
    options = ((NOT_RECORDED, None), *YES_OR_NO)
    return lambda desk, name, caption: ChoiceEditor(desk, name, caption, lambda _: options)


def tick(off: str, on: str) -> Make:
    """One of two statements."""
    options = ((off, False), (on, True))
    return lambda desk, name, caption: ChoiceEditor(desk, name, caption, lambda _: options)


def other_step() -> Make:
    """Another step of the same measure, or none."""
    return lambda desk, name, caption: ChoiceEditor(desk, name, caption, _other_steps)


def plain(kind: StrEnum) -> str:
    """A value in words: "oral recorded"."""
    return kind.value.replace("_", " ")


def step_words(step: Step, language: str) -> str:
    """A step by its number and title."""
    return f"{step.number} {step.title.in_language(language)}".strip()


def _options(
    kinds: type[StrEnum] | Iterable[StrEnum], words: Callable[[StrEnum], str] | None
) -> Options:
    return tuple(((words or plain)(each), each) for each in kinds)


def _other_steps(desk: Desk) -> Options:
    others = (each for each in desk.steps if each.id != desk.entity.id)
    return (
        ("no step recorded", None),
        *((step_words(each, desk.language), each.id) for each in others),
    )

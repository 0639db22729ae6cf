"""When something holds: in words, and as tests that the program can work out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workbench.desktop.sops.fields.choices import maybe
from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.sops.fields.parts import part, several
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.words_editors import LineEditor, TextLineEditor
from workbench.desktop.widgets import icon_button
from workbench.domain.values import Condition, Feature, FeatureTest

_HINT = "in words, for example: the person is under 18"


class ValuesEditor(LineEditor):
    """The values a feature may have, with commas between them."""

    def words_of(self, value: Value) -> str:
        return ", ".join(value or ())

    def value_of(self, typed: str) -> Value:
        return tuple(each for part in typed.split(",") if (each := part.strip()))


def _values(desk: Desk, name: str, caption: str) -> Editor:
    return ValuesEditor(desk, name, caption, "values, with commas between them")


def _no_test() -> Value:
    # A feature is chosen before it is a test; until then nothing is given.
    return FeatureTest(feature=None, values=())  # type: ignore[arg-type]


_TEST = part(
    _no_test,
    FieldSpec(field="feature", caption="Feature", make=maybe(Feature), core=True, wide=False),
    FieldSpec(field="values", caption="Is one of", make=_values, core=True, wide=False),
    ready=lambda test: test.feature is not None and bool(test.values),
)
_TESTS = several(_TEST, "One more test")


class ConditionEditor(Editor):
    """A condition: its words, and below them the tests where somebody adds them."""

    def __init__(self, desk: Desk, name: str, caption: str, hint: str) -> None:
        super().__init__(desk, name, caption)
        self._value = Condition()
        self._words = TextLineEditor(desk, name, caption, hint)
        self._words.given.connect(lambda text: self._give(replace(self._value, text=text)))
        self._tests = _TESTS(desk, f"{name}-tests", f"{caption}: tests")
        self._tests.given.connect(lambda tests: self._give(replace(self._value, tests=tests)))
        self._add = icon_button(f"{name}-add-test", "filter", "Add a test that can be worked out")
        self._add.clicked.connect(self._open_tests)
        self._is_opened = False
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self._words, 1)
        first.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self._tests)

    @property
    def is_busy(self) -> bool:
        return self._words.is_busy or self._tests.is_busy

    def show_value(self, value: Value) -> None:
        self._value = value or Condition()
        self._words.show_value(self._value.text)
        self._is_opened |= bool(self._value.tests)
        self._tests.setVisible(self._is_opened)
        self._add.setVisible(not self._is_opened)
        if self._is_opened:
            self._tests.show_value(self._value.tests)

    def _give(self, value: Condition) -> None:
        self.given.emit(value)

    def _open_tests(self) -> None:
        self._is_opened = True
        self.show_value(self._value)
        self._tests.begin()


def condition(hint: str = _HINT) -> Make:
    """When something holds."""
    return lambda desk, name, caption: ConditionEditor(desk, name, caption, hint)

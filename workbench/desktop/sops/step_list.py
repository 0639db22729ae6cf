"""The cards of a measure, one below the other; only those in or near the view are made.

A measure may have thousands of steps after a paste, so a card is a widget only while it can be
seen, has the cursor, or is chosen. The heights of the others are those they had, or a guess.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from workbench.desktop.sops.step_card import Shown, StepCard
from workbench.desktop.taking_out import discard

_SIDE, _TOP, _GAP = 14, 12, 8
_GUESS, _GUESS_PER_LINE = 92, 27
_MARGIN = 12

Make = Callable[[Shown], StepCard]


class StepList(QScrollArea):
    """Lays out a header and cards; what a card shows is asked for when it is made."""

    cursor_lost = Signal(int)

    def __init__(self, header: QWidget, make: Make) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget()
        self.setWidget(self._sheet)
        self._header, self._make = header, make
        header.setParent(self._sheet)
        header.installEventFilter(self)
        self._shown: tuple[Shown, ...] = ()
        self._places: dict[str, int] = {}
        self._heights: dict[str, int] = {}
        self._tops: list[int] = [_TOP]
        self._laid: tuple[str, ...] = ()
        self._cards: dict[str, StepCard] = {}
        self._chosen = ""
        self._busy = False
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._arrange())

    @property
    def cards(self) -> tuple[StepCard, ...]:
        """The cards that are made, in the printed order."""
        return tuple(sorted(self._cards.values(), key=lambda card: self._places[card.step_id]))

    def order(self) -> tuple[str, ...]:
        """The ids of all steps, from top to bottom."""
        return tuple(self._places)

    def show_steps(self, shown: Sequence[Shown]) -> None:
        """Show these steps; a card whose step is still there stays, with the cursor in it."""
        before, self._shown = self._places, tuple(shown)
        self._places = {each.step.id: place for place, each in enumerate(shown)}
        lost = [
            before[key] for key in self._cards if key not in self._places and self._types_in(key)
        ]
        for key in self._cards.keys() - self._places.keys():
            self._drop(key)
        self._heights = {
            key: height for key, height in self._heights.items() if key in self._places
        }
        with self._alone():
            for key, card in self._cards.items():
                card.show_step(self._shown[self._places[key]])
        self._arrange(measure_all=True)
        if lost:
            self.cursor_lost.emit(lost[0])

    def show_findings(self) -> None:
        """Show how many findings each step has now."""
        with self._alone():
            for card in self._cards.values():
                card.show_findings()
        self._arrange()

    def choose(self, step_id: str) -> None:
        """Mark the card of a step, which then stays made."""
        self._chosen = step_id
        for key, card in self._cards.items():
            card.mark(chosen=key == step_id)

    def card(self, step_id: str) -> StepCard | None:
        """The card of a step, made if need be; None where there is no such step."""
        if step_id not in self._places:
            return None
        if step_id not in self._cards:
            with self._alone():
                self._realise(step_id)
                self._place()
        return self._cards[step_id]

    def reveal(self, step_id: str) -> None:
        """Bring the card of a step into view: all of it, or as much from its top as fits."""
        if step_id not in self._places:
            return
        place = self._places[step_id]
        top, bottom = self._tops[place], self._tops[place] + self._height(self._shown[place])
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if bottom + _MARGIN > bar.value() + high:
            bar.setValue(bottom + _MARGIN - high)
        if top - _MARGIN < bar.value():
            bar.setValue(top - _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(measure_all=event.oldSize().width() != event.size().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and not self._busy:
            if isinstance(watched, StepCard):
                self._measure(watched)
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self, *, measure_all: bool = False) -> None:
        """Make the cards in view, measure them, and put everything in its place."""
        if self._busy:
            return
        with self._alone():
            if measure_all:
                for card in self._cards.values():
                    self._measure(card)
            for _ in range(3):  # what is made may be lower than guessed, and more come into view
                self._stack()
                missing = [key for key in self._near() if key not in self._cards]
                for key in missing:
                    self._realise(key)
                if not missing:
                    break
            self._let_go()
            self._place()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While this lasts, what cards say about their layout is not listened to."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _stack(self) -> None:
        """Work out where each card begins; what is in view stays where it is seen."""
        anchor, below = self._anchor()
        heights = (self._height(each) + _GAP for each in self._shown)
        self._tops = list(accumulate(heights, initial=_TOP + self._header_height()))
        self._laid = tuple(self._places)
        self._sheet.resize(self.viewport().width(), self._tops[-1] + _MARGIN)
        if anchor in self._places:
            self.verticalScrollBar().setValue(self._tops[self._places[anchor]] - below)

    def _anchor(self) -> tuple[str, int]:
        """A step in view, the one with the cursor first, and how far below the top it stands."""
        value, high = self.verticalScrollBar().value(), self.viewport().height()
        tops = dict(zip(self._laid, self._tops, strict=False))
        typed_in = [key for key in self._cards if key in tops and self._types_in(key)]
        place = bisect_left(self._tops, value)
        for key in (*typed_in, *self._laid[place : place + 1]):
            if value > 0 and value <= tops[key] < value + high and key in self._places:
                return key, tops[key] - value
        return "", 0

    def _near(self) -> list[str]:
        """The steps in view, and half a page before and after."""
        high = max(self.viewport().height(), 1)
        value = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, value - high // 2) - 1)
        last = bisect_left(self._tops, value + high + high // 2)
        return [each.step.id for each in self._shown[first:last]]

    def _let_go(self) -> None:
        """Take away cards that are far from view, unless somebody works in them."""
        near = set(self._near()) | {self._chosen}
        for key in list(self._cards):
            if key not in near and not self._types_in(key):
                self._drop(key)

    def _place(self) -> None:
        wide = self.viewport().width() - 2 * _SIDE
        self._header.setGeometry(_SIDE, _TOP, wide, self._header_height() - _GAP)
        for key, card in self._cards.items():
            place = self._places[key]
            card.setGeometry(_SIDE, self._tops[place], wide, self._height(self._shown[place]))

    def _realise(self, key: str) -> None:
        card = self._make(self._shown[self._places[key]])
        self._cards[key] = card
        card.setParent(self._sheet)
        card.mark(chosen=key == self._chosen)
        card.installEventFilter(self)
        card.resize(
            self.viewport().width() - 2 * _SIDE, self._height(self._shown[self._places[key]])
        )
        card.show()
        self._measure(card)

    def _measure(self, card: StepCard) -> None:
        """How high a card wants to be; its fields grow once they have their width."""
        layout = card.layout()
        wide = self.viewport().width() - 2 * _SIDE
        if layout is None:
            return
        for _ in range(2):
            layout.activate()
            card.resize(wide, _height_for(layout, wide))
        self._heights[card.step_id] = card.height()

    def _types_in(self, key: str) -> bool:
        """Whether the cursor is in the card of a step."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self._cards[key].isAncestorOf(focused)

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        card.go_deaf()
        card.removeEventFilter(self)
        discard(card)

    def _height(self, shown: Shown) -> int:
        guess = _GUESS + _GUESS_PER_LINE * len(shown.step.how)
        return self._heights.get(shown.step.id, guess)

    def _header_height(self) -> int:
        if not self._header.isVisibleTo(self._sheet):
            return 0
        wide = self.viewport().width() - 2 * _SIDE
        layout = self._header.layout()
        return (_height_for(layout, wide) if layout is not None else 0) + _GAP


def _height_for(layout: QLayout, wide: int) -> int:
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(wide)
    return layout.totalSizeHint().height()

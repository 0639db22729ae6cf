"""A line in which agencies, forms and other recorded things are named by typing a part of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent

from workbench.desktop.sops.fields.editor import Desk
from workbench.desktop.sops.fields.offers import Offer, Offers
from workbench.desktop.widgets import set_role
from workbench.desktop.writing.marks import ALL_BUT_SPELLING
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.agencies import Agency
from workbench.domain.entity import Entity, Source, SourceId, new_id
from workbench.domain.forms import Form
from workbench.domain.kinds import word_for
from workbench.domain.naming import Named, best_matches, called_exactly, folded
from workbench.domain.sops import IndicatorSet, IndicatorSetId, LegalBasis, Term, TermId
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, FormId, LegalBasisId

_MOST = 7
_MAKERS: Mapping[type[Entity], Callable[[str, Text], Entity]] = {
    Agency: lambda key, name: Agency(id=AgencyId(key), name=name),
    Form: lambda key, name: Form(id=FormId(key), title=name),
    IndicatorSet: lambda key, name: IndicatorSet(id=IndicatorSetId(key), title=name),
    LegalBasis: lambda key, name: LegalBasis(id=LegalBasisId(key), act=name),
    Source: lambda key, name: Source(id=SourceId(key), title=name),
    Term: lambda key, name: Term(id=TermId(key), term=name),
}


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep what was typed as words."""

    words: str


@dataclass(frozen=True, slots=True)
class New:
    """Record something new under the words that were typed."""

    kind: type[Entity]
    words: str


class NamingLine(WatchedLine):
    """Offers what exists while somebody types; a name that does not exist is never lost.

    `taken` brings the id of what was chosen or called by its exact name, `kept` words that are to
    stay words, `added` something that is to be recorded under the name typed.
    """

    taken = Signal(str)
    kept = Signal(str)
    added = Signal(object)

    def __init__(
        self,
        desk: Desk,
        name: str,
        caption: str,
        kinds: Collection[type[Entity]],
        *,
        keeps_words: bool = False,
        leave_out: Callable[[], Collection[str]] = tuple,
    ) -> None:
        super().__init__(desk.session, name, kinds=ALL_BUT_SPELLING)
        self.setAccessibleName(caption)
        self._desk = desk
        self._kinds = tuple(kinds)
        self._keeps_words = keeps_words
        self._leave_out = leave_out
        self._shown = ""
        self._offers = Offers(self, self._offers_for)
        self._offers.taken.connect(self._take)
        self.editingFinished.connect(self._finish)

    @property
    def offers(self) -> tuple[str, ...]:
        """What is offered now, in words."""
        return self._offers.words

    @property
    def is_busy(self) -> bool:
        """Whether something was typed that has been neither taken nor kept."""
        return self.hasFocus() and self.text() != self._shown

    def show_words(self, words: str) -> None:
        """Show what is named now; what is being typed is kept."""
        if not self.is_busy:
            self._settle(words)
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.text():
            self._offers.refresh()

    def _offers_for(self, typed: str) -> list[Offer]:
        words = " ".join(typed.split())
        left_out = self._leave_out()
        state, language = self._desk.session.state, self._desk.language
        found = best_matches(state, words, self._kinds, language, _MOST + len(left_out))
        offers = [Offer(each.name, each, each.aside) for each in found if each.id not in left_out][
            :_MOST
        ]
        return [*offers, *self._ways_to_keep(words)] if words else offers

    def _ways_to_keep(self, words: str) -> Iterator[Offer]:
        """To add it, or to keep it as words, where nothing is called just so."""
        if called_exactly(self._desk.session.state, words, self._kinds, self._desk.language):
            return
        if self._keeps_words:
            yield Offer(f"Keep “{words}” as words", Keep(words))
        for kind in self._kinds:
            if kind in _MAKERS:
                yield Offer(f"Add {word_for(kind)} “{words}”", New(kind, words))

    def _take(self, offer: Named | Keep | New) -> None:
        if isinstance(offer, Named):
            self._settle(offer.name)
            self.taken.emit(offer.id)
        elif isinstance(offer, Keep):
            self._settle(offer.words)
            self.kept.emit(offer.words)
        else:
            self._settle(offer.words)
            self.added.emit(self._made(offer))

    def _finish(self) -> None:
        """What was typed to the end: a name that exists, or words; else it waits to be taken."""
        typed = " ".join(self.text().split())
        if folded(typed) == folded(self._shown):
            return
        state, language = self._desk.session.state, self._desk.language
        called = called_exactly(state, typed, self._kinds, language)
        if called:
            self._take(called[0])
        elif self._keeps_words or not typed:
            self._settle(typed)
            self.kept.emit(typed)
        else:
            self._tell_that_it_is_unknown(typed)

    def _tell_that_it_is_unknown(self, typed: str) -> None:
        kinds = " or ".join(word_for(kind) for kind in self._kinds)
        set_role(self, "wrong", "true")
        self._desk.session.refused.emit(
            f"There is no {kinds} called “{typed}”. Choose one that is offered, or add it."
        )

    def _settle(self, words: str) -> None:
        self._shown = words
        self.setText(words)
        set_role(self, "wrong", "")

    def _made(self, new: New) -> Entity:
        return _MAKERS[new.kind](new_id(), Text().put(self._desk.language, new.words))

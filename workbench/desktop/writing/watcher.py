"""What watching over any field is: when it is looked at, what was found, and how it is told."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QWidget

from workbench.desktop.session import Session
from workbench.desktop.theme import theme_in_use
from workbench.desktop.writing.marks import EVERYTHING, Mark, MarkKind, marks_in
from workbench.desktop.writing.spelling import Spelling, shared_spelling
from workbench.domain.agencies import Agency
from workbench.domain.programme import Programme
from workbench.domain.sops import Term
from workbench.workspace import Committed

PAUSE_MS = 300
LONG = 6000  # of a longer paragraph, only what is in view is looked at
AROUND = 600
_COLOURS = {MarkKind.DETAIL: "medium", MarkKind.TERM: "low", MarkKind.SPELLING: "critical"}
_KINDS_THAT_MATTER = (Agency, Programme, Term)


class Watcher(QObject):
    """Looks at a field after a pause. Nothing is written down, and nobody is stopped."""

    def __init__(
        self, field: QWidget, session: Session, kinds: Collection[MarkKind] = EVERYTHING
    ) -> None:
        super().__init__(field)
        self._session, self._kinds = session, kinds
        self._spelling = shared_spelling()
        self._language = ""
        self._seen: dict[tuple[str, str], tuple[Mark, ...]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        session.committed.connect(self._follow)

    def look(self) -> None:
        """Look at what is in view, and underline what was found."""
        raise NotImplementedError

    def wake(self) -> None:
        """Look again soon: there may be other words, or another part of them in view."""
        self._pause.start()

    def set_language(self, language: str) -> None:
        """Another language is written in the field."""
        self._language = language
        self.forget()

    def spell_with(self, spelling: Spelling) -> None:
        """Ask other dictionaries."""
        self._spelling = spelling
        self.forget()

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant by a word that is wrong."""
        return self._spelling.suggestions(word, self._language)

    def forget(self) -> None:
        """Look at everything anew."""
        self._seen.clear()
        self.wake()

    def found_in(self, words: str) -> tuple[Mark, ...]:
        """What is to be said of these words; once the dictionaries are open it is remembered."""
        ready = self._spelling.is_ready(self._language)
        if not ready:
            self.wake()
        key = words, self._language
        found = self._seen.get(key)
        if found is None:
            state = self._session.state
            found = marks_in(words, self._language, state, self._spelling, self._kinds)
            if ready:
                self._seen[key] = found
        return found

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(*_KINDS_THAT_MATTER):
            self.forget()


def underline(kind: MarkKind) -> QTextCharFormat:
    """How words are underlined."""
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(theme_in_use().colour(_COLOURS[kind]))
    return form


def told(mark: Mark | None) -> str:
    """What hovering says of a mark: plain words, safe to be taken for rich text."""
    return f"<span>{html.escape(mark.says)}</span>" if mark else ""


def described(marks: Iterable[Mark]) -> str:
    """What a screen reader is told of the underlines."""
    details = sum(mark.kind is MarkKind.DETAIL for mark in marks)
    if not details:
        return ""
    return f"{details} passage{'s look' if details > 1 else ' looks'} like details of a person"

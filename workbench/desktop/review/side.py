"""The side list of the review: what kind of comment, and whose work it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from workbench.desktop.panels import Column
from workbench.desktop.session import Session
from workbench.desktop.widgets import FilterRow
from workbench.domain.agencies import Agency
from workbench.domain.editions import Comment
from workbench.domain.reviews import Thread, to_dos
from workbench.workspace import Committed

OPEN, SUGGESTIONS, SETTLED, EVERYTHING = "open", "suggestions", "settled", "everything"
_KINDS = (
    (OPEN, "Open"),
    (SUGGESTIONS, "Suggested words"),
    (SETTLED, "Settled"),
    (EVERYTHING, "Everything"),
)


class ReviewSide(Column):
    """Rows of which one is chosen."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("review-side")
        self._session = session
        self._wanted = OPEN
        self._rows: dict[str, FilterRow] = {}
        self._group = QButtonGroup(self)
        session.committed.connect(self._follow)
        session.language_changed.connect(self._build)
        self._build()

    def want(self, *, resolved: bool) -> None:
        """Choose what shows settled comments, or open ones."""
        self._wanted = SETTLED if resolved else OPEN
        self._rows[self._wanted].setChecked(True)

    def wants(self, thread: Thread) -> bool:
        """Whether a thread belongs to what is chosen."""
        return _wants(self._wanted, thread)

    def show_counts(self, every: Sequence[Thread]) -> None:
        """Show how many threads each row stands for."""
        for key, row in self._rows.items():
            row.show_count(sum(_wants(key, each) for each in every) or None)

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(Agency, Comment):
            self._build()

    def _build(self) -> None:
        self.clear()
        self._rows.clear()
        self.section("Comments")
        for key, text in _KINDS:
            self._add(key, text)
        work = [each for each in to_dos(self._session.state) if each.agency is not None]
        if work:
            self.section("To do by agency")
        for each in work:
            agency = self._session.state.agencies.find(each.agency)
            name = agency.label(self._session.language) if agency else "?"
            self._add(str(each.agency), name)
        if self._wanted not in self._rows:
            self._wanted = OPEN
        self._rows[self._wanted].setChecked(True)

    def _add(self, key: str, text: str) -> None:
        row = FilterRow(f"review-{key}", text)
        row.clicked.connect(lambda: self._choose(key))
        self._group.addButton(row)
        self._rows[key] = row
        self.add(row)

    def _choose(self, key: str) -> None:
        self._wanted = key
        self.changed.emit()


def _wants(key: str, thread: Thread) -> bool:
    comment = thread.comment
    if key == EVERYTHING:
        return True
    if key == SETTLED:
        return comment.resolved
    if comment.resolved:
        return False
    if key == SUGGESTIONS:
        return comment.suggestion is not None
    return key in (OPEN, comment.to_do_for)

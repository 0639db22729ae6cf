"""Giving a comment to an agency as work, until a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from workbench.desktop.review.writer import AgencyChoice
from workbench.desktop.session import Session
from workbench.desktop.widgets import push_button
from workbench.domain.editions import Comment, CommentId
from workbench.domain.edits.reviews import AskToDo

_INSIDE_MARGIN = 7
_A_FORTNIGHT = 14


class WorkForm(QWidget):
    """Which agency, and until when; nothing is asked of anybody before it is said."""

    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("work-form")
        self._session, self._comment = session, CommentId("")
        self._agency = AgencyChoice(session, "work-agency", "Nobody")
        self._agency.setAccessibleName("Agency that is asked to do it")
        self._until_on, self._until = QCheckBox("by"), QDateEdit()
        self._until_on.setObjectName("work-until-on")
        self._until.setObjectName("work-until")
        self._until.setAccessibleName("Day until which it is to be done")
        self._until.setDisplayFormat("d MMM yyyy")
        for inner in self._until.findChildren(QLineEdit):
            inner.setTextMargins(_INSIDE_MARGIN, 0, 0, 0)
        self._until_on.toggled.connect(self._until.setEnabled)
        give = push_button("Ask", "work-give", kind="primary")
        give.clicked.connect(self._give)
        cancel = push_button("Cancel", "work-cancel")
        cancel.clicked.connect(self.done)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._agency, 1)
        for part in (self._until_on, self._until, give, cancel):
            row.addWidget(part)

    def begin(self, comment_id: CommentId, comment: Comment) -> None:
        """Ask for one comment, beginning with what was said before."""
        self._comment = comment_id
        self._agency.choose(comment.to_do_for)
        today = self._session.today
        day = QDate(today.year, today.month, today.day).addDays(_A_FORTNIGHT)
        if comment.due is not None:
            day = QDate(comment.due.year, comment.due.month, comment.due.day)
        self._until.setDate(day)
        self._until_on.setChecked(comment.due is not None)
        self._until.setEnabled(comment.due is not None)
        self.show()
        self._agency.setFocus()

    def _give(self) -> None:
        day = self._until.date()
        due = date(day.year(), day.month(), day.day()) if self._until_on.isChecked() else None
        if self._session.edit(AskToDo(self._comment, self._agency.agency, due)):
            self.done.emit()

"""Giving a comment to an agency as work, until a day."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from workbench.desktop.choices import DayField
from workbench.desktop.review.writer import AgencyChoice
from workbench.desktop.session import Session
from workbench.desktop.widgets import push_button
from workbench.domain.editions import Comment, CommentId
from workbench.domain.edits.reviews import AskToDo

_A_FORTNIGHT = timedelta(days=14)


class WorkForm(QWidget):
    """Which agency, and until when; nothing is asked of anybody before it is said."""

    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("work-form")
        self._session, self._comment = session, CommentId("")
        self._agency = AgencyChoice(session, "work-agency", "Nobody")
        self._agency.setAccessibleName("Agency that is asked to do it")
        self._until_on, self._until = QCheckBox("by"), DayField("work-until", "d MMM yyyy")
        self._until_on.setObjectName("work-until-on")
        self._until.setAccessibleName("Day until which it is to be done")
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
        self._until.show_day(comment.due or self._session.today + _A_FORTNIGHT)
        self._until_on.setChecked(comment.due is not None)
        self._until.setEnabled(comment.due is not None)
        self.show()
        self._agency.setFocus()

    def _give(self) -> None:
        due = self._until.day if self._until_on.isChecked() else None
        if self._session.edit(AskToDo(self._comment, self._agency.agency, due)):
            self.done.emit()

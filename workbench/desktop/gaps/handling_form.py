"""What the task force does about a finding: accept it with a reason, or take that back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.choices import DayField
from workbench.desktop.gaps.wording import HANDLING_WORDS
from workbench.desktop.session import Session
from workbench.desktop.widgets import Field, push_button, set_role, words
from workbench.desktop.writing.fields import WritingBox
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.assurance import Handling, Waiver
from workbench.domain.edits import Edit
from workbench.domain.edits.findings import ReopenFinding, WaiveFinding
from workbench.domain.text import Text

_REASON_HEIGHT = 72
_HALF_A_YEAR = timedelta(days=182)
_ORDERS = {Handling.ACCEPTED_RISK: "Accept risk", Handling.NOT_A_GAP: "It is not a gap"}


class HandlingForm(QWidget):
    """Buttons for an open finding, a form once one is pressed, the decision once it is made."""

    decided = Signal(object)
    opened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._finding = ""
        self._language = ""
        self._wanted = Handling.ACCEPTED_RISK
        self._reason = WritingBox(session, "waive-reason", plain=True)
        self._by = WatchedLine(session, "waive-by")
        self._until_on, self._until = QCheckBox("Until"), DayField("waive-until", "d MMMM yyyy")
        self._missing = words(
            "Say why, so that the next reader understands.", "critical", wrap=True
        )
        self._told = words("", wrap=True)
        self._offer, self._form, self._decision = self._parts(session.today)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for part in (self._offer, self._form, self._decision):
            lines.addWidget(part)

    def show_finding(
        self, finding: str, handling: Handling, waiver: Waiver | None, language: str
    ) -> None:
        """Show what was decided about a finding; a form being filled in for it stays."""
        same = finding == self._finding
        self._finding, self._language = finding, language
        is_open = handling is Handling.OPEN
        if not same or not is_open:
            self._form.hide()
            self._empty_form()
        self._offer.setVisible(is_open and self._form.isHidden())
        self._decision.setVisible(not is_open)
        if waiver is not None:
            self._told.setText(_told(handling, waiver, language))

    def _parts(self, today: date) -> tuple[QWidget, QWidget, QWidget]:
        accept = push_button("Accept risk…", "accept-risk")
        accept.clicked.connect(lambda: self._begin(Handling.ACCEPTED_RISK))
        no_gap = push_button("Not a gap…", "not-a-gap")
        no_gap.clicked.connect(lambda: self._begin(Handling.NOT_A_GAP))
        reopen = push_button("Open again", "reopen", "rotate-ccw")
        reopen.clicked.connect(lambda: self.decided.emit(ReopenFinding(self._finding)))
        decision = QWidget()
        lines = QVBoxLayout(decision)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._told)
        lines.addWidget(_row(reopen))
        return _row(accept, no_gap), self._filled_in(today), decision

    def _filled_in(self, today: date) -> QWidget:
        self._reason.keep_at_least(_REASON_HEIGHT)
        self._by.setPlaceholderText("The post that decides, not a name")
        self._until_on.setObjectName("waive-until-on")
        self._until.show_day(today + _HALF_A_YEAR)
        self._until.setEnabled(False)
        self._until_on.toggled.connect(self._until.setEnabled)
        save = push_button("Accept risk", "waive-save", kind="primary")
        save.clicked.connect(self._save)
        cancel = push_button("Cancel", "waive-cancel")
        cancel.clicked.connect(self._cancel)
        self._save_button = save
        form = QWidget()
        lines = QVBoxLayout(form)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(Field("Reason", self._reason))
        lines.addWidget(self._missing)
        lines.addWidget(Field("Decided by", self._by))
        lines.addWidget(self._until_on)
        lines.addWidget(self._until)
        lines.addSpacing(8)
        lines.addWidget(_row(save, cancel))
        self._missing.hide()
        form.hide()
        return form

    def _begin(self, handling: Handling) -> None:
        self._wanted = handling
        self._save_button.setText(_ORDERS[handling])
        self._offer.hide()
        self._form.show()
        self._reason.setFocus()
        self.opened.emit()

    def _cancel(self) -> None:
        self._form.hide()
        self._empty_form()
        self._offer.show()

    def _save(self) -> None:
        reason = self._reason.words().strip()
        self._missing.setVisible(not reason)
        set_role(self._reason, "wrong", "false" if reason else "true")
        if reason:
            self.decided.emit(self._edit(reason))

    def _edit(self, reason: str) -> Edit:
        until = self._until.day if self._until_on.isChecked() else None
        return WaiveFinding(
            finding=self._finding,
            reason=Text.of(**{self._language: reason}),
            by_post=Text.of(**{self._language: self._by.text().strip()}),
            until=until,
            handling=self._wanted,
        )

    def _empty_form(self) -> None:
        self._reason.clear()
        self._by.clear()
        self._until_on.setChecked(False)
        self._missing.hide()
        set_role(self._reason, "wrong", "false")


def _row(*buttons: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return row


def _told(handling: Handling, waiver: Waiver, language: str) -> str:
    """The decision in words: what, why, by whom, until when."""
    lines = [f"{HANDLING_WORDS[handling]}: {waiver.reason.in_language(language)}"]
    if waiver.by_post:
        lines.append(f"Decided by {waiver.by_post.in_language(language)}.")
    if waiver.until:
        lines.append(f"Until {waiver.until:%d %B %Y}; then it is open again.")
    return "\n".join(lines)

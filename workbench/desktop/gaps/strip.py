"""The strip below the work: the findings that concern what is in view."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.analysis.engine import graveness
from workbench.desktop.gaps.rows import FindingRows, finding_list
from workbench.desktop.gaps.wording import handling_of, tally
from workbench.desktop.place import Place
from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, push_button, words
from workbench.domain.assurance import Handling
from workbench.domain.findings import Finding, Kind

MOST_LISTED = 60
_HEAD_HEIGHT = 32


class FindingsStrip(QWidget):
    """Counts per severity and the gravest findings; choosing one goes to its place."""

    all_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("findings-strip")
        self._session = session
        self._place: Place | None = None
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._rows = FindingRows(self)
        self._list = finding_list("strip-list", self._rows)
        self._list.setAccessibleName("Gaps in view")
        self._list.clicked.connect(self._go)
        self._list.activated.connect(self._go)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._head())
        lines.addWidget(self._list, 1)
        session.findings_changed.connect(self.refresh)

    def follow(self, place: Place) -> None:
        """List what concerns the view of another place."""
        self._place = place
        self.refresh()

    def refresh(self) -> None:
        """List the findings of the present view."""
        found = self.concerned()
        self._show_counts(found)
        self._rows.show(found[:MOST_LISTED])

    def concerned(self) -> list[Finding]:
        """The open findings about something in view, gravest first and unknowns last."""
        if self._place is None or not self._place.lists_findings:
            return []
        session, in_view = self._session, self._place.in_view()
        if in_view is None:
            findings: Iterable[Finding] = session.findings
        else:
            about = (each for key in in_view for each in session.findings_about(key))
            findings = sorted({each.key: each for each in about}.values(), key=graveness)
        found = [
            each
            for each in findings
            if handling_of(each, session.state, session.today) is Handling.OPEN
        ]
        return sorted(found, key=lambda finding: finding.kind is Kind.UNKNOWN)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "head")
        head.setFixedHeight(_HEAD_HEIGHT)
        line = QHBoxLayout(head)
        line.setContentsMargins(14, 0, 10, 0)
        line.setSpacing(12)
        line.addWidget(words("Gaps in view", "strong"))
        line.addLayout(self._chips)
        line.addStretch(1)
        every = push_button("All gaps", "strip-all", kind="link")
        every.clicked.connect(self.all_wanted)
        line.addWidget(every)
        return head

    def _show_counts(self, found: list[Finding]) -> None:
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text, tone in tally(found) or (("none", "good"),):
            self._chips.addWidget(Chip(text, tone))

    def _go(self, index: QModelIndex) -> None:
        line = self._rows.line_at(index)
        if isinstance(line, Finding) and line.about:
            self._session.go_to(line.about[0])

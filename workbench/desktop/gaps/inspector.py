"""What is known of one finding: why it matters, the evidence, the standard, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.analysis.engine import rules
from workbench.desktop.gaps.handling_form import HandlingForm
from workbench.desktop.gaps.wording import KIND_WORDS, handling_of, token_of
from workbench.desktop.links import FactRow
from workbench.desktop.naming import name_of
from workbench.desktop.panels import Column, EmptyState
from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, Dot, SectionLabel, push_button, words
from workbench.domain.findings import Finding
from workbench.domain.kinds import find_anywhere, word_for
from workbench.domain.records import Records


class FindingInspector(QWidget):
    """Shows a finding; asks to go to a place, and passes on what was decided."""

    followed = Signal(str)
    decided = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._today = session.today
        self._empty = EmptyState("flag", "No finding chosen", "Choose one to see what it rests on.")
        self._column = Column("finding", "surface")
        self._facts = QWidget()
        self._lines = QVBoxLayout(self._facts)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._form = HandlingForm(session)
        self._form.decided.connect(self.decided)
        # once the layout has made room, the whole form comes into view
        self._form.opened.connect(self._show_form, Qt.ConnectionType.QueuedConnection)
        self._column.add(self._facts)
        self._column.section("Handling")
        self._column.add(self._form)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._empty)
        lines.addWidget(self._column)
        self.show_nothing()

    def show_nothing(self, title: str = "No finding chosen", text: str = "") -> None:
        """Show that there is nothing to show, and why."""
        self._empty.say(title, text or "Choose one to see what it rests on.")
        self._empty.show()
        self._column.hide()

    def show_finding(self, finding: Finding, records: Records, language: str) -> None:
        """Show everything about a finding."""
        self._clear()
        self._head(finding)
        self._section("Why it matters", words(finding.message, "muted", wrap=True))
        self._evidence(finding, records, language)
        self._standard(finding)
        if finding.remedy:
            self._section("What would solve it", words(finding.remedy, wrap=True))
        waivers = records.waivers.where("finding", finding.key)
        self._form.show_finding(
            finding.key,
            handling_of(finding, records, self._today),
            waivers[0] if waivers else None,
            language,
        )
        self._empty.hide()
        self._column.show()

    def _show_form(self) -> None:
        self._column.ensureWidgetVisible(self._form, 0)

    def _head(self, finding: Finding) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        dots = QVBoxLayout()
        dots.setContentsMargins(0, 6, 0, 0)
        dots.addWidget(Dot(token_of(finding)))
        dots.addStretch(1)
        line.addLayout(dots)
        line.addWidget(words(finding.title, "title", wrap=True), 1)
        self._lines.addWidget(head)
        row = QWidget()
        chips = QHBoxLayout(row)
        chips.setContentsMargins(0, 0, 0, 4)
        chips.setSpacing(8)
        chips.addWidget(Chip(KIND_WORDS[finding.kind], "neutral"))
        chips.addWidget(Chip(finding.severity.value.capitalize(), token_of(finding)))
        chips.addStretch(1)
        self._lines.addWidget(row)
        if finding.about:
            go = push_button("Go to the place", "finding-go", "arrow-right")
            go.clicked.connect(lambda: self.followed.emit(finding.about[0]))
            chips.addWidget(go)

    def _evidence(self, finding: Finding, records: Records, language: str) -> None:
        rows = [
            self._linked(FactRow(each.text, target=each.about or "", name=f"evidence-{number}"))
            for number, each in enumerate(finding.evidence)
        ]
        if rows:
            self._section("Evidence", *rows)
        rows = []
        for number, entity_id in enumerate(finding.about):
            entity = find_anywhere(records, entity_id)
            if entity is not None:
                name = name_of(records, entity, language)
                detail = word_for(type(entity))
                row = FactRow(name, detail, target=entity_id, name=f"about-{number}")
                rows.append(self._linked(row))
        if rows:
            self._section("Concerns", *rows)

    def _standard(self, finding: Finding) -> None:
        rule = rules[finding.rule]
        rows: list[QWidget] = []
        for citation in rule.standard:
            row = QWidget()
            line = QVBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 4)
            line.setSpacing(2)
            line.addWidget(words(citation.text, "muted", wrap=True))
            if not citation.verified:
                chip = Chip("not verified", "neutral")
                chip.setToolTip("The article number was not checked against the official text.")
                line.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
            rows.append(row)
        if rows:
            self._section("Standard", *rows)
        if rule.source:
            self._section("Source of the rule", words(rule.source, "muted", wrap=True))

    def _linked(self, row: FactRow) -> FactRow:
        row.followed.connect(self.followed)
        return row

    def _section(self, title: str, *rows: QWidget) -> None:
        self._lines.addWidget(SectionLabel(title))
        for row in rows:
            self._lines.addWidget(row)

    def _clear(self) -> None:
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

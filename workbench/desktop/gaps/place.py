"""The Gaps place: the whole register, filtered, with what is known of the finding chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from workbench.analysis.engine import rules
from workbench.desktop.gaps.filters import GapFilters
from workbench.desktop.gaps.inspector import FindingInspector
from workbench.desktop.gaps.rows import FindingRows, finding_list
from workbench.desktop.gaps.selection import Sorted, lines, sorted_findings, with_words
from workbench.desktop.panels import EmptyState, WorkHead
from workbench.desktop.place import Place
from workbench.desktop.seen import WhenSeen
from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, push_button
from workbench.domain.assurance import Handling
from workbench.domain.edits import Edit
from workbench.domain.findings import Finding, Kind

_FILTER_WIDTH = 200
_FILTER_AFTER_MS = 120


class GapsPlace(Place):
    """Lists what is missing, disagrees or is unknown, and what to do about it."""

    key = "gaps"
    title = "Gaps"
    icon = "flag"
    lists_findings = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._families = {rule.key: rule.family for rule in rules}
        self._found: tuple[Sorted, ...] = ()
        self._chosen = ""
        self._filters = GapFilters()
        self._rows = FindingRows(self._filters)
        self._list = finding_list("gaps", self._rows)
        self._list.setAccessibleName("Findings")
        self._text = QLineEdit()
        self._counts = Chip()
        self._stack = QStackedWidget()
        self._nothing = EmptyState("circle-check", "Nothing here")
        self._inspector = FindingInspector(session)
        self._typing = QTimer(self._text)  # it goes with the field
        self.side, self.centre, self.inspector = self._filters, self._work(), self._inspector
        self._connect()
        self._take_findings()

    def shows(self, entity_id: str) -> bool:
        """Findings are shown here, by their key."""
        return any(each.finding.key == entity_id for each in self._found)

    def reveal(self, entity_id: str) -> None:
        """Choose the finding of this key, whatever the filters say."""
        if self._rows.row_of(entity_id) < 0:
            self._text.clear()
            self._filters.want_everything()
        self._choose(entity_id)
        index = self._rows.index(self._rows.row_of(entity_id))
        self._list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def status(self) -> str:
        """How many findings there are, and how many are open gaps or conflicts."""
        is_open = [each for each in self._found if each.handling is Handling.OPEN]
        known = [each for each in is_open if each.finding.kind is not Kind.UNKNOWN]
        return f"{len(self._found)} findings · {len(known)} open gaps and conflicts"

    def _work(self) -> QWidget:
        head = WorkHead("Gaps")
        self._counts.setObjectName("gaps-counts")
        head.add_left(self._counts)
        self._text.setObjectName("gaps-filter")
        self._text.setPlaceholderText("Filter by word")
        self._text.setAccessibleName("Filter by word")
        self._text.setClearButtonEnabled(True)
        self._text.setFixedWidth(_FILTER_WIDTH)
        head.add_right(self._text)
        every = push_button("Show every finding", "gaps-everything")
        every.clicked.connect(self._want_everything)
        self._nothing.add_button(every)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        centre = QWidget()
        centre.setProperty("role", "surface")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        return centre

    def _connect(self) -> None:
        self._filters.changed.connect(self._show)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_FILTER_AFTER_MS)
        self._typing.timeout.connect(self._show)
        self._text.textChanged.connect(self._typing.start)
        selection = self._list.selectionModel()
        selection.currentChanged.connect(self._take_row)
        self._list.clicked.connect(self.details_wanted)
        self._list.activated.connect(self._go)
        self._inspector.followed.connect(self._session.go_to)
        self._inspector.decided.connect(self._decide)
        self._session.findings_changed.connect(WhenSeen(self.centre, self._take_findings).ask)
        self._session.language_changed.connect(self._show)

    def _take_findings(self) -> None:
        session = self._session
        self._found = sorted_findings(
            session.findings, self._families, session.state, session.today
        )
        self._show()

    def _show(self) -> None:
        """List what is wanted; the finding chosen stays chosen, or is said to be gone."""
        session = self._session
        selection = self._filters.selection(self._text.text())
        found = with_words(self._found, selection.text, session.state, session.language)
        chosen = self._chosen
        listed = tuple(lines(found, selection))
        self._rows.show(listed)
        self._filters.show_counts(found, selection)
        self._show_counts()
        self._stack.setCurrentIndex(0 if listed else 1)
        self._nothing.say(*self._nothing_words())
        self._chosen = chosen
        self._show_chosen()
        self.view_changed.emit()

    def _show_counts(self) -> None:
        number = sum(each.handling is Handling.OPEN for each in self._found)
        decided = len(self._found) - number
        words = f"{number} open" + (f" · {decided} decided" if decided else "")
        self._counts.show_state(words, "neutral")

    def _nothing_words(self) -> tuple[str, str]:
        if not self._found:
            return "No findings", "Nothing that the rules look at is missing or in conflict."
        return "Nothing matches", "The filters leave none of the findings."

    def _show_chosen(self) -> None:
        finding = next(
            (each.finding for each in self._found if each.finding.key == self._chosen), None
        )
        if finding is None:
            gone = ("Solved", "The finding chosen last is no longer found.")
            self._inspector.show_nothing(*(gone if self._chosen else ()))
            return
        row = self._rows.row_of(finding.key)
        if row >= 0:
            self._list.setCurrentIndex(self._rows.index(row))
        self._inspector.show_finding(finding, self._session.state, self._session.language)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show_chosen()

    def _take_row(self, index: QModelIndex) -> None:
        line = self._rows.line_at(index)
        if isinstance(line, Finding) and line.key != self._chosen:
            self._choose(line.key)

    def _go(self, index: QModelIndex) -> None:
        line = self._rows.line_at(index)
        if isinstance(line, Finding) and line.about:
            self._session.go_to(line.about[0])

    def _decide(self, edit: Edit) -> None:
        self._session.edit(edit)

    def _want_everything(self) -> None:
        self._text.clear()
        self._filters.want_everything()

"""What holds for a measure as a whole, above its steps: read at a glance, or edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.desktop.panels import Card
from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.sops.fields.measure_fields import MeasureFields
from workbench.desktop.taking_out import clear, discard
from workbench.desktop.widgets import SectionLabel, push_button, words
from workbench.domain.sops import Measure

Facts = tuple[tuple[str, tuple[str, ...]], ...]
_EDIT, _BEGIN = "Edit these (F4 in the title)", "Aim, precondition, place … (F4 in the title)"


class AboutCard(Card):
    """Captions and lines; laid out anew only when they say something else."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._measure: Measure | None = None
        self._shown: Facts = ()
        self._fields: MeasureFields | None = None
        self._facts = QVBoxLayout()
        self._facts.setSpacing(4)
        self._told = QWidget()
        self._told.setLayout(self._facts)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._edit = push_button(_BEGIN, "edit-measure", "pencil", "link")
        self._edit.clicked.connect(self.open_fields)
        self.lines.addWidget(self._told)
        self.lines.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_measure(self, measure: Measure) -> None:
        """Show what is recorded of a measure; the fields stay open while it is the same one."""
        if self._measure is not None and measure.id != self._measure.id:
            self.close_fields()
        self._measure = measure
        if self._fields is not None:
            self._fields.show_measure(measure)
        state, language = self._session.state, self._session.language
        facts = tuple(describing.about_measure(state, measure, language))
        self._edit.setText(_EDIT if facts else _BEGIN)
        if facts != self._shown:
            self._shown = facts
            self._lay_out(facts)
        self._told.setVisible(bool(facts) and self._fields is None)
        self.show()

    def open_fields(self) -> None:
        """Edit what holds for the whole measure, beginning with the first field."""
        if self._measure is None:
            return
        if self._fields is None:
            self._fields = MeasureFields(self._session, self._measure)
            self.lines.addWidget(self._fields)
            self._told.hide()
            self._edit.hide()
        self._fields.focus_first()

    def close_fields(self) -> None:
        """Go back to reading."""
        if self._fields is not None:
            discard(self._fields)
            self._fields = None
            self._told.setVisible(bool(self._shown))
            self._edit.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._fields is not None:
            self.setFocus()  # what is typed in a field is told when the cursor leaves it
            self.close_fields()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, facts: Facts) -> None:
        clear(self._facts)
        for caption, lines in facts:
            label = SectionLabel(caption)
            label.setContentsMargins(0, 2, 0, 0)
            self._facts.addWidget(label)
            for line in lines:
                self._facts.addWidget(words(line, wrap=True))

"""The live flowchart beside the steps, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.panels import WorkHead
from workbench.desktop.pictures import PictureView
from workbench.desktop.session import Session
from workbench.desktop.widgets import Segmented, words
from workbench.diagram.flowchart import flowchart
from workbench.domain.sops import MeasureId
from workbench.workspace import Committed

_MARGIN = 12


class FlowPanel(QWidget):
    """Follows the steps of the measure that is open; a click on a box chooses its step."""

    step_chosen = Signal(str)
    step_activated = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._measure_id = ""
        self.view = PictureView()
        self.view.setObjectName("flowchart")
        self.view.clicked.connect(self._tell_chosen)
        self.view.activated.connect(self.step_activated)
        self._words = words("", wrap=True)
        self._words.setObjectName("flow-words")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setMargin(_MARGIN)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._forms = Segmented("flow-form", (("picture", "Flowchart"), ("words", "In words")))
        self._forms.choose("picture")
        self._forms.chosen.connect(self._show_form)
        head = WorkHead()
        head.add_left(self._forms)
        self._picture_scroll = _scroll("flow-scroll", self.view)
        self._picture_scroll.viewport().installEventFilter(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._picture_scroll)
        words_scroll = _scroll("flow-words-scroll", self._words)
        words_scroll.setWidgetResizable(True)
        self._stack.addWidget(words_scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        session.committed.connect(self._follow)
        session.language_changed.connect(lambda _language: self._draw())

    def show_measure(self, measure_id: str) -> None:
        """Draw another measure."""
        self._measure_id = measure_id
        self._draw()

    def show_chosen(self, step_id: str) -> None:
        """Mark the box of a step and bring it into view."""
        self.view.show_chosen(step_id)
        box = self.view.box_of(step_id)
        if not box.isEmpty():
            middle = box.center()
            self._picture_scroll.ensureVisible(
                round(middle.x()), round(middle.y()), _MARGIN, round(box.height())
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.view.fit_width(self._picture_scroll.viewport().width() - 2)
        return super().eventFilter(watched, event)

    def _follow(self, commit: Committed) -> None:
        if commit.delta:
            self._draw()

    def _draw(self) -> None:
        if self._measure_id not in self._session.state.measures:
            return
        picture = flowchart(
            self._session.state, MeasureId(self._measure_id), self._session.language
        )
        self.view.show_picture(picture)
        self.view.fit_width(self._picture_scroll.viewport().width() - 2)
        self._words.setText("\n\n".join(picture.text_equivalent))

    def _show_form(self, form: str) -> None:
        self._stack.setCurrentIndex(0 if form == "picture" else 1)

    def _tell_chosen(self, entity_id: str) -> None:
        if entity_id in self._session.state.steps:
            self.step_chosen.emit(entity_id)


def _scroll(name: str, content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setObjectName(name)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    scroll.setWidget(content)
    return scroll

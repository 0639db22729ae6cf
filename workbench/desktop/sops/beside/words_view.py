"""The flowchart in words, for those who do not see it and for reading it out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from workbench.desktop.session import Session
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.desktop.sops.beside.touched import touches_measure
from workbench.desktop.widgets import words
from workbench.diagram.flow_words import flow_sentences
from workbench.diagram.measure_flow import measure_flow
from workbench.domain.sops import MeasureId
from workbench.workspace import Committed

_MARGIN = 14


class WordsView(ReadingView):
    """One paragraph for each step: who, by when, and what follows."""

    key = "words"
    title = "In words"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words = words("", wrap=True)
        self._words.setObjectName("flow-words")
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setMargin(_MARGIN)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setObjectName("flow-words-scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def concerns(self, commit: Committed) -> bool:
        return touches_measure(commit.delta, commit.state, self.measure_id)

    def refresh(self) -> None:
        state, language = self.session.state, self.session.language
        flow = measure_flow(state, MeasureId(self.measure_id), language)
        self._words.setText("\n\n".join(flow_sentences(flow, language)))

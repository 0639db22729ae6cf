"""The measure as it will print, as running text that can be read, searched and copied."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser

from workbench.desktop.jobs import JobRunner
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.set_view import PRODUCT, SetView, Work
from workbench.desktop.theme import theme_in_use
from workbench.domain.audiences import Audience
from workbench.domain.export_view import export_view
from workbench.domain.findings import Finding
from workbench.domain.state import State
from workbench.progress import Progress
from workbench.publishing.options import PrintOptions

_ANCHOR = re.compile(r"</?a\b[^>]*>")
_LOOK = """
h2 {{ font-size: 17px; margin: 10px 0 4px 0; }}
h3 {{ font-size: 15px; margin: 10px 0 4px 0; }}
h4 {{ font-size: 13px; margin: 12px 0 2px 0; }}
p {{ margin: 1px 0 5px 0; }}
ul, ol {{ margin: 2px 0 6px 0; -qt-list-indent: 1; }}
table {{ border-collapse: collapse; margin: 4px 0 6px 0; }}
td, th {{ border: 1px solid {line}; padding: 3px 6px; }}
"""


class ReadingText(QTextBrowser):
    """Text to read; what is copied from it says what it shows, and not where its links lead."""

    def createMimeDataFromSelection(self) -> QMimeData:
        shown = super().createMimeDataFromSelection()
        copied = QMimeData()
        copied.setText(shown.text())
        copied.setHtml(_ANCHOR.sub("", shown.html()))
        return copied


class TextView(SetView):
    """Composed from the same blocks as the printed page; a step's number leads to the step."""

    key = "text"
    title = "Text"

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__(session, jobs)
        self._text = ReadingText()
        self._text.setObjectName("measure-text")
        self._text.setAccessibleName("The measure as it will print")
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(14)
        self._text.anchorClicked.connect(self._follow_link)
        self.show_widget(self._text)

    def work(self) -> Work:
        session = self.session
        return _composing(session.state, session.findings, self.options(Audience.FULL))

    def take(self, result: Any) -> None:
        place = self._text.verticalScrollBar().value()
        self._text.document().setDefaultStyleSheet(_LOOK.format(line=theme_in_use().strong_line))
        self._text.setHtml(str(result))
        self._text.verticalScrollBar().setValue(place)

    def _follow_link(self, address: QUrl) -> None:
        from workbench.publishing.telling import anchor_of  # loaded with the text

        for step in self.session.state.steps.where("measure", self.measure_id):
            if anchor_of(step) == address.toString():
                self.step_chosen.emit(step.id)


def _composing(state: State, findings: tuple[Finding, ...], options: PrintOptions) -> Work:
    """The job that composes the measure and writes it as text."""

    def work(progress: Progress) -> str:
        from workbench.desktop.sops.beside.reading_text import reading_text
        from workbench.publishing.compose import composed  # sections load here
        from workbench.publishing.product import products

        view = export_view(state, options.audience, findings=findings)
        blocks = composed(products[PRODUCT], view, options, progress)
        return reading_text(blocks, options.language)

    return work

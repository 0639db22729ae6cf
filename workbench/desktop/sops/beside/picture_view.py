"""A picture read out of procedures that is only looked at: it zooms, and leads to what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.desktop.pictures import PictureView
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.picture_scroll import PictureScroll
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.diagram.picture import Picture


class PictureReading(ReadingView):
    """Draws a picture of the measure, or of more; what a shape is about is gone to."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view = PictureView()
        self.view.setObjectName(f"{self.key}-picture")
        self.view.clicked.connect(self.follow)
        self.view.activated.connect(self.follow)
        self._scroll = PictureScroll(self.view, f"{self.key}-scroll", least=0.95)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll, 1)

    def drawn(self) -> Picture:
        """The picture as things stand now."""
        raise NotImplementedError

    def follow(self, entity_id: str) -> None:
        """Lead to what a shape stands for."""
        if entity_id in self.session.state.steps:
            self.step_chosen.emit(entity_id)
        else:
            self.session.go_to(entity_id)

    def show_chosen(self, step_id: str) -> None:
        self.view.show_chosen(step_id)
        if self.isVisible():
            self._scroll.reveal(step_id)

    def refresh(self) -> None:
        down = self._scroll.verticalScrollBar().value()
        self.view.show_picture(self.drawn())
        self.view.show_chosen(self.session.chosen_id)
        self._scroll.take()
        self._scroll.verticalScrollBar().setValue(down)

    def put_above(self, widget: QWidget) -> None:
        """Show something above the picture."""
        self._column.insertWidget(0, widget)

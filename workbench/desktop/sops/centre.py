"""The work of the procedures: the steps, or in their place a comparison or the templates."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from workbench.desktop.session import Session
from workbench.desktop.sops.measure_view import MeasureView


class SopsCentre(QStackedWidget):
    """Shows one page at a time; comparison and gallery are made when they are first wanted."""

    inserted = Signal(str)

    def __init__(self, session: Session, steps: MeasureView) -> None:
        super().__init__()
        self._session, self._steps = session, steps
        self.addWidget(steps)

    def show_steps(self) -> None:
        """Go back to the steps."""
        self.setCurrentWidget(self._steps)
        if self._steps.isVisible():
            self._steps.begin()

    def compare(self, measure_id: str, with_what: str = "") -> None:
        """Show a measure beside another population, another language, or what it was."""
        from workbench.desktop.sops.compare.compare_view import CompareView

        view = self.findChild(CompareView)
        if view is None:
            view = CompareView(self._session)
            view.closed.connect(self.show_steps)
            self.addWidget(view)
        self.setCurrentWidget(view)
        view.show_measure(measure_id, with_what)
        view.focus_first()

    def show_templates(self) -> None:
        """Show what there is to start from."""
        from workbench.desktop.gallery.gallery_view import GalleryView

        view = self.findChild(GalleryView)
        if view is None:
            view = GalleryView(self._session)
            view.closed.connect(self.show_steps)
            view.inserted.connect(self.inserted)
            self.addWidget(view)
        self.setCurrentWidget(view)
        view.open()

    def follow_measure(self, measure_id: str) -> None:
        """Another measure was opened: compare that one, or leave the templates for it."""
        from workbench.desktop.sops.compare.compare_view import CompareView

        shown = self.currentWidget()
        if isinstance(shown, CompareView) and measure_id:
            shown.show_measure(measure_id)
        elif shown is not self._steps:
            self.setCurrentWidget(self._steps)

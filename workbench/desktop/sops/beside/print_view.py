"""The real printed pages of the measure that is open, for the readers that are chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.desktop.handbook.page_pictures import PagePictures
from workbench.desktop.handbook.preview import Preview
from workbench.desktop.handbook.setting import Order, Pages, setting
from workbench.desktop.jobs import JobRunner
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.set_view import PRODUCT, SetView, Work
from workbench.desktop.widgets import Segmented, icon_button, words
from workbench.domain.audiences import Audience

_READERS = (
    (Audience.FULL.value, "Full"),
    (Audience.PARTNERS.value, "Partners"),
    (Audience.PUBLIC.value, "Public"),
)
_ZOOM = 1.2


class PrintView(SetView):
    """Pages as they come out of the printer; the same preview as that of the handbook."""

    key = "print"
    title = "Print"

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__(session, jobs)
        self._pictures: PagePictures | None = None
        self._readers = Segmented("print-audience", _READERS)
        self._readers.choose(Audience.PARTNERS.value)
        self._readers.chosen.connect(lambda _audience: self.make_stale())
        self.preview = Preview()
        self.preview.fit("width")
        self._pages = words("", "small")
        self._pages.setObjectName("print-pages")
        self.preview.page_changed.connect(lambda _page: self._show_page())
        self._column.insertWidget(0, self._head())
        self.show_widget(self.preview)

    def work(self) -> Work:
        options = self.options(Audience(self._readers.choice))
        return setting(Order(self.session.state, self.session.findings, PRODUCT, options))

    def take(self, result: Any) -> None:
        pages: Pages = result
        before, self._pictures = self._pictures, PagePictures(pages.pdf)
        self.preview.show_pages(self._pictures)
        if before is not None:
            before.close()
        self._show_page()

    def stop(self) -> None:
        super().stop()
        self.preview.show_pages(None)
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(4)
        line.addWidget(self._readers)
        line.addStretch(1)
        line.addWidget(self._pages)
        smaller = icon_button("print-zoom-out", "zoom-out", "Smaller (−)")
        smaller.clicked.connect(lambda: self.preview.zoom(1 / _ZOOM))
        larger = icon_button("print-zoom-in", "zoom-in", "Larger (+)")
        larger.clicked.connect(lambda: self.preview.zoom(_ZOOM))
        fit = icon_button("print-fit", "maximize", "As wide as there is room")
        fit.clicked.connect(lambda: self.preview.fit("width"))
        for button in (smaller, larger, fit):
            line.addWidget(button)
        return head

    def _show_page(self) -> None:
        self._pages.setText(f"{self.preview.page + 1} of {self.preview.page_count}")

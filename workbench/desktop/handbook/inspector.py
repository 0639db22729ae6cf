"""Beside the pages: all of them small, what stands on this one, and what to know before it goes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.desktop.handbook.page_pictures import PagePictures
from workbench.desktop.handbook.setting import Pages
from workbench.desktop.handbook.thumbnails import Thumbnails
from workbench.desktop.icons import pixmap
from workbench.desktop.links import FactRow
from workbench.desktop.naming import name_of
from workbench.desktop.widgets import SectionLabel, words
from workbench.domain.case_data import suspicion_words
from workbench.domain.kinds import find_anywhere, word_for

_MOST_LINKS = 6
_ICON = 14


class PagesInspector(QWidget):
    """Jumps to pages, and from a page to what it was printed from."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self._pages: Pages | None = None
        self.thumbnails = Thumbnails()
        self._links, self._checks = QWidget(), QWidget()
        self._links.setObjectName("on-this-page")
        self._link_lines, self._check_lines = QVBoxLayout(self._links), QVBoxLayout(self._checks)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 12, 12)
        lines.setSpacing(0)
        lines.addWidget(SectionLabel("Pages"))
        lines.addWidget(self.thumbnails, 1)
        for part, inner in ((self._links, self._link_lines), (self._checks, self._check_lines)):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(0)
            lines.addWidget(part)

    def show_pages(self, pages: Pages | None, pictures: PagePictures | None) -> None:
        """Show other pages."""
        self._pages = pages
        self.thumbnails.show_pages(pictures)
        _empty(self._check_lines)
        if pages is not None:
            self._check_lines.addWidget(SectionLabel("Before it goes out"))
            for text, fine in _checks(pages):
                self._check_lines.addWidget(_check_row(text, fine=fine))
            for row in self._detail_rows(pages):
                self._check_lines.addWidget(row)

    def show_page(self, page: int) -> None:
        """Mark the page in view, and list what stands on it."""
        self.thumbnails.show_page(page)
        _empty(self._link_lines)
        if self._pages is None:
            return
        rows = list(self._linked(self._pages, page))
        if rows:
            self._link_lines.addWidget(SectionLabel("On this page"))
        for row in rows:
            self._link_lines.addWidget(row)

    def _linked(self, pages: Pages, page: int) -> Iterator[FactRow]:
        """A link for each thing that begins on this page."""
        order = pages.order
        here = (find_anywhere(order.state, key) for key in pages.begins_on.get(page + 1, ()))
        for number, entity in enumerate([each for each in here if each][:_MOST_LINKS]):
            name = name_of(order.state, entity, order.options.language)
            row = FactRow(name, word_for(type(entity)), target=entity.id, name=f"on-page-{number}")
            row.followed.connect(self.followed)
            yield row

    def _detail_rows(self, pages: Pages) -> Iterator[FactRow]:
        """A link to each of the first things whose text looks like a detail of a person."""
        state, language = pages.order.state, pages.order.options.language
        entities = list({each.entity.id: each.entity for each in pages.details}.values())
        for number, entity in enumerate(entities[:_MOST_LINKS]):
            name = name_of(state, entity, language)
            row = FactRow(name, word_for(type(entity)), target=entity.id, name=f"detail-{number}")
            row.followed.connect(self.followed)
            yield row


def _checks(pages: Pages) -> Iterator[tuple[str, bool]]:
    missing = ", ".join(pages.missing_characters[:3])
    yield (
        (f"No font has these characters: {missing}", False)
        if missing
        else ("All characters have a font", True)
    )
    number = len(pages.retyped)
    yield (
        (f"{number} confidential values stand in free text: {pages.retyped[0]}", False)
        if number
        else ("No confidential value stands in free text", True)
    )
    yield (
        (f"{suspicion_words(len(pages.details))}:", False)
        if pages.details
        else ("Nothing looks like a detail of a person", True)
    )


def _check_row(text: str, *, fine: bool) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(6, 4, 6, 4)
    line.setSpacing(8)
    mark = QLabel()
    mark.setPixmap(
        pixmap("check", "good", _ICON) if fine else pixmap("triangle-alert", "high", _ICON)
    )
    line.addWidget(mark)
    line.addWidget(words(text, wrap=True), 1)
    return row


def _empty(lines: QVBoxLayout) -> None:
    while item := lines.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()

"""The pages one below the other, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from workbench.desktop.handbook.page_pictures import PagePictures
from workbench.desktop.theme import theme_in_use

_GAP = 16
_LEAST_WIDTH, _MOST_WIDTH = 160, 2400
_ZOOM_STEP = 1.2
_WHOLE, _WIDTH = "whole", "width"
_NOTCH = 120


class Preview(QAbstractScrollArea):
    """Scrolls through the pages; draws only those in view."""

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName("Pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pictures: PagePictures | None = None
        self._page = 0
        self._fit = _WHOLE
        self._width = 0
        self._areas: list[QRect] = []
        self.verticalScrollBar().valueChanged.connect(self._follow_scrolling)

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pictures) if self._pictures else 0

    @property
    def percent(self) -> int:
        """The zoom: 100 is the size of the paper at 96 dots per inch."""
        if self._pictures is None or not self.page_count:
            return 100
        return round(100 * self._width / (self._pictures.size(0).width() * 96 / 72))

    def show_pages(self, pictures: PagePictures | None) -> None:
        """Show other pages, at the page that was in view."""
        self._pictures = pictures
        self._page = min(self._page, max(0, self.page_count - 1))
        self._lay_out()
        self.go_to_page(self._page)

    def go_to_page(self, page: int) -> None:
        """Bring a page to the top."""
        if not self._areas:
            return
        page = max(0, min(page, len(self._areas) - 1))
        self.verticalScrollBar().setValue(self._areas[page].top() - _GAP)
        self._take_page(page)

    def fit(self, fit: str) -> None:
        """Show the "whole" page, or use the "width" there is."""
        self._fit = fit
        self._lay_out()
        self.go_to_page(self._page)

    def zoom(self, factor: float) -> None:
        """Draw the pages larger or smaller."""
        self._fit = ""
        self._width = round(max(_LEAST_WIDTH, min(self._width * factor, _MOST_WIDTH)))
        self._lay_out()
        self.go_to_page(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.go_to_page(self._page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        targets = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.page_count - 1,
        }
        factors = {Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Minus: 1 / _ZOOM_STEP}
        if event.key() in targets:
            self.go_to_page(targets[Qt.Key(event.key())])
        elif event.key() in factors:
            self.zoom(factors[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme = theme_in_use()
        painter.fillRect(event.rect(), theme.colour("desk"))
        if self._pictures is None:
            return
        ratio = self.devicePixelRatioF()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page, area in enumerate(self._areas):
            shown = area.translated(-across, -down)
            if shown.intersects(event.rect()):
                image = self._pictures.picture(page, round(area.width() * ratio))
                painter.drawImage(shown, image)
                painter.setPen(QColor(theme.strong_line))
                painter.drawRect(shown.adjusted(-1, -1, 0, 0))

    def _lay_out(self) -> None:
        """Work out where each page lies, and how far one can scroll."""
        self._areas = []
        if self._pictures is not None and self.page_count:
            self._width = self._fitting_width(0) or self._width
            top = _GAP
            for page in range(self.page_count):
                size = self._pictures.size(page)
                width = self._fitting_width(page) or self._in_proportion(page)
                height = round(width * size.height() / size.width())
                left = max(_GAP, (self.viewport().width() - width) // 2)
                self._areas.append(QRect(left, top, width, height))
                top += height + _GAP
            self._set_range(max(area.right() for area in self._areas) + _GAP, top)
            self.zoom_changed.emit()
        self.viewport().update()

    def _in_proportion(self, page: int) -> int:
        """The width of a page where the first one has the width that was zoomed to."""
        assert self._pictures is not None
        return round(
            self._width * self._pictures.size(page).width() / self._pictures.size(0).width()
        )

    def _fitting_width(self, page: int) -> int:
        """The width at which a page fits as wished; 0 where the zoom decides."""
        assert self._pictures is not None
        size = self._pictures.size(page)
        across = max(_LEAST_WIDTH, self.viewport().width() - 2 * _GAP)
        if self._fit == _WIDTH:
            return across
        if self._fit == _WHOLE:
            down = max(_LEAST_WIDTH, self.viewport().height() - 2 * _GAP)
            return min(round(down * size.width() / size.height()), across)
        return 0

    def _set_range(self, width: int, height: int) -> None:
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        down.setRange(0, max(0, height - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(48)
        down.blockSignals(False)  # noqa: FBT003  # Qt's own signature
        across.setRange(0, max(0, width - room.width()))
        across.setPageStep(room.width())

    def _follow_scrolling(self, value: int) -> None:
        middle = value + self.viewport().height() // 2
        below = (page for page, area in enumerate(self._areas) if area.bottom() + _GAP >= middle)
        self._take_page(next(below, max(0, len(self._areas) - 1)))
        self.viewport().update()

    def _take_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

"""Pages of a PDF as pictures, drawn when they are looked at and kept for a while."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_MOST_KEPT = 24


class PagePictures:
    """A PDF in memory. PDFium is not made for threads: use it in the window's thread only."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # only when pages are shown

        self._document = pypdfium2.PdfDocument(pdf)
        self._sizes = tuple(
            QSizeF(*self._document.get_page_size(number)) for number in range(len(self._document))
        )
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """The size of a page in points; pages count from 0."""
        return self._sizes[page]

    def picture(self, page: int, width: int) -> QImage:
        """A page so many pixels wide."""
        key = (page, width)
        image = self._kept.pop(key, None)
        if image is None:
            image = self._drawn(page, width)
        self._kept[key] = image
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return image

    def close(self) -> None:
        """Give the memory back."""
        self._kept.clear()
        self._document.close()

    def _drawn(self, page: int, width: int) -> QImage:
        opened = self._document[page]
        bitmap = opened.render(scale=width / self._sizes[page].width(), prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        bitmap.close()
        opened.close()
        return image

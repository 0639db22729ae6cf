"""Taking widgets out of a window for good, so that nothing finds or shows them again."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def discard(widget: QWidget) -> None:
    """Take a widget out of its parent for good; from now on nothing finds it there."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and discard the widgets."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            discard(widget)

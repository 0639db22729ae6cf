"""The order in which Tab goes through fields: as they stand, also after one was added.

Qt keeps the order in which widgets were made, and moves them in a ring that has no beginning; a
form to which fields are added while it is used therefore goes by its layouts.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLayout, QScrollArea, QWidget

_MARGIN = 28


class InTabOrder(QWidget):
    """A widget within which Tab follows the layouts; beyond its ends Tab leaves it as usual."""

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops now, from the first to the last."""
        return tuple(each for each in stops(self) if each.isVisibleTo(self) and each.isEnabled())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # as Qt calls it
        chain, focused = self.stops(), QApplication.focusWidget()
        if focused in chain:
            place = chain.index(focused) + (1 if forward else -1)
            if 0 <= place < len(chain):
                reason = Qt.FocusReason
                _focus(
                    chain[place], reason.TabFocusReason if forward else reason.BacktabFocusReason
                )
                return True
        return super().focusNextPrevChild(forward)


def begin_in(widget: QWidget) -> None:
    """Put the cursor into the first field that is shown below a widget."""
    for stop in stops(widget):
        if stop.isVisibleTo(widget) and stop.isEnabled():
            _focus(stop, Qt.FocusReason.ShortcutFocusReason)
            return


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Everything below that Tab stops at while it is shown, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QComboBox):
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)


def _focus(widget: QWidget, reason: Qt.FocusReason) -> None:
    """Put the cursor into a field, and scroll to it once it has its place."""
    widget.setFocus(reason)
    QTimer.singleShot(0, widget, lambda: _reveal(widget))


def _reveal(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget, _MARGIN, _MARGIN)

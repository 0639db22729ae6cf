"""How the map looks on the screen: its colours in the look that is in use, its line weights."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPen

from workbench.desktop.canvas.model import STYLES
from workbench.desktop.canvas.strokes import Weight, hairline
from workbench.desktop.theme import theme_in_use
from workbench.diagram.network import line_style
from workbench.diagram.palette import DARK, LIGHT, Palette

DIMMED = 0.25  # how much is left of what a filter dims
_THIN_BELOW = 0.45
_BOLD_FROM = 2.0


def map_palette() -> Palette:
    """The colours of the map in the look that is in use."""
    return DARK if theme_in_use().key == "dark" else LIGHT


@dataclass(frozen=True, slots=True)
class LineLook:
    """How the referrals of one state are drawn."""

    colour: QColor
    dash: tuple[float, ...]
    is_bold: bool

    def pen(self, ratio: float) -> QPen:
        """The pen for a screen of this many pixels to a point."""
        return hairline(self.colour, ratio, self.dash)

    def weight(self, scale: float) -> Weight:
        """The thickness at a scale: zoomed out, all lines are thin."""
        if scale < _THIN_BELOW:
            return Weight.THIN
        return Weight.BOLD if self.is_bold else Weight.PLAIN


def line_looks(palette: Palette) -> tuple[LineLook, ...]:
    """The looks of all states, in the order of the styles of the model."""
    styles = (line_style(state, palette) for state in STYLES)
    return tuple(
        LineLook(QColor(each.colour), each.dash, each.line_width >= _BOLD_FROM) for each in styles
    )

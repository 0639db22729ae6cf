"""Sizes, distances and colours of print: the only place that decides how a page looks.

Everything stays legible in black and white: what a colour says is also said by words, by weight
or by shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from workbench.publishing.options import Paper
from workbench.publishing.pdf.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR

INK: Color = HexColor("#1B2733")
DEEP: Color = HexColor("#0B4F5C")
PALE: Color = HexColor("#E6F0F1")
PALER: Color = HexColor("#F4F8F8")
WARM: Color = HexColor("#A8430B")
AMBER: Color = HexColor("#E08E3A")
MUTED: Color = HexColor("#55646F")
LINE: Color = HexColor("#BCC7CD")
FAINT: Color = HexColor("#EDF1F2")
WHITE: Color = HexColor("#FFFFFF")
CALM: Color = HexColor("#2F7482")

WATERMARK: Color = HexColor("#F3F6F7")

HAIRLINE = 0.4
RULE = 0.9
CELL_PADDING = 4.5
LIST_INDENT = 13.0
CELL_INDENT = 9.0
RUNNING = 8.0
FIELD_HEIGHT = 22.0
HANDWRITING = 20.0
SMALLEST_PRINT = 6.4
"""Letters of a figure below this size cannot be read on paper."""

LARGEST_PRINT = 9.5
"""Letters of a figure are not made larger than this, however much room there is."""


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page lying or standing: its size and the part of it that holds text."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float

    @property
    def body_width(self) -> float:
        """The width of a line of text."""
        return self.width - self.inner - self.outer

    @property
    def body_height(self) -> float:
        """The height that text may fill."""
        return self.height - self.top - self.bottom

    def left(self, *, is_even: bool, two_sided: bool) -> float:
        """Where text begins: the binding is left, and on even pages of a bound book right."""
        return self.outer if two_sided and is_even else self.inner


def upright(paper: Paper) -> PageShape:
    """A standing page, with room for the binding and for notes by hand."""
    width, height = A4 if paper is Paper.A4 else LETTER
    return PageShape(width, height, 26 * mm, 21 * mm, 26 * mm, 23 * mm)


def lying(paper: Paper) -> PageShape:
    """A page on its side; the binding is then at its upper edge."""
    width, height = A4 if paper is Paper.A4 else LETTER
    return PageShape(height, width, 20 * mm, 20 * mm, 30 * mm, 20 * mm)


@cache
def colour_of(code: str) -> Color:
    """The colour of a code such as '#0b4f5c'."""
    return HexColor(code)


@cache
def style(name: str) -> Any:  # a ParagraphStyle; ReportLab ships no types
    """The paragraph style of that name."""
    return _made(name, **_STYLES[name])


@cache
def item_style(name: str, level: int, *, wide: bool) -> Any:  # a ParagraphStyle
    """A style for list items; a wide bullet, such as a number of two digits, gets more room."""
    indent = CELL_INDENT if name.startswith("cell") else LIST_INDENT
    bullet = level * indent
    room = indent + 6 if wide else indent
    return _made(f"{name}-{level}", name, bulletIndent=bullet, leftIndent=bullet + room)


def _made(name: str, parent: str = "", **own: Any) -> Any:  # the values ReportLab takes
    base = style(parent) if parent else None
    return ParagraphStyle(name, base, **own)


_BODY: dict[str, Any] = {
    "fontName": REGULAR,
    "fontSize": 10.5,
    "leading": 14,
    "textColor": INK,
    "bulletFontName": REGULAR,
    "bulletFontSize": 10.5,
    "spaceAfter": 6,
    "splitLongWords": 1,
    "allowWidows": 0,
    "allowOrphans": 0,
}

_STYLES: dict[str, dict[str, Any]] = {
    "body": _BODY,
    "lead": {
        "parent": "body",
        "fontSize": 13,
        "leading": 18.5,
        "textColor": MUTED,
        "spaceAfter": 10,
    },
    "small": {"parent": "body", "fontSize": 8.5, "leading": 11.5, "spaceAfter": 4},
    "item": {"parent": "body", "spaceAfter": 3},
    "kicker": {
        "parent": "body",
        "fontName": BOLD,
        "fontSize": 8.5,
        "leading": 12,
        "textColor": WARM,
        "spaceBefore": 4,
        "spaceAfter": 0,
    },
    "heading1": {
        "parent": "body",
        "fontSize": 25,
        "leading": 30,
        "textColor": DEEP,
        "spaceAfter": 6,
    },
    "heading2": {
        "parent": "body",
        "fontName": BOLD,
        "fontSize": 15,
        "leading": 19,
        "textColor": DEEP,
        "spaceBefore": 16,
        "spaceAfter": 5,
    },
    "heading3": {
        "parent": "body",
        "fontName": BOLD,
        "fontSize": 12,
        "leading": 15.5,
        "textColor": DEEP,
        "spaceBefore": 13,
        "spaceAfter": 4,
    },
    "heading4": {
        "parent": "body",
        "fontName": BOLD,
        "spaceBefore": 9,
        "spaceAfter": 3,
    },
    "caption": {
        "parent": "small",
        "fontName": BOLD,
        "textColor": DEEP,
        "spaceBefore": 4,
        "spaceAfter": 4,
    },
    "cell": {
        "parent": "body",
        "fontSize": 9,
        "leading": 12,
        "spaceAfter": 0,
        "bulletFontSize": 9,
        "allowOrphans": 1,
        "allowWidows": 1,
    },
    "cell-item": {"parent": "cell", "spaceAfter": 1.5},
    "cell-bold": {"parent": "cell", "fontName": BOLD},
    "cell-small": {"parent": "cell", "fontSize": 8, "leading": 10.5},
    "cell-name": {"parent": "cell-bold", "fontSize": 10, "leading": 13, "textColor": DEEP},
    "cell-centre": {"parent": "cell", "alignment": TA_CENTER},
    "cell-head": {"parent": "cell-bold", "fontSize": 8.5, "leading": 11, "textColor": WHITE},
    "cell-head-centre": {"parent": "cell-head", "alignment": TA_CENTER},
    "cell-empty": {"parent": "cell", "fontName": ITALIC, "textColor": MUTED},
    "step-number": {"parent": "cell-bold", "fontSize": 15, "leading": 16, "textColor": DEEP},
    "step-title": {"parent": "cell-bold"},
    "step-detail": {"parent": "cell", "spaceBefore": 2},
    "source": {"parent": "cell", "fontSize": 7.5, "leading": 9.8},
    "figure-words": {"parent": "small", "spaceAfter": 3},
    "step-when": {"parent": "cell-bold"},
    "step-form": {"parent": "cell-bold", "textColor": WARM, "fontSize": 8.5},
    "step-mark": {
        "parent": "cell-small",
        "fontName": BOLD_ITALIC,
        "textColor": WARM,
        "spaceBefore": 2,
    },
    "fact-label": {"parent": "cell-bold", "fontSize": 8.5, "leading": 12, "textColor": DEEP},
    "note-label": {"parent": "cell-bold", "textColor": DEEP},
    "field-label": {"parent": "cell-bold", "leading": 12},
    "field-hint": {"parent": "cell-small", "textColor": MUTED},
    "contents1": {"parent": "cell-bold", "fontSize": 10.5, "leading": 15, "spaceBefore": 8},
    "contents2": {"parent": "cell", "fontSize": 9.8, "leading": 14.5},
    "contents3": {"parent": "cell", "leading": 13},
    "cover-title": {"parent": "body", "fontSize": 34, "leading": 41, "textColor": WHITE},
    "cover-subtitle": {
        "parent": "body",
        "fontSize": 15,
        "leading": 21,
        "textColor": WHITE,
        "spaceAfter": 0,
    },
    "cover-line": {
        "parent": "body",
        "fontName": BOLD,
        "fontSize": 11,
        "leading": 15,
        "textColor": WHITE,
        "spaceAfter": 0,
    },
    "cover-owner": {"parent": "body", "fontSize": 15, "leading": 20, "spaceAfter": 0},
    "cover-audience": {"parent": "body", "textColor": MUTED, "spaceAfter": 0},
    "cover-draft": {"parent": "body", "fontName": BOLD, "textColor": WARM, "spaceAfter": 0},
    "cover-urgent": {"parent": "body", "fontSize": 12, "leading": 17, "textColor": WARM},
}

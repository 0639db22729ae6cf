"""Small signs that tell by their shape what they mean, in colour and without."""

from __future__ import annotations

from workbench.publishing.blocks import NoteKind
from workbench.publishing.pdf.fonts import BOLD, text_width
from workbench.publishing.pdf.placed import Canvas, Part
from workbench.publishing.pdf.styles import DEEP, MUTED, WARM, WHITE

_SIDE = 15.0


class KindMark(Part):
    """The sign of a note: a disc, a broken ring, a ring or a triangle, with a letter."""

    def __init__(self, kind: NoteKind) -> None:
        super().__init__()
        self.kind = kind

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = _SIDE, _SIDE + 1
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        if self.kind is NoteKind.CAUTION:
            _triangle(canvas, "!")
        elif self.kind is NoteKind.NOTE:
            _disc(canvas, "i")
        elif self.kind is NoteKind.DRAFT:
            _ring(canvas, "D", dash=(2.2, 1.6))
        else:
            _ring(canvas, "?")


class PartMark(Part):
    """One or two letters in a matrix; what stands out is set on a square, A in a ring."""

    def __init__(self, letters: str, *, stands_out: bool = False) -> None:
        super().__init__()
        self.letters = letters
        self.stands_out = stands_out or letters == "L"

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = availWidth, _SIDE
        return self.width, self.height

    def minWidth(self) -> float:
        return _SIDE

    def paint(self, canvas: Canvas) -> None:
        middle = self.width / 2
        colour = DEEP
        if self.stands_out:
            canvas.setFillColor(DEEP)
            canvas.roundRect(middle - 7.5, 0, _SIDE, _SIDE, 2, stroke=0, fill=1)
            colour = WHITE
        elif self.letters == "A":
            canvas.setStrokeColor(DEEP)
            canvas.setLineWidth(1.1)
            canvas.circle(middle, _SIDE / 2, 7, stroke=1, fill=0)
        else:
            colour = MUTED
        _letter(canvas, middle, self.letters, 9, colour)


def _disc(canvas: Canvas, letter: str) -> None:
    canvas.setFillColor(DEEP)
    canvas.circle(_SIDE / 2, _SIDE / 2, _SIDE / 2, stroke=0, fill=1)
    _letter(canvas, _SIDE / 2, letter, 10, WHITE)


def _ring(canvas: Canvas, letter: str, dash: tuple[float, ...] = ()) -> None:
    canvas.setStrokeColor(DEEP)
    canvas.setLineWidth(1.2)
    canvas.setDash(list(dash))
    canvas.circle(_SIDE / 2, _SIDE / 2, _SIDE / 2 - 0.6, stroke=1, fill=0)
    canvas.setDash([])
    _letter(canvas, _SIDE / 2, letter, 9, DEEP)


def _triangle(canvas: Canvas, letter: str) -> None:
    path = canvas.beginPath()
    path.moveTo(_SIDE / 2, _SIDE)
    path.lineTo(_SIDE + 1, 0)
    path.lineTo(-1, 0)
    path.close()
    canvas.setFillColor(WARM)
    canvas.drawPath(path, stroke=0, fill=1)
    _letter(canvas, _SIDE / 2, letter, 9, WHITE, rise=-1.4)


def _letter(
    canvas: Canvas, middle: float, letter: str, size: float, colour: object, rise: float = 0.0
) -> None:
    canvas.setFillColor(colour)
    canvas.setFont(BOLD, size)
    width = text_width(letter, BOLD, size)
    canvas.drawString(middle - width / 2, _SIDE / 2 - size * 0.357 + rise, letter)

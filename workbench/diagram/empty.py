"""The picture of something that is not recorded yet: one sentence."""

from __future__ import annotations

from workbench.diagram.metrics import wrap
from workbench.diagram.palette import Palette
from workbench.diagram.picture import Anchor, Picture, Rect, Words

_WIDTH = 480.0
_SIZE = 13.0
_LINE = 18.0
_MARGIN = 24.0


def sentence_picture(title: str, sentence: str, palette: Palette) -> Picture:
    """A picture that says in words why there is nothing to draw."""
    lines = wrap(sentence, _WIDTH - 2 * _MARGIN, _SIZE)
    height = 2 * _MARGIN + _LINE * len(lines)
    ground = Rect(
        x=0.5,
        y=0.5,
        width=_WIDTH - 1,
        height=height - 1,
        radius=6,
        fill=palette.surface,
        stroke=palette.line,
    )
    words = tuple(
        Words(
            x=_WIDTH / 2,
            y=_MARGIN + _LINE * place + _SIZE,
            text=line,
            size=_SIZE,
            colour=palette.muted,
            anchor=Anchor.MIDDLE,
        )
        for place, line in enumerate(lines)
    )
    return Picture(
        width=_WIDTH,
        height=height,
        title=title,
        items=(ground, *words),
        text_equivalent=(sentence,),
    )

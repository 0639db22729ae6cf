"""Everything the canvas paints, put together: still layer, marks, titles of the lanes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QRect

from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.layer import StillLayer
from workbench.desktop.canvas.model import BOX_SIZE, NetworkModel
from workbench.desktop.canvas.overlay import Marks, Overlay
from workbench.desktop.canvas.rendering import MapRenderer
from workbench.desktop.canvas.sprites import ROOM, BoxFace, Sprites
from workbench.desktop.canvas.titles import Titles
from workbench.desktop.canvas.viewport import Viewport
from workbench.desktop.theme import theme_in_use

Size = tuple[int, int]

_SLICE = 0.008  # seconds of painting the still layer between two looks at what the user does
_FIRST_SLICE = 0.060
_MOST_TO_MEND = 40  # boxes; more than that are painted anew with everything else


class Screen:
    """Paints frames; what has not changed since the last one is not painted again."""

    def __init__(self, model: NetworkModel, face_of: Callable[[str], BoxFace]) -> None:
        self._model = model
        self._sprites = Sprites(BOX_SIZE, face_of)
        self._renderer = MapRenderer(model, self._sprites)
        self._layer = StillLayer(self._renderer.slices)
        self._titles = Titles()
        self.overlay = Overlay(model, self._renderer)

    @property
    def sprites_painted(self) -> int:
        """How many pictures of boxes were painted so far."""
        return self._sprites.painted

    def is_sharp(self, view: Viewport, size: Size) -> bool:
        """Whether the still layer serves the view, with nothing left to paint."""
        return self._layer.is_sharp and self._layer.fits(view, *size)

    def refine(self, view: Viewport, size: Size, ratio: float) -> bool:
        """Paint the still layer on for a moment; whether it has become sharp by that."""
        if not self._layer.fits(view, *size):
            self._renderer.floor = view.to_map(0.0, size[1] - 10.0)[1]
            self._layer.begin(view, size, ratio, theme_in_use().colour("ground"))
        blank = not self._layer.covers(view, *size)
        return self._layer.advance(_FIRST_SLICE if blank else _SLICE)

    def paint(self, easel: Easel, size: Size, marks: Marks) -> None:
        """Paint one frame."""
        if not self._layer.covers(easel.view, *size):
            easel.painter.fillRect(QRect(0, 0, *size), theme_in_use().colour("ground"))
        self._layer.show(easel.painter, easel.view)
        self.overlay.paint(easel, marks)

    def paint_titles(self, easel: Easel, size: Size) -> None:
        """Paint the titles of the lanes over everything else."""
        self._titles.paint(easel, self._model.lanes, size[0])

    def spoil(self) -> None:
        """The map has changed, so that the still layer is no longer true."""
        self._layer.spoil()

    def leave_out(self, keys: Collection[str]) -> None:
        """Take boxes and their lines off the still layer, because they are held."""
        box_of = self._model.arrays.box_of
        self._renderer.left_out = [box_of[key] for key in keys if key in box_of]
        self._layer.spoil()

    def renew_faces(self, keys: Iterable[str]) -> None:
        """The faces of these boxes have changed: paint them alone, where that is possible."""
        changed = list(keys)
        for key in changed:
            self._sprites.drop(key)
        if len(changed) > _MOST_TO_MEND or not all(self._mend(key) for key in changed):
            self._layer.spoil()

    def change_colours(self) -> None:
        """The look in use is another one now."""
        self._sprites.clear()
        self._titles.clear()
        self._renderer.use_palette()
        self.overlay.use_palette()
        self._layer.spoil()

    def _mend(self, key: str) -> bool:
        arrays = self._model.arrays
        if key not in arrays.box_of:
            return True
        left, top, right, bottom = arrays.box(arrays.box_of[key])
        box = (left - ROOM, top - ROOM, right + ROOM, bottom + ROOM)
        return self._layer.patch(box, theme_in_use().colour("ground"))

"""By when each step of the measure is done at the latest, and why nobody can say it of others."""

from __future__ import annotations

from workbench.desktop.pictures import palette_in_use
from workbench.desktop.sops.beside.picture_view import PictureReading
from workbench.desktop.sops.beside.touched import touches_measure
from workbench.diagram.picture import Picture
from workbench.diagram.time_line import time_line_picture
from workbench.domain.sops import MeasureId
from workbench.workspace import Committed


class TimeLineView(PictureReading):
    """The time line of limits of the measure that is open."""

    key = "time"
    title = "Time line"

    def concerns(self, commit: Committed) -> bool:
        return touches_measure(commit.delta, commit.state, self.measure_id)

    def drawn(self) -> Picture:
        state, language = self.session.state, self.session.language
        return time_line_picture(state, MeasureId(self.measure_id), language, palette_in_use())

"""The second form of the chart: who does what in which stage, over an SOP or all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.desktop.pictures import palette_in_use
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.picture_view import PictureReading
from workbench.desktop.widgets import Segmented
from workbench.diagram.picture import Picture
from workbench.diagram.stage_matrix import stage_matrix
from workbench.domain.agencies import Agency
from workbench.domain.programme import Population, Stage
from workbench.domain.sops import Measure, Sop
from workbench.domain.steps import Step


class MatrixView(PictureReading):
    """A row for each agency or role, a column for each stage; a cell leads to its measure."""

    key = "matrix"
    title = "Matrix"
    reads = (Step, Measure, Sop, Agency, Stage, Population)
    settles_after = 300

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._scope = Segmented("matrix-scope", (("sop", "This SOP"), ("all", "All SOPs")))
        self._scope.choose("sop")
        self._scope.chosen.connect(lambda _scope: self.make_stale())
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self._scope)
        line.addStretch(1)
        self.put_above(head)

    def drawn(self) -> Picture:
        state, language = self.session.state, self.session.language
        sop = state.measures[self.measure_id].sop if self._scope.choice == "sop" else None
        return stage_matrix(state, language, sop=sop, palette=palette_in_use())

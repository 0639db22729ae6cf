"""A finding as a row of the inspector: a dot in its colour, and a link to the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from workbench.desktop.gaps.wording import place_words, token_of
from workbench.desktop.links import LinkLabel
from workbench.desktop.session import Session
from workbench.desktop.widgets import Dot, words
from workbench.domain.findings import Finding


def finding_row(
    session: Session, finding: Finding, follow: Callable[[str], object], shown: str = ""
) -> QWidget:
    """A row that leads to the finding; hovering tells the whole sentence.

    Below it stands where it is, unless that is the entity `shown` above it anyway.
    """
    row = QWidget()
    row.setToolTip(f"{finding.message}\n{finding.remedy}")
    grid = QGridLayout(row)
    grid.setContentsMargins(6, 3, 6, 3)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    grid.addWidget(Dot(token_of(finding)), 0, 0, Qt.AlignmentFlag.AlignVCenter)
    link = LinkLabel(finding.title, finding.key, f"finding-{finding.key}")
    link.followed.connect(follow)
    grid.addWidget(link, 0, 1)
    where = place_words(finding, session.state, session.language)
    if where and finding.about[:1] != (shown,):
        grid.addWidget(words(where, "small", wrap=True), 1, 1)
    return row

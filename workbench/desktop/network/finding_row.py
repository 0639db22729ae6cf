"""A finding as a row of the inspector: a dot in its colour, and a link to the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.desktop.gaps.wording import token_of
from workbench.desktop.widgets import Dot, LinkLabel
from workbench.domain.findings import Finding


def finding_row(finding: Finding, follow: Callable[[str], object]) -> QWidget:
    """A row that leads to the finding; hovering tells the whole sentence."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(6, 4, 6, 4)
    line.setSpacing(8)
    line.addWidget(Dot(token_of(finding)))
    link = LinkLabel(finding.title, finding.key, f"finding-{finding.key}")
    link.setToolTip(finding.message)
    link.followed.connect(follow)
    line.addWidget(link, 1)
    return row

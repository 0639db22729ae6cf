"""What a reader chose to see of a flowchart; the procedure itself does not change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """The lanes that are folded into narrow bands, by their keys."""

    collapsed: frozenset[str] = frozenset()

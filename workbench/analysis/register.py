"""The gap register: the findings of every rule, kept up with each edit."""

from __future__ import annotations

from datetime import date
from time import perf_counter

from workbench.analysis.engine import Context, gravity, rules
from workbench.domain.delta import Delta
from workbench.domain.findings import Finding
from workbench.domain.state import State


class GapRegister:
    """Runs the rules on a state; after an edit, only those that read what the edit touched."""

    def __init__(self, today: date) -> None:
        """`today` is the day against which expiry and staleness are judged."""
        self._today = today
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self.seconds = 0.0

    def refresh(self, state: State, delta: Delta | None = None) -> tuple[Finding, ...]:
        """The findings in a state: gravest first, gaps before conflicts before unknowns.

        `delta` is what changed since the state of the last refresh; without it every rule runs.
        """
        begun = perf_counter()
        context = Context(state, self._today)
        for each in rules:
            if delta is None or each.key not in self._findings or delta.touches(*each.reads):
                self._findings[each.key] = each.check(context)
        found = [finding for each in rules for finding in self._findings[each.key]]
        found.sort(key=lambda finding: gravity(finding.severity, finding.kind))
        self.seconds = perf_counter() - begun
        return tuple(found)


def waived(state: State, finding: Finding, today: date) -> bool:
    """Whether the task force has accepted this finding, and still does on this day."""
    return any(each.holds_on(today) for each in state.waivers.where("finding", finding.key))

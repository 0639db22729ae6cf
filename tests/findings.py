"""What one rule finds in a small workspace: findings("cov-men", an_area(), ...)."""

from __future__ import annotations

from datetime import date

from tests.builders import a_state
from workbench.analysis.engine import Context, rules
from workbench.domain.entity import Entity
from workbench.domain.findings import Finding

TODAY = date(2026, 1, 15)


def findings(rule: str, *entities: Entity) -> tuple[Finding, ...]:
    """The findings of a rule on a workspace that holds these entities."""
    return rules[rule].check(Context(a_state(*entities), TODAY))


def finding(rule: str, *entities: Entity) -> Finding:
    """The one finding of a rule; fails where there is none, or several."""
    (only,) = findings(rule, *entities)
    return only


def kinds(rule: str, *entities: Entity) -> list[str]:
    """The kinds of what a rule finds, in order: [] where it finds nothing."""
    return [each.kind.value for each in findings(rule, *entities)]

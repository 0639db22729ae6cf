"""The gap engine: rules look at a State and report what is missing, disagrees or is unrecorded.

Three-valued truth is the engine's first duty. A *gap* needs something recorded: a field of which
the source says that there is none, an explicit "no", or an absence inside a surveyed cell. A
*conflict* is two statements that disagree. Everything else that is missing is *unknown*: a
question to ask an agency, never a gap.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

from workbench.domain.entity import Entity
from workbench.domain.findings import Evidence, Family, Finding, Kind, Severity
from workbench.domain.kinds import label_of
from workbench.domain.state import State
from workbench.domain.text import WORKING_LANGUAGE
from workbench.registry import Registry


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause of a standard; `verified` once its number was checked against the official text."""

    text: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule looks at: the workspace, and the day against which dates are judged.

    `facts` is what the rule's own `facts` found in the procedures, for a rule that has such.
    """

    state: State
    today: date
    # Each rule has facts of a kind of its own, which only it reads: hence Any.
    facts: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a rule saw; the engine makes a finding of it.

    `severity` and `title` are those of the rule unless they are given; the title of what is
    unknown becomes a question.
    """

    kind: Kind
    about: tuple[Entity, ...]
    message: str
    remedy: str
    evidence: tuple[Evidence, ...] = ()
    aspect: str = ""
    severity: Severity | None = None
    title: str = ""


Look = Callable[[Context], Iterable[Observation]]
Facts = Callable[[State], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its place in the register: how grave, then in which order."""

    gravity: int
    order: tuple[object, ...]
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named check, the kinds of entity it reads, and what it rests on.

    `per_sop`: what it finds about one SOP depends on no other SOP, and is always about something
    of that SOP. `facts` gathers from the procedures what the rule compares among all SOPs.
    """

    key: str
    title: str
    family: Family
    severity: Severity
    reads: tuple[type[Entity], ...]
    source: str
    standard: tuple[Citation, ...]
    look: Look
    per_sop: bool = False
    facts: Facts | None = None

    @property
    def help(self) -> str:
        """What the rule reports, for the help."""
        return inspect.getdoc(self.look) or ""

    def check(self, context: Context) -> tuple[Finding, ...]:
        """The findings of this rule: gravest first, then by kind, then in the order of codes."""
        if self.facts is not None and not context.facts:
            context = replace(context, facts=tuple(self.facts(context.state)))
        return tuple(each.finding for each in self.judged(context))

    def judged(self, context: Context) -> list[Judged]:
        """The same, each with its place; the context brings the facts."""
        found = [self._judged(each) for each in self.look(context)]
        found.sort(key=place_of)
        return found

    def _judged(self, seen: Observation) -> Judged:
        weight = gravity(seen.severity or self.severity, seen.kind)
        return Judged(weight, (*map(in_order, seen.about), seen.aspect), self._finding(seen))

    def _finding(self, seen: Observation) -> Finding:
        title = seen.title or self.title
        return Finding(
            rule=self.key,
            kind=seen.kind,
            severity=seen.severity or self.severity,
            about=tuple(each.id for each in seen.about),
            title=f"{title}?" if seen.kind is Kind.UNKNOWN else title,
            message=seen.message,
            remedy=seen.remedy,
            evidence=seen.evidence,
            aspect=seen.aspect,
        )


def place_of(judged: Judged) -> tuple[object, ...]:
    """What sorts findings of one rule: the graver first, then in the order of codes."""
    return judged.gravity, judged.order


rules: Registry[Rule] = Registry("workbench.analysis.rules", noun="rule")


def rule(  # noqa: PLR0913  # each part of a rule is said once, by name
    key: str,
    title: str,
    *,
    family: Family,
    severity: Severity,
    reads: tuple[type[Entity], ...],
    source: str,
    standard: tuple[Citation, ...] = (),
    per_sop: bool = False,
    facts: Facts | None = None,
) -> Callable[[Look], Look]:
    """Make a function a gap rule; the file it stands in is all there is to add."""

    def register(look: Look) -> Look:
        rules.add(
            Rule(
                key=key,
                title=title,
                family=family,
                severity=severity,
                reads=reads,
                source=source,
                standard=standard,
                look=look,
                per_sop=per_sop,
                facts=facts,
            )
        )
        return look

    return register


def absence(entity: Entity, field: str) -> Kind:
    """What an empty field amounts to: a gap where it is recorded that there is none."""
    return Kind.GAP if entity.says_none(field) else Kind.UNKNOWN


def gravity(severity: Severity, kind: Kind) -> int:
    """Where findings of this weight and kind stand in the register: 0 comes first."""
    return _PLACES[severity, kind]


def graveness(finding: Finding) -> int:
    """Where a finding stands in the register by its weight and kind: 0 comes first."""
    return gravity(finding.severity, finding.kind)


_PLACES = {pair: place for place, pair in enumerate(product(Severity, Kind))}
GRAVITIES = tuple(_PLACES.values())


def in_order(entity: Entity) -> tuple[tuple[tuple[int, str], ...], str]:
    """What sorts entities by their readable code, numbers as numbers, else by name or title."""
    readable = entity.code or getattr(entity, "number", "") or label_of(entity, WORKING_LANGUAGE)
    return _numbers_as_numbers(readable), entity.id


@lru_cache(maxsize=65536)
def _numbers_as_numbers(readable: str) -> tuple[tuple[int, str], ...]:
    parts = re.findall(r"\d+|\D+", readable.casefold())
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)

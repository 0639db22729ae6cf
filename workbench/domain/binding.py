"""Roles in a procedure that a country has not filled, and which of its agencies may fit them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from workbench.domain.agencies import Agency, AgencyType, Power
from workbench.domain.records import Records
from workbench.domain.steps import Part, Step
from workbench.domain.text import Text
from workbench.domain.values import AgencyId

_FOR_A_POWER = 4
_FOR_THE_FIRST_TYPE = 3
_FOR_ANOTHER_TYPE = 1
_FOR_A_SERVICE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody a procedure needs, by the words it uses; nobody in particular.

    `types` (most likely first), `powers` and `services` (codes of categories) say who may fit.
    `is_post`: the words name somebody who works at the agency, and stay beside its name.
    """

    words: str
    means: str = ""
    types: tuple[AgencyType, ...] = ()
    powers: tuple[Power, ...] = ()
    services: tuple[str, ...] = ()
    is_post: bool = True
    leads: int = 0
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """An agency that may fit a role, and why; never more than a proposal."""

    agency: AgencyId
    reasons: tuple[str, ...]


def roles_named(records: Records, known: Mapping[str, Role]) -> tuple[Role, ...]:
    """The roles that steps name without an agency, those that lead most first.

    A role that is not among the known ones is taken for a post, and fits nobody in particular.
    """
    leads: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for step in records.steps.values():
        for words, is_lead in _roles_of(step):
            uses[words] += 1
            leads[words] += is_lead
    found = (
        replace(known.get(words, Role(words=words)), leads=leads[words], uses=uses[words])
        for words in uses
    )
    return most_used(found)


def most_used(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles in the order in which a country will want to fill them: leads first."""
    return tuple(sorted(roles, key=lambda each: (-each.leads, -each.uses, each.words)))


def suggested_bindings(
    records: Records, roles: Iterable[Role], language: str
) -> Mapping[str, tuple[Proposal, ...]]:
    """For each role the agencies of a workspace that may fit it, the likeliest first.

    Judged by what is recorded: the type, the powers and the services of an agency. Retired
    agencies and those that stand for a rule are left out. A role that nobody fits has none.
    """
    services = _services_given(records)
    agencies = [each for each in records.agencies.values() if not (each.retired or each.pseudo)]
    found: dict[str, tuple[Proposal, ...]] = {}
    for role in roles:
        scored = []
        for agency in agencies:
            score, reasons = _fit(role, agency, services.get(agency.id, frozenset()))
            if score:
                label = agency.label(language).casefold()
                scored.append((-score, label, Proposal(agency.id, reasons)))
        scored.sort(key=lambda each: each[:2])
        found[role.words] = tuple(proposal for _, _, proposal in scored)
    return found


def unfilled(role: Text, agency: AgencyId | None) -> str:
    """The words of a role for which no agency stands yet, else ""."""
    return "" if agency is not None else str(role)


def _roles_of(step: Step) -> Iterator[tuple[str, bool]]:
    for each in step.assignments:
        if words := unfilled(each.role, each.agency):
            yield words, each.part is Part.LEAD
    if step.decision is not None:
        words = unfilled(step.decision.decided_by_role, step.decision.decided_by)
        if words and words not in {str(each.role) for each in step.assignments}:
            yield words, True


def _fit(role: Role, agency: Agency, services: frozenset[str]) -> tuple[int, tuple[str, ...]]:
    score, reasons = 0, []
    if agency.type in role.types:
        is_first = agency.type == role.types[0]
        score += _FOR_THE_FIRST_TYPE if is_first else _FOR_ANOTHER_TYPE
        reasons.append(agency.type.words)
    for power in role.powers:
        if power in agency.powers:
            score += _FOR_A_POWER
            reasons.append(f"may {power.words}")
    given = [each for each in role.services if each in services]
    if given:
        score += _FOR_A_SERVICE
        reasons.append(f"gives {', '.join(given)}")
    return score, tuple(reasons)


def _services_given(records: Records) -> Mapping[AgencyId, frozenset[str]]:
    """The codes of the categories in which each agency provides, or houses, a service."""
    given: dict[AgencyId, set[str]] = {}
    for service in records.services.values():
        category = records.service_categories.find(service.category)
        if category is None:
            continue
        places = (each.operated_at for each in records.offerings.where("service", service.id))
        for agency in (service.provider, *places):
            if agency is not None:
                given.setdefault(agency, set()).add(category.code)
    return {agency: frozenset(codes) for agency, codes in given.items()}

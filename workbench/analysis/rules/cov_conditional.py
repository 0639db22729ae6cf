"""Essential help that only those who cooperate can get."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.groups import OLDEST
from workbench.analysis.offerings import (
    OFFERING_KINDS,
    in_code_order,
    offering_name,
    serving,
    usable_offerings,
)
from workbench.analysis.surveyed import SURVEY_KINDS, services_survey
from workbench.analysis.wording import name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.programme import ServiceCategory
from workbench.domain.services import Offering
from workbench.domain.state import State

_ANY_AGE = range(OLDEST + 1)


@rule(
    "cov-conditional",
    "Help only for those who cooperate",
    family=Family.COVERAGE,
    severity=Severity.CRITICAL,
    reads=(*OFFERING_KINDS, *SURVEY_KINDS),
    source="Bulgarian national mechanism, leading principles",
    standard=(
        Citation(
            "Unconditional support: Bulgarian national mechanism, leading principles", verified=True
        ),
        Citation(
            "Assistance not conditional on acting as witness: Council of Europe convention, "
            "article 12(6)"
        ),
        Citation("OHCHR recommended principle 8"),
    ),
)
def help_for_cooperation_only(context: Context) -> Iterator[Observation]:
    """Each essential offering that demands cooperation, with no unconditional one in its areas.

    A gap where every other offering there is recorded as conditional too and the category was
    surveyed; unknown where the conditions of another are not recorded, or nobody surveyed.
    """
    state = context.state
    for category in state.service_categories.where("essential", value=True):
        usable = usable_offerings(state, category.code)
        for offering in usable:
            if offering.cooperation_required:
                yield from _without_alternative(state, category, offering, usable)


def _without_alternative(
    state: State, category: ServiceCategory, offering: Offering, usable: tuple[Offering, ...]
) -> Iterator[Observation]:
    near = {each for area in offering.areas for each in serving(state, usable, area)}
    others = in_code_order(near - {offering})
    if any(each.cooperation_required is False for each in others):
        return
    unrecorded = [each for each in others if each.cooperation_required is None]
    surveyed = bool(offering.areas) and all(
        services_survey(state, category.code, area, _ANY_AGE) for area in offering.areas
    )
    kind = Kind.GAP if surveyed and not unrecorded else Kind.UNKNOWN
    name = offering_name(state, offering)
    yield Observation(
        kind=kind,
        about=(offering, category),
        message=(
            f"Persons who do not cooperate with the authorities get no {name_of(category)}: "
            f"{name} demands it, and there is nothing else."
            if kind is Kind.GAP
            else f"Persons who do not cooperate with the authorities: {name} demands it, and "
            f"nobody has recorded {name_of(category)} without that condition."
        ),
        evidence=(
            Evidence(f"{name} requires cooperation.", offering.id),
            *(
                Evidence(f"{offering_name(state, each)}: condition not recorded.", each.id)
                for each in unrecorded
            ),
        ),
        remedy="Drop the condition, or agree on an offering that does not ask for it.",
    )

"""Who may formally recognise a victim, and whether that is too few."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.surveyed import powers_survey
from workbench.analysis.wording import listed, name_of
from workbench.domain.agencies import Agency, AgencyType, Power
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.programme import Programme, SurveyMark
from workbench.domain.state import State

_FEARED = {
    AgencyType.LAW_ENFORCEMENT,
    AgencyType.BORDER,
    AgencyType.COAST_GUARD,
    AgencyType.IMMIGRATION,
    AgencyType.DETENTION,
    AgencyType.PROSECUTION,
}


@rule(
    "net-sole-identifier",
    "Only one body can recognise a victim",
    family=Family.NETWORK,
    severity=Severity.HIGH,
    reads=(Agency, Programme, SurveyMark),
    source="Irish referral mechanism webinar 2020; Trafficking in Persons reports: Antigua and "
    "Barbuda 2023, Bulgaria 2023",
    standard=(
        Citation(
            "Identification does not depend on criminal proceedings: Council of Europe "
            "convention, article 12(6)"
        ),
        Citation(
            "Identification by arrangement with civil society: OHCHR recommended guideline 2.2"
        ),
    ),
)
def sole_identifiers(context: Context) -> Iterator[Observation]:
    """Formal identification that rests with no body, one body, or police and prosecution alone.

    A gap where it was surveyed which agencies hold formal powers, else unknown: another body may
    have the power, and nobody recorded it.
    """
    state = context.state
    agencies = _real_agencies(state)
    formal = [each for each in agencies if Power.FORMAL_IDENTIFY in each.powers]
    if not agencies or not _too_few(formal):
        return
    mark = powers_survey(state)
    yield Observation(
        kind=Kind.UNKNOWN if mark is None else Kind.GAP,
        title="" if formal else "No body can recognise a victim",
        about=tuple(formal) if formal else tuple(state.programmes.values()),
        message=_message(formal, surveyed=mark is not None),
        evidence=tuple(_evidence(agencies, formal, mark)),
        remedy=(
            "Ask which other agencies may recognise a victim, and record their powers."
            if mark is None
            else "Give the power to further bodies or to a panel of several agencies, and full "
            "support to everybody who is presumed to be a victim."
        ),
    )


def _real_agencies(state: State) -> list[Agency]:
    real = (each for each in state.agencies.values() if not each.pseudo and not each.retired)
    return sorted(real, key=lambda each: (each.code, each.id))


def _too_few(formal: list[Agency]) -> bool:
    return len(formal) < 2 or all(each.type in _FEARED for each in formal)


def _message(formal: list[Agency], *, surveyed: bool) -> str:
    names = listed(name_of(each) for each in formal)
    if not formal:
        return (
            "Victims are never formally recognised: no agency has the power."
            if surveyed
            else "Victims: nobody has recorded which agency may formally recognise them."
        )
    if not surveyed:
        return (
            f"Victims: of all agencies only {names} is recorded as able to recognise them "
            "formally; nobody has recorded whether others may."
        )
    if len(formal) == 1:
        return f"Victims who do not reach {names} are never formally recognised: no other body may."
    return f"Victims who fear the authorities are never formally recognised: only {names} may."


def _evidence(
    agencies: list[Agency], formal: list[Agency], mark: SurveyMark | None
) -> Iterator[Evidence]:
    for each in formal:
        yield Evidence(f"{name_of(each)} may identify formally.", each.id)
    for each in agencies:
        if Power.INFORMAL_IDENTIFY in each.powers and each not in formal:
            yield Evidence(f"{name_of(each)} identifies informally.", each.id)
    if mark is not None:
        yield Evidence("Formal powers were surveyed: what is recorded is all.", mark.id)

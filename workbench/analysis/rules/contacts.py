"""Contacts that may no longer be reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.offerings import OFFERING_KINDS, category_code, offering_name
from workbench.analysis.wording import how_recorded, name_of
from workbench.domain.agencies import Agency, ContactPoint, Office
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.state import State

_FRESH = timedelta(days=180)
_FRESH_FOR_REFUGE = timedelta(days=90)
_REFUGE = ("INF.hotline", "ACC.")

_POINTS = (
    Citation(
        "Standing contact points for cooperation: Council of Europe convention, articles 32 to 34"
    ),
)


@rule(
    "gov-contact-stale",
    "Contact not checked lately",
    family=Family.GOVERNANCE,
    severity=Severity.MEDIUM,
    reads=(ContactPoint, Agency, Office, *OFFERING_KINDS),
    source="Global Modern Slavery Directory; how to develop a directory of services (NEXUS, 2022)",
    standard=_POINTS,
)
def stale_contacts(context: Context) -> Iterator[Observation]:
    """Each contact last checked more than 180 days ago; 90 for hotlines and shelters, and graver.

    A gap where the date is recorded and too old; unknown where nobody recorded a check.
    """
    state = context.state
    for contact in state.contact_points.values():
        refuge = _is_refuge(state, contact)
        checked = contact.last_verified
        oldest = context.today - (_FRESH_FOR_REFUGE if refuge else _FRESH)
        if checked is not None and checked >= oldest:
            continue
        whose = _whose(state, contact)
        when = f"on {checked.isoformat()}" if checked else how_recorded(contact, "last_verified")
        trouble = (
            f"may not get through: the contact was last checked {when}"
            if checked
            else "may not get through: nobody has recorded that the contact was checked"
        )
        yield Observation(
            kind=Kind.GAP if checked else Kind.UNKNOWN,
            severity=Severity.HIGH if refuge else Severity.MEDIUM,
            about=(contact,),
            message=f"Persons sent to {whose} {trouble}.",
            evidence=(Evidence(f"Contact of {whose}, last checked: {when}.", contact.id),),
            remedy="Call the contact, and record the day on which it was checked.",
        )


@rule(
    "gov-contact-person-only",
    "Contact is only a person",
    family=Family.GOVERNANCE,
    severity=Severity.HIGH,
    reads=(ContactPoint, Agency, Office, *OFFERING_KINDS),
    source="Study of collaboration in anti-trafficking task forces (Urban Institute); OVC guide on "
    "forming a task force",
    standard=_POINTS,
)
def contacts_without_post(context: Context) -> Iterator[Observation]:
    """Each contact of an agency without the title of a post, a duty telephone or a deputy.

    One of the three is enough. A gap where all are recorded as none, else unknown. The line of a
    service, such as a hotline, is no person.
    """
    state = context.state
    for contact in state.contact_points.values():
        if contact.offering or contact.post or contact.duty_phone or contact.alternate:
            continue
        parts = ("post", "duty_phone", "alternate")
        kind = Kind.GAP if all(map(contact.says_none, parts)) else Kind.UNKNOWN
        whose = _whose(state, contact)
        yield Observation(
            kind=kind,
            about=(contact,),
            message=(
                f"Persons sent to {whose} depend on one person who may leave: {_NO_POST}."
                if kind is Kind.GAP
                else f"Persons sent to {whose}: nobody has recorded which post answers, or its "
                "duty telephone or deputy."
            ),
            evidence=tuple(
                Evidence(
                    f"Contact of {whose}, {part.replace('_', ' ')}: {how_recorded(contact, part)}.",
                    contact.id,
                )
                for part in parts
            ),
            remedy="Record the title of the post, its duty telephone, and a deputy.",
        )


_NO_POST = "there is no post, duty telephone or deputy"


def _whose(state: State, contact: ContactPoint) -> str:
    offering = state.offerings.find(contact.offering)
    if offering is not None:
        return offering_name(state, offering)
    office = state.offices.find(contact.office)
    agency = state.agencies.find(contact.agency or (office.agency if office else None))
    return name_of(agency or office or contact)


def _is_refuge(state: State, contact: ContactPoint) -> bool:
    offering = state.offerings.find(contact.offering)
    service = state.services.find(offering.service) if offering else None
    return category_code(state, service).startswith(_REFUGE)

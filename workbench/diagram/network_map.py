"""What the network map shows: agencies in the lane of their sphere, and the referrals between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.diagram.metrics import wrap
from workbench.domain.agencies import Agency
from workbench.domain.audiences import field_level
from workbench.domain.export_view import ExportView
from workbench.domain.procedures import number_key
from workbench.domain.programme import ServiceCategoryId, Sphere
from workbench.domain.records import Records
from workbench.domain.referrals import Referral, ReferralId, ReferralState
from workbench.domain.values import AgencyId

NAME_WIDTH = 146.0
_NAME_SIZES = (13.0, 12.0, 11.0)
_NAME_LINES = 2
_MOST_SIDE_BY_SIDE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAgency:
    """An agency as it stands on the map; muted when it stands for many, for none, or is retired."""

    id: AgencyId
    code: str
    name: str
    lines: tuple[str, ...]
    name_size: float
    sphere: Sphere
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class MapLink:
    """One line of the map: a referral, or so many of one state that they share a line."""

    sender: AgencyId
    receiver: AgencyId
    state: ReferralState
    referrals: tuple[ReferralId, ...]


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """Everything the map shows, in an order that only codes and ids decide.

    `states_told` is False for readers who may not know how far referrals are agreed: then the
    states of the links say nothing, and a picture must not guess.
    """

    agencies: tuple[MapAgency, ...]
    links: tuple[MapLink, ...]
    states_told: bool = True


def network_map(records: Records, language: str) -> NetworkMap:
    """The agencies and referrals to show. A retired agency is shown while referrals name it."""
    referrals = tuple(drawable_referrals(records))
    named = {each.sender for each in referrals} | {each.receiver for each in referrals}
    spheres = _Spheres(records)
    agencies = sorted(records.agencies.values(), key=lambda each: (each.code, each.id))
    return NetworkMap(
        agencies=tuple(
            _map_agency(each, spheres.of(each.id), language)
            for each in agencies
            if not each.retired or each.id in named
        ),
        links=tuple(_links(referrals)),
        states_told=_states_are_told(records),
    )


def drawable_referrals(records: Records) -> Iterator[Referral]:
    """The referrals of which sender and receiver are both known, in the order of their codes."""
    for referral in sorted(records.referrals.values(), key=lambda each: (each.code, each.id)):
        if referral.sender in records.agencies and referral.receiver in records.agencies:
            yield referral


def sphere_of(records: Records, agency: AgencyId) -> Sphere:
    """The lane of an agency.

    It is the sphere of its first service, else of the earliest stage it refers in, else of what
    people are referred to it for; failing all three, it cuts across.
    """
    return _Spheres(records).of(agency)


def _states_are_told(records: Records) -> bool:
    if not isinstance(records, ExportView):
        return True
    return records.audience.may_read(field_level(Referral, "state"))


def _map_agency(agency: Agency, sphere: Sphere, language: str) -> MapAgency:
    name = agency.label(language)
    lines, size = _name_lines(name, agency.acronym.in_language(language))
    return MapAgency(
        id=agency.id,
        code=agency.code,
        name=name,
        lines=lines,
        name_size=size,
        sphere=sphere,
        is_muted=agency.pseudo or agency.retired,
    )


def _name_lines(name: str, acronym: str) -> tuple[tuple[str, ...], float]:
    """The name in one or two lines, and its size; too long a name begins with the acronym."""
    for size in _NAME_SIZES:
        lines = wrap(name, NAME_WIDTH, size)
        if len(lines) <= _NAME_LINES:
            return lines, size
    name = f"{acronym}: {name}" if acronym else name
    return wrap(name, NAME_WIDTH, _NAME_SIZES[-1], max_lines=_NAME_LINES), _NAME_SIZES[-1]


def _links(referrals: tuple[Referral, ...]) -> Iterator[MapLink]:
    """A line for each referral; where a pair has many, one line for each state."""
    pairs: dict[tuple[AgencyId, AgencyId], list[Referral]] = defaultdict(list)
    for each in referrals:
        assert each.sender is not None
        assert each.receiver is not None
        pairs[each.sender, each.receiver].append(each)
    for (sender, receiver), between in pairs.items():
        if len(between) <= _MOST_SIDE_BY_SIDE:
            for each in between:
                yield MapLink(sender, receiver, each.shown_state, (each.id,))
            continue
        for state in ReferralState:
            alike = tuple(each.id for each in between if each.shown_state is state)
            if alike:
                yield MapLink(sender, receiver, state, alike)


class _Spheres:
    """Looks up the lane of agencies; walks through the tables once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._first_service: dict[AgencyId, ServiceCategoryId | None] = {}
        for service in sorted(records.services.values(), key=lambda each: (each.code, each.id)):
            if service.provider is not None and service.category is not None:
                self._first_service.setdefault(service.provider, service.category)
        self._senders = records.referrals.by("sender")
        self._receivers = records.referrals.by("receiver")

    def of(self, agency: AgencyId) -> Sphere:
        """The lane of one agency."""
        service = self._sphere_of_category(self._first_service.get(agency))
        if service is not None:
            return service
        stages = [
            stage
            for referral in self._senders.get(agency, ())
            if (stage := self._records.stages.find(referral.stage)) is not None
        ]
        if stages:
            return min(stages, key=lambda each: (number_key(each.number), each.id)).sphere
        received = sorted(self._receivers.get(agency, ()), key=lambda each: (each.code, each.id))
        spheres = (self._sphere_of_category(each.category) for each in received)
        return next((each for each in spheres if each is not None), Sphere.CROSS_CUTTING)

    def _sphere_of_category(self, key: ServiceCategoryId | None) -> Sphere | None:
        category = self._records.service_categories.find(key)
        return category.sphere if category is not None else None

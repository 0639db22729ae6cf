"""What is recorded of agencies and referrals, as short words for the map and the inspector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbench.desktop.canvas.sprites import Badge
from workbench.desktop.gaps.wording import handling_of, token_of
from workbench.desktop.naming import place_of
from workbench.domain.assurance import Handling
from workbench.domain.audiences import Audience, own_field_level
from workbench.domain.findings import Finding, Kind
from workbench.domain.limits import limit_words
from workbench.domain.records import Records
from workbench.domain.references import references_to
from workbench.domain.referrals import Referral, ReferralState
from workbench.domain.services import Offering, Trilean
from workbench.domain.sops import Measure
from workbench.domain.steps import Step
from workbench.domain.values import AgencyId, CapacityUnit, GroupRule, HoursKind, Sex

NOT_RECORDED = "not recorded"

_OF_AGE = 18
_CAPACITY_WORDS = {
    CapacityUnit.BEDS: ("bed", "beds"),
    CapacityUnit.CASES_PER_MONTH: ("case a month", "cases a month"),
}
_STATE_WORDS = {
    ReferralState.AGREED: "agreed",
    ReferralState.UNCONFIRMED: "unconfirmed",
    ReferralState.PLANNED: "planned",
    ReferralState.MISSING: "missing",
    ReferralState.EXPIRED: "expired",
}


def state_words(state: ReferralState | None) -> str:
    """How far a referral is agreed, in a word."""
    return NOT_RECORDED if state is None else _STATE_WORDS[state]


def offerings_at(records: Records, agency: AgencyId) -> tuple[Offering, ...]:
    """What people find at an agency, or what it provides where no place is recorded."""
    services = {each.id for each in records.services.where("provider", agency)}
    return tuple(
        each
        for each in records.offerings.values()
        if each.operated_at == agency or (each.operated_at is None and each.service in services)
    )


def offering_name(records: Records, offering: Offering, language: str) -> str:
    """What an offering is called: its service's name, else its code."""
    service = records.services.find(offering.service)
    name = service.name.in_language(language) if service else ""
    return name or offering.code or "Service"


def serves(records: Records, offering: Offering, language: str) -> str:
    """Whom an offering takes: "Women from 18", "Girls to 17 · boys to 14"."""
    rules = [group_words(records, each, language) for each in offering.groups]
    if not any(rules):
        names = (records.populations.find(each) for each in offering.populations)
        rules = [each.name.in_language(language) for each in names if each]
    if not any(rules) and offering.groups_note:
        rules = [offering.groups_note.in_language(language)]
    words = " · ".join(each for each in rules if each)
    return words[:1].upper() + words[1:] if words else NOT_RECORDED


def group_words(records: Records, rule: GroupRule, language: str) -> str:
    """Whom one rule admits, in a few words."""
    population = records.populations.find(rule.population)
    people = population.name.in_language(language).lower() if population else _people(rule)
    words = f"{people}{_ages(rule)}" if people else ""
    return words or rule.text.in_language(language)


def _people(rule: GroupRule) -> str:
    child = rule.age_max is not None and rule.age_max < _OF_AGE
    adult = rule.age_min is not None and rule.age_min >= _OF_AGE
    names = {
        Sex.FEMALE: ("girls", "women", "women and girls"),
        Sex.MALE: ("boys", "men", "men and boys"),
    }
    children, adults, both = (
        names[rule.sex] if rule.sex else ("children", "adults", "persons of any age")
    )
    if not rule.states_ages_or_sex:
        return ""
    return children if child else adults if adult else both


def _ages(rule: GroupRule) -> str:
    if rule.age_min is not None and rule.age_max is not None:
        return f" of {rule.age_min} to {rule.age_max}"
    if rule.age_min is not None:
        return f" from {rule.age_min}"
    return "" if rule.age_max is None else f" to {rule.age_max}"


def places(offering: Offering) -> str:
    """How many it can take and when it is open: "10 beds · 24 h"."""
    words = []
    if offering.capacity is not None:
        one, many = _CAPACITY_WORDS[offering.capacity.unit]
        number = offering.capacity.value
        words.append(f"{number} {one if number == 1 else many}")
    if offering.hours is not None:
        always = offering.hours.kind is HoursKind.ALWAYS
        words.append("24 h" if always else "limited hours")
    return " · ".join(words) or NOT_RECORDED


def address_note(offering: Offering) -> str:
    """In which editions the address stands, and why."""
    if own_field_level(offering, "address") is Audience.PUBLIC:
        return "Shown in every edition"
    hidden = "hidden in public and partners editions"
    why = {
        None: "Confidentiality not recorded: ",
        Trilean.UNKNOWN: "Confidentiality not known: ",
    }.get(offering.location_confidential, "Confidential: ")
    return why + hidden


def referral_words(referral: Referral, language: str) -> str:
    """By when and on what terms: "24 hours · consent"; "?" where no time limit is recorded."""
    words = ["?"] if referral.time_limit is None else [limit_words(referral.time_limit, language)]
    if referral.consent:
        words.append("consent")
    if referral.shown_state in (ReferralState.MISSING, ReferralState.EXPIRED):
        words.insert(0, state_words(referral.shown_state))
    return " · ".join(words)


def for_whom(records: Records, referral: Referral, language: str) -> str:
    """The groups for which a referral holds."""
    if referral.everyone:
        return "everyone"
    found = (records.populations.find(each) for each in referral.populations)
    return ", ".join(each.name.in_language(language) for each in found if each) or NOT_RECORDED


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a procedure names something: the words, and what to open."""

    words: str
    target: str


def mentions(records: Records, entity_id: str, language: str) -> Iterator[Mention]:
    """The measures and steps that name an agency or a referral, in the order of their numbers."""
    holders = {each.holder.id: each.holder for each in references_to(records, entity_id)}
    found = []
    for holder in holders.values():
        if isinstance(holder, Step | Measure):
            title = holder.title.in_language(language)
            where = place_of(records, holder.id, language)
            found.append(Mention(f"{where}: {title}" if title else where, holder.id))
    yield from sorted(found, key=lambda each: each.words)


def open_findings(
    findings: Iterable[Finding], records: Records, today: date
) -> tuple[Finding, ...]:
    """The findings that nobody has decided about."""
    return tuple(each for each in findings if handling_of(each, records, today) is Handling.OPEN)


def findings_by_agency(
    findings: Iterable[Finding], records: Records
) -> Mapping[str, tuple[Finding, ...]]:
    """The findings about each agency, or about what it offers; the gravest first."""
    owners: dict[str, set[str]] = defaultdict(set)
    for agency in records.agencies:
        owners[agency].add(agency)
    for service in records.services.values():
        if service.provider:
            owners[service.id].add(service.provider)
    for offering in records.offerings.values():
        provider = records.services.find(offering.service)
        owner = offering.operated_at or (provider.provider if provider is not None else None)
        if owner is not None:
            owners[offering.id].add(owner)
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for agency in set().union(*(owners.get(each, ()) for each in finding.about)):
            grouped[agency].append(finding)
    return {key: tuple(group) for key, group in grouped.items()}


def badge(findings: Iterable[Finding]) -> Badge | None:
    """Gaps and conflicts are counted; where there are none, the questions still open."""
    found = tuple(findings)
    known = [each for each in found if each.kind is not Kind.UNKNOWN]
    if known:
        gravest = min(known, key=lambda each: each.severity.rank)
        return Badge(str(len(known)), token_of(gravest))
    return Badge(f"{len(found)}?", "unknown", is_question=True) if found else None

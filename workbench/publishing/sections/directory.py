"""The directory: every agency and service, how to reach it, for whom, and when it was checked."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.agencies import Agency, ContactPoint
from workbench.domain.export_view import ExportView
from workbench.domain.services import Offering, OfferingStatus, Service
from workbench.domain.values import CapacityUnit, GroupRule, Hours, HoursKind
from workbench.publishing.blocks import Block, Heading, Paragraph, Table, TableKind
from workbench.publishing.inline import Inline, Piece, Span, is_blank, joined, whole
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller


@section("directory", "Directory", 100)
def directory(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Services first, because people look for help; then the agencies."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Directory"), anchor="directory")
    yield Paragraph(
        teller.say(
            "Contacts are posts, not persons. Check a number before you need it; the date beside "
            "it says when that was last done."
        )
    )
    yield Heading(teller.say("Services"), 2)
    yield Table(
        head=tuple(
            map(teller.say, ("Service", "For whom", "Hours and places", "Contact", "Verified"))
        ),
        rows=tuple(
            _service_row(teller, service, offering) for service, offering in _services(view)
        ),
        kind=TableKind.DIRECTORY,
        weights=(3.2, 2.6, 2, 2.8, 1.4),
        empty=teller.say("No service is recorded."),
    )
    yield Heading(teller.say("Agencies"), 2)
    agencies = sorted(view.agencies.values(), key=lambda each: each.label(options.language))
    yield Table(
        head=tuple(map(teller.say, ("Agency", "Contact", "Verified"))),
        rows=tuple(_agency_row(teller, each) for each in agencies if not each.pseudo),
        kind=TableKind.DIRECTORY,
        weights=(4, 6, 1.6),
        empty=teller.say("No agency is recorded."),
    )


def _services(view: ExportView) -> Iterator[tuple[Service, Offering | None]]:
    for category in sorted(view.service_categories.values(), key=lambda each: each.code):
        for service in view.services.where("category", category.id):
            offerings = view.offerings.where("service", service.id)
            for offering in offerings or (None,):
                yield service, offering
    for service in view.services.where("category", None):
        yield service, None


def _service_row(teller: Teller, service: Service, offering: Offering | None) -> tuple[Inline, ...]:
    contacts = _contacts(teller, "offering", offering.id) if offering else []
    return (
        teller.marked(_service_name(teller, service, offering), offering or service),
        _for_whom(teller, service, offering),
        _when_and_how_many(teller, offering),
        _reached(teller, contacts),
        _verified(teller, contacts, offering),
    )


def _service_name(teller: Teller, service: Service, offering: Offering | None) -> Inline:
    category = teller.view.service_categories.find(service.category)
    lines = [Span(teller.text(service.name) or service.code, bold=True)]
    details = [teller.text(category.name)] if category else []
    provider = teller.view.agencies.find(service.provider)
    if provider is not None:
        details.append(provider.label(teller.language))
    if offering is not None:
        details += [
            teller.text(area.name)
            for each in offering.areas
            if (area := teller.view.areas.find(each))
        ]
        if offering.status not in (None, OfferingStatus.ACTIVE):
            details.append(teller.say(offering.status.value))
    return joined([*lines, ", ".join(details)], "\n") if details else lines[0]


def _for_whom(teller: Teller, service: Service, offering: Offering | None) -> Inline:
    rules = [_rule_words(teller, each) for each in offering.groups] if offering else []
    rules += [teller.population(each) for each in offering.populations] if offering else []
    rules += list(teller.texts(service.beneficiaries)) if not rules else []
    return teller.recorded("; ".join(each for each in rules if each), offering or service, "groups")


def _rule_words(teller: Teller, rule: GroupRule) -> str:
    who = teller.population(rule.population)
    if rule.sex is not None:
        who = teller.say(rule.sex.value)
    ages = ""
    if rule.age_min is not None and rule.age_max is not None:
        ages = teller.say("{low} to {high} years", low=rule.age_min, high=rule.age_max)
    elif rule.age_min is not None:
        ages = teller.say("{low} years and older", low=rule.age_min)
    elif rule.age_max is not None:
        ages = teller.say("up to {high} years", high=rule.age_max)
    return " ".join(part for part in (who, ages, teller.text(rule.text)) if part)


def _when_and_how_many(teller: Teller, offering: Offering | None) -> Inline:
    if offering is None:
        return ""
    hours: Inline = teller.recorded(_hours(teller, offering.hours), offering, "hours")
    lines: list[Inline] = [joined([f"{teller.say('Hours')}: ", hours], "")]
    if offering.capacity is not None:
        unit = "places" if offering.capacity.unit is CapacityUnit.BEDS else "cases a month"
        lines.append(f"{offering.capacity.value} {teller.say(unit)}")
    return joined(lines, "\n")


def _hours(teller: Teller, hours: Hours | None) -> str:
    if hours is None:
        return ""
    if hours.kind is HoursKind.ALWAYS:
        return teller.say("day and night")
    return teller.text(hours.text) or teller.say("limited")


def _contacts(teller: Teller, field: str, key: str) -> list[ContactPoint]:
    return list(teller.view.contact_points.where(field, key))


def _reached(teller: Teller, contacts: list[ContactPoint]) -> Inline:
    parts: list[Piece] = []
    for contact in contacts:
        post = teller.text(contact.post)
        numbers: list[Inline] = [whole(each) for each in contact.phones]
        if contact.duty_phone:
            numbers.append((f"{teller.say('duty')} ", whole(contact.duty_phone)))
        if contact.email:
            numbers.append(contact.email)
        said = joined(numbers)
        if parts:
            parts.append("\n")
        parts += [f"{post}: "] if post else []
        parts += said if isinstance(said, tuple) else (said,)
    return tuple(parts) or Span(teller.say("not recorded"), muted=True)


def _verified(teller: Teller, contacts: list[ContactPoint], offering: Offering | None) -> Inline:
    dates = [each.last_verified for each in contacts if each.last_verified]
    if offering is not None and offering.last_verified:
        dates.append(offering.last_verified)
    if not dates:
        return Span(teller.say("never recorded"), muted=True)
    return whole(min(dates).isoformat())


def _agency_row(teller: Teller, agency: Agency) -> tuple[Inline, ...]:
    contacts = _contacts(teller, "agency", agency.id)
    lines: list[Inline] = [
        joined([f"{teller.say(caption)}: ", whole(value)], "")
        for caption, value in (
            ("Telephone", agency.phone),
            ("Fax", agency.fax),
            ("Mail", agency.email),
            ("Web", agency.website),
        )
        if value
    ]
    if agency.address:
        lines.insert(0, teller.text(agency.address))
    if contacts:
        lines.append(_reached(teller, contacts))
    said = joined(lines, "\n")
    name = Span(agency.label(teller.language), bold=True)
    return (
        teller.marked(name, agency),
        Span(teller.say("not recorded"), muted=True) if is_blank(said) else said,
        _verified(teller, contacts, None) if lines else "",
    )

"""The directory: every agency and service, how to reach it, for whom, and when it was checked."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.agencies import Agency, ContactPoint
from workbench.domain.export_view import ExportView
from workbench.domain.services import Offering, OfferingStatus, Service
from workbench.domain.values import CapacityUnit, GroupRule, Hours, HoursKind, Sex
from workbench.publishing.blocks import (
    Block,
    Heading,
    Note,
    NoteKind,
    Paragraph,
    Row,
    Table,
    TableKind,
    anchored,
)
from workbench.publishing.inline import Inline, NotRecorded, Span, in_a_row, joined, whole
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of

_GROWN_UP = 18


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
            map(
                teller.say,
                ("Service", "What, by whom, where", "For whom", "Hours, places", "Contact"),
            )
        ),
        rows=tuple(
            _service_row(teller, service, offering) for service, offering in _services(view)
        ),
        kind=TableKind.DIRECTORY,
        weights=(2.4, 2.8, 2.3, 1.8, 2.7),
        empty=teller.say("No service is recorded."),
    )
    yield Heading(teller.say("Agencies"), 2)
    yield from _agencies(teller)


def _services(view: ExportView) -> Iterator[tuple[Service, Offering | None]]:
    categories = sorted(view.service_categories.values(), key=lambda each: each.code)
    for category in (*(each.id for each in categories), None):
        for service in view.services.where("category", category):
            offerings = view.offerings.where("service", service.id)
            for offering in offerings or (None,):
                yield service, offering


def _service_row(teller: Teller, service: Service, offering: Offering | None) -> Row:
    contacts = _contacts(teller, "offering", offering.id) if offering else []
    return (
        anchored(teller.text(service.name) or service.code, anchor_of(offering or service)),
        teller.marked(
            in_a_row(
                (_what_and_where(teller, service, offering), *_more(teller, service, offering)),
                "\n",
            ),
            offering or service,
        ),
        _for_whom(teller, service, offering),
        _when_and_how_many(teller, offering),
        _reached(teller, contacts, offering),
    )


def _what_and_where(teller: Teller, service: Service, offering: Offering | None) -> str:
    category = teller.view.service_categories.find(service.category)
    provider = teller.view.agencies.find(service.provider)
    areas = offering.areas if offering else ()
    parts = [teller.text(category.name)] if category else []
    parts += [provider.label(teller.language)] if provider else []
    parts += [teller.text(area.name) for each in areas if (area := teller.view.areas.find(each))]
    if offering is not None and offering.status not in (None, OfferingStatus.ACTIVE):
        parts.append(teller.say(offering.status.value))
    return "; ".join(parts)


def _more(teller: Teller, service: Service, offering: Offering | None) -> Iterator[Inline]:
    """What else a person who asks for the service has to know."""
    inside = offering.services_inside if offering else ()
    bases = (teller.view.legal_bases.find(each) for each in service.legal_basis)
    if service.anonymous_use:
        yield teller.say("Can be used anonymously")
    for caption, said in (
        ("It offers", in_a_row(teller.proses((*service.functions, *inside)), "; ")),
        ("Legal basis", ", ".join(each.code for each in bases if each is not None)),
        ("Opened", offering.opened.isoformat() if offering and offering.opened else ""),
    ):
        if said:
            yield teller.captioned(caption, said)
    if service.licence_required:
        yield teller.say("A licence is required")


def _for_whom(teller: Teller, service: Service, offering: Offering | None) -> Inline:
    rules: list[Inline] = []
    rules += [_rule_words(teller, each) for each in offering.groups] if offering else []
    rules += [teller.population(each) for each in offering.populations] if offering else []
    rules += list(teller.proses(service.beneficiaries)) if not rules else []
    said = in_a_row([each for each in rules if each], "; ")
    note = teller.prose(offering.groups_note) if offering else ""
    whom = teller.recorded(said, offering or service, "groups")
    return joined([whom, note], "\n") if note else whom


def _persons(rule: GroupRule) -> str:
    """Men or women, boys or girls: by the sex and the ages that a rule names."""
    is_male = rule.sex is Sex.MALE
    if rule.age_max is not None and rule.age_max < _GROWN_UP:
        return "boys" if is_male else "girls"
    if rule.age_min is not None and rule.age_min >= _GROWN_UP:
        return "men" if is_male else "women"
    return "men and boys" if is_male else "women and girls"


def _rule_words(teller: Teller, rule: GroupRule) -> Inline:
    who = teller.population(rule.population)
    if rule.sex is not None:
        who = teller.say(_persons(rule))
    ages = ""
    if rule.age_min is not None and rule.age_max is not None:
        ages = teller.say("{low} to {high} years", low=rule.age_min, high=rule.age_max)
    elif rule.age_min is not None:
        ages = teller.say("{low} years and older", low=rule.age_min)
    elif rule.age_max is not None:
        ages = teller.say("up to {high} years", high=rule.age_max)
    return in_a_row([part for part in (who, ages, teller.prose(rule.text)) if part], " ")


def _when_and_how_many(teller: Teller, offering: Offering | None) -> Inline:
    if offering is None:
        return ""
    hours: Inline = teller.recorded(_hours(teller, offering.hours), offering, "hours")
    lines: list[Inline] = [joined([f"{teller.say('Hours')}: ", hours], "")]
    if offering.capacity is not None:
        unit = "places" if offering.capacity.unit is CapacityUnit.BEDS else "cases a month"
        lines.append(f"{offering.capacity.value} {teller.say(unit)}")
    elif "capacity" in offering.unread:
        unread = teller.recorded("", offering, "capacity")
        lines.append(joined([f"{teller.say('Places')}: ", unread], ""))
    return joined(lines, "\n")


def _hours(teller: Teller, hours: Hours | None) -> Inline:
    if hours is None:
        return ""
    if hours.kind is HoursKind.ALWAYS:
        return teller.say("day and night")
    return teller.prose(hours.text) or teller.say("limited")


def _contacts(teller: Teller, field: str, key: str) -> list[ContactPoint]:
    return list(teller.view.contact_points.where(field, key))


def _reached(
    teller: Teller, contacts: list[ContactPoint], offering: Offering | None = None
) -> Inline:
    """Each contact point with its numbers, and when they were last checked."""
    if not contacts:
        return NotRecorded()
    return joined(
        [
            *(contact_words(teller, each) for each in contacts),
            _verified(teller, contacts, offering),
        ],
        "\n",
    )


def contact_words(teller: Teller, contact: ContactPoint) -> Inline:
    """A post with its numbers."""
    numbers: list[Inline] = [whole(each) for each in contact.phones]
    if contact.duty_phone:
        numbers.append((f"{teller.say('duty')} ", whole(contact.duty_phone)))
    if contact.email:
        numbers.append(whole(contact.email))
    post = teller.text(contact.post)
    return joined([f"{post}: " if post else "", joined(numbers)], "")


def _verified(teller: Teller, contacts: list[ContactPoint], offering: Offering | None) -> Inline:
    dates = [each.last_verified for each in contacts if each.last_verified]
    if offering is not None and offering.last_verified:
        dates.append(offering.last_verified)
    when = min(dates).isoformat() if dates else teller.say("never recorded")
    return Span(f"{teller.say('Last verified')}: {when}", muted=True)


def _agencies(teller: Teller) -> Iterator[Block]:
    """The agencies that can be reached, and a note on those of which nobody recorded how."""
    view = teller.view
    agencies = [
        each
        for each in sorted(view.agencies.values(), key=lambda each: each.label(teller.language))
        if not each.pseudo
    ]
    lines = {each.id: ways_to_reach(teller, each) for each in agencies}
    yield Table(
        head=tuple(map(teller.say, ("Agency", "Contact"))),
        rows=tuple(
            (
                anchored(each.label(teller.language), anchor_of(each)),
                teller.marked(joined(lines[each.id], "\n"), each),
            )
            for each in agencies
            if lines[each.id]
        ),
        kind=TableKind.DIRECTORY,
        weights=(4, 6),
        empty=teller.say("No contact of an agency is recorded."),
    )
    silent = [each.label(teller.language) for each in agencies if not lines[each.id]]
    if silent:
        said = teller.say("No contact is recorded for: {names}.", names="; ".join(silent))
        yield Note(said, NoteKind.UNKNOWN)


def ways_to_reach(teller: Teller, agency: Agency) -> list[Inline]:
    """The lines on how an agency can be reached; none where nobody recorded any."""
    lines: list[Inline] = [teller.text(agency.address)] if agency.address else []
    lines += [
        joined([f"{teller.say(caption)}: ", whole(value)], "")
        for caption, value in (
            ("Telephone", agency.phone),
            ("Fax", agency.fax),
            ("E-mail", agency.email),
            ("Web", agency.website),
        )
        if value
    ]
    contacts = _contacts(teller, "agency", agency.id)
    if contacts:
        lines.append(_reached(teller, contacts))
    return lines

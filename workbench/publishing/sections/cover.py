"""The cover: what this is, of which country, for whom, and whether it is in force."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.editions import Edition, EditionState
from workbench.domain.export_view import ExportView
from workbench.domain.text import language_name
from workbench.publishing.blocks import Block, Cover, Fact
from workbench.publishing.inline import Inline, Span
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller

_EMERGENCY = "SEC.emergency"


@section("cover", "Cover", 10)
def cover(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """The first page, with the mark of its audience and the emergency number."""
    teller = Teller(view, options.language)
    programme = view.programme
    edition = view.edition
    owner = view.agencies.find(programme.owner) if programme else None
    yield Cover(
        title=teller.text(programme.name) if programme else teller.say("Protocol handbook"),
        subtitle=teller.say("Procedures, referral network and directory of services"),
        country=_country(teller),
        edition=edition_words(teller, edition),
        audience=teller.say(options.audience.words),
        language=teller.say(language_name(options.language)),
        owner=owner.label(options.language) if owner else "",
        draft=draft_words(teller, edition),
        facts=(
            Fact(teller.say("Printed on"), Span(options.today.isoformat(), whole=True)),
            Fact(teller.say("For"), teller.say(options.audience.words)),
        ),
        urgent=_urgent(teller),
    )


def edition_words(teller: Teller, edition: Edition | None) -> str:
    """An edition by its number or title."""
    if edition is None:
        return teller.say("Edition not recorded")
    if edition.number:
        return teller.say("Edition {number}", number=edition.number)
    name = teller.text(edition.form) or teller.text(edition.title) or edition.code
    return teller.say("Edition without a recorded number: {name}", name=name)


def draft_words(teller: Teller, edition: Edition | None) -> str:
    """Why a reader must not take this as adopted; "" for an edition in force."""
    if edition is None or edition.state is None:
        return teller.say("Draft: it is not recorded whether this edition was adopted")
    if edition.changed_after_adoption:
        return teller.say("Working text: changed after this edition was adopted")
    if edition.state in (EditionState.APPROVED, EditionState.IN_FORCE):
        return ""
    return teller.say("Draft: this edition was not adopted")


def _country(teller: Teller) -> str:
    """The country by name, else by the code that is recorded."""
    for area in teller.view.areas.where("level", "country"):
        return teller.text(area.name)
    return teller.view.programme.country if teller.view.programme else ""


def _urgent(teller: Teller) -> Inline:
    """The emergency number, where one is recorded."""
    for number in emergency_numbers(teller.view):
        return (
            teller.say("In danger, call") + " ",
            Span(number, bold=True, whole=True),
        )
    return ""


def emergency_numbers(view: ExportView) -> Iterator[str]:
    """The numbers of the emergency services in the directory."""
    for category in view.service_categories.where("code", _EMERGENCY):
        for service in view.services.where("category", category.id):
            for offering in view.offerings.where("service", service.id):
                for contact in view.contact_points.where("offering", offering.id):
                    yield from contact.phones

"""The agency extract: what one agency has to do, with which forms, and whom it must reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.agencies import Agency
from workbench.domain.export_view import ExportView
from workbench.domain.readings.duties import AgencyDuty, duties_by_agency
from workbench.domain.readings.forms_used import FormsUsed, forms_used
from workbench.domain.values import AgencyId
from workbench.publishing.blocks import (
    Block,
    Heading,
    Note,
    NoteKind,
    Paragraph,
    ParagraphRole,
    Row,
    Table,
    TableKind,
)
from workbench.publishing.duty_rows import duty_rows
from workbench.publishing.inline import Inline, NotRecorded, in_a_row, joined, whole
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.sections.directory import contact_words, ways_to_reach
from workbench.publishing.telling import Teller


@section("agency_extract", "Agency extract", 15)
def agency_extract(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """For each agency that was chosen: its duties, its forms, and the contacts it needs."""
    teller = Teller(view, options.language)
    duties, forms = duties_by_agency(view), forms_used(view)
    chosen = [
        each
        for each in sorted(view.agencies.values(), key=lambda each: each.label(options.language))
        if not each.pseudo and options.is_about(each.id)
    ]
    if not chosen:
        yield Heading(teller.say("Agency extract"))
        yield Note(teller.say("No agency is recorded."), NoteKind.UNKNOWN)
    for place, agency in enumerate(chosen):
        extract = _Extract(teller, agency, duties.get(agency.id, ()), forms)
        # Each is given to somebody else, so each begins a page.
        yield from extract.blocks(new_page=place > 0 or None)


class _Extract:
    """The extract of one agency."""

    def __init__(
        self, teller: Teller, agency: Agency, duties: Sequence[AgencyDuty], forms: FormsUsed
    ) -> None:
        self._teller, self._agency = teller, agency
        self._duties, self._forms = duties, forms

    def blocks(self, *, new_page: bool | None) -> Iterator[Block]:
        """Duties, forms, contacts."""
        teller, say = self._teller, self._teller.say
        yield Heading(
            self._agency.label(teller.language),
            kicker=say("Agency extract"),
            number="",
            new_page=new_page,
        )
        yield from teller.paragraphs(self._agency.mandate, role=ParagraphRole.LEAD)
        yield Heading(say("Your duties"), 2, number="")
        yield Table(
            head=(say("Stage, for whom"), say("Duty")),
            rows=tuple(duty_rows(teller, self._duties)),
            weights=(2, 5),
            empty=say("No duty of this agency is recorded."),
        )
        yield Heading(say("Your forms"), 2, number="")
        yield Table(
            head=(say("Code"), say("Form"), say("Used at")),
            rows=tuple(self._form_rows()),
            weights=(1.6, 4, 4),
            empty=say("No form of this agency is recorded."),
        )
        yield Heading(say("How you are reached"), 2, number="")
        yield from self._own_contacts()
        yield Heading(say("Your contacts"), 2, number="")
        yield Table(
            head=(say("Agency"), say("What for"), say("Contact")),
            rows=tuple(self._partner_rows()),
            kind=TableKind.DIRECTORY,
            weights=(3, 3, 4),
            empty=say("No other agency is recorded as working with this one."),
        )

    def _form_rows(self) -> Iterator[Row]:
        for use in self._forms.handed_out_by(AgencyId(self._agency.id)):
            places = dict.fromkeys(self._teller.place(each.id) for each in use.steps)
            said = self._teller.recorded("; ".join(places), use.form, "used_in_measures")
            yield whole(use.form.code), self._teller.text(use.form.title), said

    def _own_contacts(self) -> Iterator[Block]:
        lines = _ways_to_reach(self._teller, self._agency)
        for each in lines:
            yield Paragraph(each)
        if not lines:
            said = self._teller.say("Nobody has recorded how this agency is reached.")
            yield Note(said, NoteKind.UNKNOWN)

    def _partner_rows(self) -> Iterator[Row]:
        """Each agency it works with at a step, sends persons to, or gets them from."""
        teller, view = self._teller, self._teller.view
        reasons = self._reasons()
        named = [agency for agency in view.agencies.values() if agency.id in reasons]
        for agency in sorted(named, key=lambda each: each.label(teller.language)):
            lines = _ways_to_reach(teller, agency)
            yield (
                agency.label(teller.language),
                "; ".join(dict.fromkeys(reasons[agency.id])),
                joined(lines, "\n") if lines else NotRecorded(),
            )

    def _reasons(self) -> Mapping[str, list[str]]:
        """Why this agency needs to reach each other one."""
        teller, view, own = self._teller, self._teller.view, self._agency.id
        found: dict[str, list[str]] = {}
        for referral in view.referrals.values():
            if referral.sender == own and referral.receiver:
                found.setdefault(referral.receiver, []).append(teller.say("you refer to them"))
            if referral.receiver == own and referral.sender:
                found.setdefault(referral.sender, []).append(teller.say("they refer to you"))
        for duty in self._duties:
            for each in duty.step.assignments if duty.step else ():
                if each.agency and duty.measure:
                    found.setdefault(each.agency, []).append(teller.place(duty.measure.id))
        found.pop(own, None)
        return found


def _ways_to_reach(teller: Teller, agency: Agency) -> list[Inline]:
    """How an agency is reached: its own numbers, then those of each service it gives."""
    view = teller.view
    lines = ways_to_reach(teller, agency)
    for service in view.services.where("provider", agency.id):
        for offering in view.offerings.where("service", service.id):
            for contact in view.contact_points.where("offering", offering.id):
                words = contact_words(teller, contact)
                lines.append(in_a_row([teller.text(service.name), words], ": "))
    return lines

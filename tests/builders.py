"""Builders that say only what matters to a test: an_agency("Police"), a_state(...).

Each gives an entity whose id and code follow from what it is called, so that two tests, or two
runs, build the same thing. Every other field is passed by its own name.
"""

from __future__ import annotations

from typing import Any

from workbench.domain.agencies import Agency, ContactPoint, ContactPointId, Office, OfficeId
from workbench.domain.editions import Edition, EditionId, SignOff, SignOffId
from workbench.domain.edits.entities import put
from workbench.domain.entity import Entity, built_in_id
from workbench.domain.forms import Form
from workbench.domain.programme import (
    Area,
    Population,
    Programme,
    ProgrammeId,
    ServiceCategory,
    ServiceCategoryId,
    Stage,
    StageId,
    SurveyMark,
    SurveyMarkId,
)
from workbench.domain.referrals import Agreement, AgreementId, Referral, ReferralId
from workbench.domain.services import Offering, OfferingId, Service, ServiceId
from workbench.domain.sops import Measure, MeasureId, Sop, SopId
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Part, Step, Transition, TransitionId
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, AreaId, FormId, PopulationId, StepId

# Each field has a type of its own, and a builder passes them on as they are: hence Any.
Field = Any


def a_state(*entities: Entity) -> State:
    """A workspace that holds these, each in the table of its kind."""
    return put(State(), *entities)


def id_of(entity: Entity | None) -> Field:
    """The id of an entity, or None where there is none."""
    return None if entity is None else entity.id


def a_programme(name: str = "Programme", **fields: Field) -> Programme:
    key = ProgrammeId(built_in_id("programme", name))
    return Programme(**{"id": key, "code": name, "name": Text.of(name)} | fields)


def an_area(name: str = "Capital", parent: Area | None = None, **fields: Field) -> Area:
    key = AreaId(built_in_id("area", name))
    return Area(
        **{"id": key, "code": name, "name": Text.of(name), "parent": id_of(parent)} | fields
    )


def a_population(name: str = "child", **fields: Field) -> Population:
    key = PopulationId(built_in_id("population", name))
    return Population(**{"id": key, "code": name, "name": Text.of(name)} | fields)


def a_category(code: str = "ACC.shelter", **fields: Field) -> ServiceCategory:
    key = ServiceCategoryId(built_in_id("category", code))
    return ServiceCategory(**{"id": key, "code": code, "name": Text.of(code)} | fields)


def a_stage(title: str = "Identification", number: str = "1", **fields: Field) -> Stage:
    key = StageId(built_in_id("stage", number))
    return Stage(
        **{"id": key, "code": f"st{number}", "number": number, "title": Text.of(title)} | fields
    )


def a_survey_mark(name: str = "survey", **fields: Field) -> SurveyMark:
    key = SurveyMarkId(built_in_id("survey-mark", name))
    return SurveyMark(**{"id": key, "code": name} | fields)


def an_agency(name: str = "Police", **fields: Field) -> Agency:
    key = AgencyId(built_in_id("agency", name))
    return Agency(**{"id": key, "code": name, "name": Text.of(name)} | fields)


def an_office(name: str, agency: Agency, **fields: Field) -> Office:
    key = OfficeId(built_in_id("office", name))
    return Office(**{"id": key, "code": name, "name": Text.of(name), "agency": agency.id} | fields)


def a_contact_point(post: str, agency: Agency | None = None, **fields: Field) -> ContactPoint:
    key = ContactPointId(built_in_id("contact-point", post))
    return ContactPoint(
        **{"id": key, "code": post, "post": Text.of(post), "agency": id_of(agency)} | fields
    )


def a_service(
    name: str,
    category: ServiceCategory | None = None,
    provider: Agency | None = None,
    **fields: Field,
) -> Service:
    values = {
        "id": ServiceId(built_in_id("service", name)),
        "code": name,
        "name": Text.of(name),
        "category": id_of(category),
        "provider": id_of(provider),
    }
    return Service(**values | fields)


def an_offering(
    service: Service, area: Area | None = None, *, name: str = "", **fields: Field
) -> Offering:
    """The service at a place; `name` tells apart two offerings of one service."""
    code = name or service.code
    values = {
        "id": OfferingId(built_in_id("offering", code)),
        "code": code,
        "service": service.id,
        "areas": () if area is None else (area.id,),
    }
    return Offering(**values | fields)


def a_referral(sender: Agency, receiver: Agency, *, name: str = "", **fields: Field) -> Referral:
    code = name or f"{sender.code} to {receiver.code}"
    values = {
        "id": ReferralId(built_in_id("referral", code)),
        "code": code,
        "sender": sender.id,
        "receiver": receiver.id,
    }
    return Referral(**values | fields)


def an_agreement(title: str, *parties: Agency, **fields: Field) -> Agreement:
    values = {
        "id": AgreementId(built_in_id("agreement", title)),
        "code": title,
        "title": Text.of(title),
        "parties": tuple(each.id for each in parties),
    }
    return Agreement(**values | fields)


def a_sop(title: str = "adult", population: Population | None = None, **fields: Field) -> Sop:
    values = {
        "id": SopId(built_in_id("sop", title)),
        "code": title,
        "title": Text.of(title),
        "population": id_of(population),
    }
    return Sop(**values | fields)


def a_measure(
    title: str = "Referral",
    number: str = "1.4",
    sop: Sop | None = None,
    stage: Stage | None = None,
    **fields: Field,
) -> Measure:
    code = f"m{number}-{sop.code}" if sop else f"m{number}"
    values = {
        "id": MeasureId(built_in_id("measure", code)),
        "code": code,
        "number": number,
        "title": Text.of(title),
        "sop": id_of(sop),
        "stage": id_of(stage),
    }
    return Measure(**values | fields)


def a_step(
    title: str = "Contact the receiver",
    number: str = "1",
    measure: Measure | None = None,
    **fields: Field,
) -> Step:
    """A step; its place in the printed order follows its number."""
    code = f"{measure.code}-{number}" if measure else f"step-{number}"
    values = {
        "id": StepId(built_in_id("step", code)),
        "code": code,
        "number": number,
        "order": number.zfill(3),
        "title": Text.of(title),
        "measure": id_of(measure),
    }
    return Step(**values | fields)


def a_transition(origin: Step, target: Step, **fields: Field) -> Transition:
    code = f"{origin.code} to {target.code}"
    values = {
        "id": TransitionId(built_in_id("transition", code)),
        "code": code,
        "origin": origin.id,
        "target": target.id,
    }
    return Transition(**values | fields)


def led_by(agency: Agency | None = None, role: str = "") -> tuple[Assignment, ...]:
    """The assignments of a step with one lead."""
    return (Assignment(part=Part.LEAD, agency=id_of(agency), role=Text.of(role)),)


def a_form(title: str, **fields: Field) -> Form:
    key = FormId(built_in_id("form", title))
    return Form(**{"id": key, "code": title, "title": Text.of(title)} | fields)


def an_edition(number: str = "1", **fields: Field) -> Edition:
    key = EditionId(built_in_id("edition", number))
    return Edition(**{"id": key, "code": number, "number": number} | fields)


def a_sign_off(edition: Edition, agency: Agency, **fields: Field) -> SignOff:
    code = f"{edition.code} {agency.code}"
    values = {
        "id": SignOffId(built_in_id("sign-off", code)),
        "code": code,
        "edition": edition.id,
        "agency": agency.id,
    }
    return SignOff(**values | fields)

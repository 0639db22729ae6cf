"""The Bulgarian example: what its public sources say, fact by fact."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.domain.agencies import Power
from workbench.domain.edits import perform
from workbench.domain.edits.steps import MoveStep
from workbench.domain.edits.whole import BringIn
from workbench.domain.entity import Confidence, Detail
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.programme import Surveyed
from workbench.domain.records import Records
from workbench.domain.services import Trilean
from workbench.domain.sops import ExceptionEffect, Measure, SafeguardKind, VariantStatement
from workbench.domain.state import State
from workbench.domain.steps import Match, Part, Restriction, Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import CapacityUnit, Duration, LimitKind, Sex, Unit
from workbench.errors import EditRefused
from workbench.exchange.examples import load_example

COUNTS = {
    "programmes": 1,
    "sources": 30,
    "areas": 4,
    "populations": 4,
    "stages": 3,
    "planning_figures": 3,
    "survey_marks": 3,
    "agencies": 24,
    "contact_points": 6,
    "services": 10,
    "offerings": 10,
    "referrals": 15,
    "sops": 3,
    "measures": 14,
    "steps": 29,
    "transitions": 6,
    "duties": 16,
    "forms": 13,
    "legal_bases": 10,
    "principles": 4,
    "editions": 2,
}


@pytest.fixture(scope="module")
def bulgaria() -> Records:
    return load_example("bulgaria")


def codes(records: Records, table: str, ids: tuple[str, ...]) -> list[str]:
    return [getattr(records, table)[each].code for each in ids]


def steps(records: Records, measure: str) -> tuple[Step, ...]:
    return steps_of(records, records.measures.code(measure).id)


def measures(records: Records, sop: str) -> list[Measure]:
    return list(measures_of(records, records.sops.code(sop).id))


def branches(records: Records) -> set[tuple[str, str, str, Confidence | None]]:
    return {
        (
            records.steps[str(each.origin)].code,
            records.steps[str(each.target)].code,
            str(each.condition.text),
            each.confidence,
        )
        for each in records.transitions.values()
    }


def test_everything_is_there(bulgaria: Records) -> None:
    assert {table: len(getattr(bulgaria, table)) for table in COUNTS} == COUNTS


def test_three_procedures_share_stages_and_measure_numbers(bulgaria: Records) -> None:
    numbers = {sop: [each.number for each in measures(bulgaria, sop)] for sop in SOPS}

    assert numbers == {
        "adult": ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "3.1"],
        "child": ["1.2", "1.3", "1.4", "2.1", "2.2"],
        "foreign": ["1.1", "1.4"],
    }
    assert [each.number for each in bulgaria.stages.values()] == ["1", "2", "3"]


SOPS = ("adult", "child", "foreign")


def test_the_mechanism_has_its_names_and_its_owner(bulgaria: Records) -> None:
    programme = bulgaria.programme
    assert programme is not None
    assert programme.name == Text.of(
        en="National Mechanism for Referral and Support of Trafficked Persons in Bulgaria",
        bg="Национален механизъм за насочване и подпомагане на жертви на трафик",
    )
    assert (programme.country, programme.languages) == ("BG", ("en", "bg"))
    assert bulgaria.agencies[str(programme.owner)].code == "NCCTHB"
    assert programme.chapters_per_stage == ("measures", "cooperation", "documentation")
    assert len(programme.front_matter) == 6


# --- Measure 1.4, the acceptance test of the source ----------------------------------------------


def test_referral_of_adults_has_five_steps_in_order(bulgaria: Records) -> None:
    assert [(each.code, str(each.title)) for each in steps(bulgaria, "m1.4-adult")] == [
        ("m1.4-adult-1", "Informed consent to referral"),
        ("m1.4-adult-2", "Contact the receiving organisation"),
        ("m1.4-adult-3", "Accompany the person to the receiving organisation"),
        ("m1.4-adult-4", "Feedback from the receiving organisation"),
        ("m1.4-adult-5", "When referral is not possible"),
    ]


def test_consent_comes_before_contact_and_stays_there(bulgaria: Records) -> None:
    state = BringIn(bulgaria).apply(State())
    consent, contact, *_ = steps(bulgaria, "m1.4-adult")

    assert consent.kind is StepKind.CONSENT
    assert contact.kind is StepKind.REFERRAL
    for move in (MoveStep(contact.id, 0), MoveStep(consent.id, 1), MoveStep(consent.id, 4)):
        with pytest.raises(EditRefused, match="before the consent it needs"):
            perform(move, state)
    assert perform(MoveStep(contact.id, 0, although_consent_comes_later=True), state)


def test_consent_says_about_what_when_and_what_a_no_means(bulgaria: Records) -> None:
    step = bulgaria.steps.code("m1.4-adult-1")
    assert step.consent is not None
    assert step.consent.subjects == (Text.of("Referral"), Text.of("Information shared"))
    assert step.consent.timing == Text.of("Before any contact with the other organisation")
    assert "may refuse the referral, or the disclosure of any fact" in str(step.consent.refusal)
    assert step.consent.refusal_step == bulgaria.steps.code("m1.4-adult-5").id
    assert [each.kind for each in step.time_limits] == [LimitKind.AT_EVENT]
    assert codes(bulgaria, "forms", step.forms) == ["F-ISSP"]


def test_sharing_a_risk_is_an_exception_to_consent_and_no_consent(bulgaria: Records) -> None:
    step = bulgaria.steps.code("m1.4-adult-2")

    assert step.consent is None
    (override,) = step.overrides
    assert override.must_share is True
    assert "Risk to the life or well-being" in str(override.condition.text)
    assert override.recipients == (Text.of("The receiving organisation"),)
    assert [each.kind for each in step.safeguards] == [SafeguardKind.DATA_MINIMISATION]
    assert len(step.how) == 6


def test_the_last_step_is_reached_by_refusal_lack_and_silence(bulgaria: Records) -> None:
    assert bulgaria.steps.code("m1.4-adult-5").kind is StepKind.EXCEPTION
    assert branches(bulgaria) == {
        ("m1.4-adult-1", "m1.4-adult-2", "Consent given", None),
        ("m1.4-adult-1", "m1.4-adult-5", "Consent refused", Confidence.INFERRED),
        ("m1.4-adult-2", "m1.4-adult-3", "Receiver accepts", None),
        ("m1.4-adult-2", "m1.4-adult-5", "Receiver lacks the resources", Confidence.INFERRED),
        ("m1.4-adult-3", "m1.4-adult-4", "", None),
        ("m1.4-adult-4", "m1.4-adult-5", "No or negative feedback", Confidence.INFERRED),
    }


def test_what_of_a_step_is_known_is_marked(bulgaria: Records) -> None:
    _, contact, escort, feedback, impossible = steps(bulgaria, "m1.4-adult")

    assert contact.stated_none == ("time_limits",)
    assert contact.detail is None
    assert {each.detail for each in (escort, feedback, impossible)} == {Detail.TITLE_ONLY}
    assert escort.unread == ("assignments",)
    assert feedback.unread == ("time_limits", "forms")


def test_measure_1_4_is_there_for_each_group_without_clash(bulgaria: Records) -> None:
    adult, child, foreign = (bulgaria.measures.code(f"m1.4-{sop}") for sop in SOPS)

    assert {each.number for each in (adult, child, foreign)} == {"1.4"}
    assert adult.detail is Detail.PARTIAL
    assert child.detail is Detail.NOT_RECORDED
    assert not steps(bulgaria, "m1.4-child")
    assert foreign.detail is Detail.PARTIAL
    assert [each.kind for each in foreign.time_limits] == [LimitKind.QUALITATIVE]
    assert len(foreign.rules) == 1
    assert codes(bulgaria, "sources", adult.documentation_sources) == ["DOC3A"]


def test_duties_at_the_referral_of_foreigners_are_told_by_agency(bulgaria: Records) -> None:
    duties = bulgaria.duties.where("measure", bulgaria.measures.code("m1.4-foreign").id)

    by_agency = {codes(bulgaria, "agencies", each.agencies)[0]: each for each in duties}
    assert list(by_agency) == ["MFA", "SAR", "UNHCR", "IOM"]
    assert by_agency["UNHCR"].unread == ("duties",)
    assert by_agency["IOM"].detail is Detail.PARTIAL


# --- The other measures --------------------------------------------------------------------------


def test_how_much_of_each_measure_was_read_is_marked(bulgaria: Records) -> None:
    read = {each.code: each.detail for each in bulgaria.measures.values()}

    assert {code for code, detail in read.items() if detail is Detail.FULL} == {
        "m1.2-adult",
        "m1.2-child",
        "m1.3-child",
        "m2.1-child",
        "m2.2-child",
    }
    assert {code for code, detail in read.items() if detail is Detail.TITLE_ONLY} == {
        "m1.1-adult",
        "m1.3-adult",
    }
    assert None not in read.values()


def test_foreigners_are_detained_before_anybody_identifies_them(bulgaria: Records) -> None:
    measure = bulgaria.measures.code("m1.1-foreign")
    status, decision, victim = steps(bulgaria, "m1.1-foreign")

    identifiers = codes(bulgaria, "agencies", measure.identifiers)
    assert identifiers == ["MOI-DGBP", "PROS", "MOI-MD", "SAR"]
    assert [each.kind for each in measure.safeguards] == [SafeguardKind.CONSULAR_CONTACT]
    assert status.restricts_liberty is Restriction.DETENTION
    assert decision.kind is StepKind.DECISION
    assert victim.detail is Detail.PARTIAL


def test_the_decision_on_protection_has_two_branches(bulgaria: Records) -> None:
    decision = bulgaria.steps.code("m1.1-foreign-2").decision
    assert decision is not None
    requested, none = decision.branches

    assert len(requested.outcomes) == 5
    assert [each.kind for each in requested.time_limits] == [LimitKind.QUALITATIVE]
    assert codes(bulgaria, "legal_bases", requested.legal_basis) == ["ARA-63"]
    assert (str(none.condition.text), len(none.outcomes)) == ("No request", 3)


def test_risk_is_assessed_again_and_again(bulgaria: Records) -> None:
    measure = bulgaria.measures.code("m1.2-adult")
    _, plan, revise = steps(bulgaria, "m1.2-adult")

    assert len(measure.questions) == 2
    assert len(measure.exceptions) == 1
    assert plan.consent is not None
    assert plan.consent.required is True
    assert [each.kind for each in revise.time_limits] == [LimitKind.RECURRING]
    assert codes(bulgaria, "forms", revise.forms) == ["F-SAFETY"]


def test_the_risk_to_a_child_is_assessed_by_named_agencies(bulgaria: Records) -> None:
    notify, study, restrict = steps(bulgaria, "m1.2-child")

    def who(step: Step, part: Part) -> list[tuple[str, str]]:
        return [
            (bulgaria.agencies[str(each.agency)].code, str(each.role)) for each in step.actors(part)
        ]

    assert who(notify, Part.LEAD) == [("SACP", "")]
    assert who(notify, Part.RECEIVES) == [("SAD", "")]
    assert who(notify, Part.INFORMED) == [("SAA", "")]
    assert notify.unread == ("time_limits",)
    assert who(study, Part.LEAD) == [("SAD", "Social worker heading the multidisciplinary team")]
    assert who(restrict, Part.LEAD) == [("SACP", "Chair")]
    assert who(restrict, Part.RECEIVES) == [("MOI", "Minister of the Interior")]
    assert codes(bulgaria, "legal_bases", restrict.legal_basis) == ["BIDA-76a"]


def test_two_languages_name_different_places(bulgaria: Records) -> None:
    step = bulgaria.steps.code("m2.1-adult-1")
    measure = bulgaria.measures.code("m2.2-adult")

    assert {each.language: each.items for each in step.content} == {
        "en": ("crisis centre",),
        "bg": ("trafficking shelter", "shelter for victims of violence"),
    }
    assert {each.language: each.items[0] for each in measure.content} == {
        "en": "shelter or centre",
        "bg": "trafficking shelter or shelter for victims of violence",
    }
    assert [each.languages for each in measure.help] == [("bg", "en")] * 3


def test_a_list_of_criteria_that_was_cut_off_says_so(bulgaria: Records) -> None:
    criteria = bulgaria.steps.code("m2.1-adult-1").criteria

    assert criteria is not None
    assert (criteria.match, len(criteria.items), criteria.complete) == (Match.ANY, 3, False)


def test_one_entitlement_is_thirty_days_here_and_one_month_there(bulgaria: Records) -> None:
    (here,) = bulgaria.measures.code("m2.2-adult").time_limits
    (there,) = bulgaria.measures.code("m3.1-adult").time_limits

    assert {here.entitlement, there.entitlement} == {"reflection"}
    assert {here.kind, there.kind} == {LimitKind.ENTITLEMENT}
    assert here.duration == Duration(30, Unit.DAY)
    assert there.duration == Duration(1, Unit.MONTH)
    assert there.stated_as == "precondition"
    assert here.automatic is True
    assert here.starts == Text.of("Formal identification on Bulgarian territory")
    assert here.ends == (Text.of("Expiry"), Text.of("Decision to cooperate"))
    assert here.informed_by == Text.of("Identifying organisation")
    assert codes(bulgaria, "legal_bases", here.legal_basis) == ["CTHBA-26"]


def test_children_get_protection_in_place_of_reflection(bulgaria: Records) -> None:
    measure = bulgaria.measures.code("m2.2-child")

    assert measure.variant is VariantStatement.REPLACED
    assert [each.effect for each in measure.exceptions] == [ExceptionEffect.REPLACE]
    assert codes(bulgaria, "legal_bases", measure.legal_basis) == ["CPA"]


def test_a_step_of_which_not_even_the_title_was_read_is_kept(bulgaria: Records) -> None:
    step = bulgaria.steps.code("m3.1-adult-2")

    assert not step.title
    assert step.unread == ("title",)
    assert step.detail is Detail.NOT_RECORDED


# --- Who, where, for whom ------------------------------------------------------------------------


def test_only_the_prosecution_identifies_formally(bulgaria: Records) -> None:
    powers = {each.code: each.powers for each in bulgaria.agencies.values() if each.powers}

    assert powers == {
        "PROS": (Power.FORMAL_IDENTIFY,),
        "MOI-DGBP": (Power.INFORMAL_IDENTIFY,),
        "MOI-MD": (Power.INFORMAL_IDENTIFY,),
        "SAR": (Power.INFORMAL_IDENTIFY,),
    }


def test_stand_ins_are_marked(bulgaria: Records) -> None:
    pseudo = {each.code for each in bulgaria.agencies.values() if each.pseudo}

    assert pseudo == {"ANY", "FOREIGN-SP"}


def test_the_commission_can_be_reached_at_its_public_numbers(bulgaria: Records) -> None:
    commission = bulgaria.agencies.code("NCCTHB")

    assert commission.phone == "+359 2 807 80 50"
    assert commission.fax == "+359 2 807 80 59"
    assert commission.email == "office@antitraffic.government.bg"
    assert "1797" in str(commission.address)
    assert bulgaria.agencies.code("LCCTHB").count == 10
    assert bulgaria.agencies.code("UNHCR").unread == ("roles",)


def test_hotlines_have_their_numbers_and_nobody_recorded_their_hours(bulgaria: Records) -> None:
    numbers = {}
    for point in bulgaria.contact_points.values():
        if point.offering is not None:
            offering = bulgaria.offerings[point.offering]
            numbers[bulgaria.services[str(offering.service)].code] = point.phones

    assert numbers == {
        "sv-a21": ("0800 20 100",),
        "sv-animus": ("0800 18 676", "+359 2 981 76 86"),
        "sv-child-line": ("116 111",),
        "sv-labour-line": ("0700 17 670",),
        "sv-112": ("112",),
    }
    assert all(each.hours is None for each in bulgaria.offerings.values())
    assert bulgaria.offerings.code("sv-hotline-1").unread == ("hours",)


def test_the_child_places_of_sofia_leave_boys_of_15_to_17_out(bulgaria: Records) -> None:
    offering = bulgaria.offerings.code("sv-crisis-sofia-child-1")

    def admits(age: int, sex: Sex) -> bool:
        return any(rule.admits(age, sex) for rule in offering.groups)

    assert admits(14, Sex.MALE)
    assert not admits(15, Sex.MALE)
    assert admits(17, Sex.FEMALE)
    assert not admits(18, Sex.FEMALE)
    assert "14 inclusive" in str(offering.groups_note)


def test_the_shelter_of_sofia_takes_adult_women(bulgaria: Records) -> None:
    offering = bulgaria.offerings.code("sv-shelter-sofia-1")

    assert offering.capacity is not None
    assert (offering.capacity.unit, offering.capacity.value) == (CapacityUnit.BEDS, 10)
    assert [rule.admits(18, Sex.FEMALE) for rule in offering.groups] == [True]
    assert [rule.admits(30, Sex.MALE) for rule in offering.groups] == [False]
    assert offering.opened == date(2017, 7, 25)
    assert offering.location_confidential is Trilean.UNKNOWN
    assert len(offering.services_inside) == 5
    assert bulgaria.agencies[str(offering.operated_at)].code == "SHELTER"


def test_whom_the_other_shelters_take_was_not_recorded(bulgaria: Records) -> None:
    for code in ("sv-shelter-burgas-1", "sv-shelter-varna-1"):
        offering = bulgaria.offerings.code(code)
        assert offering.groups == ()
        assert offering.unread == ("capacity",)


def test_three_cells_were_surveyed(bulgaria: Records) -> None:
    marks = {each.covers: each for each in bulgaria.survey_marks.values()}

    services = marks[Surveyed.SERVICES]
    assert bulgaria.service_categories[str(services.category)].code == "ACC.child"
    assert bulgaria.areas[str(services.area)].code == "Sofia"
    assert codes(bulgaria, "populations", services.populations) == ["child"]
    assert marks[Surveyed.MEASURE_VARIANTS].measures == ("1.2", "1.3", "2.1", "2.2")
    assert codes(bulgaria, "sources", marks[Surveyed.FORMAL_POWERS].sources) == ["TIP23"]


def test_nobody_recorded_how_a_referrer_hears_back(bulgaria: Records) -> None:
    for referral in bulgaria.referrals.values():
        assert referral.acknowledge_within is None
        assert referral.outcome_within is None
        assert referral.agreement is None
        assert not referral.feedback_channel
        assert referral.stated_none == ()


def test_forms_keep_their_fields_and_their_rules(bulgaria: Records) -> None:
    plan = bulgaria.forms.code("F-ISSP")

    assert len(plan.fields) == 9
    assert plan.fields[4].label == Text.of("Safety plan (from measure 1.2)")
    assert bulgaria.forms.code("F-SAFETY").part_of == plan.id
    assert codes(bulgaria, "agencies", bulgaria.forms.code("F-COMP").handed_out_by) == [
        "NCA",
        "REGGOV",
        "MOI",
        "NGO-SERVICE",
    ]
    assert len(bulgaria.forms.code("F-APP-SOC").addressees) == 3
    assert len(bulgaria.forms.code("F-FILE").contents) == 5
    assert codes(bulgaria, "forms", bulgaria.services.code("sv-hotline").forms) == ["F-INDIC"]


def test_the_present_edition_is_the_web_one_and_its_approval_was_not_read(
    bulgaria: Records,
) -> None:
    web, old = bulgaria.editions.code("web"), bulgaria.editions.code("print-old")

    assert web.current
    assert not old.current
    assert web.unread == ("number", "adopted_on", "approved_by")
    assert (web.languages, web.summary_languages) == (("bg", "en"), ("uk",))
    assert [str(each)[0] for each in old.parts] == ["A", "B", "B", "C"]


def test_every_fact_names_where_it_is_from(bulgaria: Records) -> None:
    without = {
        each.code
        for table in ("agencies", "services", "forms", "referrals", "duties", "legal_bases")
        for each in getattr(bulgaria, table).values()
        if not each.sources
    }
    assert without == set()
    assert [each.code for each in bulgaria.measures.values() if not each.sources] == ["m1.4-child"]

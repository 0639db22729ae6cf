"""Each form with everything that uses it, and what names a form that is not there."""

from __future__ import annotations

from tests.builders import (
    a_form,
    a_measure,
    a_referral,
    a_sop,
    a_state,
    a_step,
    an_agency,
    led_by,
)
from workbench.domain.readings.forms_used import forms_used
from workbench.domain.text import Text
from workbench.domain.values import FormId

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
SOP = a_sop("adults")
MEASURE = a_measure(sop=SOP)


def test_a_form_knows_its_steps_measures_and_referrals() -> None:
    form = a_form("Consent", used_in_measures=("1.4", "2.1"))
    measure = a_measure("Shelter", "3.1", SOP, forms=(form.id,))
    step = a_step(measure=MEASURE, forms=(form.id,), assignments=led_by(POLICE))
    referral = a_referral(POLICE, SHELTER, form=form.id)

    (use,) = forms_used(a_state(POLICE, SHELTER, SOP, MEASURE, measure, form, step, referral)).uses

    assert (use.steps, use.measures, use.referrals) == ((step,), (measure,), (referral,))
    assert use.numbers == ("2.1",)
    assert [each.agency for each in use.fillers] == [POLICE.id]


def test_who_fills_it_in_is_not_guessed_where_the_form_says_so() -> None:
    form = a_form("Consent", filled_by=Text.of("The person"))
    step = a_step(measure=MEASURE, forms=(form.id,), assignments=led_by(POLICE))

    (use,) = forms_used(a_state(POLICE, SOP, MEASURE, form, step)).uses

    assert use.fillers == ()


def test_a_form_that_nothing_uses_is_told_of() -> None:
    form = a_form("Consent")

    assert forms_used(a_state(form)).unused == (form,)


def test_a_step_that_names_a_form_nobody_has_is_told_of() -> None:
    step = a_step(measure=MEASURE, forms=(FormId("gone"),))

    (unknown,) = forms_used(a_state(SOP, MEASURE, step)).unknown

    assert (unknown.user, unknown.form) == (step, "gone")


def test_an_agency_handles_what_it_hands_out_and_what_its_steps_fill_in() -> None:
    given, filled, other = a_form("A", handed_out_by=(POLICE.id,)), a_form("B"), a_form("C")
    step = a_step(measure=MEASURE, forms=(filled.id,), assignments=led_by(POLICE))

    used = forms_used(a_state(POLICE, SOP, MEASURE, given, filled, other, step))

    assert [each.form for each in used.handed_out_by(POLICE.id)] == [given, filled]

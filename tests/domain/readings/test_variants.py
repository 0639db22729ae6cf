"""A variant takes over, adds to, replaces or omits what it is a variant of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_measure, a_population, a_sop, a_state, a_step
from workbench.domain.readings.variants import base_of, effective_steps, variants_of
from workbench.domain.sops import VariantStatement

ADULT, CHILD = a_population("adult", age_min=18), a_population("child", age_max=17)
FOREIGN = a_population("foreign")
FOREIGNERS, ADULTS, CHILDREN = a_sop("F", FOREIGN), a_sop("A", ADULT), a_sop("C", CHILD)
PLACES = (ADULT, CHILD, FOREIGN, FOREIGNERS, ADULTS, CHILDREN)
BASE, VARIANT = a_measure("Referral", "1.4", ADULTS), a_measure("Referral", "1.4", CHILDREN)
THEIRS, OWN = a_step("Contact", "1", BASE), a_step("Guardian", "1", VARIANT)


def test_the_base_is_the_same_number_in_the_sop_for_adults() -> None:
    state = a_state(*PLACES, BASE, VARIANT)

    assert base_of(state, VARIANT) == BASE
    assert base_of(state, BASE) is None


def test_the_base_of_the_sop_comes_before_the_sop_for_adults() -> None:
    foreign = a_measure("Referral", "1.4", FOREIGNERS)
    children = replace(CHILDREN, base=FOREIGNERS.id)
    state = a_state(*PLACES, children, BASE, foreign, VARIANT)

    assert base_of(state, VARIANT) == foreign


def test_a_stated_base_comes_before_the_number() -> None:
    other = a_measure("Protection", "2.1", ADULTS)
    stated = replace(VARIANT, base=other.id)

    assert base_of(a_state(*PLACES, BASE, other, stated), stated) == other


def test_without_an_sop_for_adults_the_first_without_a_base_counts() -> None:
    first, child = a_sop("first", FOREIGN), a_sop("second", CHILD)
    base, variant = a_measure("A", "1", first), a_measure("A", "1", child)
    state = a_state(FOREIGN, CHILD, first, child, base, variant)

    assert base_of(state, variant) == base
    assert base_of(state, base) is None


def test_procedures_for_the_same_persons_are_no_variants_of_each_other() -> None:
    border, hotline = a_sop("border", ADULT), a_sop("hotline", ADULT)
    nobody = a_sop("nobody")
    measures = [a_measure("A", "1", sop) for sop in (border, hotline, nobody)]
    state = a_state(ADULT, border, hotline, nobody, *measures)

    assert [base_of(state, each) for each in measures] == [None, None, None]


@pytest.mark.parametrize(
    ("statement", "steps"),
    [
        (None, [OWN]),
        (VariantStatement.OWN_TEXT, [OWN]),
        (VariantStatement.REPLACED, [OWN]),
        (VariantStatement.ADDS, [THEIRS, OWN]),
        (VariantStatement.SAME_AS_ADULT, [THEIRS, OWN]),
        (VariantStatement.OMITTED, []),
    ],
)
def test_what_holds_follows_from_what_the_variant_states(
    statement: VariantStatement | None, steps: list[object]
) -> None:
    variant = replace(VARIANT, variant=statement)

    held = effective_steps(a_state(*PLACES, BASE, variant, THEIRS, OWN), variant)

    assert [each.step for each in held] == steps
    assert [each.is_taken_over for each in held] == [each is THEIRS for each in steps]


def test_a_variant_of_a_variant_takes_over_the_whole_chain_in_order() -> None:
    middle = replace(VARIANT, variant=VariantStatement.ADDS)
    last = a_measure(
        "Referral", "1.4", FOREIGNERS, base=middle.id, variant=VariantStatement.SAME_AS_ADULT
    )

    held = effective_steps(a_state(*PLACES, BASE, middle, last, THEIRS, OWN), last)

    assert [each.step for each in held] == [THEIRS, OWN]


def test_measures_that_name_each_other_as_base_hang_nothing() -> None:
    one = replace(BASE, base=VARIANT.id, variant=VariantStatement.SAME_AS_ADULT)
    two = replace(VARIANT, base=BASE.id, variant=VariantStatement.SAME_AS_ADULT)
    state = a_state(*PLACES, one, two, THEIRS, OWN)

    assert {each.step for each in effective_steps(state, one)} == {THEIRS, OWN}
    assert variants_of(state, one)


def test_variants_come_with_the_base_and_with_sops_that_have_none() -> None:
    variant = replace(VARIANT, variant=VariantStatement.SAME_AS_ADULT)

    told = variants_of(a_state(*PLACES, BASE, variant), variant)

    assert [(each.sop, each.measure, each.is_base) for each in told] == [
        (ADULTS, BASE, True),
        (FOREIGNERS, None, False),
        (CHILDREN, variant, False),
    ]
    assert told[1].statement is None

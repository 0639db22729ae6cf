from __future__ import annotations

from tests.builders import a_measure, a_population, a_sop, a_survey_mark
from tests.findings import finding, findings, kinds
from workbench.domain.entity import Detail
from workbench.domain.programme import Surveyed
from workbench.domain.sops import VariantStatement

RULE = "sop-no-child-variant"
ADULT, CHILD = a_population("adult", age_min=18), a_population("child", age_max=17)
FOR_ADULTS, FOR_CHILDREN = a_sop("adult", ADULT), a_sop("child", CHILD)
FIRST = a_measure("Identification", "1.1", FOR_ADULTS)
SECOND = a_measure("Referral", "1.4", FOR_ADULTS)
WORLD = (ADULT, CHILD, FOR_ADULTS, FOR_CHILDREN, FIRST)
LOOKED_UP = a_survey_mark(covers=Surveyed.MEASURE_VARIANTS, measures=("1.1",))


def test_a_measure_without_text_for_children_is_a_gap_where_it_was_looked_up() -> None:
    found = finding(RULE, *WORLD, LOOKED_UP)

    assert found.kind == "gap"
    assert found.about == (FIRST.id,)
    assert found.severity == "critical"


def test_a_measure_of_the_same_number_for_children_is_enough() -> None:
    same = a_measure("Identification", "1.1", FOR_CHILDREN, variant=VariantStatement.SAME_AS_ADULT)

    assert not findings(RULE, *WORLD, same, LOOKED_UP)


def test_a_text_for_children_that_nobody_read_exists_all_the_same() -> None:
    unread = a_measure("Identification", "1.1", FOR_CHILDREN, detail=Detail.NOT_RECORDED)

    assert not findings(RULE, *WORLD, unread)


def test_a_measure_nobody_looked_up_is_a_question() -> None:
    assert kinds(RULE, *WORLD) == ["unknown"]


def test_a_look_at_the_adults_text_does_not_count() -> None:
    mark = a_survey_mark(
        covers=Surveyed.MEASURE_VARIANTS, measures=("1.1",), populations=(ADULT.id,)
    )

    assert kinds(RULE, *WORLD, mark) == ["unknown"]


def test_without_any_procedure_for_children_there_is_one_question() -> None:
    found = finding(RULE, ADULT, CHILD, FOR_ADULTS, FIRST, SECOND)

    assert found.kind == "unknown"
    assert found.about == (FOR_ADULTS.id,)
    assert "2 measures" in found.message


def test_procedures_for_other_groups_are_not_asked() -> None:
    foreign = a_population("foreign")
    for_foreigners = a_sop("foreign", foreign)

    assert not findings(RULE, foreign, for_foreigners, a_measure(sop=for_foreigners))

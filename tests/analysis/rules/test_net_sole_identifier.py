from __future__ import annotations

from tests.builders import a_programme, a_survey_mark, an_agency
from tests.findings import finding, findings, kinds
from workbench.domain.agencies import AgencyType, Power
from workbench.domain.programme import Surveyed

RULE = "net-sole-identifier"
FORMAL = (Power.FORMAL_IDENTIFY,)
PROSECUTION = an_agency("Prosecution", type=AgencyType.PROSECUTION, powers=FORMAL)
NGO = an_agency("Shelter", type=AgencyType.NGO, powers=FORMAL)
SURVEYED = a_survey_mark(covers=Surveyed.FORMAL_POWERS)


def test_one_body_with_the_power_is_a_gap_where_powers_were_surveyed() -> None:
    border = an_agency("Border police", powers=(Power.INFORMAL_IDENTIFY,))

    found = finding(RULE, PROSECUTION, border, SURVEYED)

    assert found.kind == "gap"
    assert found.about == (PROSECUTION.id,)
    assert [each.about for each in found.evidence] == [PROSECUTION.id, border.id, SURVEYED.id]


def test_two_bodies_of_which_one_is_no_police_are_fine() -> None:
    assert not findings(RULE, PROSECUTION, NGO, SURVEYED)


def test_police_and_prosecution_alone_are_a_gap() -> None:
    police = an_agency("Police", type=AgencyType.LAW_ENFORCEMENT, powers=FORMAL)

    found = finding(RULE, PROSECUTION, police, SURVEYED)

    assert found.kind == "gap"
    assert "fear the authorities" in found.message


def test_a_body_of_no_recorded_type_is_not_taken_for_police() -> None:
    assert not findings(RULE, PROSECUTION, an_agency("Panel", powers=FORMAL), SURVEYED)


def test_without_a_survey_others_may_have_the_power() -> None:
    assert kinds(RULE, PROSECUTION) == ["unknown"]


def test_a_survey_of_one_agency_is_no_survey_of_all() -> None:
    mark = a_survey_mark(covers=Surveyed.FORMAL_POWERS, agency=PROSECUTION.id)

    assert kinds(RULE, PROSECUTION, mark) == ["unknown"]


def test_nobody_with_the_power_is_a_question_then_a_gap() -> None:
    programme, police = a_programme(), an_agency("Police")

    asked = finding(RULE, programme, police)
    known = finding(RULE, programme, police, SURVEYED)

    assert (asked.kind, known.kind) == ("unknown", "gap")
    assert known.title == "No body can recognise a victim"
    assert asked.about == known.about == (programme.id,)


def test_pseudo_and_retired_agencies_recognise_nobody() -> None:
    anybody = an_agency("Anybody", pseudo=True, powers=FORMAL)
    old = an_agency("Old", retired=True, powers=FORMAL)

    assert finding(RULE, PROSECUTION, anybody, old, SURVEYED).about == (PROSECUTION.id,)


def test_a_workspace_without_agencies_is_not_asked() -> None:
    assert not findings(RULE, SURVEYED)

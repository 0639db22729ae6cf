from __future__ import annotations

from tests.builders import a_category, a_service, a_survey_mark, an_area, an_offering
from tests.findings import finding, findings, kinds
from workbench.domain.values import Hours, HoursKind, OpenSpan

RULE = "cov-hours"
HOTLINES = a_category("INF.hotline")
LINE, OTHER_LINE = a_service("Line", HOTLINES), a_service("Other line", HOTLINES)
ALWAYS = Hours(HoursKind.ALWAYS)
BY_DAY = Hours(HoursKind.LIMITED, tuple(OpenSpan(day, 480, 1200) for day in range(1, 8)))
BY_NIGHT = Hours(HoursKind.LIMITED, tuple(OpenSpan(day, 1200, 480) for day in range(1, 8)))
WORLD = (HOTLINES, LINE, OTHER_LINE)


def lines(first: Hours | None, second: Hours | None) -> tuple[object, ...]:
    return an_offering(LINE, hours=first), an_offering(OTHER_LINE, hours=second)


def test_hotlines_that_all_close_at_night_are_a_gap() -> None:
    by_day = lines(BY_DAY, BY_DAY)

    found = finding(RULE, *WORLD, *by_day)

    assert found.kind == "gap"
    assert found.about == tuple(each.id for each in by_day)
    assert found.message.startswith("Persons who call for help at night or at the weekend")


def test_one_line_that_is_always_open_is_enough() -> None:
    assert not findings(RULE, *WORLD, *lines(None, ALWAYS))


def test_lines_that_take_turns_fill_the_week() -> None:
    assert not findings(RULE, *WORLD, *lines(BY_DAY, BY_NIGHT))


def test_a_line_whose_hours_nobody_recorded_is_asked() -> None:
    unrecorded, by_day = lines(None, BY_DAY)

    found = finding(RULE, *WORLD, unrecorded, by_day)

    assert found.kind == "unknown"
    assert found.about == (unrecorded.id,)


def test_lines_at_hours_nobody_wrote_down_may_take_turns() -> None:
    assert kinds(RULE, *WORLD, *lines(Hours(HoursKind.LIMITED), BY_NIGHT)) == ["unknown"]


def test_the_only_line_is_known_to_close_even_if_nobody_wrote_down_when() -> None:
    line = an_offering(LINE, hours=Hours(HoursKind.LIMITED))

    assert kinds(RULE, HOTLINES, LINE, line) == ["gap"]


def test_a_service_without_any_place_is_asked_for_its_hours() -> None:
    found = finding(RULE, HOTLINES, LINE)

    assert found.kind == "unknown"
    assert found.about == (LINE.id,)


def test_beds_of_which_none_is_recorded_are_a_question_once_services_are_recorded() -> None:
    beds = a_category("ACC.emergency")

    found = finding(RULE, beds, HOTLINES, LINE, an_offering(LINE, hours=ALWAYS))

    assert found.kind == "unknown"
    assert found.about == (beds.id,)


def test_beds_of_which_none_is_recorded_are_a_gap_where_the_country_was_surveyed() -> None:
    beds, country = a_category("ACC.emergency"), an_area("Country")
    mark = a_survey_mark(category=beds.id, area=country.id)
    line = an_offering(LINE, hours=ALWAYS)

    assert kinds(RULE, beds, country, mark, HOTLINES, LINE, line) == ["gap"]


def test_a_new_workspace_is_not_asked_for_services() -> None:
    assert not findings(RULE, HOTLINES, a_category("SEC.emergency"), a_category("ACC.emergency"))

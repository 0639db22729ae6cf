from __future__ import annotations

from tests.builders import a_referral, an_agency
from tests.findings import finding, findings, kinds
from workbench.domain.referrals import ReferralState
from workbench.domain.text import Text
from workbench.domain.values import Duration, Unit

RULE = "net-no-feedback"
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
DAY = Duration(1, Unit.DAY)
ANSWERED = {
    "acknowledge_within": DAY,
    "outcome_within": DAY,
    "feedback_channel": Text.of("feedback form"),
}


def test_a_referral_whose_answer_is_recorded_as_none_is_a_gap() -> None:
    referral = a_referral(POLICE, SHELTER, stated_none=("outcome_within",))

    found = finding(RULE, POLICE, SHELTER, referral)

    assert found.kind == "gap"
    assert found.about == (referral.id, SHELTER.id)
    assert "Shelter has not agreed the time to report what became of it with Police" in (
        found.message
    )


def test_a_referral_with_both_times_and_a_channel_is_fine() -> None:
    assert not findings(RULE, POLICE, SHELTER, a_referral(POLICE, SHELTER, **ANSWERED))


def test_a_referral_with_one_part_missing_is_a_question() -> None:
    referral = a_referral(POLICE, SHELTER, **{**ANSWERED, "outcome_within": None})

    found = finding(RULE, POLICE, SHELTER, referral)

    assert found.kind == "unknown"
    assert [each.text.split(": ")[1] for each in found.evidence] == [
        "recorded.",
        "not recorded.",
        "recorded.",
    ]


def test_pseudo_agencies_promise_nothing() -> None:
    anybody = an_agency("Anybody", pseudo=True)
    ways = (a_referral(anybody, SHELTER), a_referral(SHELTER, anybody))

    assert not findings(RULE, anybody, SHELTER, *ways)


def test_a_referral_drawn_as_missing_is_not_asked_for_an_answer() -> None:
    assert (
        kinds(RULE, POLICE, SHELTER, a_referral(POLICE, SHELTER, state=ReferralState.MISSING)) == []
    )

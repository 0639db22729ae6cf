"""What cards say of a step, in few words."""

from __future__ import annotations

import pytest

from tests.builders import a_measure, a_referral, a_sop, a_state, a_step, an_agency
from workbench.desktop.sops.describing import chips, told_hand_overs
from workbench.domain.referrals import ReferralState
from workbench.domain.sops import ProcedureException, Safeguard, SafeguardKind
from workbench.domain.steps import (
    Assignment,
    ConsentOverride,
    ConsentPoint,
    Part,
    Restriction,
    StepKind,
)
from workbench.domain.text import Text

POLICE = an_agency("Border Police", acronym=Text.of("BP"))
SHELTER = an_agency("Sofia shelter")
CARE = a_measure(sop=a_sop())
LED = Assignment(part=Part.LEAD, agency=POLICE.id)
TAKEN = Assignment(part=Part.RECEIVES, agency=SHELTER.id)


def test_a_card_tells_what_else_a_step_holds() -> None:
    safeguard = Safeguard(kind=SafeguardKind.INTERPRETER)
    step = a_step(
        measure=CARE,
        kind=StepKind.REFERRAL,
        restricts_liberty=Restriction.TRAVEL_BAN,
        consent=ConsentPoint(required=True),
        overrides=(ConsentOverride(must_share=True),),
        safeguards=(safeguard, safeguard),
        exceptions=(ProcedureException(text=Text.of("At night")),),
    )

    assert [words for words, _, _ in chips(step)] == [
        "restricts liberty",
        "hand-over",
        "consent",
        "duty to share",
        "2 safeguards",
        "exception",
    ]


@pytest.mark.parametrize("restriction", [None, Restriction.NONE])
def test_no_restriction_is_no_chip(restriction: Restriction | None) -> None:
    assert chips(a_step(measure=CARE, restricts_liberty=restriction)) == ()


def test_consent_is_told_once() -> None:
    step = a_step(measure=CARE, kind=StepKind.CONSENT, consent=ConsentPoint(required=True))

    assert [words for words, _, _ in chips(step)] == ["consent"]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (ReferralState.AGREED, ("BP → Sofia shelter", "good")),
        (None, ("BP → Sofia shelter · unconfirmed", "warning")),
        (ReferralState.MISSING, ("BP → Sofia shelter · no agreed link", "critical")),
    ],
)
def test_a_hand_over_tells_how_it_stands(
    state: ReferralState | None, told: tuple[str, str]
) -> None:
    referral = a_referral(POLICE, SHELTER, state=state)
    step = a_step(
        measure=CARE,
        kind=StepKind.REFERRAL,
        assignments=(LED, TAKEN),
        referrals=(referral.id,),
    )

    assert told_hand_overs(a_state(POLICE, SHELTER, step, referral), step, "en") == (told,)


def test_a_receiver_that_nobody_recorded_is_no_gap() -> None:
    step = a_step(measure=CARE, kind=StepKind.REFERRAL, assignments=(LED,))

    assert told_hand_overs(a_state(POLICE, step), step, "en") == (
        ("BP → ? · not on the map", "unknown"),
    )

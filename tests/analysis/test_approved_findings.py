"""The findings on the national example are the approved ones, each true by its source."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from workbench.analysis.register import GapRegister
from workbench.domain.edits.whole import BringIn
from workbench.domain.findings import Finding
from workbench.domain.kinds import find_anywhere
from workbench.domain.state import State
from workbench.exchange.examples import load_example

APPROVED = Path(__file__).parents[1] / "approved" / "findings_bulgaria.toml"
TODAY = date(2026, 11, 23)

Line = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def state() -> State:
    return BringIn(load_example("bulgaria")).apply(State())


@pytest.fixture(scope="module")
def found(state: State) -> tuple[Finding, ...]:
    return GapRegister(TODAY).refresh(state)


def line_of(state: State, finding: Finding) -> Line:
    entities = [find_anywhere(state, each) for each in finding.about]
    about = " ".join(each.code for each in entities if each is not None)
    if finding.aspect:
        about += f" | {finding.aspect}"
    return finding.rule, finding.kind.value, finding.severity.value, about


def test_every_finding_is_approved_and_every_approved_one_is_found(
    state: State, found: tuple[Finding, ...]
) -> None:
    groups = tomllib.loads(APPROVED.read_text(encoding="utf-8"))["findings"]
    approved = Counter(
        (group["rule"], group["kind"], group["severity"], about)
        for group in groups
        for about in group["about"]
    )
    now = Counter(line_of(state, each) for each in found)

    assert sorted((now - approved).elements()) == [], "found, but nobody approved it"
    assert sorted((approved - now).elements()) == [], "approved, but no longer found"
    assert all(group["because"] for group in groups)


@pytest.mark.parametrize(
    ("rule", "kind", "about"),
    [
        ("sop-no-time-limit", "gap", ["m1.4-adult-2"]),
        ("sop-no-time-limit", "unknown", ["m1.4-adult-3", "m1.4-adult-4"]),
        (
            "sop-step-no-lead",
            "unknown",
            [f"m1.1-adult-{number}" for number in (1, 2, 3)]
            + [f"m1.4-adult-{number}" for number in (1, 2, 3, 4, 5)],
        ),
        ("cov-child-age-band", "gap", ["sv-crisis-sofia-child-1 | male 15-17"]),
        ("cov-men", "unknown", ["sv-shelter-burgas-1", "sv-shelter-varna-1"]),
        ("gov-detention-route", "gap", ["m1.1-foreign-1"]),
        ("sop-time-inconsistent", "conflict", ["m2.2-adult m3.1-adult"]),
        ("sop-translation-stale", "conflict", ["m2.1-adult-1", "m2.2-adult"]),
        ("net-sole-identifier", "gap", ["PROS"]),
        ("cov-hours", "unknown", ["sv-hotline-1", "sv-a21-1", "sv-animus-1", "sv-child-line-1"]),
        ("gov-unsigned", "unknown", ["web"]),
    ],
)
def test_what_the_source_file_expects_is_found(
    state: State, found: tuple[Finding, ...], rule: str, kind: str, about: list[str]
) -> None:
    lines = [line_of(state, each) for each in found]
    mine = [line[3] for line in lines if line[:2] == (rule, kind)]

    for wanted in about:
        assert any(wanted in line for line in mine), wanted


@pytest.mark.parametrize("rule", ["net-no-feedback", "gov-no-mou"])
def test_every_referral_between_real_agencies_asks(
    state: State, found: tuple[Finding, ...], rule: str
) -> None:
    real = {
        referral.id
        for referral in state.referrals.values()
        if not any(
            state.agencies[end].pseudo
            for end in (referral.sender, referral.receiver)
            if end is not None
        )
    }
    asked = {each.about[0] for each in found if each.rule == rule and each.kind == "unknown"}

    assert asked == real
    assert len(real) == 13

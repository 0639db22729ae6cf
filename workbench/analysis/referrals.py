"""Referrals as rules see them: between agencies that exist, and not yet known to be missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.wording import name_of
from workbench.domain.agencies import Agency
from workbench.domain.programme import ServiceCategory
from workbench.domain.referrals import Referral, ReferralState
from workbench.domain.state import State

REFERRAL_KINDS = (Referral, Agency, ServiceCategory)


@dataclass(frozen=True, slots=True)
class StandingReferral:
    """A referral with the two agencies it joins."""

    referral: Referral
    sender: Agency
    receiver: Agency
    category: ServiceCategory | None

    @property
    def words(self) -> str:
        """The referral in a sentence: from A to B (shelter)."""
        about = f" ({name_of(self.category)})" if self.category else ""
        return f"from {name_of(self.sender)} to {name_of(self.receiver)}{about}"


def standing_referrals(state: State) -> Iterator[StandingReferral]:
    """Every referral between two real agencies.

    A pseudo-agency stands for nobody who could promise anything, and a referral recorded as
    missing is drawn on the map to say that it does not exist.
    """
    for referral in state.referrals.values():
        sender = state.agencies.find(referral.sender)
        receiver = state.agencies.find(referral.receiver)
        if sender is None or receiver is None or sender.pseudo or receiver.pseudo:
            continue
        if referral.state is ReferralState.MISSING:
            continue
        category = state.service_categories.find(referral.category)
        yield StandingReferral(referral, sender, receiver, category)

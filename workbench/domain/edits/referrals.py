"""Edits to referrals, on the map and from a procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.domain.edits.entities import drop, put
from workbench.domain.references import references_to, without
from workbench.domain.referrals import Referral, ReferralId
from workbench.domain.state import State
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class AddReferral:
    """Record that one agency sends people to another."""

    label: ClassVar = "Add referral"

    referral: Referral

    def apply(self, state: State) -> State:
        new = self.referral
        if new.sender not in state.agencies or new.receiver not in state.agencies:
            raise EditRefused("Both agencies must be on the map before they are joined.")
        for other in state.referrals.where("sender", new.sender):
            if (other.receiver, other.category, other.populations, other.stage) == (
                new.receiver,
                new.category,
                new.populations,
                new.stage,
            ):
                raise EditRefused(
                    "This referral is already on the map. Change that one, or say how this one "
                    "differs: service, stage or group."
                )
        return put(state, new)


@dataclass(frozen=True, slots=True)
class RemoveReferral:
    """Take a referral out; steps that used it no longer name it."""

    label: ClassVar = "Remove referral"

    referral_id: ReferralId

    def apply(self, state: State) -> State:
        if self.referral_id not in state.referrals:
            raise EditRefused("This referral is no longer there.")
        holders = {r.holder.id: r.holder for r in references_to(state, self.referral_id)}
        state = drop(state, Referral, self.referral_id)
        kept = (without(h, lambda _, key: key != self.referral_id) for h in holders.values())
        return put(state, *kept)

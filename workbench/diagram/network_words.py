"""The network map in words: who refers to whom, for what, for whom, and how far it is agreed."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.diagram.network_map import NetworkMap, drawable_referrals
from workbench.diagram.step_words import condition_words, inside_a_sentence, limit_of
from workbench.domain.records import Records
from workbench.domain.referrals import Referral, ReferralKind, ReferralState
from workbench.words import say

STATE_WORDS = {
    ReferralState.AGREED: "agreed",
    ReferralState.UNCONFIRMED: "not confirmed",
    ReferralState.PLANNED: "planned",
    ReferralState.MISSING: "missing",
    ReferralState.EXPIRED: "agreement expired",
}

_DOES = {
    ReferralKind.REFER: "{sender} refers to {receiver}",
    ReferralKind.TRANSFER: "{sender} transfers to {receiver}",
    ReferralKind.NOTIFY: "{sender} notifies {receiver}",
    ReferralKind.MANDATORY_REPORT: "{sender} must report to {receiver}",
    ReferralKind.JOINT_ACTION: "{sender} acts together with {receiver}",
    ReferralKind.INFORMATION: "{sender} informs {receiver}",
}


def network_sentences(records: Records, shown: NetworkMap, language: str) -> Iterator[str]:
    """A sentence for each referral, then those agencies that no referral names."""
    drawable = tuple(drawable_referrals(records))
    for referral in drawable:
        words = _sentence(records, referral, language)
        state = say(STATE_WORDS[referral.shown_state], language)
        yield f"{words}: {state}." if shown.states_told else f"{words}."
    half_known = len(records.referrals) - len(drawable)
    if half_known:
        words = "Referrals without a known sender or receiver: {count}."
        yield say(words, language, count=half_known)
    linked = {key for link in shown.links for key in (link.sender, link.receiver)}
    alone = [agency.name for agency in shown.agencies if agency.id not in linked]
    if alone:
        words = "No referrals are recorded for: {names}."
        yield say(words, language, names="; ".join(alone))


def referral_terms(records: Records, referral: Referral, language: str) -> str:
    """For what and for whom a referral is: "shelter; adult, foreign"."""
    category = records.service_categories.find(referral.category)
    what = (category.name.in_language(language) or category.code) if category is not None else ""
    populations = [
        records.populations[key] for key in referral.populations if key in records.populations
    ]
    whom = ", ".join(each.name.in_language(language) or each.code for each in populations)
    if referral.everyone:
        whom = say("everyone", language)
    return "; ".join(part for part in (what, whom) if part)


def _sentence(records: Records, referral: Referral, language: str) -> str:
    assert referral.sender is not None
    assert referral.receiver is not None
    does = say(
        _DOES[referral.kind or ReferralKind.REFER],
        language,
        sender=records.agencies[referral.sender].label(language),
        receiver=records.agencies[referral.receiver].label(language),
    )
    terms = referral_terms(records, referral, language)
    parts = [f"{does} ({terms})" if terms else does]
    condition = condition_words(referral.condition, language)
    if condition:
        words = inside_a_sentence(condition)
        parts.append(say("on condition: {condition}", language, condition=words))
    if referral.time_limit is not None:
        parts.append(inside_a_sentence(limit_of(records, referral.time_limit, language)))
    return ", ".join(parts)

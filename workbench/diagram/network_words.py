"""The network map in words: who refers to whom, for what, for whom, and how far it is agreed."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.diagram.network_map import NetworkMap, drawable_referrals
from workbench.diagram.step_words import condition_words, inside_a_sentence, time_words
from workbench.domain.records import Records
from workbench.domain.referrals import Referral, ReferralKind, ReferralState

STATE_WORDS = {
    ReferralState.AGREED: "agreed",
    ReferralState.UNCONFIRMED: "not confirmed",
    ReferralState.PLANNED: "planned",
    ReferralState.MISSING: "missing",
    ReferralState.EXPIRED: "agreement expired",
}

_DOES = {
    ReferralKind.REFER: "refers to",
    ReferralKind.TRANSFER: "transfers to",
    ReferralKind.NOTIFY: "notifies",
    ReferralKind.MANDATORY_REPORT: "must report to",
    ReferralKind.JOINT_ACTION: "acts together with",
    ReferralKind.INFORMATION: "informs",
}


def network_sentences(records: Records, shown: NetworkMap, language: str) -> Iterator[str]:
    """A sentence for each referral, then those agencies that no referral names."""
    for referral in drawable_referrals(records):
        yield _sentence(records, referral, language)
    half_known = len(records.referrals) - sum(1 for _ in drawable_referrals(records))
    if half_known:
        yield f"Referrals without a known sender or receiver: {half_known}."
    linked = {key for link in shown.links for key in (link.sender, link.receiver)}
    alone = [agency.name for agency in shown.agencies if agency.id not in linked]
    if alone:
        yield f"No referrals are recorded for: {'; '.join(alone)}."


def referral_terms(records: Records, referral: Referral, language: str) -> str:
    """For what and for whom a referral is: "shelter; adult, foreign"."""
    category = records.service_categories.find(referral.category)
    what = (category.name.in_language(language) or category.code) if category is not None else ""
    whom = (
        "everybody"
        if referral.everyone
        else ", ".join(
            records.populations[key].name.in_language(language) or records.populations[key].code
            for key in referral.populations
            if key in records.populations
        )
    )
    return "; ".join(part for part in (what, whom) if part)


def _sentence(records: Records, referral: Referral, language: str) -> str:
    assert referral.sender is not None
    assert referral.receiver is not None
    sender = records.agencies[referral.sender].label(language)
    receiver = records.agencies[referral.receiver].label(language)
    does = _DOES[referral.kind or ReferralKind.REFER]
    terms = referral_terms(records, referral, language)
    parts = [f"{sender} {does} {receiver}" + (f" ({terms})" if terms else "")]
    condition = condition_words(referral.condition, language)
    if condition:
        parts.append(f"on condition: {inside_a_sentence(condition)}")
    limit = time_words(referral.time_limit, language) if referral.time_limit is not None else ""
    if limit:
        parts.append(inside_a_sentence(limit))
    return f"{', '.join(parts)}: {STATE_WORDS[referral.shown_state]}."

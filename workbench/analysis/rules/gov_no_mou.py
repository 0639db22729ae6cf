"""Hand-overs of responsibility that no agreement backs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.referrals import REFERRAL_KINDS, StandingReferral, standing_referrals
from workbench.analysis.wording import how_recorded, name_of
from workbench.domain.agencies import Agency
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.referrals import Agreement, AgreementKind, Referral
from workbench.domain.state import State


@rule(
    "gov-no-mou",
    "Responsibility passes without agreement",
    family=Family.GOVERNANCE,
    severity=Severity.HIGH,
    reads=(*REFERRAL_KINDS, Agreement),
    source="SAFENET memorandum of understanding, Solomon Islands; OVC task force resources",
    standard=(
        Citation(
            "Cooperation in identification by formal arrangement: OHCHR recommended guideline 2.2"
        ),
        Citation("Council of Europe convention, article 10(1)"),
    ),
)
def referrals_without_agreement(context: Context) -> Iterator[Observation]:
    """Each referral between different agencies, without an agreement in force between them.

    A gap only where it is recorded that responsibility passes, and that there is no agreement
    or that the one it names has ended or is informal. Nothing where responsibility stays, or
    within one agency.
    """
    state = context.state
    by_party = _by_party(state)
    for standing in standing_referrals(state):
        referral = standing.referral
        if referral.responsibility_passes is False or _one_body(standing):
            continue
        agreements = _agreements(state, standing, by_party)
        if any(_binds(each, context.today) for each in agreements):
            continue
        absent = referral.says_none("agreement") or referral.agreement is not None
        kind = Kind.GAP if referral.responsibility_passes and absent else Kind.UNKNOWN
        yield Observation(
            kind=kind,
            about=(referral, standing.receiver),
            message=f"Persons referred {standing.words}: {_WHAT_IS_MISSING[kind]}",
            evidence=tuple(_evidence(referral, agreements, context.today)),
            remedy=_REMEDY[kind],
        )


_WHAT_IS_MISSING = {
    Kind.GAP: "responsibility for them passes, and no agreement in force binds the receiver.",
    Kind.UNKNOWN: "nobody has recorded an agreement on who is responsible for them.",
}
_REMEDY = {
    Kind.GAP: "Annex this referral to a memorandum of understanding, or renew the one that ended.",
    Kind.UNKNOWN: "Ask both agencies whether responsibility passes, and on which law, memorandum "
    "or protocol the referral rests.",
}


def _one_body(standing: StandingReferral) -> bool:
    sender, receiver = standing.sender, standing.receiver
    return sender.parent == receiver.id or receiver.parent == sender.id


def _by_party(state: State) -> dict[str, dict[str, Agreement]]:
    """The agreements of each agency, by id."""
    by_party: dict[str, dict[str, Agreement]] = {}
    for agreement in state.agreements.values():
        for party in agreement.parties:
            by_party.setdefault(party, {})[agreement.id] = agreement
    return by_party


def _agreements(
    state: State, standing: StandingReferral, by_party: dict[str, dict[str, Agreement]]
) -> tuple[Agreement, ...]:
    """The agreement the referral names, and those that both agencies are parties to."""
    sent, received = (
        {key: each for body in _bodies(agency) for key, each in by_party.get(body, {}).items()}
        for agency in (standing.sender, standing.receiver)
    )
    found = {k: each for k, each in sent.items() if k in received and _covers(each, standing)}
    named = state.agreements.find(standing.referral.agreement)
    if named is not None:
        found[named.id] = named
    return tuple(found[key] for key in sorted(found))


def _bodies(agency: Agency) -> tuple[str, ...]:
    """The agency, and the one that may have signed for it."""
    return (agency.id,) if agency.parent is None else (agency.id, agency.parent)


def _covers(agreement: Agreement, standing: StandingReferral) -> bool:
    """Whether the scope of the agreement, where one is recorded, takes in the referral."""
    return not agreement.categories or standing.referral.category in agreement.categories


def _binds(agreement: Agreement, today: date) -> bool:
    return agreement.kind is not AgreementKind.INFORMAL and agreement.in_force(today)


def _evidence(
    referral: Referral, agreements: tuple[Agreement, ...], today: date
) -> Iterator[Evidence]:
    passes = {True: "yes", None: "not recorded"}[referral.responsibility_passes]
    yield Evidence(f"Responsibility passes: {passes}.", referral.id)
    if not agreements:
        yield Evidence(f"Agreement: {how_recorded(referral, 'agreement')}.", referral.id)
    for each in agreements:
        why = "it is informal" if each.in_force(today) else _validity(each)
        yield Evidence(f"{name_of(each)} binds nobody today: {why}.", each.id)


def _validity(agreement: Agreement) -> str:
    begins = f"from {agreement.valid_from.isoformat()} " if agreement.valid_from else ""
    ends = f"until {agreement.valid_to.isoformat()}" if agreement.valid_to else ""
    return f"it is valid {begins}{ends}".strip()

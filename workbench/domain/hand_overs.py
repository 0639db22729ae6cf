"""Hand-overs in a procedure: which referrals of the map a step stands for, and how sure they are.

A hand-over that nobody has joined to the map is not a gap: it is only known to be one where it is
recorded that there is no referral, or where the sender was asked for all its referrals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from workbench.domain.programme import Surveyed
from workbench.domain.records import Records
from workbench.domain.referrals import Referral, ReferralState
from workbench.domain.steps import Assignment, Part, Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import AgencyId


class Standing(StrEnum):
    """How a hand-over stands to the map: the state of its referral, or that it has none yet."""

    AGREED = "agreed"
    UNCONFIRMED = "unconfirmed"
    PLANNED = "planned"
    MISSING = "missing"
    EXPIRED = "expired"
    UNLINKED = "unlinked"
    NOT_ON_MAP = "not_on_map"


@dataclass(frozen=True, slots=True)
class End:
    """One end of a hand-over: an agency, a role in words, or nobody recorded."""

    agency: AgencyId | None = None
    role: Text = Text()

    def words(self, records: Records, language: str) -> str:
        """What it is called: the acronym where there is one, "?" where nobody is recorded."""
        agency = records.agencies.find(self.agency)
        if agency is None:
            return self.role.in_language(language) or "?"
        return agency.acronym.exactly(language) or agency.label(language)


@dataclass(frozen=True, slots=True)
class HandOver:
    """From whom to whom a step hands over, the referral it stands for, and how that stands."""

    sender: End
    receiver: End
    standing: Standing
    referral: Referral | None = None

    @property
    def can_be_added(self) -> bool:
        """Whether both ends are known, and no referral joins them yet."""
        joined = self.standing in (Standing.NOT_ON_MAP, Standing.MISSING)
        both = self.sender.agency is not None and self.receiver.agency is not None
        return both and joined and self.referral is None

    def words(self, records: Records, language: str) -> str:
        """From whom to whom: "Border Police → Sofia shelter"."""
        return f"{self.sender.words(records, language)} → {self.receiver.words(records, language)}"


def is_hand_over(step: Step) -> bool:
    """Whether the step passes a person, or word of one, to somebody else."""
    return (
        step.kind is StepKind.REFERRAL or bool(step.referrals) or bool(step.actors(Part.RECEIVES))
    )


def senders(step: Step) -> tuple[End, ...]:
    """Who sends: those who lead the step."""
    return _ends(step.leads)


def receivers(step: Step) -> tuple[End, ...]:
    """Who receives; where a referral names nobody so, those who are informed of it."""
    named = _ends(step.actors(Part.RECEIVES))
    if named or step.kind is not StepKind.REFERRAL:
        return named
    return _ends(step.actors(Part.INFORMED))


def hand_overs(records: Records, step: Step, today: date | None = None) -> tuple[HandOver, ...]:
    """The referrals a step stands for, then the pairs it names that are joined to none."""
    if not is_hand_over(step):
        return ()
    bound = [each for key in step.referrals if (each := records.referrals.find(key)) is not None]
    told = [_bound(records, each, today) for each in bound]
    leads, takers = senders(step) or _whole_measure(records, step), receivers(step)
    if not (bound or leads or takers):
        return ()
    pairs = product(leads or (End(),), takers or (End(),))
    told += [
        _unbound(records, step, sender, receiver)
        for sender, receiver in pairs
        if not _is_told(records, sender, receiver, bound)
    ]
    return tuple(told)


def offered(records: Records, step: Step) -> tuple[Referral, ...]:
    """Referrals of the map that the step could stand for, those that fit best first.

    They leave one of its senders or reach one of its receivers, or both where both are named.
    """
    leads, takers = senders(step), receivers(step)
    if not any(end.agency for end in (*leads, *takers)):
        return ()
    fitting = [
        each
        for each in records.referrals.values()
        if each.id not in step.referrals
        and _fits(records, leads, each.sender)
        and _fits(records, takers, each.receiver)
    ]
    return tuple(sorted(fitting, key=lambda each: (not _is_exact(each, leads, takers), each.code)))


def standing_of(records: Records, referral: Referral, today: date | None = None) -> Standing:
    """How far a referral is agreed; one that rests on an agreement ends with it."""
    state = referral.shown_state
    agreement = records.agreements.find(referral.agreement)
    ended = (
        today is not None
        and agreement is not None
        and agreement.valid_to is not None
        and agreement.valid_to < today
    )
    if ended and state is ReferralState.AGREED:
        return Standing.EXPIRED
    return Standing(state.value)


def bodies(records: Records, agency: AgencyId | None) -> set[AgencyId]:
    """The agency and the one it belongs to: a ministry acts through its units."""
    found = records.agencies.find(agency)
    if found is None:
        return set()
    return {found.id} if found.parent is None else {found.id, found.parent}


def is_sent_by_another(records: Records, step: Step, referral: Referral) -> bool:
    """Whether the agencies that lead the step neither send nor receive the referral."""
    sender = records.agencies.find(referral.sender)
    if sender is None or sender.pseudo:
        return False
    joined = bodies(records, referral.sender) | bodies(records, referral.receiver)
    leads = [bodies(records, agency) for agency in lead_agencies(step)]
    return bool(leads) and not any(joined & lead for lead in leads)


def lead_agencies(step: Step) -> tuple[AgencyId, ...]:
    """The agencies that lead a step, each once."""
    return tuple(dict.fromkeys(each.agency for each in step.leads if each.agency is not None))


def _ends(actors: tuple[Assignment, ...]) -> tuple[End, ...]:
    """Each agency once; a post of an agency is that agency."""
    return tuple(
        dict.fromkeys(
            End(each.agency) if each.agency is not None else End(role=each.role)
            for each in actors
            if each.agency is not None or each.role
        )
    )


def _whole_measure(records: Records, step: Step) -> tuple[End, ...]:
    """Who carries out the measure, in its own words, where the step names nobody."""
    measure = records.measures.find(step.measure)
    return (End(role=measure.who),) if measure is not None and measure.who else ()


def _bound(records: Records, referral: Referral, today: date | None) -> HandOver:
    standing = standing_of(records, referral, today)
    return HandOver(End(referral.sender), End(referral.receiver), standing, referral)


def _is_told(records: Records, sender: End, receiver: End, bound: list[Referral]) -> bool:
    """Whether a referral that the step stands for says what this pair would say.

    An end of which only a role is known may be any agency, so one referral is enough.
    """
    return any(
        (sender.agency is None or _same(records, sender.agency, each.sender))
        and (receiver.agency is None or _same(records, receiver.agency, each.receiver))
        for each in bound
    )


def _unbound(records: Records, step: Step, sender: End, receiver: End) -> HandOver:
    if sender.agency is not None and receiver.agency is not None:
        for each in records.referrals.where("sender", sender.agency):
            if each.receiver == receiver.agency:
                missing = each.state is ReferralState.MISSING
                standing = Standing.MISSING if missing else Standing.UNLINKED
                return HandOver(sender, receiver, standing, each)
    absent = step.says_none("referrals") or _was_asked(records, sender.agency)
    return HandOver(sender, receiver, Standing.MISSING if absent else Standing.NOT_ON_MAP)


def _was_asked(records: Records, agency: AgencyId | None) -> bool:
    """Whether an agency has answered to whom it refers: what it did not name, it does not do."""
    marks = records.survey_marks.where("covers", Surveyed.REFERRALS) if agency else ()
    return any(mark.agency == agency and mark.answered for mark in marks)


def _fits(records: Records, ends: tuple[End, ...], agency: AgencyId | None) -> bool:
    named = [end.agency for end in ends if end.agency is not None]
    return not named or any(_same(records, each, agency) for each in named)


def _same(records: Records, one: AgencyId, other: AgencyId | None) -> bool:
    return bool(bodies(records, one) & bodies(records, other))


def _is_exact(referral: Referral, leads: tuple[End, ...], takers: tuple[End, ...]) -> bool:
    return End(referral.sender) in leads and End(referral.receiver) in takers

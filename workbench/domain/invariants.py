"""What must hold after every edit, whichever way it came in.

`refuse_broken` looks only at what a delta touched. Each check raises EditRefused with a sentence
that says what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workbench.domain.agencies import Agency
from workbench.domain.assurance import Waiver
from workbench.domain.delta import Delta
from workbench.domain.entity import Detail, Entity
from workbench.domain.kinds import label_of, tables, word_for
from workbench.domain.programme import Area, Programme
from workbench.domain.references import references_from, references_to
from workbench.domain.referrals import Referral
from workbench.domain.services import Offering
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step, Transition
from workbench.domain.text import WORKING_LANGUAGE
from workbench.domain.values import GroupRule
from workbench.errors import EditRefused

# A check is only ever given the kind it is listed under, which the mapping cannot say: hence Any.
Check = Callable[[State, Any], None]


def refuse_broken(state: State, delta: Delta) -> None:
    """Raise EditRefused where the state after the delta breaks a rule of the domain."""
    for change in delta.changes:
        if change.after is not None:
            if change.before is None:
                _refuse_id_in_use(state, change.table, change.after)
            _refuse_dangling(state, change.after)
            for check in _CHECKS.get(type(change.after), ()):
                check(state, change.after)
        elif change.before is not None:
            _refuse_still_named(state, change.before)


def _refuse_id_in_use(state: State, table: str, entity: Entity) -> None:
    """An id stands for one thing among all kinds: choices, findings and comments go by it."""
    for other, kind in tables().items():
        if other != table and entity.id in getattr(state, other):
            raise EditRefused(
                f"{label_of(entity, WORKING_LANGUAGE)} has the id of something else "
                f"({word_for(kind)}). Give it one of its own."
            )


def _refuse_dangling(state: State, entity: Entity) -> None:
    for reference in references_from(entity):
        if reference.target not in getattr(state, reference.table):
            kind = word_for(tables()[reference.table])
            raise EditRefused(
                f"The {word_for(type(entity))} {label_of(entity, WORKING_LANGUAGE)!r} points at "
                f"an unknown {kind}. Choose one that is recorded, or leave it empty."
            )


def _refuse_still_named(state: State, entity: Entity) -> None:
    holders = list({r.holder.id: r.holder for r in references_to(state, entity.id)}.values())
    if holders:
        named = ", ".join(_described(holder) for holder in holders[:3])
        more = f" and {len(holders) - 3} more" if len(holders) > 3 else ""
        raise EditRefused(
            f"{label_of(entity, WORKING_LANGUAGE)} is still named by {named}{more}. "
            "Change those first, or remove them with it."
        )


def _described(entity: Entity) -> str:
    return f"{word_for(type(entity))} {label_of(entity, WORKING_LANGUAGE)!r}"


def _one_programme(state: State, programme: Programme) -> None:
    if len(state.programmes) > 1:
        raise EditRefused("A workspace has one programme. Change the one it has.")
    if not programme.languages:
        raise EditRefused("A programme needs at least one language.")


def _agency_has_a_name_of_its_own(state: State, agency: Agency) -> None:
    if not agency.name:
        raise EditRefused("An agency needs a name.")
    for language, name in agency.name:
        if not name.strip():
            raise EditRefused("An agency needs a name that is more than spaces.")
        for other in state.agencies.values():
            if other.id != agency.id and other.name.exactly(language).casefold() == name.casefold():
                raise EditRefused(
                    f"There is already an agency called {other.name.exactly(language)}. "
                    "Choose another name, or use that one."
                )


def _no_own_ancestor(table: str) -> Check:
    def check(state: State, entity: Any) -> None:
        seen = {entity.id}
        above = entity.parent
        while above is not None:
            if above in seen:
                raise EditRefused(
                    f"{label_of(entity, WORKING_LANGUAGE)} cannot stand below itself. "
                    "Choose another parent."
                )
            seen.add(above)
            parent = getattr(state, table).find(above)
            above = parent.parent if parent else None

    return check


def _referral_joins_two(_: State, referral: Referral) -> None:
    if referral.sender is None or referral.receiver is None:
        raise EditRefused("A referral needs an agency that sends and one that receives.")
    if referral.sender == referral.receiver:
        raise EditRefused("An agency cannot refer to itself. Choose another receiver.")
    if referral.fallback == referral.id:
        raise EditRefused("A referral cannot be its own fallback. Choose another one.")


def _measure_number_is_free(state: State, measure: Measure) -> None:
    if measure.sop is None:
        raise EditRefused("A measure belongs to an SOP. Choose one.")
    for other in state.measures.where("sop", measure.sop):
        if other.id != measure.id and measure.number and other.number == measure.number:
            raise EditRefused(
                f"This SOP already has a measure {measure.number}. Choose another number."
            )


def _step_has_a_title(_: State, step: Step) -> None:
    if step.measure is None:
        raise EditRefused("A step belongs to a measure. Choose one.")
    if not step.title and step.detail is not Detail.NOT_RECORDED:
        raise EditRefused("A step needs a title.")


def _step_stays_with_its_branches(state: State, step: Step) -> None:
    """Moving a step elsewhere would tear the branches that lead from and to it."""
    for end, other_end in (("origin", "target"), ("target", "origin")):
        for transition in state.transitions.where(end, step.id):
            other = state.steps.find(getattr(transition, other_end))
            if other is not None and other.measure != step.measure:
                raise EditRefused(
                    f"{label_of(step, WORKING_LANGUAGE)} is joined to steps of another measure. "
                    "Remove its branches first."
                )


def _transition_joins_one_measure(state: State, transition: Transition) -> None:
    origin, target = state.steps.find(transition.origin), state.steps.find(transition.target)
    if origin is None or target is None:
        raise EditRefused("A branch needs a step it leaves and a step it leads to.")
    if origin.measure != target.measure:
        raise EditRefused("A branch leads to a step of the same measure. Choose another step.")


def _ages_in_order(_: State, offering: Offering) -> None:
    for rule in offering.groups:
        _refuse_impossible_ages(rule)
    if offering.capacity is not None and offering.capacity.value < 0:
        raise EditRefused("A capacity cannot be negative.")


def _refuse_impossible_ages(rule: GroupRule) -> None:
    low = 0 if rule.age_min is None else rule.age_min
    high = 200 if rule.age_max is None else rule.age_max
    if low < 0 or high < low:
        raise EditRefused(f"Nobody is between {low} and {high} years old. Correct the ages.")


def _waiver_says_why(_: State, waiver: Waiver) -> None:
    if not waiver.finding:
        raise EditRefused("A waiver belongs to a finding. Choose one.")
    if not any(text.strip() for _, text in waiver.reason):
        raise EditRefused("Write down why this finding is accepted; the reason is printed.")


_CHECKS: Mapping[type[Entity], tuple[Check, ...]] = {
    Programme: (_one_programme,),
    Area: (_no_own_ancestor("areas"),),
    Agency: (_agency_has_a_name_of_its_own, _no_own_ancestor("agencies")),
    Referral: (_referral_joins_two,),
    Measure: (_measure_number_is_free,),
    Step: (_step_has_a_title, _step_stays_with_its_branches),
    Transition: (_transition_joins_one_measure,),
    Offering: (_ages_in_order,),
    Waiver: (_waiver_says_why,),
}

"""Editions that are used without the signatures of those who must act on them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.wording import how_recorded, listed, name_of
from workbench.domain.agencies import Agency
from workbench.domain.editions import Edition, EditionState, SignOff, SignOffKind
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.values import AgencyId

_APPROVES = {SignOffKind.APPROVED, SignOffKind.ENDORSED}


@rule(
    "gov-unsigned",
    "In force without signatures",
    family=Family.GOVERNANCE,
    severity=Severity.HIGH,
    reads=(Edition, SignOff, Step, Agency),
    source="Trafficking in Persons reports: Malaysia 2020, Indonesia 2020",
    standard=(
        Citation(
            "Procedures agreed between agencies and civil society in writing: Bali Process "
            "policy guide on protecting victims"
        ),
    ),
)
def unsigned_editions(context: Context) -> Iterator[Observation]:
    """The current edition, where approval is missing or nobody recorded it.

    A gap where the edition is in force and it is recorded that nobody approved it, or that an
    agency that leads a step did not. Unknown where approvals are not recorded or were not read.
    Drafts need no signature, and neither do editions that are no longer used.
    """
    state = context.state
    for edition in state.editions.values():
        if not _is_used(edition):
            continue
        refused = tuple(_refusals(state, edition))
        if edition.state is EditionState.IN_FORCE and refused:
            yield from (_unsigned_by(state, edition, each) for each in refused)
        elif not _is_approved(state, edition):
            yield _without_approval(state, edition)


def _is_used(edition: Edition) -> bool:
    if edition.state is None:
        return edition.current
    return edition.state is EditionState.IN_FORCE


def _refusals(state: State, edition: Edition) -> Iterator[SignOff]:
    """Recorded sign-offs of agencies that lead a step, said to have never been given."""
    leads = _leading_agencies(state)
    for each in state.sign_offs.where("edition", edition.id):
        if each.agency in leads and each.says_none("signed_on"):
            yield each


def _is_approved(state: State, edition: Edition) -> bool:
    """Whether somebody approved it for all, or each agency that leads a step did."""
    if edition.approved_by:
        return True
    signed = {
        each.agency
        for each in state.sign_offs.where("edition", edition.id)
        if each.kind in _APPROVES and each.signed_on is not None
    }
    leads = _leading_agencies(state)
    return bool(signed) and leads <= signed


def _leading_agencies(state: State) -> set[AgencyId]:
    leads = {each.agency for step in state.steps.values() for each in step.leads}
    agencies = (state.agencies.find(each) for each in leads)
    return {each.id for each in agencies if each is not None and not each.pseudo}


def _unsigned_by(state: State, edition: Edition, refused: SignOff) -> Observation:
    agency = name_of(state.agencies.find(refused.agency))
    return Observation(
        kind=Kind.GAP,
        about=(edition, refused),
        message=(
            f"Persons whose case {agency} leads: {name_of(edition)} is in force, but {agency} has "
            "not signed it."
        ),
        evidence=(Evidence(f"Signature of {agency}: recorded as missing.", refused.id),),
        remedy=f"Bring the edition to {agency} for signature, or change who leads its steps.",
    )


def _without_approval(state: State, edition: Edition) -> Observation:
    in_force = edition.state is EditionState.IN_FORCE
    kind = Kind.GAP if in_force and edition.says_none("approved_by") else Kind.UNKNOWN
    who = f"All who must act on {name_of(edition)}"
    return Observation(
        kind=kind,
        about=(edition,),
        message=f"{who}: {_WHAT_IS_MISSING[kind]}",
        evidence=tuple(_evidence(state, edition)),
        remedy=_REMEDY[kind],
    )


_WHAT_IS_MISSING = {
    Kind.GAP: "it is in force, and nobody has approved it.",
    Kind.UNKNOWN: "nobody has recorded who approved it.",
}
_REMEDY = {
    Kind.GAP: "Run a round of signatures among the agencies that lead a step.",
    Kind.UNKNOWN: "Find the decision by which it was adopted, and record who signed it.",
}


def _evidence(state: State, edition: Edition) -> Iterator[Evidence]:
    yield Evidence(f"Approved by: {how_recorded(edition, 'approved_by')}.", edition.id)
    leads = _leading_agencies(state)
    if leads:
        names = listed(sorted(name_of(state.agencies.find(each)) for each in leads))
        yield Evidence(f"Agencies that lead a step: {names}.", edition.id)

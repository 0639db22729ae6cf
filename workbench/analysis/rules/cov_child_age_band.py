"""Children for whom no placement exists, by age and sex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.groups import ADULT_AGE
from workbench.analysis.offerings import (
    CHILD_PLACEMENT,
    OFFERING_KINDS,
    admission_evidence,
    areas_served,
    areas_surveyed,
    in_code_order,
    offering_name,
    serving,
    takes,
    usable_offerings,
)
from workbench.analysis.surveyed import SURVEY_KINDS, services_survey
from workbench.analysis.wording import listed, name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.programme import Area, SurveyMark
from workbench.domain.services import Offering
from workbench.domain.state import State
from workbench.domain.values import Sex


@dataclass(frozen=True, slots=True)
class _Band:
    """Children of one or both sexes whose ages follow each other."""

    sexes: tuple[Sex, ...]
    youngest: int
    oldest: int

    @property
    def ages(self) -> range:
        return range(self.youngest, self.oldest + 1)

    @property
    def aspect(self) -> str:
        return f"{'+'.join(self.sexes)} {self.youngest}-{self.oldest}"

    @property
    def words(self) -> str:
        """The children in words: "Boys of 15 to 17"."""
        who = _WHO[self.sexes]
        if (self.youngest, self.oldest) == (0, ADULT_AGE - 1):
            return f"{who} of any age"
        if self.youngest == 0:
            return f"{who} up to {self.oldest}"
        same = self.youngest == self.oldest
        return f"{who} of {self.youngest}" if same else f"{who} of {self.youngest} to {self.oldest}"


_WHO = {
    (Sex.FEMALE,): "Girls",
    (Sex.MALE,): "Boys",
    (Sex.FEMALE, Sex.MALE): "Children",
}


@rule(
    "cov-child-age-band",
    "Child age band without placement",
    family=Family.COVERAGE,
    severity=Severity.CRITICAL,
    reads=(*OFFERING_KINDS, *SURVEY_KINDS),
    source="Admission rule of the Sofia crisis centre for children, notice of 2017",
    standard=(
        Citation("Secure and suitable housing: Council of Europe convention, article 12(1)a"),
        Citation("Special needs of children: Council of Europe convention, article 12(7)"),
    ),
)
def children_without_placement(context: Context) -> Iterator[Observation]:
    """For each area, the ages below 18 of each sex that no recorded child placement takes.

    A gap where the child placements of the area were surveyed for these ages, else unknown; and
    unknown too where it is not recorded whom a placement takes.
    """
    state = context.state
    placements = usable_offerings(state, CHILD_PLACEMENT)
    for key in sorted({*areas_served(placements), *areas_surveyed(state, CHILD_PLACEMENT)}):
        area = state.areas.find(key)
        if area is None:
            continue
        here = serving(state, placements, key)
        answers = _answers(state, here)
        for band in _bands(answers):
            yield _without_place(state, area, band, here)
        undecided = tuple(each for each in here if _is_undecided(state, each))
        if undecided and any(answer is None for answer in answers.values()):
            yield _not_recorded(state, area, undecided)


def _answers(state: State, here: Iterable[Offering]) -> dict[tuple[Sex, int], bool | None]:
    """Whether children of each sex and age have a place here; None where nobody recorded it."""
    answers: dict[tuple[Sex, int], bool | None] = {}
    for sex in Sex:
        for age in range(ADULT_AGE):
            found = {takes(state, each, age, sex) for each in here}
            answers[sex, age] = True if True in found else None if None in found else False
    return answers


def _bands(answers: dict[tuple[Sex, int], bool | None]) -> Iterator[_Band]:
    """Runs of ages that nobody takes; one run for both sexes where theirs are the same."""
    runs: dict[tuple[int, int], list[Sex]] = {}
    for sex in Sex:
        ages = [age for age in range(ADULT_AGE) if answers[sex, age] is False]
        for run in _runs(ages):
            runs.setdefault(run, []).append(sex)
    for (youngest, oldest), sexes in runs.items():
        yield _Band(tuple(sexes), youngest, oldest)


def _runs(ages: list[int]) -> Iterator[tuple[int, int]]:
    """Ages that follow each other, as first and last."""
    begins = [age for age in ages if age - 1 not in ages]
    ends = [age for age in ages if age + 1 not in ages]
    return zip(begins, ends, strict=True)


def _without_place(
    state: State, area: Area, band: _Band, here: tuple[Offering, ...]
) -> Observation:
    mark = services_survey(state, CHILD_PLACEMENT, area.id, band.ages)
    place = name_of(area)
    if mark is not None:
        message = (
            f"{band.words} found in {place} have no place to stay: no child placement there "
            "takes them."
        )
        remedy = (
            "Agree on foster care or a second home for them, or ask a placement to change whom "
            "it takes."
        )
    else:
        message = (
            f"{band.words} found in {place}: no recorded child placement takes them, and nobody "
            "has recorded whether there is another."
        )
        remedy = f"Ask who places these children in {place}, and mark the survey when it is done."
    return Observation(
        kind=Kind.UNKNOWN if mark is None else Kind.GAP,
        about=(area, *in_code_order(here)),
        aspect=band.aspect,
        message=message,
        evidence=(*admission_evidence(state, here), *_survey(mark)),
        remedy=remedy,
    )


def _not_recorded(state: State, area: Area, undecided: tuple[Offering, ...]) -> Observation:
    names = listed(offering_name(state, each) for each in in_code_order(undecided))
    return Observation(
        kind=Kind.UNKNOWN,
        about=(*in_code_order(undecided), area),
        aspect="whom it takes",
        message=f"Children found in {name_of(area)}: nobody has recorded whom {names} takes.",
        evidence=admission_evidence(state, undecided),
        remedy="Ask the placement which ages and which sex it takes, and record it.",
    )


def _is_undecided(state: State, offering: Offering) -> bool:
    return any(takes(state, offering, age, sex) is None for sex in Sex for age in range(ADULT_AGE))


def _survey(mark: SurveyMark | None) -> Iterator[Evidence]:
    if mark is not None:
        yield Evidence("The child placements here were surveyed: what is recorded is all.", mark.id)

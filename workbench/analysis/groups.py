"""Groups of persons as rules need them: by age, so that children and adults can be told apart."""

from __future__ import annotations

from workbench.domain.programme import Population

ADULT_AGE = 18
OLDEST = 120


def is_for_children(population: Population | None) -> bool:
    """Whether everybody in the group is under 18."""
    if population is None:
        return False
    return _oldest(population) < ADULT_AGE


def is_for_adults(population: Population | None) -> bool:
    """Whether the group is that of all adults, whatever their circumstances."""
    return (
        population is not None
        and not population.condition
        and population.age_min is not None
        and population.age_min >= ADULT_AGE
    )


def takes_in(population: Population, age: int) -> bool:
    """Whether everybody of this age belongs to the group, whatever their circumstances.

    Never where the group says nothing about ages: nobody recorded whom it takes in.
    """
    return (
        not population.condition
        and (population.age_min, population.age_max) != (None, None)
        and (population.age_min or 0) <= age <= _oldest(population)
    )


def _oldest(population: Population) -> int:
    return OLDEST if population.age_max is None else population.age_max

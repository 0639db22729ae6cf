"""A workspace of the size of a whole country with its provinces: 500 SOPs of 40 steps each."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from tests.builders import (
    a_form,
    a_measure,
    a_programme,
    a_referral,
    a_sop,
    a_stage,
    a_state,
    a_step,
    a_transition,
    an_agency,
)
from workbench.domain.entity import Entity
from workbench.domain.order import spread
from workbench.domain.state import State
from workbench.domain.steps import Assignment, ConsentPoint, Part, StepKind
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

SOPS, STEPS, AGENCIES, FORMS = 500, 40, 60, 30


def many_procedures(sops: int = SOPS, steps: int = STEPS, seed: int = 7) -> State:
    """SOPs with one measure each, whose steps have leads, limits, forms, texts and branches."""
    random = Random(seed)
    agencies = [an_agency(f"Agency {number}") for number in range(AGENCIES)]
    forms = [a_form(f"F-{number}") for number in range(FORMS)]
    stage = a_stage()
    found: list[Entity] = [a_programme(languages=("en", "bg")), stage, *agencies, *forms]
    found += [a_referral(a, b) for a, b in pairwise(agencies)]
    for number in range(sops):
        sop = a_sop(f"sop-{number}")
        measure = a_measure(f"Procedure {number}", "1.1", sop, stage=stage)
        found += [sop, measure]
        found += _steps(random, measure, agencies, forms, steps)
    return a_state(*found)


def _steps(random, measure, agencies, forms, count):  # type: ignore[no-untyped-def]  # a fixture
    orders = spread(count)
    row = []
    for place in range(count):
        kind = random.choice(
            [StepKind.ACTION, StepKind.ACTION, StepKind.REFERRAL, StepKind.DECISION]
        )
        lead, other = random.sample(agencies, 2)
        limit = TimeLimit(
            kind=LimitKind.DEADLINE, duration=Duration(random.randint(1, 72), Unit.HOUR)
        )
        row.append(
            a_step(
                f"Step {place} of {measure.code}",
                str(place + 1),
                measure,
                order=orders[place],
                kind=kind,
                text=Text.of("What is done here, in a sentence or two.", bg="Какво се прави тук."),
                how=(Text.of("First this."), Text.of("Then that.")),
                assignments=(
                    Assignment(part=Part.LEAD, agency=lead.id),
                    Assignment(part=Part.SUPPORT, agency=other.id),
                ),
                time_limits=(limit,) if random.random() < 0.6 else (),
                forms=(random.choice(forms).id,) if random.random() < 0.4 else (),
                consent=ConsentPoint() if random.random() < 0.05 else None,
            )
        )
    branches = [
        a_transition(row[place], row[random.randrange(count)]) for place in range(0, count - 1, 5)
    ]
    return [*row, *(each for each in branches if each.origin != each.target)]

"""A handbook can say what changed since an edition, and marks the steps that did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.builders import a_measure, a_population, a_sop, a_stage, a_state, a_step, an_agency
from workbench.domain.audiences import Audience
from workbench.domain.export_view import export_view
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.publishing.blocks import StepMark, Steps
from workbench.publishing.compose import composed
from workbench.publishing.options import PrintOptions
from workbench.publishing.product import products
from workbench.publishing.reading import texts

ADULT, STAGE = a_population("adult"), a_stage()
SOP = a_sop("adults", ADULT)
MEASURE = a_measure("Referral", "1.4", SOP, STAGE)
CONSENT, CONTACT = a_step("Consent", "1", MEASURE), a_step("Contact", "2", MEASURE)
BEFORE = a_state(ADULT, STAGE, SOP, MEASURE, CONSENT, CONTACT)


def printed(now: State, before: State | None) -> str:
    return "\n".join(texts(blocks(now, before)))


def blocks(now: State, before: State | None) -> tuple[object, ...]:
    audience = Audience.PARTNERS
    since = export_view(before, audience) if before is not None else None
    options = PrintOptions(audience=audience, today=date(2026, 1, 15), since=since)
    return composed(products["handbook"], export_view(now, audience), options)


def test_without_an_earlier_edition_nothing_is_said_of_changes() -> None:
    assert "What changed" not in printed(BEFORE, None)


def test_a_step_that_changed_is_listed_and_marked() -> None:
    changed = replace(CONTACT, text=Text.of("Call first."))
    now = replace(BEFORE, steps=BEFORE.steps.put(changed))

    told = printed(now, BEFORE)

    assert "1.4 adult, step 2" in told
    (steps,) = [each for each in blocks(now, BEFORE) if isinstance(each, Steps)]
    assert [StepMark.CHANGED in row.marks for row in steps.rows] == [False, True]


def test_what_was_added_and_removed_is_named() -> None:
    now = replace(
        BEFORE,
        agencies=BEFORE.agencies.put(an_agency("Harbour House")),
        steps=BEFORE.steps.drop(CONTACT.id),
    )

    told = printed(now, BEFORE).splitlines()

    assert told[told.index("Harbour House") + 1] == "added"
    assert told[told.index("1.4 adult, step 2") + 1] == "removed"


def test_no_change_is_said_too() -> None:
    assert "Nothing changed since" in printed(BEFORE, BEFORE)

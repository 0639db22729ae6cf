"""What links to something withheld neither names it nor tells its id, however it was typed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.builders import a_measure, a_sop, a_state, a_step, an_agency
from tests.strategies import any_entities
from workbench.domain.audiences import Audience
from workbench.domain.edits.entities import put
from workbench.domain.entity import Entity, Sensitivity
from workbench.domain.export_view import export_view
from workbench.domain.findings import Evidence, Finding, Kind, Severity
from workbench.domain.kinds import tables
from workbench.domain.plain import plain_fields, to_plain
from workbench.domain.prose import link as link_to
from workbench.domain.prose import linked_ids, plain_words
from workbench.domain.text import Text
from workbench.domain.unnaming import UNNAMED, unnamed, unnamed_words

POLICE = an_agency("Police")
HOUSE = replace(an_agency("Harbour House"), sensitivity=Sensitivity.FULL)
NAME = "Harbour House"
BROKEN = [
    f"[{NAME}](wb:{HOUSE.id})",
    f"[**{NAME}**](wb:{HOUSE.id})",
    f"[the [{NAME}]](wb:{HOUSE.id})",
    f"[Harbour\n{NAME}](wb:{HOUSE.id})",
    f"\\[{NAME}](wb:{HOUSE.id})",
    f"[{NAME}\\](wb:{HOUSE.id})",
    f"[{NAME}] (wb:{HOUSE.id})",
    f"[{NAME}](wb: {HOUSE.id} )",
    f"[{NAME}](wb:{HOUSE.id}",
    f"[](wb:{HOUSE.id})",
    f"wb:{HOUSE.id}",
]


def hides_house(entity_id: str) -> bool:
    return entity_id == HOUSE.id


def test_a_link_to_what_is_withheld_becomes_words_that_do_not_name_it() -> None:
    prose = f"Call {link_to(NAME, HOUSE.id)} and {link_to('the police', POLICE.id)}."
    step = a_step(measure=a_measure(sop=a_sop()), text=Text.of(prose, bg=prose))
    state = a_state(a_sop(), a_measure(sop=a_sop()), POLICE, HOUSE, step)

    told = export_view(state, Audience.PARTNERS).steps[step.id].text

    assert plain_words(str(told)) == f"Call {UNNAMED} and the police."
    assert linked_ids(str(told)) == (POLICE.id,)
    assert plain_words(told.exactly("bg")) == "Call (не се посочва в това издание) and the police."
    assert export_view(state, Audience.FULL).steps[step.id].text == step.text


def test_a_text_without_such_a_link_is_left_as_it_was_typed() -> None:
    prose = f"2*3, # 1. _x_ \\ {link_to('the police', POLICE.id)}"

    assert unnamed_words(prose, hides_house, "en") == prose


def test_a_translation_that_is_behind_stays_behind() -> None:
    text = Text.of(link_to(NAME, HOUSE.id), bg="Къща").marked_stale("bg")
    step = a_step(measure=a_measure(sop=a_sop()), text=text)
    told = unnamed(step, hides_house)

    assert NAME not in str(told.text)
    assert told.text.stale == ("bg",)


def test_a_finding_that_quotes_such_a_link_does_not_tell_either() -> None:
    quoted = f"The text says: [the house](wb:{HOUSE.id})."
    finding = Finding(
        rule="any",
        kind=Kind.GAP,
        severity=Severity.LOW,
        about=(POLICE.id,),
        title="Something is missing",
        message=quoted,
        remedy=quoted,
        evidence=(Evidence(quoted),),
    )

    view = export_view(a_state(POLICE, HOUSE), Audience.PARTNERS, findings=(finding,))

    assert HOUSE.id not in json.dumps([to_plain(each) for each in view.findings])


@pytest.mark.parametrize("typed", BROKEN)
@pytest.mark.parametrize("around", ["{}", "Call {} at once.", "[x] {} [y](z)", "{0} or {0}"])
def test_a_link_that_somebody_broke_tells_no_more(typed: str, around: str) -> None:
    told = unnamed_words(around.format(typed), hides_house, "en")

    assert HOUSE.id not in told
    assert NAME not in plain_words(told)
    assert UNNAMED in plain_words(told)


PIECES = st.lists(
    st.sampled_from(BROKEN) | st.text("ab*[]\\()\n wb:", max_size=6), min_size=1, max_size=5
)


@settings(max_examples=150)
@given(PIECES)
@example(["[", BROKEN[0]])
@example(["\\", BROKEN[0]])
def test_no_id_and_no_name_is_left_whatever_stands_around(pieces: list[str]) -> None:
    told = unnamed_words(" ".join(pieces), hides_house, "en")

    assert HOUSE.id not in told
    if any(HOUSE.id in piece for piece in pieces):
        assert UNNAMED in plain_words(told)


@settings(max_examples=60, deadline=None)
@given(any_entities(), st.sampled_from([Audience.PUBLIC, Audience.PARTNERS]))
def test_no_text_of_anything_tells_of_what_it_links_to(entity: Entity, audience: Audience) -> None:
    linking = filled(entity, f"See {link_to(NAME, HOUSE.id)}.")
    view = export_view(put(a_state(HOUSE), linking), audience)

    told = json.dumps(
        [to_plain(row) for name in tables() for row in getattr(view, name).values()],
        ensure_ascii=False,
    )

    assert NAME not in told
    assert HOUSE.id not in told


def filled(value: object, prose: str) -> object:
    """The entity with this prose in every text, at any depth."""
    if isinstance(value, Text):
        return Text.of(prose, bg=prose)
    if isinstance(value, tuple):
        return tuple(filled(each, prose) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        new = {
            each.name: filled(getattr(value, each.name), prose)
            for each in plain_fields(type(value))
        }
        return replace(value, **new)  # type: ignore[type-var]  # it has dataclass fields
    return value

"""Parts of a document become measures, steps, annexes and comments: all of it, in one edit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_measure, a_population, a_sop, a_stage, a_state, an_agency
from workbench.domain.bringing_in import Target, records_of, stage_heading, stage_named
from workbench.domain.drafts import Draft
from workbench.domain.edits.drafts import BringInDraft
from workbench.domain.found import Becomes, FoundPart, drafted
from workbench.domain.plain import to_plain
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.programme import Sphere
from workbench.domain.records import Records
from workbench.errors import EditRefused
from workbench.workspace import Workspace

STAGE, MEASURE, STEP = Becomes.STAGE, Becomes.MEASURE, Becomes.STEP
LINE, TEXT, OUT = Becomes.LINE, Becomes.TEXT, Becomes.LEAVE_OUT


def parts(*given: tuple[Becomes, str] | FoundPart) -> list[FoundPart]:
    return [each if isinstance(each, FoundPart) else FoundPart(each[1], each[0]) for each in given]


def made(*given: tuple[Becomes, str] | FoundPart, there: Records | None = None) -> Records:
    draft = drafted(parts(*given), "Document")
    return records_of(draft, there or a_state(), Target("Document"), "en")


def test_parts_fold_into_measures_with_steps_and_their_lines() -> None:
    draft = drafted(
        parts(
            (STAGE, "Stage 1: Identification"),
            FoundPart("Referral", MEASURE, number="1.4", heading=2),
            (TEXT, "To bring help."),
            FoundPart("Ask", STEP, who="Police", when="24 h"),
            (LINE, "alone"),
            (TEXT, "By day."),
            FoundPart("Documentation", TEXT, heading=3),
            (LINE, "a file"),
        ),
        "Document",
    )

    (measure,) = draft.measures
    assert (measure.title, measure.number, measure.stage) == (
        "Referral",
        "1.4",
        "Stage 1: Identification",
    )
    assert measure.sections == (("", ("To bring help.",)), ("Documentation", ("- a file",)))
    (step,) = measure.steps
    assert (step.who, step.lines, step.text) == ("Police", ("alone",), "By day.")


def test_what_stands_outside_of_measures_becomes_annexes() -> None:
    records = made(
        (TEXT, "Foreword"),
        FoundPart("Definitions", TEXT, heading=1),
        (TEXT, "A word."),
        FoundPart("Referral", MEASURE, heading=1),
        FoundPart("Annex 1", TEXT, heading=1),
        (TEXT, "A map."),
    )

    annexes = [(str(each.title), str(each.content)) for each in records.annexes.values()]
    assert annexes == [("Document", "Foreword"), ("Definitions", "A word."), ("Annex 1", "A map.")]


def test_a_step_outside_of_any_measure_gets_one() -> None:
    records = made((STEP, "Ask"))

    assert [str(each.title) for each in records.measures.values()] == ["Document"]


def test_known_sections_fill_the_fields_of_the_measure() -> None:
    records = made(
        (MEASURE, "Referral"),
        FoundPart("Purpose", TEXT, heading=3),
        (TEXT, "To help."),
        FoundPart("Минимални стандарти", TEXT, heading=3),
        (TEXT, "- Nobody waits."),
        FoundPart("Risks", TEXT, heading=3),
        (TEXT, "Flight."),
    )

    (measure,) = records.measures.values()
    assert [str(each) for each in measure.aim] == ["To help.", "**Risks**", "Flight."]
    assert [str(each) for each in measure.minimum_standard] == ["Nobody waits."]


def test_a_stage_of_the_workspace_is_used_and_an_unknown_one_is_made() -> None:
    there = a_state(a_stage("Identification", "1"))

    records = made(
        (STAGE, "Stage 1: IDENTIFICATION"),
        (MEASURE, "One"),
        (STAGE, "Етап 1. Подслон и възстановяване"),
        (MEASURE, "Two"),
        (MEASURE, "Three"),
        there=there,
    )

    (new,) = records.stages.values()
    assert (str(new.title), new.number, new.sphere) == (
        "Подслон и възстановяване",
        "2",
        Sphere.SHELTER,
    )
    stages = [each.stage for each in records.measures.values()]
    assert stages == [next(iter(there.stages)), new.id, new.id]


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("Stage 2 – Protection", "2", "Protection"),
        ("Етап III. Закрила", "III", "Закрила"),
        ("3. Social inclusion", "3", "Social inclusion"),
        ("Protection", "", "Protection"),
    ],
)
def test_the_heading_of_a_stage_has_a_number_and_a_title(
    heading: str, number: str, title: str
) -> None:
    assert stage_heading(heading) == (number, title)


def test_no_stage_is_named_by_mere_signs() -> None:
    assert stage_named("---", a_state(a_stage("…", "1"))) is None


def test_a_number_that_is_taken_gives_way_to_the_next_one() -> None:
    sop, stage = a_sop(), a_stage("Identification", "1")
    there = a_state(sop, stage, a_measure("Old", "1.4", sop, stage))
    draft = drafted(
        parts(FoundPart("New", MEASURE, number="1.4"), FoundPart("Next", MEASURE)), "Document"
    )

    records = records_of(draft, there, Target("Document", sop=sop.id, stage=stage.id), "en")

    assert [each.number for each in records.measures.values()] == ["1.5", "1.6"]
    assert not records.sops


def test_remarks_become_comments_on_what_they_stood_at() -> None:
    records = made(
        FoundPart("Referral", MEASURE, comments=("Which law?",)),
        FoundPart("Ask", STEP, comments=("Who?",)),
        FoundPart("alone", LINE, comments=("Always?",)),
    )

    about = {str(each.text): each.about for each in records.comments.values()}
    (measure,), (step,) = records.measures.values(), records.steps.values()
    assert about == {"Which law?": measure.id, "Who?": step.id, "Always?": step.id}


def test_all_of_it_comes_in_at_once_and_undo_takes_it_back() -> None:
    group = a_population()
    workspace = Workspace(a_state(an_agency("Police"), group))
    before = workspace.state
    draft = drafted(parts((MEASURE, "Referral"), FoundPart("Ask", STEP, who="Police")), "SOP")

    workspace.edit(
        BringInDraft(records_of(draft, workspace.state, Target("SOP", population=group.id), "en"))
    )

    (sop,) = workspace.state.sops.values()
    assert sop.population == group.id
    (measure,) = measures_of(workspace.state, sop.id)
    (step,) = steps_of(workspace.state, measure.id)
    assert step.leads[0].agency in workspace.state.agencies
    assert workspace.undo_label == "Bring in document"

    workspace.undo()

    assert workspace.state == before


def test_bringing_in_nothing_is_refused() -> None:
    with pytest.raises(EditRefused, match="left out"):
        BringInDraft(records_of(Draft(), a_state(), Target("SOP"), "en")).apply(a_state())


WORDS = st.text(alphabet="abжщ*[]_ .", min_size=1, max_size=30).filter(str.strip)
PARTS = st.builds(
    FoundPart,
    words=WORDS,
    becomes=st.sampled_from([STAGE, MEASURE, STEP, LINE, TEXT]),
    heading=st.integers(0, 4),
    who=st.just("") | WORDS,
    when=st.just("") | WORDS,
    forms=st.just("") | WORDS,
    comments=st.lists(WORDS, max_size=1).map(tuple),
)


@given(st.lists(PARTS, max_size=12))
def test_every_word_of_every_part_comes_in(given_parts: list[FoundPart]) -> None:
    draft = drafted(given_parts, "Document")
    records = records_of(draft, a_state(), Target("Document"), "en")

    kept = set(words_of(str([to_plain(row) for row in all_rows(records)]).replace("\\\\", "")))
    for part in given_parts:
        fields = (part.who, part.when, part.forms) if part.becomes is STEP else ()
        assert set(words_of(" ".join((part.words, *fields, *part.comments)))) <= kept


def all_rows(records: Records) -> list[object]:
    tables = (records.stages, records.measures, records.steps, records.annexes, records.comments)
    return [row for table in tables for row in table.values()]


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("\\n", " "))

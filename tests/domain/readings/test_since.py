"""What changed since an earlier moment, thing by thing and word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_measure, a_state, a_step, an_agency
from workbench.domain.editions import Comment, CommentId
from workbench.domain.readings.since import Fate, changed_things, word_changes
from workbench.domain.text import Text

MEASURE = a_measure()
STEP = a_step("Notify", "1", MEASURE, text=Text.of("Call within 24 hours."))
SENTENCES = st.lists(
    st.sampled_from(["call", "the", "shelter", "within", "24", "48", "hours"])
).map(" ".join)


def test_words_that_changed_stand_where_they_were() -> None:
    changes = [
        (each.text, each.fate) for each in word_changes("Within 24 hours.", "Within 48 hours.")
    ]

    assert changes == [
        ("Within", Fate.KEPT),
        (" 24", Fate.REMOVED),
        (" 48", Fate.ADDED),
        (" hours.", Fate.KEPT),
    ]


@given(SENTENCES, SENTENCES)
def test_no_word_of_either_text_is_lost(before: str, now: str) -> None:
    changes = word_changes(before, now)

    kept_or_added = " ".join(each.text for each in changes if each.fate is not Fate.REMOVED)
    kept_or_removed = " ".join(each.text for each in changes if each.fate is not Fate.ADDED)

    assert kept_or_added.split() == now.split()
    assert kept_or_removed.split() == before.split()


def test_things_added_removed_and_changed_are_told_apart() -> None:
    police, shelter = an_agency("Police"), an_agency("Shelter")
    before = a_state(MEASURE, STEP, police)
    now = a_state(MEASURE, replace(STEP, text=Text.of("Call within 48 hours.")), shelter)

    found = {each.id: each for each in changed_things(before, now)}

    assert {key: each.fate for key, each in found.items()} == {
        STEP.id: Fate.CHANGED,
        police.id: Fate.REMOVED,
        shelter.id: Fate.ADDED,
    }
    assert [each.field for each in found[STEP.id].fields(before, now, "en")] == ["text"]


def test_remarks_are_no_change_of_the_procedures() -> None:
    comment = Comment(id=CommentId("c"), about=STEP.id, text=Text.of("Who?"))

    assert not list(changed_things(a_state(MEASURE, STEP), a_state(MEASURE, STEP, comment)))

"""Links in the texts follow what they lead to, whichever edit renamed or removed it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_form,
    a_measure,
    a_programme,
    a_service,
    a_sop,
    a_state,
    a_step,
    an_agency,
)
from workbench.domain.audiences import Audience
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.agencies import RemoveAgency, RenameAgency
from workbench.domain.edits.entities import Change, Remove
from workbench.domain.entity import Sensitivity, built_in_id
from workbench.domain.export_view import export_view
from workbench.domain.forms import Form
from workbench.domain.prose import link, plain_words
from workbench.domain.sops import Term, TermId
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import Text

POLICE = replace(an_agency("Police"), name=Text.of("Police", bg="Полиция"))
SHELTER = an_agency("Shelter")
PROGRAMME = a_programme(languages=("en", "bg"))
MEASURE = a_measure(sop=a_sop())
BASE = (PROGRAMME, POLICE, SHELTER, a_sop(), MEASURE)


def a_linking_step(text: Text, number: str = "1", **fields: object) -> Step:
    return a_step(f"Step {number}", number, MEASURE, text=text, **fields)


def after(edit: Edit, *entities: object) -> State:
    state = a_state(*entities)  # type: ignore[arg-type]  # any entity will do
    return apply(state, perform(edit, state))


def test_words_that_were_exactly_the_old_name_follow_in_their_language_alone() -> None:
    text = Text.of(
        f"Tell {link('Police', POLICE.id)} and {link('them', POLICE.id)}.",
        bg=f"Кажете на {link('Полиция', POLICE.id)}.",
    )
    step = a_linking_step(text, how=(Text.of(link("Police", POLICE.id)),))

    state = after(RenameAgency(POLICE.id, "Border [P]", "en"), *BASE, step)

    now = state.steps[step.id]
    assert now.text.exactly("en") == (
        f"Tell {link('Border [P]', POLICE.id)} and {link('them', POLICE.id)}."
    )
    assert now.text.exactly("bg") == text.exactly("bg")
    assert now.text.stale == ()
    assert now.how == (Text.of(link("Border [P]", POLICE.id)),)


def test_what_was_behind_its_source_still_is() -> None:
    name = link("Полиция", POLICE.id)
    text = Text.of("New words", bg=f"Кажете на {name}").marked_stale("bg")

    state = after(RenameAgency(POLICE.id, "Жандармерия", "bg"), *BASE, a_linking_step(text))

    (step,) = state.steps.values()
    assert step.text.stale == ("bg",)
    assert "Жандармерия" in step.text.exactly("bg")


def test_an_acronym_and_the_title_of_a_form_follow_too() -> None:
    police = replace(POLICE, acronym=Text.of("PPP"))
    form = a_form("Consent")
    text = Text.of(f"{link('PPP', POLICE.id)} fills in {link('Consent', form.id)}")
    entities = (PROGRAMME, police, a_sop(), MEASURE, form, a_linking_step(text))

    state = after(Change(type(police), police.id, {"acronym": Text.of("QQQ")}), *entities)
    state = apply(state, perform(Change(Form, form.id, {"title": Text.of("Agreement")}), state))

    (step,) = state.steps.values()
    assert str(step.text) == f"{link('QQQ', POLICE.id)} fills in {link('Agreement', form.id)}"


def test_a_term_inside_a_sentence_keeps_its_small_letter() -> None:
    term = Term(id=TermId(built_in_id("term", "v")), term=Text.of("Victim"))
    text = Text.of(f"Each {link('victim', term.id)}. {link('Victim', term.id)}")

    state = after(
        Change(Term, term.id, {"term": Text.of("Survivor")}), *BASE, term, a_linking_step(text)
    )

    (step,) = state.steps.values()
    assert str(step.text) == f"Each {link('survivor', term.id)}. {link('Survivor', term.id)}"


def test_a_link_to_what_was_removed_is_words_again() -> None:
    step = a_linking_step(Text.of(f"Tell **{link('Police', POLICE.id)}** at once"))

    state = after(RemoveAgency(POLICE.id), *BASE, step)

    assert str(state.steps[step.id].text) == "Tell **Police** at once"


def test_undo_brings_the_old_words_back() -> None:
    step = a_linking_step(Text.of(f"Tell {link('Police', POLICE.id)}"))
    before = a_state(*BASE, step)

    delta = perform(RemoveAgency(POLICE.id), before)

    assert apply(apply(before, delta), delta.inverse()) == before


def test_a_text_that_the_same_edit_writes_is_brought_along() -> None:
    step = a_linking_step(Text.of("Nothing yet"))
    term = Term(
        id=TermId(built_in_id("term", "v")),
        term=Text.of("Victim"),
        definition=Text.of(f"{link('Victim', built_in_id('term', 'v'))}: a person"),
    )

    state = after(Change(Term, term.id, {"term": Text.of("Survivor")}), *BASE, step, term)

    assert str(state.terms[term.id].definition).startswith("[Survivor]")


def test_what_leads_nowhere_is_left_alone() -> None:
    step = a_linking_step(Text.of(f"Tell {link('Shelter', SHELTER.id)} of **5**"))

    state = after(RenameAgency(POLICE.id, "Gendarmerie", "en"), *BASE, step)

    assert state.steps[step.id] is not None
    assert state.steps[step.id] == step


def test_removing_what_nobody_names_changes_nothing_else() -> None:
    form = a_form("Consent")

    delta = perform(Remove(Form, form.id), a_state(*BASE, form))

    assert [change.id for change in delta.changes] == [form.id]


@pytest.mark.parametrize("hidden", ["agency", "service"])
def test_what_was_hidden_is_not_named_to_others_after_it_was_removed(hidden: str) -> None:
    house = replace(an_agency("Harbour House"), sensitivity=Sensitivity.FULL)
    beds = a_service("Harbour beds", provider=house)
    linked = house if hidden == "agency" else beds
    prose = f"Call {link('Harbour', linked.id)}."
    step = a_step(measure=a_measure(sop=a_sop()), text=Text.of(prose))
    state = a_state(a_sop(), a_measure(sop=a_sop()), house, beds, step)

    left = apply(state, perform(RemoveAgency(house.id), state))

    assert str(left.steps[step.id].text) == prose
    told = export_view(left, Audience.PARTNERS).steps[step.id].text
    assert plain_words(str(told)) == "Call (not named in this edition)."
    assert plain_words(str(export_view(left, Audience.FULL).steps[step.id].text)) == "Call Harbour."

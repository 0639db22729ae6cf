"""The few words that a flowchart has room for: who, by when, with which form, on what condition."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.diagram.chart_signs import CONSENT, EXCEPTIONS, LIBERTY, SAFEGUARD
from workbench.domain.entity import Detail
from workbench.domain.export_view import ExportView
from workbench.domain.limits import limit_words
from workbench.domain.prose import plain_words
from workbench.domain.records import Records
from workbench.domain.sops import Measure
from workbench.domain.steps import Branch, Restriction, Step, StepKind
from workbench.domain.values import Condition, StepId, TimeLimit
from workbench.words import say

NOT_RECORDED = "Lead not recorded"
NOT_TOLD = "not in this edition"


def lead_of(records: Records, measure: Measure, step: Step, language: str) -> tuple[str, str]:
    """What tells the lead of a step from others, and its name; ("", "") where nobody recorded it.

    A decision is led by who decides it. Where a step names nobody, the measure's own words on who
    carries it out hold for all its steps. A lead that these readers may not know is not told.
    """
    named = [(lead.agency, lead.role) for lead in step.leads]
    if step.decision is not None:
        named.insert(0, (step.decision.decided_by, step.decision.decided_by_role))
    for agency_id, role in (*named, (None, measure.who)):
        agency = records.agencies.find(agency_id)
        if agency is not None:
            return agency.id, agency.label(language)
        if role:
            return str(role), role.in_language(language)
    if step.leads and isinstance(records, ExportView):
        return NOT_TOLD, say(NOT_TOLD, language)
    return "", ""


def step_title(step: Step, language: str) -> str:
    """What the step is called; a decision may be called by its question."""
    title = step.title.in_language(language)
    if not title and step.decision is not None:
        title = step.decision.question.in_language(language)
    return title or say("Title not recorded", language)


def is_title_only(step: Step) -> bool:
    """Whether nothing but the title of the step could be read."""
    return step.detail in (Detail.TITLE_ONLY, Detail.NOT_RECORDED)


def form_codes(records: Records, step: Step) -> tuple[str, ...]:
    """The codes of the forms a step uses."""
    return tuple(records.forms[key].code for key in step.forms if key in records.forms)


def limits_of(records: Records, step: Step, language: str) -> tuple[str, ...]:
    """The time limits of a step in a few words each."""
    return tuple(limit_of(records, each, language) for each in step.time_limits)


def limit_of(records: Records, limit: TimeLimit, language: str) -> str:
    """A time limit, with the number of the step it counts from."""

    def number_of(key: StepId) -> str:
        step = records.steps.find(key)
        return step.number if step is not None else "?"

    return plain_words(limit_words(limit, language, number_of))


def marks(step: Step) -> tuple[str, ...]:
    """What must not be overlooked at a step; `say` puts each into a language."""
    return tuple(_marks(step))


def _marks(step: Step) -> Iterator[str]:
    if step.consent is not None or step.kind is StepKind.CONSENT:
        yield CONSENT
    if step.restricts_liberty not in (None, Restriction.NONE):
        yield LIBERTY
    if step.safeguards:
        yield SAFEGUARD
    if step.exceptions:
        yield EXCEPTIONS
    if is_title_only(step):
        yield "title only" if step.title else "not read"


def outcome_lines(records: Records, branch: Branch, language: str) -> tuple[str, ...]:
    """What comes of a branch, and by when."""
    outcomes = (plain_words(each.in_language(language)) for each in branch.outcomes)
    limits = (limit_of(records, each, language) for each in branch.time_limits)
    return (*outcomes, *limits)


def condition_words(condition: Condition, language: str) -> str:
    """When something holds: the words for it, else its tests."""
    if condition.text:
        return plain_words(condition.text.in_language(language))
    return ", ".join(
        f"{test.feature.value.replace('_', ' ')}: {' or '.join(test.values)}"
        for test in condition.tests
    )


def inside_a_sentence(words: str) -> str:
    """Words that do not begin a sentence; what begins with an acronym keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]

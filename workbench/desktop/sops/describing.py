"""What a step or measure says, as short words for cards: who, how, by when, with which forms."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from datetime import date

from workbench.domain.entity import Detail, Entity
from workbench.domain.hand_overs import Standing, hand_overs
from workbench.domain.limits import limit_words
from workbench.domain.records import Records
from workbench.domain.sops import Measure
from workbench.domain.steps import Assignment, Part, Restriction, Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import StepId, TimeLimit

NOT_RECORDED = "not recorded"
STATED_NONE = "none is set"

DETAIL_WORDS = {
    Detail.PARTIAL: "read in part",
    Detail.TITLE_ONLY: "title only",
    Detail.NOT_RECORDED: "not read",
}
KIND_WORDS = {
    StepKind.DECISION: "decision",
    StepKind.CONSENT: "consent",
    StepKind.REFERRAL: "hand-over",
    StepKind.DOCUMENT: "document",
    StepKind.NOTIFICATION: "notification",
    StepKind.WAIT: "wait",
    StepKind.EXCEPTION: "exception",
}


def who(records: Records, step: Step, language: str) -> tuple[str, ...]:
    """Who does the step, the lead first: "State Agency (lead)"."""
    return tuple(
        f"{actor(records, each, language)} ({each.part.value})" for each in step.assignments
    )


def actor(records: Records, assignment: Assignment, language: str) -> str:
    """An agency by name, with its post where one is named, or a role in words."""
    agency = records.agencies.find(assignment.agency)
    role = assignment.role.in_language(language)
    if agency is None:
        return role
    return f"{agency.label(language)}: {role}" if role else agency.label(language)


def limits(records: Records, step: Step, language: str) -> tuple[str, ...]:
    """The time limits of a step in words."""
    return tuple(limit_in_words(records, each, language) for each in step.time_limits)


def limit_in_words(records: Records, limit: TimeLimit, language: str) -> str:
    """A time limit, with the number of the step it counts from."""

    def number_of(step_id: StepId) -> str:
        step = records.steps.find(step_id)
        return step.number if step else ""

    return limit_words(limit, language, number_of)


def forms(records: Records, step: Step, language: str) -> tuple[str, ...]:
    """The forms of a step: code and title."""
    found = (records.forms.find(each) for each in step.forms)
    return tuple(f"{form.code} {form.title.in_language(language)}" for form in found if form)


def told_hand_overs(
    records: Records, step: Step, language: str, today: date | None = None
) -> tuple[tuple[str, str], ...]:
    """The hand-overs of a step in words, each with the tone of its state.

    An agreed one goes without saying: "Social Assistance → Sofia shelter".
    """
    told = []
    for hand_over in hand_overs(records, step, today):
        said = hand_over.words(records, language)
        state, tone = standing_words(hand_over.standing)
        agreed = hand_over.standing is Standing.AGREED
        told.append((said if agreed else f"{said} · {state}", tone))
    return tuple(told)


def chips(step: Step) -> tuple[tuple[str, str, str], ...]:
    """What else a step holds, as chips: the words, the tone, and what hovering tells."""
    found = [
        ("restricts liberty", "critical", _restricts(step)),
        (KIND_WORDS.get(step.kind, ""), _KIND_TONES.get(step.kind, "neutral"), ""),
        ("consent" if step.consent and step.kind is not StepKind.CONSENT else "", "accent", ""),
        (_count(step.overrides, "duty to share", "duties to share"), "warning", ""),
        (_count(step.safeguards, "safeguard"), "good", _safeguard_words(step)),
        (_count(step.exceptions, "exception"), "neutral", ""),
        (detail_words(step), "neutral", ""),
    ]
    if step.restricts_liberty in (None, Restriction.NONE):
        found = found[1:]
    return tuple(each for each in found if each[0])


_KIND_TONES = {StepKind.CONSENT: "accent"}


def _restricts(step: Step) -> str:
    return step.restricts_liberty.value.replace("_", " ") if step.restricts_liberty else ""


def _safeguard_words(step: Step) -> str:
    return "\n".join(each.kind.words for each in step.safeguards)


def _count(things: Sized, one: str, many: str = "") -> str:
    if not things:
        return ""
    return one if len(things) == 1 else f"{len(things)} {many or one + 's'}"


def standing_words(standing: Standing) -> tuple[str, str]:
    """How a hand-over stands to the map, in a word or two, and the tone to say it in."""
    return _STANDINGS[standing]


_STANDINGS = {
    Standing.AGREED: ("agreed", "good"),
    Standing.UNCONFIRMED: ("unconfirmed", "warning"),
    Standing.PLANNED: ("planned", "warning"),
    Standing.EXPIRED: ("expired", "high"),
    Standing.MISSING: ("no agreed link", "critical"),
    Standing.UNLINKED: ("on the map, not linked", "low"),
    Standing.NOT_ON_MAP: ("not on the map", "unknown"),
}


def missing_words(step: Step, field: str) -> str:
    """What to say of an empty field: that there is none, or that nobody recorded it."""
    return STATED_NONE if step.says_none(field) else NOT_RECORDED


def about_measure(
    records: Records, measure: Measure, language: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is recorded of a measure as a whole: captions, each with its lines."""
    limits_in_words = tuple(limit_in_words(records, each, language) for each in measure.time_limits)
    identifiers = (records.agencies.find(each) for each in measure.identifiers)
    for caption, lines in (
        ("Applies when", _lines(measure.applies_when, language)),
        ("Aim", _lines(measure.aim, language)),
        ("Nature", _line(measure.nature, language)),
        ("Who", _line(measure.who, language)),
        ("Who may identify", tuple(each.label(language) for each in identifiers if each)),
        ("Where", _line(measure.place, language)),
        ("Entitled", _line(measure.entitled, language)),
        ("Does not depend on", _lines(measure.not_conditional_on, language)),
        ("Time limit", limits_in_words),
        ("Rule", _lines(measure.rules, language)),
        ("Questions to ask", _lines(measure.questions, language)),
        ("Rests on", _lines(measure.inputs, language)),
        ("What it is for", _lines(measure.functions, language)),
        ("Help", _lines(measure.help, language)),
        ("Advisable", _lines(measure.advisable, language)),
        ("Exceptions", tuple(each.text.in_language(language) for each in measure.exceptions)),
        ("Minimum standard", _lines(measure.minimum_standard, language)),
        ("Documentation", _lines(measure.documentation, language)),
    ):
        if any(lines):
            yield caption, tuple(line for line in lines if line)


def detail_words(entity: Entity) -> str:
    """How much of it was readable, where that is not all of it."""
    return DETAIL_WORDS.get(entity.detail, "") if entity.detail else ""


def _line(text: Text, language: str) -> tuple[str, ...]:
    return (text.in_language(language),) if text else ()


def _lines(texts: tuple[Text, ...], language: str) -> tuple[str, ...]:
    return tuple(each.in_language(language) for each in texts)


def lead_first(assignments: tuple[Assignment, ...]) -> list[Assignment]:
    """The assignments in the order of the parts: lead, support, consulted..."""
    parts = list(Part)
    return sorted(assignments, key=lambda each: parts.index(each.part))

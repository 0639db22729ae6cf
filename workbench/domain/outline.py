"""The outline of a measure: which steps stand around one, and what a step holds beside lines."""

from __future__ import annotations

from dataclasses import MISSING

from workbench.domain.plain import default_of, plain_fields
from workbench.domain.procedures import steps_of
from workbench.domain.records import Records
from workbench.domain.references import references_to
from workbench.domain.steps import Step, Transition

_HELD_BY_A_LINE = {"id", "code", "measure", "order", "number", "title", "how", "detail"}
_WORDS = {
    "kind": "its kind",
    "place": "a place",
    "text": "a text",
    "assignments": "who does it",
    "time_limits": "a time limit",
    "consent": "a consent point",
    "overrides": "what is shared without consent",
    "shared": "what is shared",
    "decision": "a decision",
    "output": "what comes out of it",
    "criteria": "criteria",
    "content": "what its language versions say",
    "unread": "a note of what could not be read",
    "stated_none": "what is recorded to be absent",
    "confidence": "how sure it is",
    "sensitivity": "who may read it",
    "restricts_liberty": "that it restricts liberty",
}


def steps_around(records: Records, step: Step) -> tuple[Step | None, Step | None]:
    """The steps before and after one in the printed order."""
    if step.measure is None:
        return None, None
    row = steps_of(records, step.measure)
    place = next(n for n, each in enumerate(row) if each.id == step.id)
    return (
        row[place - 1] if place else None,
        row[place + 1] if place + 1 < len(row) else None,
    )


def burdens(records: Records, step: Step) -> tuple[str, ...]:
    """What a step holds, or what hangs on it, that lines below another step cannot: in words."""
    own = [
        _WORDS.get(each.name, each.name.replace("_", " "))
        for each in plain_fields(Step)
        if each.name not in _HELD_BY_A_LINE
        and getattr(step, each.name) != _nothing(default_of(each))
    ]
    pointing = [each.holder for each in references_to(records, step.id)]
    if any(isinstance(each, Transition) for each in pointing):
        own.append("branches")
    if any(not isinstance(each, Transition) for each in pointing):
        own.append("what other steps say of it")
    if records.comments.where("about", step.id):
        own.append("comments")
    return tuple(own)


def _nothing(default: object) -> object:
    return None if default is MISSING else default

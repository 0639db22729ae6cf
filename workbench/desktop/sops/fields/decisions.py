"""What is decided in a step: the question, who decides, on what proof, with which outcomes."""

from __future__ import annotations

from workbench.desktop.sops.fields.choices import maybe, tick
from workbench.desktop.sops.fields.conditions import condition
from workbench.desktop.sops.fields.editor import Make
from workbench.desktop.sops.fields.limits import limits
from workbench.desktop.sops.fields.links import link, links
from workbench.desktop.sops.fields.parts import lines, part, several
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.words_editors import prose, short
from workbench.domain.agencies import Agency
from workbench.domain.sops import LegalBasis
from workbench.domain.steps import Branch, Criteria, Decision, Match, Proof

_OUTCOME = (
    FieldSpec(field="condition", caption="When", make=condition("yes; no; …"), core=True),
    FieldSpec(
        field="is_else",
        caption="Which case",
        make=tick("in this case", "in every other case"),
        wide=False,
        also="else otherwise",
    ),
    FieldSpec(field="outcomes", caption="Then", make=lines(), core=True),
    FieldSpec(field="time_limits", caption="Time limit", make=limits(), also="deadline when"),
    FieldSpec(field="legal_basis", caption="Law", make=links(LegalBasis), also="legal basis"),
)
_DECISION = (
    FieldSpec(
        field="question", caption="Question", make=short("Does the person agree?"), core=True
    ),
    FieldSpec(
        field="decided_by",
        caption="Decided by the agency",
        make=link(Agency),
        core=True,
        wide=False,
    ),
    FieldSpec(
        field="decided_by_role", caption="… or by (in words)", make=short(), core=True, wide=False
    ),
    FieldSpec(field="proof", caption="Standard of proof", make=maybe(Proof), core=True, wide=False),
    FieldSpec(
        field="branches",
        caption="Outcomes",
        make=several(part(Branch, *_OUTCOME), "One more outcome"),
        core=True,
    ),
    FieldSpec(field="review", caption="Review or appeal", make=prose()),
    FieldSpec(field="person_is_told", caption="How the person is told", make=prose()),
)
_CRITERIA = (
    FieldSpec(
        field="match",
        caption="How many must hold",
        make=maybe(Match, lambda each: f"{each.value} of these"),
        core=True,
        wide=False,
    ),
    FieldSpec(field="items", caption="Criteria", make=lines(), core=True),
    FieldSpec(
        field="complete",
        caption="Is the list complete",
        make=tick("cut off in the source", "complete"),
        wide=False,
    ),
)


def decision() -> Make:
    """The decision of a step."""
    return part(Decision, *_DECISION)


def criteria() -> Make:
    """A list of criteria of which any, or all, must hold."""
    return part(lambda: Criteria(match=Match.ANY), *_CRITERIA)

"""The fields of a step, in the order in which they are asked in a workshop."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from workbench.desktop.sops.describing import DETAIL_WORDS, KIND_WORDS
from workbench.desktop.sops.fields.actors import actors
from workbench.desktop.sops.fields.branches import branches
from workbench.desktop.sops.fields.choices import maybe, one_of
from workbench.desktop.sops.fields.conditions import condition
from workbench.desktop.sops.fields.consent import consent_point, overrides
from workbench.desktop.sops.fields.decisions import criteria, decision
from workbench.desktop.sops.fields.hand_over_field import hand_over_links
from workbench.desktop.sops.fields.limits import limits
from workbench.desktop.sops.fields.links import links
from workbench.desktop.sops.fields.parts import lines
from workbench.desktop.sops.fields.safeguards import exceptions, safeguards
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.words_editors import prose, short
from workbench.domain.entity import Detail, Source
from workbench.domain.forms import Form
from workbench.domain.hand_overs import is_hand_over
from workbench.domain.records import Records
from workbench.domain.sops import IndicatorSet, LegalBasis
from workbench.domain.steps import Restriction, Step, StepKind


def _kind_words(kind: StrEnum) -> str:
    return KIND_WORDS.get(StepKind(kind), kind.value).capitalize()


def _detail_words(detail: StrEnum) -> str:
    return DETAIL_WORDS.get(Detail(detail), "all of it")


def _of_kind(kind: StepKind) -> Any:
    return lambda step, _records: step.kind is kind


def _hands_over(step: Step, _records: Records) -> bool:
    return is_hand_over(step)


def _branches_off(step: Step, records: Records) -> bool:
    return step.kind is StepKind.DECISION or bool(records.transitions.where("origin", step.id))


STEP_FIELDS = (
    FieldSpec(
        field="kind",
        caption="Kind of step",
        make=one_of(StepKind, _kind_words),
        core=True,
        wide=False,
    ),
    FieldSpec(
        field="place",
        caption="Where",
        make=short("such as: a safe, private place"),
        core=True,
        wide=False,
    ),
    FieldSpec(
        field="assignments",
        caption="Who",
        make=actors(),
        core=True,
        none="It is recorded that nobody leads",
        also="lead support consulted informed authorises receives agency role actor",
    ),
    FieldSpec(
        field="time_limits",
        caption="Time limit",
        make=limits(),
        core=True,
        none="It is recorded that there is no limit",
        also="deadline when by hours days",
    ),
    FieldSpec(
        field="forms",
        caption="Forms",
        make=links(Form, hint="Type a part of a form’s name or code"),
        core=True,
        none="It is recorded that no form is used",
    ),
    FieldSpec(field="text", caption="Text", make=prose("What is done, in sentences"), core=True),
    FieldSpec(field="purpose", caption="Purpose", make=prose(), also="aim why"),
    FieldSpec(
        field="condition", caption="Only if", make=condition(), also="condition trigger when"
    ),
    FieldSpec(
        field="criteria", caption="Criteria", make=criteria(), also="any all list", removable=True
    ),
    FieldSpec(
        field="decision",
        caption="Decision",
        make=decision(),
        core=_of_kind(StepKind.DECISION),
        also="question outcome proof decided",
        removable=True,
    ),
    FieldSpec(
        field="branches",
        caption="What follows",
        make=branches(),
        core=_branches_off,
        also="branch transition next step else otherwise",
    ),
    FieldSpec(
        field="consent",
        caption="Consent",
        make=consent_point(),
        core=_of_kind(StepKind.CONSENT),
        none="It is recorded that nobody is asked for consent",
        also="refusal withdrawal agree",
        removable=True,
    ),
    FieldSpec(
        field="overrides",
        caption="Shared without consent",
        make=overrides(),
        also="consent override duty to report",
    ),
    FieldSpec(
        field="shared", caption="What is shared, with whom", make=lines(), also="information data"
    ),
    FieldSpec(
        field="referrals",
        caption="Hand-over: referrals of the map",
        make=hand_over_links(),
        core=_hands_over,
        none="It is recorded that the map has no referral for it",
        also="referral network link",
    ),
    FieldSpec(
        field="indicators", caption="Indicators", make=links(IndicatorSet), also="signs screening"
    ),
    FieldSpec(field="options", caption="Options", make=lines(), also="choices"),
    FieldSpec(field="output", caption="Result", make=lines(), also="output document status"),
    FieldSpec(field="record_kept", caption="Record kept", make=short(), also="file evidence"),
    FieldSpec(field="sign_off", caption="Signed by", make=short(), also="sign off signature"),
    FieldSpec(field="minimum_standard", caption="Minimum standard", make=lines()),
    FieldSpec(
        field="safeguards", caption="Safeguards", make=safeguards(), also="protection interpreter"
    ),
    FieldSpec(
        field="exceptions", caption="Exceptions", make=exceptions(), also="otherwise unless danger"
    ),
    FieldSpec(
        field="restricts_liberty",
        caption="Restricts liberty",
        make=maybe(Restriction),
        wide=False,
        also="detention travel ban",
    ),
    FieldSpec(
        field="legal_basis", caption="Legal basis", make=links(LegalBasis), also="law article act"
    ),
    FieldSpec(field="sources", caption="Sources", make=links(Source), also="document page"),
    FieldSpec(field="notes", caption="Notes", make=prose(), also="remark"),
    FieldSpec(
        field="detail",
        caption="How much of it was read",
        make=maybe(Detail, _detail_words),
        wide=False,
        also="detail partial title only",
    ),
)

"""Who may read which field: the levels behind every print, export and picture.

Three audiences: the public, partners (agencies of the task force), and full (the secretariat).
A field that is not listed here counts as full, so a new field leaks nothing until somebody
decides who may read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from workbench.domain.agencies import Agency, ContactPoint, MapPosition, Office, TrainingRecord
from workbench.domain.assurance import Clause, ClauseVerdict, FindingState, Journey, Waiver
from workbench.domain.editions import Distribution, Edition, SignOff
from workbench.domain.entity import Entity, Sensitivity, Source
from workbench.domain.forms import Form
from workbench.domain.programme import (
    Area,
    PlanningFigure,
    Population,
    Programme,
    ServiceCategory,
    Stage,
    SurveyMark,
)
from workbench.domain.referrals import Agreement, Referral
from workbench.domain.services import Offering, Service
from workbench.domain.sops import (
    Annex,
    Duty,
    IndicatorSet,
    LegalBasis,
    Measure,
    Principle,
    Sop,
    Term,
)
from workbench.domain.steps import Step, Transition


class Audience(StrEnum):
    """For whom something leaves the program."""

    PUBLIC = "public"
    PARTNERS = "partners"
    FULL = "full"

    @property
    def words(self) -> str:
        """The mark printed on every page."""
        return {"public": "Public", "partners": "Partners only", "full": "Full: secretariat only"}[
            self.value
        ]

    def may_read(self, level: Audience) -> bool:
        """Whether this audience may read what has that level."""
        return _ORDER.index(self) >= _ORDER.index(level)


_ORDER = [Audience.PUBLIC, Audience.PARTNERS, Audience.FULL]

_COMMON = "id code sources detail confidence sensitivity unread stated_none"
_P, _R = Audience.PUBLIC, Audience.PARTNERS

_LEVELS: Mapping[type[Entity], Mapping[Audience, str]] = {
    Programme: {
        _P: "name country task_force owner chair secretariat legal_instrument purpose languages "
        "front_matter chapters_per_stage",
        _R: "notes",
        Audience.FULL: "known_words fictitious",
    },
    Source: {_P: "title publisher language url", _R: "notes"},
    Area: {_P: "name level parent", _R: "notes"},
    Population: {
        _P: "name definition condition age_min age_max has_own_procedures",
        _R: "notes",
    },
    ServiceCategory: {_P: "name sphere essential notes"},
    Stage: {_P: "number title sphere more_measures_exist", _R: "notes"},
    PlanningFigure: {_R: "what value category area population stated_on notes"},
    SurveyMark: {_R: "covers category area populations measures agency answered surveyed_on notes"},
    Agency: {
        _P: "name acronym type parent mandate roles task_force_role areas legal_basis count pseudo "
        "retired address website email phone fax",
        _R: "powers notes",
    },
    Office: {_P: "agency name area hours languages", _R: "address notes"},
    ContactPoint: {
        _P: "agency office offering post phones hours languages last_verified",
        _R: "duty_phone email other_channel alternate verified_by notes",
    },
    TrainingRecord: {_R: "agency topic edition held_on participants notes"},
    MapPosition: {_P: "agency x y", _R: "notes"},
    Service: {
        _P: "name category provider description beneficiaries functions anonymous_use "
        "licence_required specialised forms legal_basis",
        _R: "notes",
    },
    Offering: {
        _P: "service operated_at areas groups populations groups_note accepts_dependants "
        "accessible hours languages interpreter cost services_inside status last_verified "
        "location_confidential",
        _R: "exploitation capacity conditions cooperation_required documents_required "
        "required_form response_promise transport opened closes licence_until funded_until "
        "verified_by notes",
    },
    Agreement: {
        _P: "title kind parties",
        _R: "categories areas populations data_sharing_terms signed_on valid_from valid_to "
        "review_on notes",
    },
    Referral: {
        _P: "sender receiver offering category stage populations everyone areas condition kind",
        _R: "state responsibility_passes consent content_shared form channel time_limit "
        "acknowledge_within outcome_within feedback_channel escort transport fallback priority "
        "agreement data_sharing cross_border confirmed_by_sender confirmed_by_receiver tested_on "
        "notes",
    },
    Sop: {_P: "title population areas owner base applies_to", _R: "notes"},
    Measure: {
        _P: "sop stage number title variant base lanes nature aim applies_when who identifiers "
        "place rules questions inputs functions advisable entitled not_conditional_on help content "
        "minimum_standard documentation documentation_sources time_limits exceptions safeguards "
        "legal_basis forms indicators",
        _R: "notes",
    },
    Step: {
        _P: "measure order number title kind purpose condition place text how criteria "
        "assignments time_limits forms indicators consent overrides shared decision referrals "
        "output options sign_off minimum_standard safeguards exceptions legal_basis "
        "restricts_liberty content",
        _R: "record_kept notes",
    },
    Transition: {_P: "origin target condition is_else", _R: "notes"},
    Duty: {_P: "stage sop measure agencies others duties", _R: "notes"},
    Form: {
        _P: "title purpose rule part_of version fields indicators contents addressees "
        "handed_out_by filled_by signed_by copies retention used_in_measures",
        _R: "notes",
    },
    IndicatorSet: {_P: "title exploitation population indicators", _R: "notes"},
    LegalBasis: {_P: "act article matter url", _R: "notes"},
    Principle: {_P: "title rule", _R: "notes"},
    Term: {_P: "term abbreviation definition do_not_translate", _R: "avoid notes"},
    Annex: {_P: "letter title content", _R: "notes"},
    Edition: {
        _P: "number title form parts languages summary_languages state adopted_on approved_by "
        "in_force_from review_due based_on changes current changed_after_adoption",
        _R: "notes",
    },
    SignOff: {_P: "edition agency post kind signed_on", _R: "reservation notes"},
    Distribution: {_R: "edition office audience sent_on copies acknowledged_on notes"},
    Journey: {_R: "title features weekday minute_of_day goals notes"},
    Clause: {_P: "requirement citation verified stage notes"},
    ClauseVerdict: {_R: "clause verdict evidence assessed_on notes"},
    FindingState: {_R: "finding handling owner due notes"},
    Waiver: {_R: "finding reason agency by_post until notes"},
}

_FIELD_LEVELS: Mapping[type[Entity], Mapping[str, Audience]] = {
    kind: dict.fromkeys(_COMMON.split(), Audience.PUBLIC)
    | {name: audience for audience, names in levels.items() for name in names.split()}
    for kind, levels in _LEVELS.items()
}


def field_level(kind: type[Entity], field: str) -> Audience:
    """The narrowest audience that may read a field; full where nobody decided."""
    return _FIELD_LEVELS.get(kind, {}).get(field, Audience.FULL)


def kind_level(kind: type[Entity]) -> Audience:
    """The narrowest audience that may know of any entity of this kind.

    It is that of the widest field besides what all entities have; full where nobody decided.
    """
    levels = _LEVELS.get(kind, {})
    return next((each for each in _ORDER if levels.get(each)), Audience.FULL)


def row_level(entity: Entity) -> Audience:
    """The narrowest audience that may know of this entity at all."""
    own = _SENSITIVITY[entity.sensitivity] if entity.sensitivity else Audience.PUBLIC
    kind = kind_level(type(entity))
    return own if own.may_read(kind) else kind


def owners(kind: type[Entity]) -> tuple[str, ...]:
    """The fields naming what a thing of this kind cannot be told of without."""
    return _OWNERS.get(kind, ())


_OWNERS: Mapping[type[Entity], tuple[str, ...]] = {
    Office: ("agency",),
    ContactPoint: ("agency", "office", "offering"),
    TrainingRecord: ("agency",),
    MapPosition: ("agency",),
    SurveyMark: ("agency",),
    Service: ("provider",),
    Offering: ("service", "operated_at"),
    Referral: ("sender", "receiver"),
    Measure: ("sop",),
    Step: ("measure",),
    Transition: ("origin", "target"),
    Duty: ("sop", "measure"),
    SignOff: ("edition", "agency"),
    Distribution: ("edition", "office"),
    ClauseVerdict: ("clause",),
}

_SENSITIVITY = {
    Sensitivity.PUBLIC: Audience.PUBLIC,
    Sensitivity.PARTNERS: Audience.PARTNERS,
    Sensitivity.FULL: Audience.FULL,
}


def own_field_level(entity: Any, field: str) -> Audience:
    """The level of a field of this very entity.

    The address of an offering is full unless it was recorded that its location is no secret.
    """
    if isinstance(entity, Offering) and field == "address":
        return Audience.FULL if entity.location_is_confidential else Audience.PUBLIC
    return field_level(type(entity), field)

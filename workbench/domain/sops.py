"""Procedures: one SOP per population, its measures, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.entity import Entity, SourceId
from workbench.domain.programme import StageId
from workbench.domain.text import Text
from workbench.domain.values import (
    AgencyId,
    AreaId,
    Condition,
    FormId,
    LegalBasisId,
    PopulationId,
    TimeLimit,
)

SopId = NewType("SopId", str)
MeasureId = NewType("MeasureId", str)
DutyId = NewType("DutyId", str)
PrincipleId = NewType("PrincipleId", str)
TermId = NewType("TermId", str)
AnnexId = NewType("AnnexId", str)
IndicatorSetId = NewType("IndicatorSetId", str)


class SafeguardKind(StrEnum):
    """Safeguards of the field (domain report 2.5)."""

    NON_PUNISHMENT = "non_punishment"
    NON_DETENTION = "non_detention"
    REFLECTION = "reflection"
    CONFIDENTIALITY = "confidentiality"
    BEST_INTERESTS = "best_interests"
    GUARDIAN = "guardian"
    AGE_BENEFIT_OF_DOUBT = "age_benefit_of_doubt"
    NON_REFOULEMENT = "non_refoulement"
    NO_CONDITIONALITY = "no_conditionality"
    DO_NO_HARM = "do_no_harm"
    GENDER_SENSITIVE = "gender_sensitive"
    INTERPRETER = "interpreter"
    CHOICE = "choice"
    COMPLAINT = "complaint"
    CONSULAR_CONTACT = "consular_contact"
    DATA_MINIMISATION = "data_minimisation"

    @property
    def words(self) -> str:
        """The safeguard in English words."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard:
    """A safeguard that holds at a measure or step."""

    kind: SafeguardKind
    text: Text = Text()


class ExceptionEffect(StrEnum):
    """What an exception changes."""

    REPLACE = "replace"
    SKIP = "skip"
    EXTRA_STEP = "extra_step"
    OTHER_LEAD = "other_lead"
    OTHER_TIME = "other_time"
    OTHER_BASIS = "other_basis"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureException:
    """When a measure or step is done otherwise."""

    condition: Condition = Condition()
    effect: ExceptionEffect | None = None
    text: Text = Text()
    legal_basis: tuple[LegalBasisId, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageContent:
    """What the text of one language names, said in the working language.

    Kept so that two language versions can be compared for what they promise.
    """

    language: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sop(Entity):
    """The procedures for one population; `base` is the SOP of which it is a variant."""

    id: SopId
    title: Text = Text()
    population: PopulationId | None = None
    areas: tuple[AreaId, ...] = ()
    owner: AgencyId | None = None
    base: SopId | None = None
    applies_to: Text = Text()


class VariantStatement(StrEnum):
    """How a measure stands to the one it is a variant of.

    Where it adds, the steps of the base hold and its own come on top of them.
    """

    OWN_TEXT = "own_text"
    ADDS = "adds"
    SAME_AS_ADULT = "same_as_adult"
    REPLACED = "replaced"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Entity):
    """A measure of a procedure; its number is unique within one SOP only.

    `base` is the measure of which it is a variant, where the number does not say it already.
    `lanes` is the order in which its flowchart shows who acts, where somebody chose one.
    """

    id: MeasureId
    sop: SopId | None = None
    stage: StageId | None = None
    number: str = ""
    title: Text = Text()
    variant: VariantStatement | None = None
    base: MeasureId | None = None
    lanes: tuple[str, ...] = ()
    nature: Text = Text()
    aim: tuple[Text, ...] = ()
    applies_when: tuple[Text, ...] = ()
    who: Text = Text()
    identifiers: tuple[AgencyId, ...] = ()
    place: Text = Text()
    rules: tuple[Text, ...] = ()
    questions: tuple[Text, ...] = ()
    inputs: tuple[Text, ...] = ()
    functions: tuple[Text, ...] = ()
    advisable: tuple[Text, ...] = ()
    entitled: Text = Text()
    not_conditional_on: tuple[Text, ...] = ()
    help: tuple[Text, ...] = ()
    content: tuple[LanguageContent, ...] = ()
    minimum_standard: tuple[Text, ...] = ()
    documentation: tuple[Text, ...] = ()
    documentation_sources: tuple[SourceId, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    exceptions: tuple[ProcedureException, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    legal_basis: tuple[LegalBasisId, ...] = ()
    forms: tuple[FormId, ...] = ()
    indicators: tuple[IndicatorSetId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Entity):
    """What agencies must do in a stage, for one population, as the source puts it.

    `others` marks the row for agencies the source does not name.
    """

    id: DutyId
    stage: StageId | None = None
    sop: SopId | None = None
    measure: MeasureId | None = None
    agencies: tuple[AgencyId, ...] = ()
    others: bool = False
    duties: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Entity):
    """A principle that guides every measure."""

    id: PrincipleId
    title: Text = Text()
    rule: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entity):
    """A word of the glossary, or an acronym; `avoid` lists words not to be used in its place."""

    id: TermId
    term: Text = Text()
    abbreviation: str = ""
    definition: Text = Text()
    avoid: tuple[Text, ...] = ()
    do_not_translate: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Entity):
    """An annex of the handbook."""

    id: AnnexId
    letter: str = ""
    title: Text = Text()
    content: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis(Entity):
    """A provision on which a procedure rests."""

    id: LegalBasisId
    act: Text = Text()
    article: str = ""
    matter: Text = Text()
    url: str = ""


class Weight(StrEnum):
    """How strongly an indicator points to trafficking."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One sign to look for."""

    text: Text
    weight: Weight | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSet(Entity):
    """Signs of trafficking used in screening."""

    id: IndicatorSetId
    title: Text = Text()
    exploitation: str = ""
    population: PopulationId | None = None
    indicators: tuple[Indicator, ...] = ()

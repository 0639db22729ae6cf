"""Every table of a workspace, as readers see it: the whole State, or what an audience may read."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.domain.agencies import Agency, ContactPoint, MapPosition, Office, TrainingRecord
from workbench.domain.assurance import Clause, ClauseVerdict, FindingState, Journey, Waiver
from workbench.domain.editions import Comment, Distribution, Edition, SignOff
from workbench.domain.entity import Source
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
from workbench.domain.table import Table


@dataclass(frozen=True, slots=True)
class Records:
    """One immutable moment: safe to share between threads."""

    programmes: Table[Programme] = field(default_factory=Table)
    sources: Table[Source] = field(default_factory=Table)
    areas: Table[Area] = field(default_factory=Table)
    populations: Table[Population] = field(default_factory=Table)
    service_categories: Table[ServiceCategory] = field(default_factory=Table)
    stages: Table[Stage] = field(default_factory=Table)
    planning_figures: Table[PlanningFigure] = field(default_factory=Table)
    survey_marks: Table[SurveyMark] = field(default_factory=Table)
    agencies: Table[Agency] = field(default_factory=Table)
    offices: Table[Office] = field(default_factory=Table)
    contact_points: Table[ContactPoint] = field(default_factory=Table)
    training_records: Table[TrainingRecord] = field(default_factory=Table)
    map_positions: Table[MapPosition] = field(default_factory=Table)
    services: Table[Service] = field(default_factory=Table)
    offerings: Table[Offering] = field(default_factory=Table)
    agreements: Table[Agreement] = field(default_factory=Table)
    referrals: Table[Referral] = field(default_factory=Table)
    sops: Table[Sop] = field(default_factory=Table)
    measures: Table[Measure] = field(default_factory=Table)
    steps: Table[Step] = field(default_factory=Table)
    transitions: Table[Transition] = field(default_factory=Table)
    duties: Table[Duty] = field(default_factory=Table)
    forms: Table[Form] = field(default_factory=Table)
    indicator_sets: Table[IndicatorSet] = field(default_factory=Table)
    legal_bases: Table[LegalBasis] = field(default_factory=Table)
    principles: Table[Principle] = field(default_factory=Table)
    terms: Table[Term] = field(default_factory=Table)
    annexes: Table[Annex] = field(default_factory=Table)
    editions: Table[Edition] = field(default_factory=Table)
    sign_offs: Table[SignOff] = field(default_factory=Table)
    distributions: Table[Distribution] = field(default_factory=Table)
    comments: Table[Comment] = field(default_factory=Table)
    journeys: Table[Journey] = field(default_factory=Table)
    clauses: Table[Clause] = field(default_factory=Table)
    clause_verdicts: Table[ClauseVerdict] = field(default_factory=Table)
    finding_states: Table[FindingState] = field(default_factory=Table)
    waivers: Table[Waiver] = field(default_factory=Table)

    @property
    def programme(self) -> Programme | None:
        """The one programme, where it has been written."""
        return next(iter(self.programmes.values()), None)

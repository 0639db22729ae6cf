"""Whatever anybody does, in any order: file and memory agree, and undo brings back what was."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from hypothesis.strategies import SearchStrategy

from tests.builders import (
    a_measure,
    a_programme,
    a_referral,
    a_sop,
    a_step,
    an_agency,
    led_by,
)
from tests.strategies import TEXTS, WORDS, any_entities, entities_of, values_of
from workbench.analysis.register import GapRegister
from workbench.domain import edits
from workbench.domain.branching import ways_out
from workbench.domain.edits import Edit
from workbench.domain.edits.agencies import (
    ArrangeAutomatically,
    PlaceAgencies,
    RemoveAgency,
    RenameAgency,
)
from workbench.domain.edits.branches import (
    AddBranch,
    LabelBranch,
    ReassignLead,
    RemoveBranch,
    RetargetBranch,
)
from workbench.domain.edits.entities import Add, Change, Remove, put
from workbench.domain.edits.findings import ReopenFinding, WaiveFinding
from workbench.domain.edits.hand_overs import AddReferralForStep, BindReferral, UnbindReferral
from workbench.domain.edits.lines import (
    AddLines,
    ChangeLine,
    JoinStep,
    MakeStep,
    MakeSubItem,
    MoveLine,
    RemoveLine,
    RenameStep,
    SplitStep,
)
from workbench.domain.edits.linking import AddAndChange
from workbench.domain.edits.measures import (
    AddMeasure,
    MoveMeasure,
    RemoveMeasure,
    RenameMeasure,
    SetStage,
)
from workbench.domain.edits.referrals import AddReferral, RemoveReferral
from workbench.domain.edits.sops import AddSop, AddStage, NameSop, RemoveSop, RenameStage
from workbench.domain.edits.stating import StateNone
from workbench.domain.edits.steps import (
    AddStep,
    AddSteps,
    MoveStep,
    RemoveStep,
    SetActors,
    SetTimeLimit,
)
from workbench.domain.edits.templates import InsertTemplate
from workbench.domain.edits.translations import ConfirmTranslation, SetWords
from workbench.domain.edits.whole import BringIn
from workbench.domain.entity import Entity, new_id
from workbench.domain.kinds import tables
from workbench.domain.log import fold
from workbench.domain.plain import field_types
from workbench.domain.records import Records
from workbench.domain.references import dangling, without
from workbench.domain.referrals import Referral, ReferralId
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Part, Step, Transition
from workbench.domain.text import Text
from workbench.domain.translations import texts_in
from workbench.domain.values import TimeLimit
from workbench.errors import EditRefused
from workbench.store.database import Database
from workbench.store.workspace_file import create, open_workspace
from workbench.workspace import Committed, Workspace

TODAY = date(2026, 5, 1)
NEW_STEP = Text.of("New step")
NAMES = st.sampled_from(["Police", "Shelter", "Court", "police", " ", "Дом"]) | WORDS


def ids_here(table: str) -> SearchStrategy[Any]:
    """The id of something in that table of the workspace under test, or of nothing."""
    return st.runner().flatmap(lambda machine: st.sampled_from(machine.ids(table)))


AGENCIES, STEPS, REFERRALS, MEASURES = map(ids_here, ("agencies", "steps", "referrals", "measures"))
SOPS, STAGES = map(ids_here, ("sops", "stages"))
THINGS = st.runner().flatmap(lambda machine: st.sampled_from(machine.everything))


def all_edits() -> list[Any]:
    """Every edit there is, by looking into the folder of edits."""
    modules = [
        importlib.import_module(f"{edits.__name__}.{each.name}")
        for each in pkgutil.iter_modules(edits.__path__)
    ]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if hasattr(kind, "apply") and kind.__module__ == module.__name__
    ]


def new_ones(value: Any, fitting: Callable[[Any], Any]) -> Any:
    """The value with each entity in it as a new one that points at nothing unknown."""
    if isinstance(value, Entity):
        return replace(fitting(value), id=new_id())
    if isinstance(value, tuple):
        return tuple(new_ones(item, fitting) for item in value)
    if isinstance(value, Records):
        rows = [row for table in tables() for row in getattr(value, table).values()]
        return put(State(), *(new_ones(row, fitting) for row in rows))
    return value


class AnyUser(RuleBasedStateMachine):
    """Edits of every kind, undo, redo, saving, crashing; what must hold is asked after each."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._file = create(self._folder / "w.workbench")
        self._begin()

    def _begin(self) -> None:
        """A window on the file: its history is empty, its findings are fresh."""
        self._workspace = Workspace(self._file.state, keeper=self._file)
        self._past: list[State] = []
        self._commits: list[Committed] = []
        self._workspace.listen(self._commits.append)
        self._register = GapRegister(TODAY)
        self._findings = self._register.refresh(self.state)

    @property
    def state(self) -> State:
        return self._workspace.state

    @property
    def everything(self) -> list[Entity]:
        return [row for table in tables() for row in getattr(self.state, table).values()]

    def ids(self, table: str) -> list[str]:
        return list(getattr(self.state, table)) or ["nobody"]

    def _attempt(self, edit: Edit) -> None:
        """Make the edit; a refusal must change nothing."""
        before = self.state
        try:
            delta = self._workspace.edit(edit)
        except EditRefused:
            assert self.state is before
            return
        if delta:
            self._past.append(before)

    def _fitting(self, entity: Any) -> Any:
        """The entity without pointers at nothing: such are refused, and other rules try them."""
        return without(entity, lambda table, key: key in getattr(self.state, table))

    @initialize()
    def a_small_network_with_a_procedure(self) -> None:
        police, shelter = an_agency("Police"), an_agency("Shelter")
        care = a_measure(sop=a_sop())
        referral = a_referral(police, shelter)
        steps = [a_step(f"Step {n}", str(n), care, assignments=led_by(police)) for n in range(3)]
        some = (a_programme(), police, shelter, a_sop(), care, referral, *steps)
        self._attempt(BringIn(put(State(), *some)))

    @rule(data=st.data())
    def any_other_edit(self, data: st.DataObject) -> None:
        """The edits that no rule below makes, with whatever fits the types of their fields."""
        kind = data.draw(st.sampled_from(OTHER_EDITS))
        edit = data.draw(values_of(kind, ids_here))
        fields = {each.name: getattr(edit, each.name) for each in dataclasses.fields(edit)}
        new = {name: new_ones(value, self._fitting) for name, value in fields.items()}
        self._attempt(replace(edit, **new))

    @precondition(lambda self: self.everything)
    @rule(entity=THINGS, data=st.data(), language=st.sampled_from(["en", "bg"]), words=WORDS)
    def set_words(self, entity: Entity, data: st.DataObject, language: str, words: str) -> None:
        texts = list(texts_in(entity))
        if texts:
            path = data.draw(st.sampled_from(texts)).path
            self._attempt(SetWords(type(entity), entity.id, path, language, words))
            if data.draw(st.booleans()):
                self._attempt(ConfirmTranslation(type(entity), entity.id, path, language))

    @rule(entity=any_entities(ids_here))
    def add_anything(self, entity: Any) -> None:
        self._attempt(Add((replace(self._fitting(entity), id=new_id()),)))

    @precondition(lambda self: self.everything)
    @rule(entity=THINGS, data=st.data())
    def change_anything(self, entity: Entity, data: st.DataObject) -> None:
        hints = field_types(type(entity))
        names = st.sampled_from([name for name in hints if name != "id"])
        chosen = data.draw(st.sets(names, min_size=1, max_size=3))
        values = {name: data.draw(values_of(hints[name], ids_here)) for name in sorted(chosen)}
        change = Change(type(entity), entity.id, values)
        self._attempt(change)
        self._attempt(AddAndChange((an_agency(new_id()),), change))
        self._attempt(StateNone(type(entity), entity.id, min(chosen), data.draw(st.booleans())))

    @precondition(lambda self: self.everything)
    @rule(entity=THINGS)
    def remove_anything(self, entity: Entity) -> None:
        self._attempt(Remove(type(entity), entity.id))

    @rule(agency=AGENCIES, name=NAMES, language=st.sampled_from(["en", "bg"]))
    def rename_agency(self, agency: Any, name: str, language: str) -> None:
        self._attempt(RenameAgency(agency, name, language))

    @rule(agency=AGENCIES)
    def remove_agency(self, agency: Any) -> None:
        self._attempt(RemoveAgency(agency))

    @rule(agencies=st.lists(AGENCIES, max_size=3), x=st.floats(-1e6, 1e6), y=st.floats(0, 9))
    def place_agencies(self, agencies: list[Any], x: float, y: float) -> None:
        places = tuple((agency, x, y) for agency in agencies)
        self._attempt(PlaceAgencies(places) if places else ArrangeAutomatically())

    @rule(sender=AGENCIES, receiver=AGENCIES, details=entities_of(Referral, ids_here))
    def add_referral(self, sender: Any, receiver: Any, details: Referral) -> None:
        new = replace(self._fitting(details), id=new_id(), sender=sender, receiver=receiver)
        self._attempt(AddReferral(new))

    @rule(referral=REFERRALS)
    def remove_referral(self, referral: Any) -> None:
        self._attempt(RemoveReferral(referral))

    @rule(step=STEPS, referral=REFERRALS, bound=st.booleans())
    def link_step(self, step: Any, referral: Any, bound: bool) -> None:
        self._attempt((BindReferral if bound else UnbindReferral)(step, referral))

    @rule(step=STEPS, sender=AGENCIES, receiver=AGENCIES)
    def add_referral_for_step(self, step: Any, sender: Any, receiver: Any) -> None:
        self._attempt(AddReferralForStep(step, ReferralId(new_id()), sender, receiver))

    @rule(measure=MEASURES, after=st.none() | STEPS, details=entities_of(Step, ids_here))
    def add_step(self, measure: Any, after: Any, details: Step) -> None:
        new = replace(self._fitting(details), id=new_id(), measure=measure, title=NEW_STEP)
        self._attempt(AddStep(new, after))

    @rule(measure=MEASURES, after=st.none() | STEPS, titles=st.lists(NAMES, max_size=4))
    def add_steps(self, measure: Any, after: Any, titles: list[str]) -> None:
        new = (
            Step(id=new_id(), measure=measure, title=Text().put("en", title)) for title in titles
        )
        self._attempt(AddSteps(tuple(new), after))

    @rule(step=STEPS, words=st.tuples(NAMES, NAMES), new=st.booleans())
    def type_in_the_outline(self, step: Any, words: tuple[str, str], new: bool) -> None:
        edit = SplitStep(step, new_id(), words, "en") if new else RenameStep(step, words[0], "bg")
        self._attempt(edit)

    @rule(sop=SOPS, agency=AGENCIES, role=NAMES, number=st.sampled_from(["", "1.4"]))
    def insert_template(self, sop: Any, agency: Any, role: str, number: str) -> None:
        lead = Assignment(part=Part.LEAD, role=Text().put("en", role))
        measure = replace(a_measure(), id=new_id(), sop=sop, number=number)
        step = replace(a_step(assignments=(lead,)), id=new_id(), measure=measure.id)
        self._attempt(InsertTemplate(put(State(), measure, step), {role: agency}))

    @rule(step=STEPS, place=st.integers(-1, 3), words=st.lists(NAMES, max_size=2))
    def type_lines(self, step: Any, place: int, words: list[str]) -> None:
        lines = tuple(Text().put("en", each) for each in words[1:])
        self._attempt(AddLines(step, place, lines))
        self._attempt(ChangeLine(step, place, "".join(words[:1]), "en"))

    @rule(step=STEPS, place=st.integers(-1, 3), up=st.booleans())
    def move_lines(self, step: Any, place: int, up: bool) -> None:
        self._attempt(MoveLine(step, place, up))

    @rule(step=STEPS, place=st.integers(-1, 3), how=st.sampled_from(["in", "out", "join", "gone"]))
    def indent(self, step: Any, place: int, how: str) -> None:
        edits = {
            "in": MakeSubItem(step),
            "out": MakeStep(step, place, new_id()),
            "join": JoinStep(step),
            "gone": RemoveLine(step, place),
        }
        self._attempt(edits[how])

    @rule(sop=SOPS, stage=st.none() | STAGES, title=NAMES, number=st.sampled_from(["", "1.1 "]))
    def add_measure(self, sop: Any, stage: Any, title: str, number: str) -> None:
        self._attempt(AddMeasure(new_id(), sop, f"{number}{title}", "en", stage))

    @rule(measure=MEASURES, title=NAMES, number=st.sampled_from(["", "1.2 ", "3 "]))
    def rename_measure(self, measure: Any, title: str, number: str) -> None:
        self._attempt(RenameMeasure(measure, f"{number}{title}", "en"))

    @rule(measure=MEASURES, stage=st.none() | STAGES, first=st.booleans(), by_one=st.booleans())
    def move_measure(self, measure: Any, stage: Any, first: bool, by_one: bool) -> None:
        self._attempt(MoveMeasure(measure, up=first) if by_one else SetStage(measure, stage, first))

    @rule(measure=MEASURES, sop=SOPS, whole=st.booleans())
    def remove_measure(self, measure: Any, sop: Any, whole: bool) -> None:
        self._attempt(RemoveSop(sop) if whole else RemoveMeasure(measure))

    @rule(sop=SOPS, group=NAMES, new=st.booleans())
    def name_sop(self, sop: Any, group: str, new: bool) -> None:
        new_sop = AddSop(new_id(), new_id(), group, "en")
        self._attempt(new_sop if new else NameSop(sop, new_id(), group, "bg"))

    @rule(stage=STAGES, title=NAMES, new=st.booleans())
    def name_stage(self, stage: Any, title: str, new: bool) -> None:
        edit = AddStage(new_id(), title, "en") if new else RenameStage(stage, f"1 {title}", "en")
        self._attempt(edit)

    @rule(step=STEPS, place=st.integers(-1, 5), meant=st.booleans())
    def move_step(self, step: Any, place: int, meant: bool) -> None:
        self._attempt(MoveStep(step, place, although_consent_comes_later=meant))

    @rule(step=STEPS)
    def remove_step(self, step: Any) -> None:
        self._attempt(RemoveStep(step))

    @rule(
        step=STEPS,
        part=st.sampled_from(Part),
        actors=st.lists(values_of(Assignment, ids_here), max_size=2),
    )
    def set_actors(self, step: Any, part: Part, actors: list[Assignment]) -> None:
        self._attempt(SetActors(step, part, tuple(replace(each, part=part) for each in actors)))

    @rule(origin=STEPS, towards=STEPS, details=entities_of(Transition, ids_here))
    def add_branch(self, origin: Any, towards: Any, details: Transition) -> None:
        new = replace(self._fitting(details), id=new_id(), origin=origin, target=towards)
        self._attempt(AddBranch(new))

    @precondition(lambda self: self.state.steps)
    @rule(data=st.data(), towards=STEPS, words=WORDS, otherwise=st.booleans())
    def work_on_a_branch(
        self, data: st.DataObject, towards: Any, words: str, otherwise: bool
    ) -> None:
        step = data.draw(st.sampled_from(list(self.state.steps.values())))
        for way in ways_out(self.state, step)[:1]:
            edits = (
                RetargetBranch(way, towards),
                LabelBranch(way, "en", words, is_else=otherwise),
                RemoveBranch(way),
            )
            self._attempt(data.draw(st.sampled_from(edits)))

    @rule(step=STEPS, lane=st.just("") | AGENCIES | WORDS)
    def reassign_lead(self, step: Any, lane: Any) -> None:
        self._attempt(ReassignLead(step, lane))

    @rule(step=STEPS, limit=st.none() | values_of(TimeLimit, ids_here), none=st.booleans())
    def set_time_limit(self, step: Any, limit: TimeLimit | None, none: bool) -> None:
        self._attempt(SetTimeLimit(step, limit, stated_none=none))

    @precondition(lambda self: self._findings)
    @rule(data=st.data(), reason=TEXTS, until=st.none() | st.dates())
    def waive_finding(self, data: st.DataObject, reason: Any, until: date | None) -> None:
        finding = data.draw(st.sampled_from(self._findings))
        self._attempt(WaiveFinding(finding.key, reason, until=until))

    @precondition(lambda self: self.state.waivers)
    @rule(data=st.data())
    def reopen_finding(self, data: st.DataObject) -> None:
        waiver = data.draw(st.sampled_from(list(self.state.waivers.values())))
        self._attempt(ReopenFinding(waiver.finding))

    @rule(agency=AGENCIES, names=st.lists(NAMES, min_size=2, max_size=4))
    def type_a_name(self, agency: Any, names: list[str]) -> None:
        """Letter by letter: one gesture, which may end where it began."""
        before, typing = self.state, object()
        for name in names:
            try:
                self._workspace.edit(RenameAgency(agency, name, "en"), gesture=typing)
            except EditRefused:
                continue
        if self.state != before:
            self._past.append(before)

    @precondition(lambda self: self._past)
    @rule(and_redo=st.booleans())
    def undo(self, and_redo: bool) -> None:
        after, before = self.state, self._past.pop()
        self._workspace.undo()
        assert self.state == before
        if and_redo:
            self._workspace.redo()
            assert self.state == after
            self._past.append(before)

    @rule()
    def save(self) -> None:
        self._file.save_now()
        assert not self._file.is_behind

    @rule(leave=st.sampled_from(["let_go", "close"]))
    def leave_and_come_back(self, leave: str) -> None:
        """By the door, or because the program was killed."""
        before = self.state
        getattr(self._file, leave)()
        self._file = open_workspace(self._file.path)
        self._begin()
        assert self.state == before

    @invariant()
    def file_and_memory_agree(self) -> None:
        database: Database = self._file._database
        assert database.load() == self._file.state == self.state

    @invariant()
    def the_log_leads_to_the_state(self) -> None:
        assert fold(self._file.log()) == self.state

    @invariant()
    def nothing_points_at_what_is_not_there(self) -> None:
        assert not list(dangling(self.state))

    @invariant()
    def findings_after_each_edit_are_as_if_worked_out_afresh(self) -> None:
        for commit in self._commits:
            self._findings = self._register.refresh(commit.state, commit.delta)
        self._commits.clear()
        assert self._findings == GapRegister(TODAY).refresh(self.state)

    def teardown(self) -> None:
        assert self._file.verify() == ()
        home = self._file._copy.folder
        self._file.let_go()
        shutil.rmtree(home)
        shutil.rmtree(self._folder)


NAMED = inspect.getsource(AnyUser)
OTHER_EDITS = [kind for kind in all_edits() if not re.search(rf"\b{kind.__name__}\(", NAMED)]
TestAnyUser = AnyUser.TestCase
TestAnyUser.settings = settings(max_examples=10)


@given(st.data())
@settings(max_examples=1)
def test_every_edit_there_is_takes_part(data: st.DataObject) -> None:
    assert all_edits()
    for kind in OTHER_EDITS:
        assert isinstance(data.draw(values_of(kind)), kind)

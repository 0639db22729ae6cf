from __future__ import annotations

from datetime import date, timedelta

from tests.builders import a_measure, a_referral, a_state, a_step, an_agency, led_by
from tests.findings import TODAY
from workbench.analysis.engine import rules
from workbench.analysis.register import GapRegister, waived
from workbench.domain.delta import diff
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.entities import Change
from workbench.domain.edits.findings import ReopenFinding, WaiveFinding
from workbench.domain.findings import Finding
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.workspace import Workspace

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
MEASURE = a_measure()
STEP = a_step(measure=MEASURE)
WORLD = a_state(POLICE, SHELTER, a_referral(POLICE, SHELTER), MEASURE, STEP)


def about(findings: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [each for each in findings if each.rule == rule]


def test_an_edit_is_followed() -> None:
    workspace = Workspace(WORLD)
    register = GapRegister(TODAY)
    before = register.refresh(workspace.state)

    delta = workspace.edit(Change(Step, STEP.id, {"assignments": led_by(POLICE)}))
    after = register.refresh(workspace.state, delta)

    assert about(before, "sop-step-no-lead")
    assert not about(after, "sop-step-no-lead")
    assert after == GapRegister(TODAY).refresh(workspace.state)


def test_names_in_messages_follow_a_rename_and_the_key_stays() -> None:
    workspace = Workspace(WORLD)
    register = GapRegister(TODAY)
    (before,) = about(register.refresh(workspace.state), "net-no-feedback")

    delta = workspace.edit(RenameAgency(SHELTER.id, "Harbour House", "en"))
    (after,) = about(register.refresh(workspace.state, delta), "net-no-feedback")

    assert "Harbour House" in after.message
    assert after.key == before.key


def test_only_rules_that_read_what_changed_are_run_again() -> None:
    register = GapRegister(TODAY)
    register.refresh(WORLD)
    unlike = State()
    only_steps = diff(a_state(MEASURE), a_state(MEASURE, STEP))

    kept = register.refresh(unlike, only_steps)

    assert about(kept, "net-no-feedback"), "the step did not touch what this rule reads"
    assert not about(kept, "sop-step-no-lead"), "there are no steps in the state it was given"


def test_the_first_refresh_runs_every_rule_whatever_changed() -> None:
    nothing = diff(WORLD, WORLD)

    assert GapRegister(TODAY).refresh(WORLD, nothing) == GapRegister(TODAY).refresh(WORLD)


def test_the_register_is_gravest_first_and_gaps_come_before_questions() -> None:
    unpromised = a_referral(POLICE, SHELTER, name="second", stated_none=("outcome_within",))
    state = a_state(POLICE, SHELTER, *WORLD.referrals.values(), unpromised, MEASURE, STEP)

    found = GapRegister(TODAY).refresh(state)

    order = [(each.severity.rank, list(type(each.kind)).index(each.kind)) for each in found]
    assert order == sorted(order)
    assert len({each.key for each in found}) == len(found)


def test_the_time_of_the_last_refresh_is_kept() -> None:
    register = GapRegister(TODAY)
    assert register.seconds == 0.0

    register.refresh(WORLD)

    assert register.seconds > 0.0


def test_an_accepted_finding_is_waived_until_its_day_or_until_it_is_reopened() -> None:
    workspace = Workspace(WORLD)
    found = GapRegister(TODAY).refresh(workspace.state)[0]
    last_day = TODAY + timedelta(days=10)
    assert not waived(workspace.state, found, TODAY)

    workspace.edit(WaiveFinding(found.key, Text.of("A law is under way."), until=last_day))

    assert waived(workspace.state, found, last_day)
    assert not waived(workspace.state, found, last_day + timedelta(days=1))

    workspace.edit(ReopenFinding(found.key))

    assert not waived(workspace.state, found, TODAY)


def test_an_empty_workspace_has_no_findings() -> None:
    assert GapRegister(date.max).refresh(State()) == ()
    assert len(rules) > 0

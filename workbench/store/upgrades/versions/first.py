"""Revision 0001: the tables of the first release, as they were then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LOG_TEXTS = "table entity field value author at gesture label parents"
EVERY_ENTITY = "id code notes sources detail confidence sensitivity unread stated_none"

# Each table with its columns, besides those that every entity has. A column is text, unless it
# ends in # (a whole number), ~ (a number) or ? (yes or no).
ENTITIES = """
programmes: name country task_force owner chair secretariat legal_instrument purpose languages
  known_words fictitious front_matter chapters_per_stage
sources: title publisher language url
areas: name level parent
populations: name definition condition age_min# age_max# has_own_procedures?
service_categories: name sphere essential?
stages: number title sphere more_measures_exist?
planning_figures: what value# category area population stated_on
survey_marks: covers category area populations measures agency answered? surveyed_on
agencies: name acronym type parent mandate roles powers task_force_role areas legal_basis count#
  pseudo? retired? address website email phone fax
offices: agency name area address hours languages
contact_points: agency office offering post phones duty_phone email other_channel hours languages
  alternate last_verified verified_by
training_records: agency topic edition held_on participants#
map_positions: agency x~ y~
services: name category provider description beneficiaries functions anonymous_use?
  licence_required? specialised? forms legal_basis
offerings: service operated_at areas address location_confidential groups populations groups_note
  exploitation accepts_dependants? accessible? hours languages interpreter capacity cost
  conditions cooperation_required? documents_required services_inside required_form
  response_promise transport? status opened closes licence_until funded_until last_verified
  verified_by
agreements: title kind parties categories areas populations data_sharing_terms signed_on
  valid_from valid_to review_on
referrals: sender receiver offering category stage populations everyone? areas condition kind
  state responsibility_passes? consent content_shared form channel time_limit acknowledge_within
  outcome_within feedback_channel escort transport fallback priority# agreement data_sharing
  cross_border? confirmed_by_sender? confirmed_by_receiver? tested_on
sops: title population areas owner base applies_to
measures: sop stage number title variant base lanes nature aim applies_when who identifiers place
  rules questions inputs functions advisable entitled not_conditional_on help content
  minimum_standard documentation documentation_sources time_limits exceptions safeguards
  legal_basis forms indicators
steps: measure order number title kind purpose condition place text how criteria assignments
  time_limits forms indicators consent overrides shared decision referrals output options sign_off
  record_kept minimum_standard safeguards exceptions legal_basis restricts_liberty content
transitions: origin target condition is_else?
duties: stage sop measure agencies others? duties
forms: title purpose rule part_of version fields indicators contents addressees handed_out_by
  filled_by signed_by copies retention used_in_measures
indicator_sets: title exploitation population indicators
legal_bases: act article matter url
principles: title rule
terms: term abbreviation definition avoid do_not_translate?
annexes: letter title content
editions: number title form parts languages summary_languages state adopted_on approved_by
  in_force_from review_due based_on changes current? changed_after_adoption?
sign_offs: edition agency post kind signed_on reservation
distributions: edition office audience sent_on copies# acknowledged_on
comments: about agency post text reply_to resolved? written_on to_do_for due suggestion
journeys: title features weekday# minute_of_day# goals
clauses: requirement citation verified? stage
clause_verdicts: clause verdict evidence assessed_on
finding_states: finding handling owner due
waivers: finding reason agency by_post until
"""

# Each is an engine of its own type, which only Any has in common.
TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "#": sa.Integer,
    "~": sa.Float,
    "?": sa.Boolean,
}


def upgrade() -> None:
    """Make every table, and guard the log."""
    for table, columns in frozen_tables():
        op.create_table(
            table,
            *(_column(each) for each in columns),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        )
    _create_log()
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )


def frozen_tables() -> Iterator[tuple[str, list[str]]]:
    """Each table of entities with its columns, marks included."""
    for block in ENTITIES.strip().replace("\n ", "").splitlines():
        table, _, columns = block.partition(":")
        yield table, f"{EVERY_ENTITY} {columns}".split()


def _column(marked: str) -> sa.Column[Any]:
    name = marked.rstrip("#~?")
    kind = TYPES.get(marked.removeprefix(name), sa.Text)
    return sa.Column(name, kind, nullable=name != "id")


def _create_log() -> None:
    op.create_table(
        "log",
        sa.Column("replica", sa.Text, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in LOG_TEXTS.split()),
        sa.PrimaryKeyConstraint("replica", "n", name="pk_log"),
    )
    op.create_index("ix_log_entity_field", "log", ["entity", "field"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER log_refuses_{verb.lower()} BEFORE {verb} ON log "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
    op.create_table(
        "stamps",
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("replica", sa.Text, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("entity", "field", "replica", "n", name="pk_stamps"),
        sqlite_with_rowid=False,
    )

"""The encrypted database: durable, append-only where it must be, and silent about its content."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.builders import a_state, an_agency
from workbench.domain.delta import Delta, diff
from workbench.domain.log import Written, fold
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.errors import CannotWrite, Damaged, FileProblem, NewerVersion
from workbench.store import keys
from workbench.store.database import Database
from workbench.store.engine import check_database, connect

KEY = keys.new_key()
NAME = "w.workbench"
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
WRITTEN = Written(
    author="Duty officer", at=datetime(2026, 5, 1, 14, 2, tzinfo=UTC), gesture="g", label="Add"
)
ADDED = diff(State(), a_state(POLICE))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.create(tmp_path / "data.db", KEY, NAME, "workspace")
    database.settle("here")
    yield database
    database.close()


def run(database: Database, sql: str) -> None:
    with database._engine.begin() as connection:
        connection.execute(text(sql))


def test_an_edit_is_in_the_tables_and_in_the_log(database: Database) -> None:
    database.write(ADDED, WRITTEN)

    assert database.load() == a_state(POLICE)
    assert fold(database.log()) == a_state(POLICE)
    assert {entry.author for entry in database.log()} == {"Duty officer"}
    assert database.problems() == database.disagreements() == []


def test_entries_come_back_as_they_were_written_and_are_numbered(database: Database) -> None:
    database.write(ADDED, WRITTEN)
    total = database.write(diff(a_state(POLICE), a_state(SHELTER)), WRITTEN)

    log = database.log()
    assert [entry.n for entry in log] == list(range(1, total + 1))
    assert {entry.replica for entry in log} == {database.replica}
    assert log[0].at == WRITTEN.at
    assert database.entries == database.heads.entries == total


def test_an_entry_remembers_what_it_replaces_across_a_restart(
    database: Database, tmp_path: Path
) -> None:
    database.write(ADDED, WRITTEN)
    database.close()
    again = Database(tmp_path / "data.db", KEY, NAME)
    renamed = an_agency("Police", count=3)
    again.write(diff(a_state(POLICE), a_state(renamed)), WRITTEN)
    again.write(diff(a_state(renamed), a_state(POLICE)), WRITTEN)

    *_, first, second = again.log()

    again.close()
    assert (first.field, first.parents) == ("count", ())
    assert (second.value, second.parents) == (None, (first.stamp,))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE log SET author = 'somebody else'",
        "DELETE FROM log",
        "DELETE FROM log WHERE n = 1",
        "INSERT OR REPLACE INTO log SELECT * FROM log",
        "REPLACE INTO log SELECT * FROM log WHERE n = 1",
    ],
)
def test_the_log_only_grows(database: Database, sql: str) -> None:
    database.write(ADDED, WRITTEN)
    before = database.log()

    with pytest.raises(DBAPIError, match="append-only"):
        run(database, sql)

    assert database.log() == before


def test_a_log_that_was_cut_off_behind_our_back_is_found(database: Database) -> None:
    database.write(ADDED, WRITTEN)
    for sql in ("DROP TRIGGER log_refuses_delete", "DELETE FROM log WHERE n = 3"):
        run(database, sql)

    assert database.problems() == [f"The log of {NAME} lacks entries. Take the file from a backup."]


def test_a_hole_in_the_log_is_found(database: Database) -> None:
    database.write(ADDED, WRITTEN)
    for sql in (
        "DROP TRIGGER log_refuses_delete",
        "DELETE FROM log WHERE n = 2",
        "UPDATE meta SET value = value - 1 WHERE key = 'entries'",
    ):
        run(database, sql)

    assert "lacks entries" in database.problems()[0]


def test_a_row_that_was_changed_past_the_log_is_found(database: Database) -> None:
    database.write(ADDED, WRITTEN)
    run(database, "UPDATE agencies SET phone = '112'")

    assert database.problems() == []
    assert "do not tell the same" in database.disagreements()[0]


def test_an_edit_that_changes_nothing_writes_nothing(database: Database) -> None:
    assert database.write(Delta(), WRITTEN) == 0
    assert database.log() == ()


@pytest.mark.parametrize(
    "strange",
    [
        an_agency("Police", count=2**63),
        an_agency("Police", phone="\ud800"),
        an_agency("Police", mandate=Text.of("half a pair: \udfff")),
    ],
    ids=["too large", "no character", "no character in a text"],
)
def test_what_no_file_can_hold_is_refused_and_nothing_of_the_edit_is_kept(
    database: Database, strange: object
) -> None:
    delta = diff(State(), a_state(SHELTER, strange))  # type: ignore[arg-type]  # an agency

    with pytest.raises(CannotWrite, match="Correct it, then try again"):
        database.write(delta, WRITTEN)

    assert database.load() == State()
    assert database.log() == ()


def test_a_value_from_a_later_version_is_told_as_that(database: Database) -> None:
    database.write(ADDED, WRITTEN)
    run(database, "UPDATE agencies SET type = 'space_agency'")

    with pytest.raises(NewerVersion, match=r"'space_agency' is none of.*Update the program"):
        database.load()


def test_the_wrong_key_reads_as_damage(database: Database, tmp_path: Path) -> None:
    database.close()

    with pytest.raises(Damaged):
        Database(tmp_path / "data.db", keys.new_key(), NAME)


def test_no_file_is_ever_invented(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is gone"):
        Database(tmp_path / "nothing.db", KEY, NAME)

    assert not (tmp_path / "nothing.db").exists()


def test_a_file_that_is_there_is_never_taken_over(tmp_path: Path) -> None:
    (tmp_path / "data.db").write_text("mine")

    with pytest.raises(FileExistsError):
        Database.create(tmp_path / "data.db", KEY, NAME, "workspace")

    assert (tmp_path / "data.db").read_text() == "mine"


def test_stamps_are_issued_under_a_new_name_elsewhere_and_the_old_one_here(
    database: Database,
) -> None:
    first = database.replica

    database.settle("here")
    assert database.replica == first

    database.settle("there")
    assert database.replica not in {"", first}


def test_a_replica_with_a_new_name_counts_its_entries_from_one(database: Database) -> None:
    database.write(ADDED, WRITTEN)
    database.settle("there")
    database.write(diff(a_state(POLICE), State()), WRITTEN)

    assert [entry.n for entry in database.log()] == [1, 2, 3, 1]
    assert database.heads.entries == 4
    assert database.problems() == database.disagreements() == []


def test_a_copy_is_one_file_and_holds_everything_though_work_goes_on(
    database: Database, tmp_path: Path
) -> None:
    database.write(ADDED, WRITTEN)

    heads = database.copy_to(tmp_path / "copy.db")
    database.write(diff(a_state(POLICE), State()), WRITTEN)

    assert heads.entries == 3
    assert [path.name for path in tmp_path.glob("copy.db*")] == ["copy.db"]
    copy = Database(tmp_path / "copy.db", KEY, NAME)
    assert copy.load() == a_state(POLICE)
    copy.close()


def test_one_log_reaches_another_when_it_has_all_its_entries(
    database: Database, tmp_path: Path
) -> None:
    database.write(ADDED, WRITTEN)
    before = database.copy_to(tmp_path / "copy.db")
    database.settle("there")
    database.write(diff(a_state(POLICE), State()), WRITTEN)

    assert database.heads.reach(before)
    assert not before.reach(database.heads)


def test_a_flipped_bit_in_a_page_is_found(database: Database, tmp_path: Path) -> None:
    database.write(ADDED, WRITTEN)
    copy = tmp_path / "copy.db"
    database.copy_to(copy)
    content = bytearray(copy.read_bytes())

    for place in range(100, len(content), len(content) // 25):
        content[place] ^= 0x10
        copy.write_bytes(content)
        with pytest.raises(Damaged, match=r"damaged.*backup"):
            check_database(copy, KEY, NAME)
        content[place] ^= 0x10


def test_nothing_that_was_written_can_be_read_without_the_key(
    database: Database, tmp_path: Path
) -> None:
    canary = an_agency("Canary", mandate=Text.of("A bird in a mine"), phone="0700 CANARY")
    database.write(diff(State(), a_state(canary)), WRITTEN)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert len(written["data.db-wal"]) > 1000
    for content in written.values():
        for words in (b"Canary", b"bird in a mine", b"CANARY", b"agencies", b"Duty officer"):
            assert words not in content


def test_files_are_for_their_owner_alone(database: Database, tmp_path: Path) -> None:
    database.write(ADDED, WRITTEN)
    database.copy_to(tmp_path / "copy.db")

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_disk_has_each_edit_before_it_counts_as_made(database: Database) -> None:
    asked = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "trusted_schema": 0}
    with database._engine.connect() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked}

    assert found == asked


def test_two_who_write_at_once_take_turns(database: Database, tmp_path: Path) -> None:
    other = Database(tmp_path / "data.db", KEY, NAME)
    states = [a_state(*(an_agency(f"Agency {n}") for n in range(count))) for count in range(9)]

    for place, (before, after) in enumerate(pairwise(states)):
        (database, other)[place % 2].write(diff(before, after), WRITTEN)

    assert database.load() == other.load() == states[-1]
    other.close()
    assert database.problems() == database.disagreements() == []


def test_a_writer_who_cannot_have_a_turn_is_told_so(database: Database, tmp_path: Path) -> None:
    pooled = database._engine.raw_connection()
    pooled.cursor().execute("PRAGMA busy_timeout=1")
    pooled.close()
    stubborn = connect(tmp_path / "data.db", KEY)
    stubborn.execute("BEGIN IMMEDIATE")

    with pytest.raises(CannotWrite, match="another program is using"):
        database.write(ADDED, WRITTEN)

    stubborn.close()


def test_opening_a_file_does_not_load_what_upgrades_need() -> None:
    code = "import workbench.store.workspace_file, sys; print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"

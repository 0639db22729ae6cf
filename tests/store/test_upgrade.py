"""The tables of files already out there, and how they become what this version writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import dedent, wrap
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Row, text

from workbench.domain.kinds import tables
from workbench.errors import Damaged, NewerVersion
from workbench.store import keys, schema
from workbench.store.database import Database
from workbench.store.disk import create_private
from workbench.store.engine import open_engine
from workbench.store.rows import Keeps, columns_of
from workbench.store.upgrade import REVISIONS, bring_to_newest, revision_of
from workbench.store.upgrades.versions.first import EVERY_ENTITY, frozen_tables

KEY = keys.new_key()
MARKS = {Keeps.WHOLE: "#", Keeps.NUMBER: "~", Keeps.YES_OR_NO: "?"}
CHANGED = """
The entities changed. Before the first release, write this into ENTITIES of revision 0001; after
it, add a revision under workbench/store/upgrades/versions and leave the older ones alone.

"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty database on which foreign keys are not enforced, as an upgrade needs it."""
    path = tmp_path / "data.db"
    create_private(path).close()
    engine = open_engine(path, KEY, foreign_keys=False)
    yield engine
    engine.dispose()


def columns_in(connection: Connection, table: str) -> Sequence[Row[Any]]:
    return connection.execute(text(f'PRAGMA table_info("{table}")')).all()


def layout(engine: Engine) -> dict[str, object]:
    """Every table with its columns, and every index and trigger, whatever their order."""
    with engine.connect() as connection:
        made = connection.execute(
            text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        ).all()
        return {
            f"{kind} {name}": sorted(
                [str(tuple(row)[1:]) for row in columns_in(connection, name)]
                + ["WITHOUT ROWID"] * ("WITHOUT ROWID" in sql)
            )
            if kind == "table"
            else sql
            for kind, name, sql in made
        }


def as_written_in_the_revision() -> str:
    common = len(EVERY_ENTITY.split())
    lines = []
    for table, kind in tables().items():
        names = [each.name + MARKS.get(each.keeps, "") for each in columns_of(kind)[common:]]
        lines += wrap(f"{table}: {' '.join(names)}", 98, subsequent_indent="  ")
    return "\n".join(lines)


def test_the_revisions_lead_to_what_a_new_file_has(engine: Engine, tmp_path: Path) -> None:
    bring_to_newest(engine, "base", "w.workbench")
    Database.create(tmp_path / "new.db", KEY, "w.workbench", "workspace").close()
    new = open_engine(tmp_path / "new.db", KEY)

    upgraded, fresh = layout(engine), layout(new)

    new.dispose()
    assert upgraded == fresh, CHANGED + as_written_in_the_revision()


def test_the_first_revision_names_each_table_once() -> None:
    names = [table for table, _ in frozen_tables()]

    assert len(names) == len(set(names))


def test_the_newest_revision_is_the_one_this_version_writes(engine: Engine) -> None:
    bring_to_newest(engine, "base", "w.workbench")

    with engine.connect() as connection:
        assert revision_of(connection, "w.workbench") == schema.HEAD


def test_a_revision_that_nobody_here_knows_is_from_a_later_version(engine: Engine) -> None:
    with pytest.raises(NewerVersion, match=r"later version of this program\. Update"):
        bring_to_newest(engine, "f00d", "w.workbench")


def test_a_database_of_a_later_version_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "data.db"
    Database.create(path, KEY, "w.workbench", "workspace").close()
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()

    with pytest.raises(NewerVersion):
        Database(path, KEY, "w.workbench")

    assert path.read_bytes() == before


def test_a_database_without_our_tables_is_damaged(tmp_path: Path) -> None:
    create_private(tmp_path / "data.db").close()

    with pytest.raises(Damaged, match="Take it again"):
        Database(tmp_path / "data.db", KEY, "w.workbench")


def later_revisions(folder: Path, number: str, before: str, body: str) -> Path:
    """Our revisions and one more, as a later version of the program would bring it."""
    if not folder.exists():
        shutil.copytree(REVISIONS, folder)
    lines = "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
    (folder / "versions" / f"later_{number}.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f'revision = "{number}"\ndown_revision = "{before}"\ndef upgrade():\n{lines}'
    )
    return folder


REBUILD = """
with op.batch_alter_table("agencies", recreate="always") as batch:
    batch.add_column(sa.Column("motto", sa.Text))
"""


def fill(engine: Engine) -> None:
    """A hundred rows that point at one of the table that is going to be rebuilt."""
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO agencies (id) VALUES ('a')"))
        connection.execute(
            text(
                "CREATE TABLE child (id INTEGER, agency TEXT REFERENCES agencies ON DELETE CASCADE)"
            )
        )
        connection.execute(
            text("INSERT INTO child VALUES (:n, 'a')"), [{"n": n} for n in range(100)]
        )


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_rebuilding_a_table_loses_no_row_of_those_that_point_at_it(
    engine: Engine, tmp_path: Path
) -> None:
    bring_to_newest(engine, "base", "w.workbench")
    fill(engine)
    revisions = later_revisions(tmp_path / "later", "0002", "0001", REBUILD)

    bring_to_newest(engine, "0001", "w.workbench", revisions=revisions)

    assert (count(engine, "agencies"), count(engine, "child")) == (1, 100)


def test_an_upgrade_that_fails_halfway_leaves_the_database_as_it_was(
    engine: Engine, tmp_path: Path
) -> None:
    bring_to_newest(engine, "base", "w.workbench")
    before = layout(engine)
    later_revisions(tmp_path / "later", "0002", "0001", REBUILD)
    revisions = later_revisions(tmp_path / "later", "0003", "0002", "raise ArithmeticError")

    with pytest.raises(ArithmeticError):
        bring_to_newest(engine, "0001", "w.workbench", revisions=revisions)

    assert layout(engine) == before
    with engine.connect() as connection:
        assert revision_of(connection, "w.workbench") == "0001"


def test_an_upgrade_that_leaves_pointers_at_nothing_is_refused(
    engine: Engine, tmp_path: Path
) -> None:
    bring_to_newest(engine, "base", "w.workbench")
    fill(engine)
    revisions = later_revisions(
        tmp_path / "later", "0002", "0001", 'op.execute("DELETE FROM agencies")'
    )

    with pytest.raises(Damaged, match="points at nothing"):
        bring_to_newest(engine, "0001", "w.workbench", revisions=revisions)

    assert count(engine, "agencies") == 1

"""Which revision a database is at, and bringing an older one to the newest."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from workbench.errors import Damaged, NewerVersion
from workbench.store import schema

REVISIONS = Path(__file__).with_name("upgrades")


def stamp_as_newest(connection: Connection) -> None:
    """Say of a database that was just made that it is at the newest revision."""
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.HEAD})


def revision_of(connection: Connection, name: str) -> str:
    """The revision a database is at; what cannot say so is damaged, or locked by another key."""
    try:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DatabaseError as problem:
        raise _damaged(name) from problem
    if found is None:
        raise _damaged(name)
    return str(found)


def bring_to_newest(
    engine: Engine, revision: str, name: str, *, revisions: Path = REVISIONS
) -> None:
    """Apply the revisions that a database lacks, all or none.

    The engine must not enforce foreign keys: rebuilding a table would empty those that point at
    it. A revision that nobody here knows was made by a later program.
    """
    # Alembic takes as long to load as a small workspace takes to open, and is rarely needed.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(revisions).replace("%", "%%"))
    try:
        ScriptDirectory.from_config(config).get_revisions(revision)
    except CommandError as problem:
        raise NewerVersion(
            f"{name} was written by a later version of this program. Update the program to open it."
        ) from problem
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
            raise Damaged(
                f"{name} could not be brought to this version: some of it points at nothing. "
                "It was left as it was. Open it with the version it was made with."
            )


def _damaged(name: str) -> Damaged:
    return Damaged(
        f"{name} is damaged: what it holds cannot be read. "
        "Take it again from where it came from, or from a backup."
    )

"""The tables: keys point upstream, the migrated schema is the declared one, and every step goes back."""

import configparser

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from app import migrate
from records.ledger import db
from records.tables import metadata
from tests.house.house import ROOT


def layers():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    lines = setup["importlinter:contract:river"]["layers"].split("\n")
    return {
        room.strip(): height
        for height, line in enumerate(line for line in lines if line.strip())
        for room in line.split("|")
    }


def connected(url):
    """A connection that is really closed at the end."""
    return create_engine(url, poolclass=NullPool).connect()


def room_of(table):
    for mapper in metadata_mappers():
        if mapper.local_table is table:
            return mapper.class_.__module__.split(".")[1]
    raise AssertionError(f"{table.name} belongs to no room")


def metadata_mappers():
    return list(db.Model.registry.mappers)


def test_foreign_keys_point_upstream_only():
    height = layers()
    wrong = [
        f"{table.name} → {key.column.table.name}"
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if room_of(table) != room_of(key.column.table)
        and height[room_of(table)] >= height[room_of(key.column.table)]
    ]

    assert wrong == []


def test_no_table_asks_the_database_for_the_time():
    defaults = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if "now" in str(getattr(column.server_default, "arg", "")).lower()
    ]

    assert defaults == []


def test_there_is_one_head():
    heads = ScriptDirectory(str(ROOT / "migrations")).get_heads()

    assert len(heads) == 1


def test_the_migrated_schema_is_the_declared_one(own_database):
    with connected(own_database.database_owner) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_migration_goes_down_and_up_again(own_database):
    migrate.down(own_database.database_owner)
    with connected(own_database.database_owner) as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]

    migrate.up(own_database.database_owner)
    with connected(own_database.database_owner) as connection:
        assert connection.scalar(text("select count(*) from commune")) == 3321
        assert connection.scalar(text("select count(*) from province")) == 34


def test_the_web_role_can_change_no_history(own_database):
    with connected(own_database.database) as connection:
        for table in ("history_line", "delivery_attempt", "frozen_ledger"):
            with pytest.raises(ProgrammingError, match="permission denied"):
                connection.execute(text(f"update {table} set id = id"))
            connection.rollback()
            with pytest.raises(ProgrammingError, match="permission denied"):
                connection.execute(text(f"delete from {table}"))
            connection.rollback()


def test_neither_web_nor_worker_is_a_superuser(own_database):
    for url in (own_database.database, own_database.database_worker):
        with connected(url) as connection:
            powers = connection.execute(
                text(
                    "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole "
                    "from pg_roles where rolname = current_user"
                )
            )
            assert powers.scalar() is False

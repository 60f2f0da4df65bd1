"""One database on its server: make one like it, put another in its place, drop it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import psycopg
from psycopg.sql import SQL, Composable, Identifier, Literal
from sqlalchemy.engine import make_url

from app.servers import Refused
from app.servers.addresses import WEB, WORKER

Connection = psycopg.Connection[tuple[Any, ...]]
LOCK = 7_246_152
PATIENCE = 3.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Place:
    """The database ``name`` on a server; ``admin`` is a URL of somebody who may read and make all of it."""

    admin: str
    name: str
    binaries: Path

    def at(self, name: str) -> "Place":
        """Another database on the same server."""
        return Place(self.admin, name, self.binaries)

    def connect(self) -> Connection:
        """A connection of the admin's to this database, without any limit of time."""
        url = make_url(self.admin).set(drivername="postgresql", database=self.name)
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)

    @contextmanager
    def beside(self) -> Iterator[Connection]:
        """A connection to the server, and not to this database; of all backups and restores one has it."""
        with self.at("postgres").connect() as server:
            if not _one(server, "select pg_try_advisory_lock(%s)", LOCK):
                raise Refused("backup-another-at-work")
            powers = "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
            if not _one(server, powers):
                raise Refused("backup-role-too-weak")
            yield server

    def make_like(self, server: Connection, model: str) -> None:
        """Make this database, empty and closed to the programs, with the owner and letters of another."""
        self.drop(server)
        facts = _one(server, "select to_jsonb(d) || jsonb_build_object('owner', pg_get_userbyid(datdba)) "
                     "from pg_database d where datname = %s", model)  # fmt: skip
        _run(server, "create database {} template template0 encoding 'UTF8' owner {} {}",
             Identifier(self.name), Identifier(facts["owner"]), _letters(facts))  # fmt: skip
        _run(server, "revoke all on database {} from public", Identifier(self.name))

    def drop(self, server: Connection) -> None:
        """Drop this database, if it is there."""
        _run(server, "drop database if exists {} with (force)", Identifier(self.name))

    def put_in_place_of(self, server: Connection, old: str, kept: str) -> None:
        """Take the name of ``old``, which is called ``kept`` from then on: both in one moment or neither."""
        with _nobody_else_in(old), server.transaction():
            _run(server, "alter database {} rename to {}", Identifier(old), Identifier(kept))
            _run(server, "alter database {} rename to {}", Identifier(self.name), Identifier(old))
            for role in (WEB, WORKER):
                if _one(server, "select count(*) from pg_roles where rolname = %s", role):
                    _run(
                        server,
                        "grant connect on database {} to {}",
                        Identifier(old),
                        Identifier(role),
                    )

    def is_empty(self) -> bool:
        """Whether nobody has made a table in it."""
        with self.connect() as inside:
            return not _one(
                inside, "select count(*) from pg_class where relnamespace = 'public'::regnamespace"
            )

    def in_use(self, server: Connection) -> bool:
        """Whether programs are connected to it; one that is just hanging up is waited for."""
        asked = "select count(*) from pg_stat_activity where datname = %s and backend_type = 'client backend'"
        until = time.monotonic() + PATIENCE
        while _one(server, asked, self.name):
            if time.monotonic() > until:
                return True
            time.sleep(0.05)
        return False


@contextmanager
def _nobody_else_in(name: str) -> Iterator[None]:
    try:
        yield
    except psycopg.errors.ObjectInUse:
        raise Refused("restore-others-connected", name=name) from None


def _letters(facts: dict[str, Any]) -> Composable:
    """How letters are compared: as the model does."""
    locale = facts.get("datlocale") or facts.get("daticulocale")
    plain = SQL("lc_collate {} lc_ctype {}").format(
        Literal(facts["datcollate"]), Literal(facts["datctype"])
    )
    if facts.get("datlocprovider") == "b":
        return SQL("{} locale_provider builtin builtin_locale {}").format(plain, Literal(locale))
    if facts.get("datlocprovider") == "i":
        return SQL("{} locale_provider icu icu_locale {}").format(plain, Literal(locale))
    return plain


def _one(connection: Connection, question: str, *values: Any) -> Any:
    return cast(tuple[Any, ...], connection.execute(question.encode(), values).fetchone())[0]


def _run(connection: Connection, statement: str, *parts: Composable) -> None:
    connection.execute(SQL(statement).format(*parts))

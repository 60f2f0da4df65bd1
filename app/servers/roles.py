"""Who may be whom in the embedded database, and what each role is given.

``loive_owner`` makes the tables, ``loive_web`` and ``loive_worker`` may only enter: what they may
read and write is granted by the migrations. Everything here can be repeated and cut off anywhere.
"""

from collections.abc import Callable

import psycopg
from psycopg.sql import SQL, Identifier

from app.servers.addresses import ADMIN, DATABASE, OWNER, WEB, WORKER
from app.servers.owner import Owner

Connect = Callable[[str], psycopg.Connection]

POWERLESS = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"


def identity_map(owner: Owner) -> str:
    """pg_ident.conf: the supervisor's user and the servers' user may be each role; nobody else."""
    users = dict.fromkeys([owner.starter, owner.name])
    lines = [f'loive "{user}" {role}' for user in users for role in (ADMIN, OWNER, WEB, WORKER)]
    return "\n".join(lines) + "\n"


def settle_roles(connection: psycopg.Connection, *, connect: Connect) -> None:
    """Create what is missing and set right what is there."""
    for role in (OWNER, WEB, WORKER):
        _settle_role(connection, role)
    if not _exists(connection, "SELECT FROM pg_database WHERE datname = %s", DATABASE):
        _create_database(connection)
    for database in (ADMIN, "template1", DATABASE):
        _run(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
    _run(connection, "GRANT CONNECT ON DATABASE {} TO {}, {}", DATABASE, WEB, WORKER)
    with connect(DATABASE) as inside:
        _run(inside, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")


def _settle_role(connection: psycopg.Connection, role: str) -> None:
    if not _exists(connection, "SELECT FROM pg_roles WHERE rolname = %s", role):
        _run(connection, "CREATE ROLE {}", role)
    _run(connection, "ALTER ROLE {} WITH " + POWERLESS, role)


def _create_database(connection: psycopg.Connection) -> None:
    _run(
        connection,
        "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin"
        " BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C' OWNER {}",
        DATABASE,
        OWNER,
    )


def _exists(connection: psycopg.Connection, question: str, name: str) -> bool:
    return connection.execute(question, [name]).fetchone() is not None


def _run(connection: psycopg.Connection, statement: str, *names: str) -> None:
    connection.execute(SQL(statement).format(*map(Identifier, names)))

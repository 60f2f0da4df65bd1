"""The ground every test stands on: real PostgreSQL, a real application, a transaction that is undone.

One template database is migrated per test process; each test's work happens in one outer transaction
that is rolled back. Journeys and chaos, which need real commits, clone the template instead.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from app import ground, keys
from app.factory import create_app
from app.servers import Addresses, running_servers
from app.settings import Settings
from records import trail
from records.ledger import db
from records.overview import names
from records.suggestion.shelves import forget
from records.vault import unlock
from tests.factories import World
from tests.visitor import Visitor

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 9 in the morning in Vietnam
TEMPLATE = "loive_template"


class Clock:
    """A clock the test moves by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def machine() -> Iterator[None]:
    """What a test asks by itself, it asks as the machine; its requests and commands say who they are."""
    with trail.unwatched("a test looks by itself; its requests do not"):
        yield


@pytest.fixture(scope="session")
def data_folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def servers(data_folder: Path) -> Iterator[Addresses]:
    with running_servers(data_folder, environ={}, say=lambda key, **values: None) as at:
        yield at


@pytest.fixture(scope="session")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "keys.json"
    keys.make_if_missing(path)
    return path


@pytest.fixture(scope="session")
def template(servers: Addresses, key_file: Path) -> Addresses:
    """A migrated database nobody writes into."""
    _copy(servers, "template0", TEMPLATE)
    ground.lay(_named(servers.database_owner, TEMPLATE), key_file)
    return servers


@pytest.fixture(scope="session")
def shared_database(template: Addresses) -> Addresses:
    _copy(template, TEMPLATE, "loive_shared")
    return _at(template, "loive_shared")


@pytest.fixture
def own_database(template: Addresses, request: pytest.FixtureRequest) -> Iterator[Addresses]:
    """A database of this test's own, for real commits."""
    name = f"own_{abs(hash(request.node.nodeid)) % 10**9}"
    _copy(template, TEMPLATE, name)
    yield _at(template, name)
    with _admin(template) as admin:
        admin.execute(text(f"drop database {name} with (force)"))


@pytest.fixture(scope="session")
def _shared_app(shared_database: Addresses, key_file: Path) -> Iterator[Flask]:
    app = application(shared_database, key_file)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def clock(_shared_app: Flask) -> Clock:
    clock = Clock()
    _shared_app.config["CLOCK"] = clock
    return clock


@pytest.fixture
def app(_shared_app: Flask, key_file: Path, clock: Clock) -> Iterator[Flask]:
    """The application inside one outer transaction that is undone at the end."""
    unlock(keys.read(key_file)[0])  # a house of its own may have handed its keys to this process
    with _shared_app.app_context():
        engine = db.engine
        connection = engine.connect()
        outer = connection.begin()
        engines = db._app_engines[_shared_app]
        engines[None] = connection
        db.session.session_factory.configure(join_transaction_mode="create_savepoint")
        forget()
        names.forget()
        try:
            yield _shared_app
        finally:
            db.session.remove()
            outer.rollback()
            connection.close()
            engines[None] = engine


@pytest.fixture
def world(app: Flask, clock: Clock) -> World:
    """A centre with its people, made through the same verbs as in life."""
    return World(clock)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A browser without scripts that checks every page it is shown."""
    return Visitor(app)


def application(at: Addresses, key_file: Path) -> Flask:
    """An application on a test database."""
    heads = key_file.with_name(f"{make_url(at.database).database}.heads")
    app = create_app(
        Settings(database=at.database, redis=at.redis, keys=key_file, trail_heads=heads)
    )
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    return app


def _copy(servers: Addresses, template: str, name: str) -> None:
    with _admin(servers) as admin:
        admin.execute(text(f"drop database if exists {name} with (force)"))
        locale = "locale_provider builtin builtin_locale 'C.UTF-8'"
        admin.execute(
            text(f"create database {name} template {template} owner loive_owner {locale}")
        )


@contextmanager
def _admin(servers: Addresses) -> Iterator[Connection]:
    engine = create_engine(servers.database_admin, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


def _at(servers: Addresses, database: str) -> Addresses:
    return Addresses(
        database=_named(servers.database, database),
        database_owner=_named(servers.database_owner, database),
        database_worker=_named(servers.database_worker, database),
        database_admin=servers.database_admin,
        redis=servers.redis,
    )

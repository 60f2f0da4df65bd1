"""The ground a command stands on: the servers of the data folder, an up-to-date schema, the keys."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from app import ground
from app.commands.group import say
from app.factory import PATIENT, create_app
from app.servers import Addresses, Refused, addresses, data_folder, running_servers
from app.settings import Settings, from_environment
from records import trail
from records.ledger import db, session


def folder() -> Path:
    """Return the data folder of this machine's installation."""
    return data_folder(os.environ)


def key_path() -> Path:
    """Return where the keys are, or will be."""
    return Path(os.environ.get("LOIVE_MASTER_KEYS") or folder() / "keys.json")


def prepare(at: Addresses) -> Path:
    """Bring schema, places and keys up to date; return where the keys are."""
    key_file = key_path()
    ground.lay(at.database_owner, key_file)
    return key_file


@contextmanager
def standing() -> Iterator[tuple[Addresses, Path]]:
    """Stand on servers that run already, or run them as long as the command lasts."""
    try:
        with running_servers(folder(), environ=os.environ, say=say) as at:
            yield at, prepare(at)
            return
    except Refused as refused:
        if refused.key != "servers-already-running":
            raise
    at = addresses(folder(), os.environ)
    yield at, prepare(at)


@contextmanager
def application() -> Iterator[Flask]:
    """The web application's verbs and questions, in its context; hung up before the servers end."""
    with standing() as (at, key_file):
        app = app_at(at, key_file)
        with app.app_context(), trail.unwatched("a command shows nobody's facts"):
            try:
                yield app
            finally:
                session.remove()
                db.engine.dispose()


def app_at(at: Addresses, key_file: Path) -> Flask:
    """Return an application for commands: statements may take as long as they need."""
    return create_app(settings_at(at, key_file), pages=False, statement_ms=PATIENT)


def settings_at(at: Addresses, key_file: Path) -> Settings:
    """Return the settings of a command that stands on these servers."""
    environ = {
        **os.environ,
        "DATABASE_URL": at.database,
        "REDIS_URL": at.redis,
        "LOIVE_MASTER_KEYS": str(key_file),
    }
    return from_environment(environ)

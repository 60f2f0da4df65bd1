"""A console on a database of its own: real commits, as an operator's."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import text

from app.commands import main
from app.servers import Addresses
from records.centre import actions as centres
from records.ledger import db
from tests.conftest import application

Console = Callable[..., Result]


class Ledger:
    """What stands in the database after a command."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    @contextmanager
    def open(self) -> Iterator[Any]:
        with self.app.app_context():
            yield db.session
            db.session.commit()

    def rows(self, query: str) -> Sequence[Any]:
        with self.open() as session:
            return session.execute(text(query)).all()

    def one(self, query: str) -> Any:
        (found,) = self.rows(query)
        return found[0] if len(found) == 1 else tuple(found)


@pytest.fixture
def ledger(own_database: Addresses, key_file: Path) -> Iterator[Ledger]:
    app = application(own_database, key_file)
    yield Ledger(app)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def centre(ledger: Ledger) -> None:
    """A centre in Quảng Trị with two branches."""
    with ledger.open():
        centres.found(
            name="Trung tâm Dịch vụ việc làm",
            province_code="44",
            email="centre@dvvl.example",
            phone="+842333000000",
            address="Đông Hà",
            branches={"Đông Hà": "dong-ha@dvvl.example", "Đồng Hới": "dong-hoi@dvvl.example"},
        )


@pytest.fixture(scope="session")
def console_folder() -> Iterator[Path]:
    """Not in pytest's own folder, which the servers' user may not enter."""
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def console(own_database: Addresses, key_file: Path, console_folder: Path) -> Console:
    """``console("import", "people", file)`` as it is typed, in Vietnamese unless told otherwise."""

    def run(*typed: object, language: str = "vi") -> Result:
        environ = {
            "DATABASE_URL": own_database.database,
            "DATABASE_OWNER_URL": own_database.database_owner,
            "REDIS_URL": own_database.redis,
            "LOIVE_MASTER_KEYS": str(key_file),
            "LOIVE_DATA": str(console_folder),
            "LOIVE_LANGUAGE": language,
        }
        result = CliRunner(env=environ).invoke(main, [str(word) for word in typed])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run

"""A database with people in it, a shelf for its backups, and a way to look at it from outside."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from app.backup.inventory import Inventory, inventory
from app.backup.ledger import ledger
from app.backup.place import Place
from app.backup.restoring import Restored, restore
from app.backup.taking import Taken, take
from app.servers import Addresses
from app.servers.binaries import postgres_bin
from app.servers.folder import DataFolder
from app.servers.owner import servers_owner
from app.settings import Settings
from records import trail
from records.ledger import session
from records.trail.sealing import seal
from records.vault import destroyed
from tests.conftest import Clock
from tests.factories import World


@dataclass
class House:
    """One installation: its database, its settings, its clock, its shelf of backups."""

    place: Place
    settings: Settings
    worker: Settings
    clock: Clock
    shelf: Path

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """The rooms, in a transaction that is committed at the end."""
        with ledger(self.settings), trail.unwatched("a test"):
            yield
            session.commit()

    def seal(self) -> None:
        with ledger(self.worker):
            seal(self.clock(), self.settings.heads)

    def publish(self) -> None:
        with ledger(self.worker):
            destroyed.publish(self.clock(), self.settings.destroyed)

    def back_up(self) -> Taken:
        return take(self.place, self.settings, self.shelf)

    def restore(self, path: Path, *, over: bool = True) -> Restored:
        return restore(self.place, self.settings, path, over=over)

    def inventory(self) -> Inventory:
        with self.place.connect() as inside:
            return inventory(inside)

    def run(self, statement: str) -> None:
        with self.place.connect() as inside:
            inside.execute(statement.encode())

    def ask(self, question: str) -> Any:
        with self.place.connect() as inside:
            found = inside.execute(question.encode()).fetchone()
        return found[0] if found else None

    def databases(self) -> set[str]:
        with self.place.at("postgres").connect() as server:
            rows = server.execute("select datname from pg_database").fetchall()
        return {name for (name,) in rows if name.startswith(self.place.name)}


@pytest.fixture
def house(
    own_database: Addresses, key_file: Path, data_folder: Path, tmp_path: Path
) -> Iterator[House]:
    """An installation with a centre and three people."""
    name = make_url(own_database.database).database or ""
    binaries = postgres_bin(DataFolder(data_folder, servers_owner(silent)), silent)
    clock = Clock()
    settings = Settings(
        own_database.database,
        own_database.redis,
        key_file,
        trail_heads=tmp_path / "trail.heads",
        clock=clock,
    )
    worker = replace(settings, database=own_database.database_worker)
    place = Place(own_database.database_admin, name, binaries)
    house = House(place, settings, worker, clock, tmp_path / "shelf")
    with ledger(settings), trail.unwatched("a test"):
        world = World(clock)
        for person in ("Hồ Văn Pả", "Nguyễn Thị Ẩn", "Trần Việt"):
            world.a_seeker(name=person)
        session.commit()
    house.seal()
    yield house
    with place.at("postgres").connect() as server:
        for left in house.databases() - {name}:
            place.at(left).drop(server)


def silent(key: str, **values: object) -> None:
    """Say nothing."""

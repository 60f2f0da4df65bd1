"""Bringing a database up to date: the schema as its owner, then the places in force."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.dialects.postgresql import insert

from records.place.gazetteer import gazetteer
from records.place.model import Commune, Province

LOCK = 7_246_151


def up(url: str, revision: str = "head") -> None:
    """Migrate upwards; several starters at once wait for each other."""
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:key)"), {"key": LOCK})
        command.upgrade(config(connection), revision)
        connection.commit()
        if revision == "head":
            write_places(connection)
            connection.commit()
        connection.execute(text("select pg_advisory_unlock(:key)"), {"key": LOCK})
    engine.dispose()


def down(url: str, revision: str = "base") -> None:
    """Migrate downwards; for tests, and for taking a step back."""
    engine = create_engine(url)
    with engine.connect() as connection:
        command.downgrade(config(connection), revision)
        connection.commit()
    engine.dispose()


def config(connection: Connection) -> Config:
    """Return Alembic's settings for one connection."""
    found = Config()
    found.set_main_option("script_location", str(files("migrations")))
    found.attributes["connection"] = connection
    return found


def write_places(connection: Connection) -> None:
    """Write the provinces and communes in force, so that addresses can point at them."""
    places = gazetteer()
    provinces = [{"code": p.code, "name": p.name} for p in places.provinces.values()]
    communes = [
        {
            "code": c.code,
            "province_code": c.province,
            "name": c.name,
            "kind": c.kind,
            "lat": c.lat,
            "lon": c.lon,
            "wage_region": c.wage_region,
        }
        for c in places.communes.values()
    ]
    for table, rows in ((Province, provinces), (Commune, communes)):
        put = insert(table).values(rows)
        changed = {k: put.excluded[k] for k in rows[0] if k != "code"}
        connection.execute(put.on_conflict_do_update(index_elements=["code"], set_=changed))

"""What every program stands on: the schema, the keys that fit the database, the key of its second wall."""

from pathlib import Path

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from app import keys, migrate
from records.trail.wall import pads


def lay(owner_url: str, key_file: Path) -> None:
    """Bring schema and keys up to date; raise ``Refused`` if a key that the database needs is missing."""
    migrate.up(owner_url)
    engine = create_engine(owner_url, poolclass=NullPool)
    with engine.begin() as connection:
        keys.make_if_missing(key_file, in_use(connection))
        ring, _ = keys.read(key_file)
        connection.execute(
            text(
                "insert into wall.key (inner_pad, outer_pad) values (:inner, :outer) on conflict (one) "
                "do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad"
            ),
            dict(zip(("inner", "outer"), pads(ring.wall), strict=True)),
        )


def in_use(connection: Connection) -> keys.InUse:
    """Ask the database, as its owner, which keys it cannot be read without."""

    def any_row(question: str) -> bool:
        return bool(connection.scalar(text(f"select exists ({question})")))

    return keys.InUse(
        masters=frozenset(connection.scalars(text("select distinct master from data_key"))),
        index=any_row(
            "select from person where phone_index is not null or citizen_id_index is not null"
        ),
        trail=any_row("select from trail_line"),
    )

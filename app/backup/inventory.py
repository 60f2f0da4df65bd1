"""What a database holds, in figures: rows of each table and a digest over them in no order, and its walls.

Two databases with the same inventory hold the same rows and keep the same people out.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from psycopg.sql import SQL, Identifier

from app.backup.place import Connection
from app.backup.walls import OURS, WALLS

# Texts of rows and definitions come out alike whatever the server's and the user's settings are.
SETTINGS = (
    "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; "
    "set bytea_output = 'hex'; set extra_float_digits = 1; set row_security = off; "
    "set search_path = pg_catalog; set statement_timeout = 0"
)
TABLES = (
    "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
    f"where c.relkind in ('r', 'p') and {OURS} order by 1, 2"
)
ROWS = (
    "select count(*), coalesce(sum(('x' || left(encode(sha256(convert_to(t::text, 'UTF8')), 'hex'), 16))"
    "::bit(64)::bigint::numeric), 0)::text from only {} t"
)
# An expression that was written out and read in again has the same text with its casts elsewhere.
_CASTS = re.compile(r"::(character varying|text|bpchar)(\[\])?|[()\s]")
SEQUENCES = (
    "select schemaname || '.' || sequencename, coalesce(last_value, 0) from pg_sequences order by 1"
)


@dataclass(frozen=True, slots=True)
class Inventory:
    """``tables``: rows and digest by name; ``walls``: a digest by kind; ``sequences``: the last number."""

    tables: Mapping[str, list[Any]] = field(default_factory=dict)
    walls: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[str, int] = field(default_factory=dict)

    @property
    def lines(self) -> int:
        """Rows of all tables."""
        return sum(int(count) for count, _ in self.tables.values())

    def plain(self) -> dict[str, Any]:
        """As JSON takes it; ``Inventory(**plain)`` reads it back."""
        return asdict(self)

    def missing_in(self, other: "Inventory") -> list[str]:
        """The names of what is not the same there. Numbers are given out for good: theirs may be higher."""
        names = [*self.tables, *other.tables]
        differing = [name for name in names if self.tables.get(name) != other.tables.get(name)]
        walls = [kind for kind in WALLS if self.walls.get(kind) != other.walls.get(kind)]
        behind = [n for n, last in self.sequences.items() if other.sequences.get(n, -1) < last]
        return sorted({*differing, *walls, *behind})


def inventory(connection: Connection) -> Inventory:
    """Take the inventory; in a transaction of one snapshot, where others write meanwhile."""
    connection.execute(SETTINGS)
    tables = {}
    for schema, name in connection.execute(TABLES).fetchall():
        counted = connection.execute(SQL(ROWS).format(Identifier(schema, name))).fetchone()
        tables[f"{schema}.{name}"] = list(counted or ())
    walls = {
        kind: _digest(connection.execute(asked.encode()).fetchall())
        for kind, asked in WALLS.items()
    }
    return Inventory(tables, walls, dict(connection.execute(SEQUENCES).fetchall()))


def _digest(lines: list[tuple[Any, ...]]) -> str:
    plain = sorted(_CASTS.sub("", str(line[0])) for line in lines)
    return sha256("\n".join(plain).encode()).hexdigest()

"""Where the database and the queue are found: the servers of a data folder, or external ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from app.servers.folder import POSTGRES_PORT, postgres_socket, redis_socket

DATABASE = "loive"
OWNER, WEB, WORKER = "loive_owner", "loive_web", "loive_worker"
ADMIN = "postgres"


@dataclass(frozen=True)
class Addresses:
    """URLs for SQLAlchemy (one for each role) and for redis-py."""

    database: str
    database_owner: str
    database_worker: str
    database_admin: str
    redis: str


def addresses(folder: Path, environ: Mapping[str, str]) -> Addresses:
    """The addresses of the servers that belong to this folder, running or not.

    ``DATABASE_URL`` and ``REDIS_URL`` each name an external server instead;
    ``DATABASE_OWNER_URL``, ``DATABASE_WORKER_URL`` and ``DATABASE_ADMIN_URL`` its other roles.
    """
    redis = environ.get("REDIS_URL") or f"unix://{quote(str(redis_socket(folder)))}"
    external = environ.get("DATABASE_URL")
    if not external:
        return Addresses(
            database=_embedded(folder, WEB, DATABASE),
            database_owner=_embedded(folder, OWNER, DATABASE),
            database_worker=_embedded(folder, WORKER, DATABASE),
            database_admin=_embedded(folder, ADMIN, ADMIN),
            redis=redis,
        )
    owner = environ.get("DATABASE_OWNER_URL") or external
    return Addresses(
        database=_with_driver(external),
        database_owner=_with_driver(owner),
        database_worker=_with_driver(environ.get("DATABASE_WORKER_URL") or external),
        database_admin=_with_driver(environ.get("DATABASE_ADMIN_URL") or owner),
        redis=redis,
    )


def _embedded(folder: Path, role: str, database: str) -> str:
    host = quote(str(postgres_socket(folder).parent))
    # the port is named so that a PGPORT in somebody's environment can't change the socket's name
    return f"postgresql+psycopg://{role}@/{database}?host={host}&port={POSTGRES_PORT}"


def _with_driver(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    plain = scheme in ("postgres", "postgresql")
    return f"postgresql+psycopg{separator}{rest}" if plain else url

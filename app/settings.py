"""Every setting of the system, read once from the environment.

| variable | meaning | default |
|---|---|---|
| ``LOIVE_DATA`` | folder of the embedded servers and keys | ``.data`` in the checkout |
| ``PORT`` | port of the web server, on the loopback address | 8000 |
| ``DATABASE_URL`` ``DATABASE_WORKER_URL`` ``DATABASE_OWNER_URL`` | external PostgreSQL ≥ 15 | embedded |
| ``DATABASE_ADMIN_URL`` | who may read and make everything there, for backups | embedded |
| ``LOIVE_PG_PROGRAMS`` | folder of the pg_dump and pg_restore that fit an external server | the wheel's |
| ``REDIS_URL`` | external Redis | embedded |
| ``LOIVE_MASTER_KEYS`` | file with the master keys | ``keys.json`` in the data folder |
| ``LOIVE_TRAIL_HEADS`` | heads of the trail, best on another disk | ``trail.heads`` beside the keys |
| ``LOIVE_BACKUPS`` | folder for a backup every night, best on another disk | none are made |
| ``LOIVE_PRODUCTION`` | ``1``: secure cookies, no gallery | off |
| ``SMTP_URL`` | ``smtp://host:port`` for outgoing letters | ``smtp://127.0.0.1:2525`` |
| ``LOIVE_SENDER`` | address the letters come from | ``lien-he@dvvl.example`` |
| ``LOIVE_ADDRESS`` | where people reach the site, for links in letters | this machine's port |
| ``LOIVE_LEAVE_TO`` | where the quick-leave button leads, e.g. a weather page | a calendar of our own |
| ``LOIVE_REHEARSE`` | ``1``: texts to people are written to a page for the manager instead of sent | off |
| ``LOIVE_LEASE`` | seconds a worker has before its delivery is handed over again; for trials | 90 |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from records.outbox.patience import LEASE


class Unusable(Exception):
    """A setting cannot be used; the message key names which."""


def clock() -> datetime:
    """The one clock of the house; tests hand in their own."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """What one process needs to know."""

    database: str
    redis: str
    keys: Path
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 2525
    sender: str = "lien-he@dvvl.example"
    production: bool = False
    rehearse: bool = False
    lease: timedelta = LEASE
    trail_heads: Path | None = None
    leave_to: str = ""
    address: str = "http://127.0.0.1:8000"
    clock: Callable[[], datetime] = field(default=clock)

    @property
    def heads(self) -> Path:
        """Where the heads of the trail are published."""
        return self.trail_heads or self.keys.with_name("trail.heads")

    @property
    def destroyed(self) -> Path:
        """Where the destroyed keys of erased people are listed, beside the heads."""
        return self.heads.with_name("keys.destroyed")

    @property
    def shelves(self) -> Path:
        """Where the snapshot of the vacancies lies, beside the keys."""
        return self.keys.with_name("shelves")


def from_environment(environ: Mapping[str, str], *, role: str = "web") -> Settings:
    """Read the settings of a web or worker process that the supervisor (or an operator) started."""
    smtp = urlsplit(environ.get("SMTP_URL", "smtp://127.0.0.1:2525"))
    database = environ.get("DATABASE_WORKER_URL") if role == "worker" else None
    heads = environ.get("LOIVE_TRAIL_HEADS")
    return Settings(
        database=database or _needed(environ, "DATABASE_URL"),
        redis=_needed(environ, "REDIS_URL"),
        keys=Path(_needed(environ, "LOIVE_MASTER_KEYS")),
        smtp_host=smtp.hostname or "127.0.0.1",
        smtp_port=smtp.port or 25,
        sender=environ.get("LOIVE_SENDER", "lien-he@dvvl.example"),
        production=environ.get("LOIVE_PRODUCTION") == "1",
        rehearse=environ.get("LOIVE_REHEARSE") == "1",
        trail_heads=Path(heads) if heads else None,
        leave_to=environ.get("LOIVE_LEAVE_TO", ""),
        address=environ.get("LOIVE_ADDRESS", "http://127.0.0.1:8000").rstrip("/"),
        lease=timedelta(seconds=float(environ.get("LOIVE_LEASE", LEASE.total_seconds()))),
    )


def _needed(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name)
    if not value:
        raise Unusable(name)
    return value

"""The programs that run on top of the servers: web, workers, clock."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from app.servers import Addresses, Program

WORKERS = 2
USUAL = ("PATH", "HOME", "LANG")
OURS = (
    "SMTP_URL",
    "LOIVE_SENDER",
    "LOIVE_PRODUCTION",
    "LOIVE_TRAIL_HEADS",
    "LOIVE_LEAVE_TO",
    "LOIVE_ADDRESS",
    "LOIVE_REHEARSE",
)


def environment(at: Addresses, keys: str, environ: Mapping[str, str], port: int) -> dict[str, str]:
    """Return all that a program of ours gets: where the servers and keys are, and how to send."""
    kept = {name: environ[name] for name in (*USUAL, *OURS) if name in environ}
    return {
        "LOIVE_ADDRESS": f"http://127.0.0.1:{port}",
        **kept,
        "DATABASE_URL": at.database,
        "DATABASE_WORKER_URL": at.database_worker,
        "REDIS_URL": at.redis,
        "LOIVE_MASTER_KEYS": keys,
        "PYTHONUNBUFFERED": "1",
    }


def all_programs(port: int, environ: Mapping[str, str]) -> list[Program]:
    """Return web, workers and clock."""
    python = [sys.executable, "-m"]
    web = [*python, "gunicorn", "app.wsgi:app", *_gunicorn(port)]
    return [
        Program("web", web, environ),
        *(Program(f"worker-{n}", [*python, "app.worker"], environ) for n in range(1, WORKERS + 1)),
        Program("clock", [*python, "app.clock"], environ),
    ]


def mailbox(port: int, folder: Path, environ: Mapping[str, str]) -> Program:
    """Return the trial mailbox, for where there is no mail server."""
    return Program(
        "mailbox", [sys.executable, "-m", "app.mailbox", str(port), str(folder)], environ
    )


def nightly(admin: str, binaries: Path, folder: str, environ: Mapping[str, str]) -> Program:
    """Return the program that takes a backup every night; it alone gets the admin's URL."""
    argv = [sys.executable, "-m", "app.backup.nightly", str(binaries), folder]
    return Program("backup", argv, {**environ, "DATABASE_ADMIN_URL": admin})


def _gunicorn(port: int) -> list[str]:
    workers = str(min(2, os.cpu_count() or 1))
    return [
        "--bind", f"127.0.0.1:{port}",
        "--worker-class", "gthread", "--workers", workers, "--threads", "4",
        "--timeout", "60", "--graceful-timeout", "8",
        "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip

"""The embedded PostgreSQL: made in one rename, reached by one socket, known by the kernel (peer).

There is no network address and no password. Who may connect is decided by the data folder (0700),
the socket (0700) and PostgreSQL's own question to the kernel: which user is on the other end?
"""

import os
import shutil
import signal
import time
from pathlib import Path

import psycopg

from app.servers import child
from app.servers.addresses import ADMIN
from app.servers.binaries import POSTGRES_MAJOR
from app.servers.folder import POSTGRES_PORT, DataFolder, postgres_socket
from app.servers.locks import server_lock
from app.servers.refused import Refused, Say
from app.servers.roles import identity_map, settle_roles

ENVIRON = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
RECOVERY_PATIENCE = 300.0
"""Seconds a start may take: after a crash PostgreSQL first replays what it had promised."""

TALK_AFTER = 3.0
PAUSE = 0.05

ACCESS = "local all all peer map=loive\n"
SETTINGS = {
    "listen_addresses": "",
    "port": str(POSTGRES_PORT),
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
    # logs hold ids only: neither statements nor the values of a row that broke a rule
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
INITDB = [
    "--username=postgres",
    "--auth=peer",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
]


class Postgres:
    """PostgreSQL in ``folder``, run from ``binaries``. One process at a time."""

    name = "postgresql"

    def __init__(self, folder: DataFolder, binaries: Path, say: Say) -> None:
        self.folder = folder
        self.binaries = binaries
        self.say = say
        self.cluster = folder.path / self.name

    def launch(self, *, patience: float) -> child.Process:
        """Start it, once every process of its earlier run is gone (``patience`` seconds)."""
        with server_lock(self.folder.path, self.name, patience=patience, say=self.say) as held:
            if not self.cluster.exists():
                self._create(held)
            self._check_version()
            self._clear_leftovers()
            self._write("pg_hba.conf", ACCESS)
            self._write("pg_ident.conf", identity_map(self.folder.owner))
            return child.start(
                [self.binaries / "postgres", "-D", self.cluster, *self._settings()],
                log=self.folder.log(self.name),
                at_our_death=signal.SIGINT,
                environ=ENVIRON,
                owner=self.folder.owner,
                inherit=(held,),
            )

    def wait(self, process: child.Process) -> None:
        """Wait until this very process answers, then see to its roles and its database."""
        began, told = time.monotonic(), False
        while not self._answers(process):
            waited = time.monotonic() - began
            if process.poll() is not None or waited > RECOVERY_PATIENCE:
                log = self.folder.log(self.name)
                raise Refused("servers-did-not-start", server=self.name, log=log)
            if waited > TALK_AFTER and not told:
                told = True
                self.say("servers-recovering", server=self.name)
            time.sleep(PAUSE)
        with self._connect() as connection:
            settle_roles(connection, connect=self._connect)

    def end(self, process: child.Process) -> None:
        """Fast shutdown, then an immediate one: both lose nothing that was committed."""
        child.end([process], (signal.SIGINT, 60), (signal.SIGQUIT, 10))

    def _create(self, held: int) -> None:
        """Make the cluster elsewhere and rename it: a cluster with the right name is a whole one.

        Its processes inherit the lock, so a killed start's last helper has ended before we clear.
        """
        self.say("servers-creating-database", folder=self.folder.path)
        for unfinished in self.folder.path.glob(f"{self.name}.new.*"):
            shutil.rmtree(unfinished)
        new = self.folder.room(f"{self.name}.new.{os.getpid()}.{time.time_ns()}")
        log = self.folder.log("initdb")
        making = child.start(
            [self.binaries / "initdb", *INITDB, "-D", new],
            log=log,
            at_our_death=signal.SIGKILL,
            environ=ENVIRON,
            owner=self.folder.owner,
            inherit=(held,),
        )
        try:
            if making.wait() != 0:
                raise Refused("servers-did-not-start", server="initdb", log=log)
        finally:
            child.end([making])
        new.rename(self.cluster)
        _sync(self.folder.path)

    def _check_version(self) -> None:
        found = (self.cluster / "PG_VERSION").read_text().strip()
        if found != POSTGRES_MAJOR:
            raise Refused("servers-postgres-wrong", found=found, wanted=POSTGRES_MAJOR)

    def _clear_leftovers(self) -> None:
        """The lock says that nobody is there, so a pid file is stale whoever has its number now."""
        socket = postgres_socket(self.folder.path)
        self.folder.room("run")
        for stale in (self.cluster / "postmaster.pid", socket, Path(f"{socket}.lock")):
            stale.unlink(missing_ok=True)

    def _write(self, name: str, text: str) -> None:
        new = self.cluster / f"{name}.new"
        new.unlink(missing_ok=True)
        written = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(written, "w", encoding="utf-8") as file:
            file.write(text)
            if self.folder.owner.drop:
                os.fchown(written, self.folder.owner.uid, self.folder.owner.gid)
        new.replace(self.cluster / name)

    def _settings(self) -> list[str]:
        quoted = str(postgres_socket(self.folder.path).parent).replace('"', '""')
        settings = SETTINGS | {"unix_socket_directories": f'"{quoted}"'}
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _answers(self, process: child.Process) -> bool:
        try:
            with self._connect():
                pid = (self.cluster / "postmaster.pid").read_text().split("\n", 1)[0]
                return int(pid) == process.pid
        except (psycopg.OperationalError, FileNotFoundError, ValueError):
            return False

    def _connect(self, database: str = ADMIN) -> psycopg.Connection:
        return psycopg.connect(
            host=str(postgres_socket(self.folder.path).parent),
            port=POSTGRES_PORT,
            user=ADMIN,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

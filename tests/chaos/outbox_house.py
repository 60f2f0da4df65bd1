"""A whole house to be shot at: PostgreSQL, Redis, workers, relay and mail server, each kept alive.

Every process is started here, so only what was started here is ever killed. Linux only.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from app import ground
from app.servers.addresses import addresses
from app.servers.binaries import postgres_bin, redis_server
from app.servers.folder import prepare
from app.servers.owner import servers_owner
from app.servers.postgres import Postgres
from app.servers.redis import Redis
from app.servers.refused import Refused

ROOT = Path(__file__).resolve().parents[2]
LEASE = 6
"""Seconds instead of 90: a run would else mostly wait."""

DEAD_FOR = 0.4
"""Seconds before what died is started again."""


class ForgetfulRedis(Redis):
    """Redis that writes nothing to disk: every kill empties it."""

    def _settings(self):
        return [*super()._settings(), "--appendonly", "no"]


class House:
    """The programs of the house, by name; ``look`` starts again what is dead."""

    def __init__(self, folder, *, relay=True):
        self.place = prepare(folder / "data", servers_owner(silent))
        self.logs, self.letters = folder / "log", folder / "letters"
        self.logs.mkdir()
        self.servers = {
            "postgres": Postgres(self.place, postgres_bin(self.place, silent), silent),
            "redis": ForgetfulRedis(self.place, redis_server(self.place, silent), silent),
        }
        self.running, self.died = {}, {}
        self.at = addresses(folder / "data", {})
        self.mail_port = free_port()
        self.keys = folder / "keys.json"
        for server in self.servers.values():
            self._launch(server.name)
            server.wait(self.running[server.name])
        ground.lay(self.at.database_owner, self.keys)
        self.programs = {
            "mail": ["app.mailbox", str(self.mail_port), str(self.letters)],
            "worker-1": ["app.worker"],
            "worker-2": ["app.worker"],
        } | ({"relay": ["app.clock"]} if relay else {})
        for name in self.programs:
            self._launch(name)

    def look(self):
        """Start again what has been dead for a while."""
        for name, process in list(self.running.items()):
            if process.poll() is None:
                continue
            died = self.died.setdefault(name, time.monotonic())
            if time.monotonic() - died >= DEAD_FOR:
                with suppress(Refused):  # the last process of the killed server is not gone yet
                    self._launch(name)
                    del self.died[name]

    def kill(self, kind, dice):
        """SIGKILL one kind of process: a server, a program, or a part of a worker."""
        if not kind.startswith("worker"):
            self.running[kind].kill()
            return
        worker = self.running[dice.choice(["worker-1", "worker-2"])]
        horses = _caught_at_work(worker)
        for pid in {"worker-parent": [worker.pid], "worker-horse": horses}.get(
            kind, [worker.pid, *horses]
        ):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def all_alive(self):
        return all(process.poll() is None for process in self.running.values())

    def end(self):
        """End all, the servers last."""
        for name in [*self.programs, *(server.name for server in self.servers.values())]:
            process = self.running[name]
            for horse in _children(process.pid):
                with suppress(ProcessLookupError):
                    os.kill(horse, signal.SIGKILL)
            process.terminate() if name in self.programs else process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def environ(self):
        return {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": self.at.database,
            "DATABASE_WORKER_URL": self.at.database_worker,
            "REDIS_URL": self.at.redis,
            "LOIVE_MASTER_KEYS": str(self.keys),
            "SMTP_URL": f"smtp://127.0.0.1:{self.mail_port}",
            "LOIVE_LEASE": str(LEASE),
            "PYTHONPATH": str(ROOT),
        }

    def _launch(self, name):
        for server in self.servers.values():
            if server.name == name:
                self.running[name] = server.launch(patience=1.0)
                return
        with (self.logs / name).open("ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", *self.programs[name]],
                cwd=ROOT,
                env=self.environ(),
                stdout=log,
                stderr=log,
            )


def _caught_at_work(worker, patience=3.0):
    """The tasks a worker runs just now, waited for a little: a kill should hit something."""
    until = time.monotonic() + patience
    while not (found := _children(worker.pid)) and time.monotonic() < until:
        time.sleep(0.002)
    return found


def _children(pid):
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def silent(key, **values):
    """Say nothing."""

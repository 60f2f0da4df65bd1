"""The embedded Redis: one socket, an append-only file, nothing on the network.

It carries ids only; PostgreSQL knows everything it knows. So a file that Redis can't read any more
is put aside and Redis starts empty: that delays, it loses nothing.
"""

import shutil
import signal
import time
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from app.servers import child
from app.servers.folder import DataFolder, redis_socket
from app.servers.locks import server_lock
from app.servers.refused import Refused, Say

ENVIRON = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
LOADING_PATIENCE = 300.0
"""Seconds a start may take while Redis reads its file."""

PAUSE = 0.02
UNREADABLE = b"Bad file format reading the append only file"

SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "daemonize": "no",
    "appendonly": "yes",
    "appendfsync": "everysec",
    "aof-load-truncated": "yes",
    "save": "",
    "maxmemory-policy": "noeviction",
}


class Redis:
    """Redis in ``folder``, run from ``program``. One process at a time."""

    name = "redis"

    def __init__(self, folder: DataFolder, program: Path, say: Say) -> None:
        self.folder = folder
        self.program = program
        self.say = say

    def launch(self, *, patience: float) -> child.Process:
        """Start it, once every process of its earlier run is gone (``patience`` seconds).

        An ending Redis removes whatever socket has its name, so the new one must really wait.
        """
        with server_lock(self.folder.path, self.name, patience=patience, say=self.say) as held:
            self._put_unreadable_aside()
            self.folder.room("run")
            return child.start(
                [self.program, *self._settings()],
                log=self.folder.log(self.name),
                at_our_death=signal.SIGKILL,  # what it has answered is already with the kernel
                environ=ENVIRON,
                owner=self.folder.owner,
                inherit=(held,),
            )

    def wait(self, process: child.Process) -> None:
        """Wait until this very process answers; an unreadable file is for the next launch."""
        until = time.monotonic() + LOADING_PATIENCE
        while not self._answers(process):
            if process.poll() is not None or time.monotonic() > until:
                log = self.folder.log(self.name)
                raise Refused("servers-did-not-start", server=self.name, log=log)
            time.sleep(PAUSE)

    def end(self, process: child.Process) -> None:
        """Let it write its file to disk and go."""
        child.end([process], (signal.SIGTERM, 10))

    def _settings(self) -> list[str]:
        places = {
            "dir": str(self.folder.room(self.name)),
            "unixsocket": str(redis_socket(self.folder.path)),
        }
        settings = SETTINGS | places
        return [part for name, value in settings.items() for part in (f"--{name}", value)]

    def _put_unreadable_aside(self) -> None:
        kept = self.folder.path / self.name
        if self._unreadable() and kept.exists():
            aside = self.folder.path / f"{self.name}.aside"
            shutil.rmtree(aside, ignore_errors=True)
            kept.rename(aside)
            self.say("servers-redis-put-aside", folder=aside)

    def _unreadable(self) -> bool:
        """Whether the last words of the run before were that it can't read its file."""
        log = self.folder.log(self.name)
        return log.exists() and UNREADABLE in log.read_bytes().rstrip().rpartition(b"\n")[2]

    def _answers(self, process: child.Process) -> bool:
        client = redis.Redis(
            unix_socket_path=str(redis_socket(self.folder.path)), retry=Retry(NoBackoff(), 0)
        )
        try:
            return bool(client.info("server")["process_id"] == process.pid)
        except redis.ConnectionError:
            return False
        finally:
            client.close()

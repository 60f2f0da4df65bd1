"""The data folder: where it is, whose it is, what lies in it.

``lock`` (the mark of a folder of ours, made first) · ``postgresql/`` and ``redis/``, each with its
``.lock`` · ``run/`` sockets · ``log/`` · ``programs/`` (binaries the servers' user can't reach
elsewhere).
"""

import os
import pwd
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.servers.owner import Owner
from app.servers.refused import Refused

SYSTEM_FOLDER = Path("/var/lib/loive")
SOCKET_LIMIT = 100
"""Bytes. The kernel allows 107; PostgreSQL's name for its socket is the longest in the folder."""

POSTGRES_PORT = 5432
"""Only part of the socket's name: nothing listens on the network."""


@dataclass(frozen=True)
class DataFolder:
    """A data folder that is ready for its servers."""

    path: Path
    owner: Owner

    def room(self, name: str) -> Path:
        """A folder in the data folder, private to the servers' user (and root)."""
        room = self.path / name
        room.mkdir(mode=0o700, exist_ok=True)
        if self.owner.drop:
            os.chown(room, self.owner.uid, self.owner.gid, follow_symlinks=False)
        return room

    def log(self, name: str) -> Path:
        """The file that keeps what the child ``name`` prints."""
        return self.room("log") / f"{name}.log"


def data_folder(environ: Mapping[str, str]) -> Path:
    """``LOIVE_DATA``, else the usual place for this user: system, checkout or data home."""
    chosen = environ.get("LOIVE_DATA")
    if chosen:
        return Path(chosen).expanduser().resolve()
    if os.geteuid() == 0:
        return SYSTEM_FOLDER
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "setup.cfg").exists() or (checkout / "Makefile").exists():
        return checkout / ".data"
    return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "loive"


def postgres_socket(folder: Path) -> Path:
    """The socket PostgreSQL answers on. Its folder is what clients call the host."""
    return folder / "run" / f".s.PGSQL.{POSTGRES_PORT}"


def redis_socket(folder: Path) -> Path:
    """The socket Redis answers on."""
    return folder / "run" / "redis.sock"


def prepare(path: Path, owner: Owner) -> DataFolder:
    """Make the folder the servers' own (0700), or refuse; no parent folder's mode is changed."""
    _check_path(path)
    with refusing_what_fails(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        _take(path, owner)
        _check_reach(path, owner)
    return DataFolder(path, owner)


@contextmanager
def refusing_what_fails(path: Path) -> Iterator[None]:
    """Say plainly what the machine refuses: no right, read-only, no space, not a folder."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused("servers-folder-unusable", folder=path, reason=reason) from error


def _check_path(path: Path) -> None:
    length = len(os.fsencode(postgres_socket(path)))
    if length >= SOCKET_LIMIT:
        raise Refused("servers-folder-too-long", folder=path, length=length, limit=SOCKET_LIMIT - 1)
    if any(letter == "," or not letter.isprintable() for letter in str(path)):
        raise Refused("servers-folder-odd-letters", folder=path)  # libpq splits hosts at commas


def _take(path: Path, owner: Owner) -> None:
    found = path.stat()
    ours = found.st_uid == owner.uid
    fresh = ours or found.st_uid == os.geteuid()
    if not fresh:
        raise Refused("servers-folder-of-another", folder=path, user=_name(found.st_uid))
    if not (path / "lock").exists() and any(path.iterdir()):
        raise Refused("servers-folder-not-empty", folder=path)
    if not ours:
        os.chown(path, owner.uid, owner.gid)
    if stat.S_IMODE(found.st_mode) != 0o700:
        path.chmod(0o700)


def _check_reach(path: Path, owner: Owner) -> None:
    if owner.drop:
        tried = subprocess.run(
            ["/bin/sh", "-c", 'cd "$1"', "sh", path], cwd="/", capture_output=True, **owner.drop
        )
        if tried.returncode:
            raise Refused("servers-folder-unreachable", folder=path, user=owner.name)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)

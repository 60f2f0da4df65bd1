"""Which user of this machine the servers run as.

An ordinary user runs them as themselves. Root never does (PostgreSQL refuses to, rightly): root's
servers drop to a system user of their own, which owns nothing but the data folder.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypedDict

from app.servers.refused import Refused, Say

SYSTEM_USER = "loive"


class DropTo(TypedDict, total=False):
    """The arguments of ``subprocess.Popen`` that hand the child to another user."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Owner:
    """The servers' user. ``starter`` is the name of the user who runs the supervisor."""

    name: str
    uid: int
    gid: int
    starter: str

    @property
    def drop(self) -> DropTo:
        """How a child becomes this user; supplementary groups are dropped with the rest."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def servers_owner(say: Say) -> Owner:
    """The user the servers run as; root's system user is created when missing, and said so."""
    starter = _starter()
    entry = starter if starter.pw_uid else system_user(SYSTEM_USER, say)
    if entry.pw_uid == 0:
        raise Refused("servers-user-is-root", user=SYSTEM_USER)
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid, starter.pw_name)


def _starter() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        raise Refused("servers-user-has-no-name", uid=os.geteuid()) from None


def system_user(name: str, say: Say) -> pwd.struct_passwd:
    """Return the system user of this name; of several first starters one creates it."""
    with suppress(KeyError):
        return pwd.getpwnam(name)
    with _alone():
        try:
            return pwd.getpwnam(name)  # another starter was faster
        except KeyError:
            return _create(name, say)


@contextmanager
def _alone() -> Iterator[None]:
    """Let one starter at a time ask for the user.

    ``useradd`` asks whether the name is free before it locks: of two at once the later one wins, and the
    earlier starter's files belong to nobody.
    """
    opened = os.open("/etc", os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _create(name: str, say: Say) -> pwd.struct_passwd:
    command = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if command is None:
        raise Refused("servers-user-missing", user=name)
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    shell = ["--shell", "/usr/sbin/nologin"]
    subprocess.run([command, *options, *shell, name], capture_output=True)
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        raise Refused("servers-user-missing", user=name) from None
    say("servers-user-created", user=name)
    return entry

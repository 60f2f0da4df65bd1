"""Which user of this machine the servers run as.

An ordinary user runs them as themselves. Root never does (PostgreSQL refuses to, rightly): root's
servers drop to a system user of their own, which owns nothing but the data folder.
"""

import os
import pwd
import shutil
import subprocess
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
    entry = starter if starter.pw_uid else _system_user(say)
    if entry.pw_uid == 0:
        raise Refused("servers-user-is-root", user=SYSTEM_USER)
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid, starter.pw_name)


def _starter() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        raise Refused("servers-user-has-no-name", uid=os.geteuid()) from None


def _system_user(say: Say) -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return _create_system_user(say)


def _create_system_user(say: Say) -> pwd.struct_passwd:
    command = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if command is None:
        raise Refused("servers-user-missing", user=SYSTEM_USER)
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    shell = ["--shell", "/usr/sbin/nologin"]
    done = subprocess.run([command, *options, *shell, SYSTEM_USER], capture_output=True)
    try:
        entry = pwd.getpwnam(SYSTEM_USER)  # another starter may have been faster
    except KeyError:
        raise Refused("servers-user-missing", user=SYSTEM_USER) from None
    if done.returncode == 0:
        say("servers-user-created", user=SYSTEM_USER)
    return entry

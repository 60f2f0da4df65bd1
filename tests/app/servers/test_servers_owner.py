"""Root's servers drop to one system user, also when several starters come first at once."""

import os
import pwd
import subprocess
import sys
from collections.abc import Iterator

import pytest

STARTERS = 6
START = (
    "from app.servers.owner import system_user; "
    "print(system_user({name!r}, lambda key, **values: None).pw_uid)"
)


@pytest.fixture
def a_name_nobody_has() -> Iterator[str]:
    name = f"loive-{os.getpid()}"
    yield name
    subprocess.run(["userdel", name], capture_output=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can create a system user")
def test_of_several_first_starters_all_get_the_same_user(a_name_nobody_has):
    command = [sys.executable, "-c", START.format(name=a_name_nobody_has)]
    starters = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(STARTERS)
    ]

    given = {int(starter.communicate()[0]) for starter in starters}

    assert given == {pwd.getpwnam(a_name_nobody_has).pw_uid}

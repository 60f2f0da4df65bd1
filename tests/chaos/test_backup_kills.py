"""Backups and restores killed at random moments: nothing half-done, and the next run comes to its end.

``PROMISES=full`` kills 100 of each; otherwise 4.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.backup.key import backup_key
from app.backup.sealing import check
from tests.app.backup.conftest import house

__all__ = ["house"]

FULL = os.environ.get("PROMISES") == "full"
KILLS = 100 if FULL else 4


def run(house, what, path, *, kill_after=None):
    """Run a backup or restore, killed after so many seconds; return how long it lived, if to its end."""
    argv = [what, house.place.admin, house.place.name, house.place.binaries, house.settings.keys,
            house.settings.heads, path]  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("backed_up.py"), *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout.readline() == "begun\n"
    began = time.monotonic()
    try:
        child.wait(kill_after)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    ended = child.stdout.read()
    child.stdout.close()
    return time.monotonic() - began if ended == "done\n" else None


def settle(house):
    """Wait until the server has noticed that a killed client is gone."""
    ours = f"datname like '{house.place.name}%' and pid <> pg_backend_pid()"
    lock = "select count(*) from pg_locks where locktype = 'advisory'"
    with house.place.at("postgres").connect() as server:
        for _ in range(200):
            busy = server.execute(f"select count(*) from pg_stat_activity where {ours}".encode())
            held = server.execute(lock.encode())
            if busy.fetchone() == held.fetchone() == (0,):
                return
            time.sleep(0.05)


@pytest.mark.promise
def test_killed_backups_leave_nothing_half_done(house):
    usual = min(run(house, "take", house.shelf) for _ in range(2))
    chance, killed = random.Random(5), 0
    for _ in range(KILLS):
        named = set(house.shelf.glob("backup-*.sealed"))
        if run(house, "take", house.shelf, kill_after=chance.uniform(0, usual * 0.9)) is None:
            killed += 1
        settle(house)
        for fresh in set(house.shelf.glob("backup-*.sealed")) - named:
            with fresh.open("rb") as file:
                check(file, backup_key(house.settings.keys))
    assert run(house, "take", house.shelf) is not None
    left = [path.name for path in house.shelf.iterdir() if path.name.startswith(".")]
    print(f"\n{killed} of {KILLS} backups killed; left over: {len(left)} drafts")

    assert left == []
    assert house.databases() == {house.place.name}


@pytest.mark.promise
def test_killed_restores_leave_the_old_or_the_new_database_whole(house):
    backed_up = house.inventory()
    path = house.back_up().path
    house.run("update centre set name = 'changed since'")
    changed = house.inventory()
    usual = run(house, "restore", path)
    chance, killed, ended = random.Random(7), 0, 0
    for _ in range(KILLS):
        house.run("update centre set name = 'changed since'")
        ended += run(house, "restore", path, kill_after=chance.uniform(0, usual * 1.1)) is not None
        settle(house)
        found = house.inventory().tables["public.centre"]
        assert found in (backed_up.tables["public.centre"], changed.tables["public.centre"])
        drop_the_old_ones(house)
    killed = KILLS - ended
    assert run(house, "restore", path) is not None
    print(
        f"\n{killed} of {KILLS} restores killed, {ended} at their end; the next one came to its end"
    )

    assert backed_up.missing_in(house.inventory()) == []


def drop_the_old_ones(house):
    with house.place.at("postgres").connect() as server:
        for name in house.databases():
            if "_before_" in name:
                house.place.at(name).drop(server)

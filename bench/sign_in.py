"""Wrong tries for known, unknown and closed accounts, at every door: equal answers, equal time.

python -m bench.sign_in [--tries 2000]

Whole requests through the application on a real database of its own. The kinds take turns, so that the
machine's other work falls on each alike, and every try comes from an address of its own, so that none waits.

The second step is not a door: who stands there has proved a password, and a reset ends the half sign-in.
"""

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from app import ground
from app.factory import create_app
from app.servers import running_servers
from app.settings import Settings
from records import trail
from records.account import second_factor
from records.account.actions import close_account, open_account
from records.centre.actions import found
from records.ledger import Role, db, session

WITHIN = 0.005
SECRET, WRONG = "một câu thật dài", "một câu khác hẳn"
DOORS = {
    "/sign-in": (Role.SEEKER, "{}2345"),
    "/employer/sign-in": (Role.EMPLOYER, "{}@firm.example"),
    "/desk/sign-in": (Role.COUNSELLOR, "{}"),
}
KINDS = ("known", "unknown", "closed")
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
ADDRESSES = count(1)


@dataclass
class Row:
    """What was measured of one kind."""

    seconds: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    """Of this process alone: where other work keeps the machine busy, only this can be compared."""
    answers: set[tuple[int, str]] = field(default_factory=set)


Try = Callable[[str], tuple[int, str]]


def main() -> None:
    """Measure each door; end with 1 if a difference can be seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=2_000)
    parser.add_argument("--door", choices=DOORS, action="append", help="only this one")
    asked = parser.parse_args()
    tries, doors = asked.tries, asked.door or DOORS
    with application() as app, trail.unwatched("a benchmark makes its own people"):
        alike = [_measured(door, KINDS, _door(app, door), tries) for door in doors]
    raise SystemExit(0 if all(alike) else 1)


def _measured(name: str, kinds: tuple[str, ...], attempt: Try, tries: int) -> bool:
    rows = {kind: Row() for kind in kinds}
    for _ in range(tries):
        for kind, row in rows.items():
            began, worked = time.perf_counter(), time.process_time()
            answer = attempt(kind)
            row.seconds.append(time.perf_counter() - began)
            row.work.append(time.process_time() - worked)
            row.answers.add(answer)
    answers = set.union(*(row.answers for row in rows.values()))
    apart = _apart(name, "answered in", {kind: row.seconds for kind, row in rows.items()})
    _apart(name, "worked for", {kind: row.work for kind, row in rows.items()})
    statuses = sorted({status for status, _ in answers})
    print(f"{name}: {tries} tries each, {len(answers)} different answers (status {statuses})")
    return len(answers) == 1 and apart < WITHIN


def _apart(name: str, what: str, taken: dict[str, list[float]]) -> float:
    """Print the medians and how far apart they are; return that in seconds."""
    medians = {kind: statistics.median(each) for kind, each in taken.items()}
    apart = max(medians.values()) - min(medians.values())
    shown = ", ".join(f"{kind} {median * 1000:.2f} ms" for kind, median in medians.items())
    print(f"{name}: {what} {shown}: {apart * 1000:.2f} ms apart", flush=True)
    return apart


def _door(app: Flask, door: str) -> Try:
    role, login = DOORS[door]
    with app.app_context():
        centre_id, now = centre(), app.config["CLOCK"]()
        for kind in ("known", "closed"):
            account_id = open_account(
                role=role, login=login.format(kind), secret=SECRET, now=now, centre_id=centre_id
            )
            if role == Role.COUNSELLOR:
                second_factor.set_up(account_id, second_factor.offered(kind), 0, now)
        close_account(account_id, now)
        session.commit()
    client = app.test_client()
    # The name typed stays in its box; one as long as the others is put there.
    return lambda kind: _sent(client, door, {"login": login.format(kind), "secret": WRONG}, kind)


def _sent(client: FlaskClient, path: str, form: dict[str, str], kind: str) -> tuple[int, str]:
    here = f"2001:db8::{next(ADDRESSES):x}"
    answer = client.post(path, data=form, environ_base={"REMOTE_ADDR": here})
    body = TOKEN.sub("", answer.get_data(as_text=True))
    return answer.status_code, body.replace(form.get("login", "\0"), "")


@contextmanager
def application() -> Iterator[Flask]:
    """The application on servers and keys of its own."""
    with house() as (app, _):
        yield app


@contextmanager
def house() -> Iterator[tuple[Flask, str]]:
    """The same, with the address its database's owner has."""
    with tempfile.TemporaryDirectory(prefix="lv-", dir="/tmp") as name:
        folder = Path(name)
        with running_servers(folder, environ={}, say=lambda key, **values: None) as at:
            ground.lay(at.database_owner, folder / "keys.json")
            settings = Settings(database=at.database, redis=at.redis, keys=folder / "keys.json")
            app = create_app(settings)
            app.config["WTF_CSRF_ENABLED"] = False
            yield app, at.database_owner
            with app.app_context():
                db.engine.dispose()


def centre() -> int:
    return found(
        name="Trung tâm",
        province_code="44",
        email="x@y.example",
        phone="+842330000000",
        address="",
        branches={"Đông Hà": "z@y.example"},
    )


if __name__ == "__main__":
    main()

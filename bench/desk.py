"""The desk of a crowded centre: whole requests, signed in as a counsellor and as the manager.

``loive bench desk``: a house of its own is filled (``bench.crowded``) and taken away again. Each page is
asked for again and again, of other people each time; the index of names is built by the first search.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select, text
from sqlalchemy.pool import NullPool

from bench import crowded
from bench.sign_in import centre, house
from records import trail
from records.account.actions import open_account
from records.account.sign_ins import Manner, begin
from records.ledger import Role, session
from records.seeker.model import Seeker

TRIES = 15
WORDS = ("an", "nguyen", "ho van", "le thi", "tran", "pa", "hoa", "minh", "duc", "lan")
WANTED = {"queue": 300, "matches": 150, "search": 100}


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: milliseconds of each request after the first, and the first, which builds what is kept."""

    name: str
    first: float
    times: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of all but the first."""
        return statistics.median(self.times)


def measure(people: int, vacancies: int, say: Callable[[str], None]) -> list[Measured]:
    """Fill a house, ask for every page, and return what it took."""
    with house() as (app, owner), app.app_context(), trail.unwatched("a benchmark"):
        began, now = time.perf_counter(), app.config["CLOCK"]()
        centre_id = centre()
        counsellors = crowded.fill(centre_id, now, people=people, vacancies=vacancies)
        _analyse(owner)
        manager = open_account(
            role=Role.MANAGER, login="quanly", secret="một câu dài", now=now, centre_id=centre_id
        )
        session.commit()
        say(f"{people} people, {vacancies} vacancies: {time.perf_counter() - began:.0f} s")
        codes = cycle(session.scalars(select(Seeker.code).where(Seeker.id % 101 == 0)).all())
        one, boss = _signed_in(app, counsellors[0]), _signed_in(app, manager)
        words = cycle(WORDS)
        return [
            _timed("queue", lambda: _get(one, "/desk/")),
            _timed("queue, manager", lambda: _get(boss, "/desk/")),
            _timed("matches", lambda: _get(one, f"/desk/seekers/{next(codes)}/matches")),
            _timed("search", lambda: _get(one, f"/desk/seekers?q={next(words)}")),
            _timed("stage, everybody", lambda: _get(boss, "/desk/seekers?stage=introduced")),
        ]


def report(found: list[Measured]) -> str:
    """Return a table of medians, with what was wanted."""
    head = "| page | first, ms | median, ms | slowest | wanted |\n|---|---|---|---|---|"
    lines = [
        f"| {x.name} | {x.first:.0f} | {x.median:.0f} | {max(x.times):.0f} | {WANTED.get(x.name, '')} |"
        for x in found
    ]
    return "\n".join([head, *lines])


def _timed(name: str, ask: Callable[[], None]) -> Measured:
    times = []
    for _ in range(TRIES + 1):
        began = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - began))
    return Measured(name, times[0], tuple(times[1:]))


def _get(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")


def _signed_in(app: Flask, account_id: int) -> FlaskClient:
    client = app.test_client()
    client.set_cookie("door", begin(account_id, app.config["CLOCK"](), Manner()).token)
    session.commit()
    return client


def _analyse(owner: str) -> None:
    engine = create_engine(owner, poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze"))

"""Pages of a crowded centre: whole requests, signed in as a counsellor, as the manager and as a person.

``loive bench pages``: a house of its own is filled (``bench.crowded``) and taken away again. Each page is
asked for again and again, of other people each time; the index of names is built by the first search.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, select, text
from sqlalchemy.pool import NullPool

from bench import crowded
from bench.clock import clock
from bench.sign_in import centre, house
from records import trail
from records.account.actions import open_account
from records.account.sign_ins import Manner, begin
from records.ledger import Act, Actor, Role, session
from records.person.model import Person
from records.seeker.actions import give_access
from records.seeker.model import Seeker
from records.vacancy.model import Vacancy

TRIES = 15
NAMES = ("an", "nguyen", "ho van", "le thi", "tran", "pa", "hoa", "minh", "duc", "lan")
PERSONS = 5
WANTED = {
    "queue": 300,
    "matches of a person": 150,
    "people for a vacancy": 150,
    "search": 100,
    "for you": 120,
    "vacancies": 80,
    "vacancies, searched": 80,
}
TITLES = ("tho may", "phu ho", "bao ve", "lai xe", "tho han")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """One page, in milliseconds: the first request, which builds what is kept, and those after it.

    ``times`` are by the clock, ``program`` and ``database`` of the processor.
    """

    name: str
    first: float
    times: tuple[float, ...]
    program: tuple[float, ...]
    database: float

    @property
    def median(self) -> float:
        """The median of all but the first."""
        return statistics.median(self.times)


@dataclass(frozen=True, slots=True)
class Doors:
    """Who is signed in, and whom and what they ask for, over and over."""

    one: FlaskClient
    boss: FlaskClient
    stranger: FlaskClient
    persons: Iterator[FlaskClient]
    people: Iterator[str]
    work: Iterator[str]
    names: Iterator[str]
    titles: Iterator[str]


def measure(people: int, vacancies: int, say: Callable[[str], None]) -> list[Measured]:
    """Fill a house, ask for every page, and return what it took."""
    with house() as (app, owner):
        began = time.perf_counter()
        with app.app_context(), trail.unwatched("a benchmark"):
            doors = _filled(app, owner, people, vacancies)
        say(f"{people} people, {vacancies} vacancies: {time.perf_counter() - began:.0f} s")
        say(_pace())
        found = [_timed(app, name, ask) for name, ask in pages(doors).items()]
        say(_pace())
        return found


def pages(doors: Doors) -> dict[str, Callable[[], None]]:
    """Name every page, each with how to ask for it."""
    it = doors
    return {
        "queue": lambda: _get(it.one, "/desk/"),
        "queue, manager": lambda: _get(it.boss, "/desk/"),
        "matches of a person": lambda: _get(it.one, f"/desk/seekers/{next(it.people)}/matches"),
        "people for a vacancy": lambda: _get(it.one, f"/desk/vacancies/{next(it.work)}"),
        "search": lambda: _get(it.one, f"/desk/seekers?q={next(it.names)}"),
        "stage, everybody": lambda: _get(it.boss, "/desk/seekers?stage=introduced"),
        "for you": lambda: _get(next(it.persons), "/for-you"),
        "vacancies": lambda: _get(it.stranger, "/vacancies"),
        "vacancies, searched": lambda: _get(it.stranger, f"/vacancies?words={next(it.titles)}"),
    }


def report(found: list[Measured]) -> str:
    """Return a table of medians, with what was wanted."""
    head = (
        "| page | first, ms | median, ms | slowest | program, ms | PostgreSQL, ms | wanted |\n"
        "|---|---|---|---|---|---|---|"
    )
    lines = [
        f"| {x.name} | {x.first:.0f} | {x.median:.0f} | {max(x.times):.0f} "
        f"| {statistics.median(x.program):.0f} | {x.database:.0f} | {WANTED.get(x.name, '')} |"
        for x in found
    ]
    return "\n".join([head, *lines])


def _filled(app: Flask, owner: str, people: int, vacancies: int) -> Doors:
    now, centre_id = app.config["CLOCK"](), centre()
    counsellors = crowded.fill(centre_id, now, people=people, vacancies=vacancies)
    _analyse(owner)
    manager = open_account(
        role=Role.MANAGER, login="quanly", secret="một câu dài", now=now, centre_id=centre_id
    )
    session.commit()
    return Doors(
        one=_signed_in(app, counsellors[0]),
        boss=_signed_in(app, manager),
        stranger=app.test_client(),
        persons=cycle(_persons(app, Act(Actor(Role.MANAGER, manager, centre_id), now))),
        people=cycle(session.scalars(select(Seeker.code).where(Seeker.id % 101 == 0)).all()),
        work=cycle(session.scalars(select(Vacancy.code).where(Vacancy.id % 97 == 0)).all()),
        names=cycle(NAMES),
        titles=cycle(TITLES),
    )


def _pace() -> str:
    """Say how fast the machine is just now: it may give half as much a minute later."""
    took = min(clock(lambda: sum(number for number in range(1_000_000)))[0] for _ in range(TRIES))
    return f"a million numbers are added in {took:.0f} ms"


def _timed(app: Flask, name: str, ask: Callable[[], None]) -> Measured:
    first, times, program = _once(ask)[0], [], []
    before = _of_database(app)
    for _ in range(TRIES):
        clock, processor = _once(ask)
        times.append(clock)
        program.append(processor)
    database = (_of_database(app) - before) / TRIES
    return Measured(name, first, tuple(times), tuple(program), database)


def _once(ask: Callable[[], None]) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    ask()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def _of_database(app: Flask) -> float:
    """The processor time of this database's backends so far, in ms; those that ended count no more."""
    asked = text("select pid from pg_stat_activity where datname = current_database()")
    with app.app_context():
        ids = session.scalars(asked).all()
    spent = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in ids)
    return sum(1000 * (int(x[11]) + int(x[12])) / TICKS for x in spent)


def _get(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")


def _signed_in(app: Flask, account_id: int) -> FlaskClient:
    client = app.test_client()
    client.set_cookie("door", begin(account_id, app.config["CLOCK"](), Manner()).token)
    session.commit()
    return client


def _persons(app: Flask, act: Act) -> list[FlaskClient]:
    """Sign in some people, each by a door of their own."""
    found = session.scalars(select(Seeker).where(Seeker.id % 101 == 0).limit(PERSONS)).all()
    for seeker in found:
        give_access(act, seeker, pin="246810")
    session.commit()
    query = select(Person.account_id).where(Person.id.in_([seeker.person_id for seeker in found]))
    return [_signed_in(app, account_id) for account_id in session.scalars(query)]


def _analyse(owner: str) -> None:
    engine = create_engine(owner, poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze"))

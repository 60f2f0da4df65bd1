"""Filling an empty system with the sample province.

All of it is one transaction: a start that is killed half-way leaves nothing behind, and the next one
begins again.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from app.sample import courses as sample_courses
from app.sample.employers import TOLD, SampleEmployer, employers
from app.sample.envelopes import envelopes
from app.sample.people import EXAMPLE, SamplePerson, people
from app.sample.river import Joined, Known, let_it_run
from app.sample.staff import SECRET, House, found_house
from app.sample.vacancies import SampleVacancy, vacancies
from records.account.actions import open_account
from records.centre.queries import first
from records.course import actions as courses
from records.employer import actions as employer_verbs
from records.ledger import Act, Actor, Role, session
from records.outbox import actions as outbox
from records.programme.envelope import Envelope
from records.seeker import actions as seekers
from records.vacancy import actions as vacancy_verbs

Say = Callable[..., None]

PIN = "246810"
SEEKER_CODE = "hatsen2345"
SIGN_INS: tuple[tuple[str, str, str], ...] = (
    ("seeker", SEEKER_CODE, PIN),
    ("employer", TOLD, SECRET),
    ("staff", "hoa", SECRET),
    ("staff", "quanly", SECRET),
)
"""Door, name and secret of the sign-ins that are told to whoever tries the system."""

STEPS = 6
SEEKER_ACCOUNTS = 10
LETTERS_SINCE = timedelta(days=3)


def fill(now: datetime, say: Say) -> None:
    """Write the sample province down; with a centre already there, do nothing."""
    if first() is not None:
        return
    _tell(say, 0)
    house = found_house(now - timedelta(days=500))
    _tell(say, 1)
    joined = _employers(house, now)
    _tell(say, 2)
    offered = _vacancies(house, joined, now)
    _tell(say, 3)
    _courses(house, now)
    _tell(say, 4)
    known = _people(house, now)
    _tell(say, 5)
    let_it_run(house, joined, known, offered, now)
    _letters_of_old_were_answered(now)
    session.commit()
    _tell(say, STEPS)


def _letters_of_old_were_answered(now: datetime) -> None:
    """Only what happened in the last days still sends letters when the sample is first started."""
    for event in outbox.unopened(limit=10_000):
        if now - event.happened_at > LETTERS_SINCE:
            outbox.open_event(event, (), event.happened_at)


def _tell(say: Say, done: int) -> None:
    say("sample-progress", done=done, total=STEPS)


def _act(house: House, now: datetime, days: int) -> Act:
    """The system acting some days ago."""
    return Act(Actor(Role.SYSTEM, centre_id=house.centre_id), now - timedelta(days=days))


def _employers(house: House, now: datetime) -> list[Joined]:
    return [_join(house, now, at, it) for at, it in enumerate(employers())]


def _join(house: House, now: datetime, at: int, it: SampleEmployer) -> Joined:
    act = _act(house, now, it.joined)
    row = employer_verbs.join(act, centre_id=house.centre_id, facts=it.facts)
    if it.verified:
        employer_verbs.verify(act, row)
    account_id = None
    if it.told or at % 13 == 0:
        login = it.facts["contact_email"]
        account_id = open_account(role=Role.EMPLOYER, login=login, secret=SECRET, now=act.now)
        employer_verbs.add_member(row.id, account_id)
    return Joined(row.id, account_id, it)


def _vacancies(house: House, joined: list[Joined], now: datetime) -> dict[int, int]:
    """Write the vacancies; return how many days ago each was posted, by id."""
    today = _act(house, now, 0).today
    offered = {}
    for it in vacancies([employer.sample for employer in joined], today):
        vacancy_id = _vacancy(_act(house, now, it.posted), joined[it.employer].id, it)
        offered[vacancy_id] = it.posted
    return offered


def _vacancy(act: Act, employer_id: int, it: SampleVacancy) -> int:
    row = vacancy_verbs.write(act, it.facts, employer_id=employer_id)
    if it.fate != "draft":
        vacancy_verbs.post(act, row)
    if it.fate == "paused":
        vacancy_verbs.pause(act, row)
    if it.fate == "closed":
        vacancy_verbs.close(act, row)
    return row.id


def _courses(house: House, now: datetime) -> None:
    act = _act(house, now, 20)
    for ref, facts in sample_courses.courses(_act(house, now, 0).today):
        source = (sample_courses.SOURCE, ref)
        courses.write(act, facts, centre_id=house.centre_id, source=source)


def _people(house: House, now: datetime) -> list[Known]:
    today = _act(house, now, 0).today
    found = people(today)
    sealed = envelopes(found, today)
    others = [at for at, it in enumerate(found) if it.state == "looking" and at != EXAMPLE]
    codes = {EXAMPLE: SEEKER_CODE} | dict.fromkeys(others[7::25][: SEEKER_ACCOUNTS - 1])
    known = []
    for at, (person, envelope) in enumerate(zip(found, sealed, strict=True)):
        known.append(_register(house, now, person, envelope))
        if at in codes:
            row = seekers.own_row(known[-1].person_id)
            seekers.give_access(_act(house, now, 1), row, pin=PIN, code=codes[at])
    return known


def _register(house: House, now: datetime, it: SamplePerson, envelope: Envelope) -> Known:
    account = None if it.counsellor is None else house.counsellors[it.south][it.counsellor]
    act = _act(house, now, it.came)
    row = seekers.register(
        act,
        it.details,
        it.wishes,
        centre_id=house.centre_id,
        branch_id=house.branch_ids[it.south],
        counsellor_id=account,
        envelope=envelope,
        same_phone_is_fine=True,
    )
    if it.state == "paused":
        seekers.pause(act, row)
    if it.state == "left":
        seekers.leave(act, row)
    answers = account if account is not None else house.counsellors[it.south][0]
    return Known(row.id, row.code, row.person_id, answers, it)

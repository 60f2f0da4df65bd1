"""Filling an empty system with the sample province.

Two transactions: who and what there is, then what has happened lately. A start that is killed in between
is gone on with by the next one.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from app.sample import courses as sample_courses
from app.sample.agreeing import agree
from app.sample.caring import care_for
from app.sample.desk import keep
from app.sample.employers import TOLD, SampleEmployer, employers
from app.sample.envelopes import envelopes
from app.sample.meeting import stage_of
from app.sample.people import EXAMPLE, SamplePerson, people
from app.sample.river import let_it_run
from app.sample.staff import EMAIL, SECRET, House, found_house
from app.sample.vacancies import SampleVacancy, vacancies
from records import trail
from records.account.actions import open_account
from records.centre.queries import first
from records.course import actions as courses
from records.employer import actions as employer_verbs
from records.introduction.queries import for_centre
from records.introduction.states import STATES
from records.ledger import Act, Role, session
from records.outbox import actions as outbox
from records.programme.envelope import Envelope
from records.seeker import actions as seekers
from records.seeker.model import Seeker
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
ONE_SIGN_IN_PER, SEEKER_SIGN_INS = 13, 9
"""Opening a sign-in is slow on purpose, so only some employers and people have one."""
LETTERS_SINCE = timedelta(days=3)


def fill(now: datetime, say: Say) -> None:
    """Write the sample province down; where it is already, or where a real centre is, do nothing."""
    with trail.unwatched("invented people are nobody"):
        _fill(now, say)


def _fill(now: datetime, say: Say) -> None:
    if first() is None:
        _write_down(now, say)
        session.commit()
    centre = first()
    if centre is None or centre.email != EMAIL:
        return
    if not for_centre(centre.id, today=now.date(), states=STATES):
        _say(say, 5)
        stage = stage_of(centre.id, now)
        let_it_run(stage)
        care_for(stage)
        keep(centre.id, now)
        _letters_of_old_were_answered(now)
        session.commit()
        _say(say, STEPS)


def _write_down(now: datetime, say: Say) -> None:
    _say(say, 0)
    house = found_house(now - timedelta(days=500))
    _say(say, 1)
    joined = _employers(house, now)
    _say(say, 2)
    _vacancies(house, joined, now)
    _say(say, 3)
    _courses(house, now)
    _say(say, 4)
    _people(house, now)


def _letters_of_old_were_answered(now: datetime) -> None:
    """Only what happened in the last days still sends letters when the sample is first started."""
    for event in outbox.unopened(limit=10_000):
        if now - event.happened_at > LETTERS_SINCE:
            outbox.open_event(event, (), event.happened_at)


def _say(say: Say, done: int) -> None:
    say("sample-progress", done=done, total=STEPS)


def _act(house: House, now: datetime, days: int) -> Act:
    """The system acting some days ago."""
    return Act.of_the_clock(now - timedelta(days=days), centre_id=house.centre_id)


def _employers(house: House, now: datetime) -> list[tuple[int, SampleEmployer]]:
    return [(_join(house, now, at, it), it) for at, it in enumerate(employers())]


def _join(house: House, now: datetime, at: int, it: SampleEmployer) -> int:
    act = _act(house, now, it.joined)
    row = employer_verbs.join(act, centre_id=house.centre_id, facts=it.facts)
    if it.verified:
        employer_verbs.verify(act, row)
    if it.told or at % ONE_SIGN_IN_PER == 0:
        login = it.facts["contact_email"]
        account_id = open_account(role=Role.EMPLOYER, login=login, secret=SECRET, now=act.now)
        employer_verbs.add_member(row.id, account_id)
    return row.id


def _vacancies(house: House, joined: list[tuple[int, SampleEmployer]], now: datetime) -> None:
    today = _act(house, now, 0).today
    for it in vacancies([employer for _, employer in joined], today):
        _vacancy(_act(house, now, it.posted), joined[it.employer][0], it)


def _vacancy(act: Act, employer_id: int, it: SampleVacancy) -> None:
    row = vacancy_verbs.write(act, it.facts, employer_id=employer_id)
    if it.fate != "draft":
        vacancy_verbs.post(act, row)
    if it.fate == "paused":
        vacancy_verbs.pause(act, row)
    if it.fate == "closed":
        vacancy_verbs.close(act, row)


def _courses(house: House, now: datetime) -> None:
    act = _act(house, now, 20)
    for ref, facts in sample_courses.courses(_act(house, now, 0).today):
        source = (sample_courses.SOURCE, ref)
        courses.write(act, facts, centre_id=house.centre_id, source=source)


def _people(house: House, now: datetime) -> None:
    today = _act(house, now, 0).today
    found = people(today)
    sealed = envelopes(found, today)
    looking = [at for at, it in enumerate(found) if it.state == "looking" and at != EXAMPLE]
    codes = {EXAMPLE: SEEKER_CODE} | dict.fromkeys(looking[7 :: len(found) // SEEKER_SIGN_INS])
    for at, (person, envelope) in enumerate(zip(found, sealed, strict=True)):
        row = _register(house, now, person, envelope)
        if at in codes:
            seekers.give_access(_act(house, now, 1), row, pin=PIN, code=codes[at])


def _register(house: House, now: datetime, it: SamplePerson, envelope: Envelope) -> Seeker:
    counsellor = None if it.counsellor is None else house.counsellors[it.south][it.counsellor]
    act = _act(house, now, it.came)
    row = seekers.register(
        act,
        it.details,
        it.wishes,
        centre_id=house.centre_id,
        branch_id=house.branch_ids[it.south],
        counsellor_id=counsellor,
        envelope=replace(envelope, credit_until=None),
        someone_else=True,
    )
    agree(act, row, envelope)
    if it.state == "paused":
        seekers.pause(act, row)
    if it.state == "left":
        seekers.leave(act, row)
    return row

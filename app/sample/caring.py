"""What the centre has done for some of the invented people beside work."""

from contextlib import suppress
from datetime import datetime, time, timedelta
from itertools import cycle
from random import Random

from app.sample.meeting import Known, Stage, example, some
from app.sample.texts import rows
from records.alert import actions as alerts
from records.appointment import actions as appointments
from records.call_back import actions as call_backs
from records.call_back.safe_time import SafeTime
from records.channel import actions as channels
from records.channel.states import TO_PHONE
from records.consent.purposes import CREDIT, TRAINING
from records.consent.queries import in_force
from records.counselling import actions as talks
from records.counselling.states import KINDS as TALKS
from records.course import queries as courses
from records.ledger import Act, Actor, Role
from records.ledger.act import HERE
from records.person.queries import facts
from records.readiness import actions as readiness
from records.readiness.actions import Said
from records.readiness.states import KINDS as ITEMS
from records.readiness.states import OPEN, STATES
from records.referral import actions as referrals
from records.seeker.actions import own_row
from records.seeker.model import Seeker
from records.vacancy.seeking import ANYWHERE, place_at, sought

SEED, PEOPLE = 66, 44
CHANNELS = ("zalo", "sms", "letter")
LOANS = (30_000_000, 50_000_000, 80_000_000)
NEAR_HOME, WHERE, REACH = "commune:19495", "xã Gio Linh, tỉnh Quảng Trị", {"reach": "20"}
"""The search that the example keeps."""
CALLS = (SafeTime("", "evening"), SafeTime("246", "noon"), SafeTime("", "any"))


def care_for(stage: Stage) -> None:
    """Give some people talks, papers, appointments past and to come, and one referral each."""
    chance = Random(SEED)
    turns = cycle((_course, _appointment, _loan, _appointment, _place))
    for person, more in zip([example(stage), *some(stage, PEOPLE)], turns, strict=False):
        seeker = own_row(person.person_id)
        _talk(stage, person, seeker, chance)
        _papers(stage, person, seeker, chance)
        more(stage, person, seeker, chance)
    first = example(stage)
    _appointment(stage, first, own_row(first.person_id), chance)
    _alert(stage, first)
    for person, safe in zip(some(stage, PEOPLE)[-len(CALLS) :], CALLS, strict=True):
        _call(stage, person, safe)
    for person, way in zip(some(stage, PEOPLE), CHANNELS, strict=False):
        _channel(stage, person, way)


def _act(stage: Stage, person: Known, ago: int) -> Act:
    by = Actor(Role.COUNSELLOR, person.counsellor_id, stage.centre_id)
    return Act(by, stage.moment(ago))


def _own_act(stage: Stage, person: Known, ago: int) -> Act:
    by = Actor(Role.SEEKER, None, stage.centre_id, person_id=person.person_id)
    return Act(by, stage.moment(ago))


def _text(kind: str, chance: Random) -> str:
    return chance.choice([it["reason"] for it in rows("reasons") if it["kind"] == kind])


def _talk(stage: Stage, person: Known, seeker: Seeker, chance: Random) -> None:
    act = _act(stage, person, chance.randint(2, 40))
    words = _text("talk", chance) if chance.random() < 0.6 else ""
    talks.note(act, seeker, kind=chance.choice(TALKS), held_on=act.today, words=words)


def _channel(stage: Stage, person: Known, way: str) -> None:
    phone = facts(person.person_id).details.phone
    if phone is not None:
        where = phone if way in TO_PHONE else None
        channels.choose(_act(stage, person, 3), own_row(person.person_id), way=way, address=where)


def _call(stage: Stage, person: Known, safe: SafeTime) -> None:
    with suppress(call_backs.NoNumber):
        call_backs.wish(_own_act(stage, person, 1), own_row(person.person_id), safe=safe)


def _alert(stage: Stage, person: Known) -> None:
    """A search that is kept, so that there is something new to read."""
    search, seeker = sought("", place_at(NEAR_HOME) or ANYWHERE, REACH), own_row(person.person_id)
    alerts.keep(_own_act(stage, person, 5), seeker, search, at=NEAR_HOME, place=WHERE)


def _papers(stage: Stage, person: Known, seeker: Seeker, chance: Random) -> None:
    said = {}
    for kind in ITEMS:
        state = chance.choices(STATES, (6, 2, 2, 1))[0]
        by = stage.today + timedelta(days=chance.randint(-4, 20)) if state in OPEN else None
        said[kind] = Said(state, chance.choice(("person", "person", "centre")), by)
    readiness.write(_act(stage, person, 8), seeker, said)


def _appointment(stage: Stage, person: Known, seeker: Seeker, chance: Random) -> None:
    """One that was kept or missed, and one to come."""
    act = _act(stage, person, 12)
    over = _at(stage, -chance.randint(2, 8), chance)
    met = appointments.make(act, seeker, at=over, meets="centre", about="papers")
    (appointments.keep if chance.random() < 0.8 else appointments.miss)(
        Act(act.by, over + timedelta(hours=1)), met
    )
    meets = chance.choice(("centre", "centre", "phone", "elsewhere"))
    place = _text("meeting", chance) if meets == "elsewhere" else ""
    at, about = _at(stage, chance.randint(1, 9), chance), chance.choice(("advice", "work"))
    appointments.make(act, seeker, at=at, meets=meets, about=about, place=place)


def _at(stage: Stage, days: int, chance: Random) -> datetime:
    """Return a time of day in offices, so many days from now and never at a weekend."""
    day = stage.today + timedelta(days=days)
    day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
    return datetime.combine(day, time(chance.choice((8, 9, 10, 14, 15)), 30), HERE)


def _course(stage: Stage, person: Known, seeker: Seeker, chance: Random) -> None:
    """Offered to all; accepted by who agreed, and some are learning already."""
    known = [code for code, _ in courses.choices(stage.today)]
    card, start = courses.chosen(chance.choice(known))
    sent = referrals.to_course(_act(stage, person, 9), seeker, card, start)
    agreed = in_force(person.person_id, TRAINING, today=stage.today) is not None
    if agreed and person != example(stage):
        referrals.accept(_act(stage, person, 6), sent)
        if chance.random() < 0.4:
            referrals.enrol(_act(stage, person, 1), sent)


def _loan(stage: Stage, person: Known, seeker: Seeker, chance: Random) -> None:
    act = _act(stage, person, 10)
    sent = referrals.to_place(act, seeker, "credit", where=_text("credit", chance))
    if in_force(person.person_id, CREDIT, today=stage.today) is None:
        return
    referrals.accept(_act(stage, person, 8), sent)
    if chance.random() < 0.5:
        referrals.borrow(_act(stage, person, 2), sent, amount=chance.choice(LOANS))


def _place(stage: Stage, person: Known, seeker: Seeker, chance: Random) -> None:
    kind = chance.choice(("abroad", "organisation"))
    sent = referrals.to_place(_act(stage, person, 20), seeker, kind, where=_text(kind, chance))
    if chance.random() < 0.7:
        referrals.accept(_act(stage, person, 15), sent)
    if sent.state == "accepted" and chance.random() < 0.5:
        referrals.arrive(_act(stage, person, 3), sent)

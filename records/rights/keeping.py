"""What is kept too long, by the dated rules in ``records/rule/data/retention.csv``.

People are never erased by a clock: whoever is not heard of for a year, and is not at work, is a duty of
their counsellor, who asks them; they stay, or two people of the staff erase them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, Table, and_, delete, exists, func, or_, select

from records import trail
from records.account.model import SignIn, SlowDown
from records.appointment.model import Appointment
from records.call_back.model import CallBack
from records.counselling.model import Counselling
from records.deferral.model import Deferral
from records.history.model import HistoryLine
from records.introduction.asked import OVER
from records.introduction.model import Introduction
from records.ledger import Act, Model, session
from records.ledger.act import HERE
from records.once.model import FormKey
from records.outbox.model import Rehearsal
from records.placement.model import Placement
from records.referral.model import Referral
from records.rights.handing_over import HAND_OVER
from records.rights.letting_go import silent
from records.rule.keeping import Keeping, keeping, rows
from records.seeker.model import Seeker
from records.seeker.states import ERASED, SEEKER
from records.suggestion.model import Shortlisted
from records.upload.model import Upload
from records.vacancy.model import Vacancy

PERSON = "person"
AT_WORK = ("reported", "confirmed", "disputed")
TOUCHES = (
    (Introduction.moved_at, Introduction.seeker_id),
    (Counselling.noted_at, Counselling.seeker_id),
    (Appointment.made_at, Appointment.seeker_id),
    (CallBack.moved_at, CallBack.seeker_id),
    (Referral.moved_at, Referral.seeker_id),
)
"""What happens with a person beside their own record, and when."""


@dataclass(frozen=True, slots=True)
class Idle:
    """Somebody the centre has not heard of for long; ``ends_on`` is the day their keeping ends."""

    seeker_id: int
    seeker_code: str
    last_heard: datetime
    ends_on: date


@dataclass(frozen=True, slots=True)
class Due:
    """One class, and how many rows of it are over their days."""

    rule: Keeping
    count: int


def idle(centre_id: int, *, today: date) -> tuple[Idle, ...]:
    """Return whom to ask whether they wish to stay, the longest unheard first."""
    rule = keeping(PERSON)
    warned = today - timedelta(days=rule.days - rule.warn_days)
    found = (x for x in _heard(Seeker.centre_id == centre_id) if _day(x.last_heard) <= warned)
    return tuple(sorted(found, key=lambda x: x.last_heard))


def ends_on(seeker_id: int, *, today: date) -> date | None:
    """Return the day a person's keeping ends, once it is time to warn them."""
    rule = keeping(PERSON)
    for it in _heard(Seeker.id == seeker_id):
        if it.ends_on - timedelta(days=rule.warn_days) <= today:
            return it.ends_on
    return None


def asked_to_stay(act: Act, seeker: Seeker) -> None:
    """Write down that the person wishes to stay: their days begin anew."""
    SEEKER.stay(seeker, "keep", act)


def falls_due(now: datetime) -> tuple[Due, ...]:
    """Return every class with how much of it is over its days."""
    return tuple(Due(rule, _count(rule, now)) for rule in rows())


def clear(now: datetime) -> int:
    """Delete what the clock may delete, and return how many rows; called by the clock."""
    # As the machine: behind the wall nobody sees an uploaded list, and what is not seen is not deleted.
    with trail.unwatched("what was kept long enough is deleted, and shown to nobody"):
        return sum(_cleared(rule, now) for rule in rows() if rule.by_clock)


def _cleared(rule: Keeping, now: datetime) -> int:
    table = Model.metadata.tables[rule.kept]
    query = delete(table).where(_over(rule, now)).returning(*table.primary_key)
    return len(session.execute(query).all())


def _count(rule: Keeping, now: datetime) -> int:
    if rule.kept == PERSON:
        today = now.astimezone(HERE).date()
        return sum(1 for x in _heard(Seeker.state != ERASED) if x.ends_on <= today)
    table: Table = Model.metadata.tables[rule.kept]
    return session.scalar(select(func.count()).select_from(table).where(_over(rule, now))) or 0


def _over(rule: Keeping, now: datetime) -> ColumnElement[bool]:
    before = now - rule.lasts
    over: dict[str, ColumnElement[bool]] = {
        "form_key": FormKey.sent_at < before,
        "slow_down": SlowDown.wait_until < before,
        "sign_in": SignIn.seen_at < before,
        "upload": Upload.uploaded_at < before,
        "employer": silent(before),
        "rehearsal": Rehearsal.at < before,
        "deferral": Deferral.until < _day(before),
        "shortlisted": and_(Shortlisted.kept_at < before, _takes_nobody_since(_day(before))),
    }
    return over[rule.kept]


def _takes_nobody_since(day: date) -> ColumnElement[bool]:
    """Ask whether a shortlist's vacancy is closed, or its last day was before a day."""
    gone = or_(Vacancy.state.in_(OVER), Vacancy.open_until < day)
    return exists().where(Vacancy.id == Shortlisted.vacancy_id, gone)


def last_heard(mine: ColumnElement[bool]) -> Select[int, str, datetime]:
    """Ask for people who are not at work: id, code, and when something last happened about them."""
    history = select(func.max(HistoryLine.happened_at)).where(
        HistoryLine.subject == SEEKER.subject,
        HistoryLine.subject_id == Seeker.id,
        HistoryLine.verb != HAND_OVER,
    )
    touched = [
        select(func.max(moment)).where(whose == Seeker.id).scalar_subquery()
        for moment, whose in TOUCHES
    ]
    heard = func.greatest(history.scalar_subquery(), *touched)
    working = select(Placement.id).where(
        Placement.seeker_id == Seeker.id, Placement.state.in_(AT_WORK)
    )
    query = select(Seeker.id, Seeker.code, heard.label("heard"))
    return query.where(mine, Seeker.state != ERASED, ~working.exists(), heard.is_not(None))


def _heard(mine: ColumnElement[bool]) -> list[Idle]:
    rows = session.execute(last_heard(mine))
    return [Idle(id_, code, last, _end(last)) for id_, code, last in rows]


def _end(last: datetime) -> date:
    return _day(last) + timedelta(days=keeping(PERSON).days)


def _day(moment: datetime) -> date:
    return moment.astimezone(HERE).date()

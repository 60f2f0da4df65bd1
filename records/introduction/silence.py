"""Vacancies whose employer says nothing any more: asked whether they are still open, and paused at last.

A word is whatever somebody did to the vacancy, and what its employer said to an introduction there; the
centre writes down what it is told. All is told by the history: that the clock asked is a line of it, written
with the letter in one transaction, so that nobody is asked twice. Listings follow their source, and an
employer who is paused is let alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from records import outbox
from records.employer.model import Employer
from records.history import steps_of
from records.history.model import HistoryLine
from records.introduction.answers import WORDS
from records.introduction.model import Introduction
from records.introduction.states import INTRODUCTION
from records.introduction.taking import PAUSED
from records.ledger import Act, Role, locking, session
from records.ledger.act import HERE, STAFF
from records.ledger.base import UtcMoment
from records.link import actions as links
from records.link.queries import LinkOver
from records.outbox.actions import Fact
from records.rule.after_start import may_ask
from records.rule.replying import OPEN_LINK, PAUSE, SILENT, link_until, the
from records.vacancy import actions as vacancies
from records.vacancy.model import Vacancy
from records.vacancy.queries import VacancyCard, card_of, still_open
from records.vacancy.states import VACANCY

ASK, LINK = "ask", "vacancy"
SAID_BY = (Role.EMPLOYER, *sorted(STAFF))


@dataclass(frozen=True, slots=True)
class Question:
    """What a letter asks about, and whose; ``heard`` tells whether something was said since it was sent."""

    card: VacancyCard
    employer_id: int
    centre_id: int
    heard: bool


def _last(*about: ColumnElement[bool]) -> Any:
    lines = select(func.max(HistoryLine.happened_at)).where(*about)
    return lines.correlate(Vacancy).scalar_subquery()


_OF_VACANCY = (HistoryLine.subject == VACANCY.subject, HistoryLine.subject_id == Vacancy.id)
_AT_VACANCY = HistoryLine.subject_id.in_(
    select(Introduction.id).where(Introduction.vacancy_id == Vacancy.id).correlate(Vacancy)
)
_ASKED_AT = _last(*_OF_VACANCY, HistoryLine.verb == ASK)
PAUSED_AT = _last(*_OF_VACANCY, HistoryLine.verb == "pause")
WORD_AT = func.greatest(
    Vacancy.posted_at,
    _last(*_OF_VACANCY, HistoryLine.role.in_(SAID_BY)),
    _last(
        HistoryLine.subject == INTRODUCTION.subject,
        _AT_VACANCY,
        HistoryLine.verb.in_(WORDS),
        HistoryLine.role.in_(SAID_BY),
    ),
    type_=UtcMoment(),
)
"""When something was said last of a vacancy."""
BY_MAIL = Vacancy.employer_id.in_(select(Employer.id).where(Employer.contact_email != ""))
"""Who has no e-mail address is telephoned by the centre."""
_TAKING = Vacancy.employer_id.in_(select(Employer.id).where(Employer.state != PAUSED))


def is_silent(today: date) -> ColumnElement[bool]:
    """Return the condition that an employer's open vacancy has waited for a word for as long as one may."""
    before = the(SILENT).begun_before(today)
    return and_(still_open(today), *_shown_before(before), before > WORD_AT)


def is_unheard(today: date) -> ColumnElement[bool]:
    """Return the condition that the clock paused a vacancy, and nobody has said a word since."""
    lasts = or_(Vacancy.open_until.is_(None), Vacancy.open_until >= today)
    return and_(Vacancy.state == "paused", _TAKING, lasts, _ASKED_AT > WORD_AT)


def asks(vacancy_id: int, *, today: date) -> bool:
    """Tell whether somebody should say that this vacancy is still open."""
    query = select(Vacancy.id).where(Vacancy.id == vacancy_id, is_silent(today))
    return session.scalar(query) is not None


def ask(now: datetime) -> int:
    """Ask each employer who has an address whether a silent vacancy is still open, once; return how many."""
    here = now.astimezone(HERE)
    if not may_ask(here):
        return 0
    unasked = or_(_ASKED_AT.is_(None), WORD_AT >= _ASKED_AT)
    due = _rows(is_silent(here.date()), BY_MAIL, unasked)
    for row in due:
        _ask(_act(row, now), row)
    return len(due)


def pause(now: datetime) -> int:
    """Pause every vacancy whose employer was asked and let the days go by; return how many."""
    today = now.astimezone(HERE).date()
    before = the(PAUSE).begun_before(today)
    asked = before > _ASKED_AT, _ASKED_AT > WORD_AT
    due = _rows(still_open(today), *_shown_before(before), *asked)
    for row in due:
        vacancies.pause(_act(row, now), row)
    return len(due)


def asked(vacancy_id: int, *, today: date) -> Question:
    """Return what a letter's link asks about; what no answer can change is over."""
    card = card_of(vacancy_id)
    if card.employer_id is None or card.state not in ANSWERS:
        raise LinkOver()
    if card.open_until and card.open_until < today:
        raise LinkOver()
    return Question(card, card.employer_id, _centre_id(card.employer_id), bool(heard(vacancy_id)))


def heard(vacancy_id: int) -> bool | None:
    """Tell whether something was said since the clock asked about a vacancy; ``None`` if it never did."""
    return session.scalar(select(WORD_AT >= _ASKED_AT).where(Vacancy.id == vacancy_id))


def answer(act: Act, vacancy_id: int, *, still: bool) -> None:
    """Write that a vacancy is still open, or that it is over; the same again is nothing new."""
    row = vacancies.locked(vacancy_id)
    if row.state not in ANSWERS:
        raise LinkOver()
    if still:
        if row.state != "open" or not heard(row.id):
            ANSWERS[row.state](act, row)
    elif row.state != "closed":
        vacancies.close(act, row)


ANSWERS = {"open": vacancies.confirm, "paused": vacancies.resume, "closed": vacancies.reopen}
"""What "still open" does in each state in which it can be said."""


def send_link_anew(now: datetime, vacancy_id: int) -> None:
    """Send a fresh link to the employer's address, and nowhere else; the older one ends.

    Whoever asked for it said no word: nothing is asked anew by it, and nothing is paused.
    """
    row = vacancies.locked(vacancy_id)
    _tell(_act(row, now), row, "vacancy-link", verb="link")


def _ask(act: Act, row: Vacancy) -> None:
    pauses_on = the(PAUSE).day(act.today).isoformat()
    _tell(act, row, "vacancy-asked", verb=ASK, pauses_on=pauses_on)


def _tell(act: Act, row: Vacancy, topic: str, *, verb: str, **facts: Fact) -> None:
    VACANCY.stay(row, verb, act)
    session.flush()
    until = link_until(act.now, OPEN_LINK)
    outbox.tell(
        act,
        topic,
        subject=f"vacancy:{row.id}",
        version=len(steps_of(VACANCY.subject, row.id)),
        vacancy_id=row.id,
        link_id=links.renew(LINK, row.id, 0, Role.EMPLOYER, now=act.now, until=until),
        **facts,
    )


def _shown_before(moment: datetime) -> tuple[ColumnElement[bool], ...]:
    """The cheap question that comes first: most are listings, or younger."""
    return _TAKING, Vacancy.posted_at < moment


def _rows(*which: ColumnElement[bool]) -> list[Vacancy]:
    found: Iterable[Vacancy] = session.scalars(
        locking(select(Vacancy).where(*which).order_by(Vacancy.id))
    )
    return list(found)


def _act(row: Vacancy, now: datetime) -> Act:
    return Act.of_the_clock(now, centre_id=_centre_id(row.employer_id))


def _centre_id(employer_id: int | None) -> int:
    return session.scalars(select(Employer.centre_id).where(Employer.id == employer_id)).one()

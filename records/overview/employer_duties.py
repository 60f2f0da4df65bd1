"""What employers make a duty: to be verified, a complaint, several people unanswered, a silent vacancy."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Interval, Select, func, literal

from records.complaint.model import Complaint
from records.complaint.states import COMPLAINT
from records.employer.model import Employer
from records.employer.states import EMPLOYER
from records.introduction.answers import SINCE, owed_word
from records.introduction.model import Introduction
from records.introduction.silence import BY_MAIL, PAUSED_AT, WORD_AT, is_silent, is_unheard
from records.overview.duty import Kind
from records.overview.question import CENTRE, NOW, Shape, asks, earlier, once
from records.rights.letting_go import silent
from records.rule.keeping import keeping
from records.rule.replying import DUE, SILENT, the
from records.vacancy.desk import within
from records.vacancy.model import Vacancy

SEVERAL = 2
"""One person who waits is a duty of their own (``answer-awaited``); several are one call."""


def _unverified(shape: Shape) -> Select[Any]:
    it = Employer
    gone_by = earlier(keeping(Employer.__tablename__).lasts)
    return asks(it.id, it.joined_at, code=it.code, office=it.name).where(
        it.centre_id == CENTRE, it.state == EMPLOYER.start, ~silent(gone_by)
    )


def _to_let_go(shape: Shape) -> Select[Any]:
    it, rule = Employer, keeping(Employer.__tablename__)
    return asks(it.id, it.joined_at, code=it.code, office=it.name).where(
        it.centre_id == CENTRE, silent(earlier(rule.lasts))
    )


def _complaints(shape: Shape) -> Select[Any]:
    it = Complaint
    return asks(it.id, it.first_at, code=it.code, vacancy_id=it.vacancy_id, n=it.times).where(
        it.centre_id == CENTRE, it.state == COMPLAINT.start
    )


def _silent(shape: Shape) -> Select[Any]:
    """Ask by telephone whether a vacancy is still open, where no letter can."""
    it, waited = Vacancy, literal(timedelta(days=the(SILENT).amount), Interval)
    line = asks(it.id, WORD_AT + waited, code=it.code, vacancy_id=it.id)
    return once(line.where(within(CENTRE), is_silent(shape.today), ~BY_MAIL), "silent")


def _unheard(shape: Shape) -> Select[Any]:
    """Ask by telephone after a vacancy that was paused because no letter about it was answered."""
    line = asks(Vacancy.id, PAUSED_AT, code=Vacancy.code, vacancy_id=Vacancy.id)
    return once(line.where(within(CENTRE), is_unheard(shape.today)), "unheard")


def _unanswered(shape: Shape) -> Select[Any]:
    it, waiting = Employer, func.count(Introduction.id)
    return (
        asks(it.id, func.min(SINCE), code=it.code, office=it.name, n=waiting)
        .join(Introduction, Introduction.employer_id == it.id)
        .where(Introduction.centre_id == CENTRE, owed_word(NOW))
        .group_by(it.id)
        .having(waiting >= SEVERAL, func.min(SINCE) < the(DUE).begun_before(shape.today))
    )


# The centre's own measures: no law was found that sets one.
KINDS = (
    Kind("vacancy-complaint", _complaints, late_after=timedelta(days=1)),
    Kind("employer-call", _unanswered, late_after=timedelta(days=10)),
    Kind("vacancy-silent", _silent, late_after=timedelta(days=14)),
    Kind("vacancy-unheard", _unheard, late_after=timedelta(days=14)),
    Kind("employer-unverified", _unverified, late_after=timedelta(days=3)),
    Kind("employer-silent", _to_let_go, late_after=timedelta(days=200)),
)

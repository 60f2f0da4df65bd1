"""Employers of whom nothing came: never verified, nothing of theirs ever shown, and long silent.

How long is ``KEEP-EMPLOYER`` of ``records/rule/data/retention.csv``; one of the staff lets go of them. An
id, states and days stay.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select

from records.account.actions import close_account
from records.account.model import Account
from records.employer import owner
from records.employer.model import Employer, Member
from records.employer.states import EMPLOYER, TURNED_AWAY
from records.exclusion.model import Exclusion
from records.history.model import HistoryLine
from records.ledger import Act, AnyMoment, Refusal, new_code, session
from records.rule.keeping import keeping
from records.vacancy import actions as vacancies
from records.vacancy.model import Vacancy
from records.vacancy.states import VACANCY
from records.vacancy.waiting import waits

NEVER_TAKEN = (EMPLOYER.start, TURNED_AWAY)
NO_WORDS = ("name", "about", "address", "contact_name", "contact_phone", "contact_email")


class NotSilentYet(Refusal):
    """Something happened with this employer, or was shown of it."""

    key = "refused-employer-not-silent"


def silent(before: AnyMoment) -> ColumnElement[bool]:
    """Ask for employers never verified, who showed nothing, and with whom nothing happened since a moment.

    One of whom a draft waits is not silent: it is the centre that owes a word.
    """
    mine = select(Vacancy.id).where(Vacancy.employer_id == Employer.id).correlate(Employer)
    heard = select(HistoryLine.id).where(
        or_(
            and_(HistoryLine.subject == EMPLOYER.subject, HistoryLine.subject_id == Employer.id),
            and_(HistoryLine.subject == VACANCY.subject, HistoryLine.subject_id.in_(mine)),
        ),
        HistoryLine.happened_at >= before,
    )
    shown = mine.where(Vacancy.posted_at.is_not(None))
    waiting = select(Vacancy.id).where(waits())
    never = ~heard.exists(), ~shown.exists(), ~waiting.exists()
    return and_(Employer.state.in_(NEVER_TAKEN), *never)


def is_due(employer_id: int, now: datetime) -> bool:
    """Tell whether the days of an employer are over."""
    before = now - keeping(Employer.__tablename__).lasts
    due = select(Employer.id).where(Employer.id == employer_id, silent(before))
    return session.scalar(due) is not None


def let_go(act: Act, employer: Employer) -> None:
    """Empty what is known of an employer whose days are over, and end every sign-in for it."""
    if not is_due(employer.id, act.now):
        raise NotSilentYet()
    EMPLOYER.move(employer, "let-go", act)
    _end_sign_ins(act, employer.id)
    _empty_drafts(act, employer.id)
    owner.keep(employer.id, None, act.now)
    for name in NO_WORDS:
        setattr(employer, name, "")
    employer.tax_code, employer.search_text = None, ""
    session.flush()


def _end_sign_ins(act: Act, employer_id: int) -> None:
    mine = select(Account).join(Member, Member.account_id == Account.id)
    for account in session.scalars(mine.where(Member.employer_id == employer_id)):
        if account.closed_at is None:
            close_account(account.id, act.now)
        account.login, account.secret_hash = new_code(), ""


def _empty_drafts(act: Act, employer_id: int) -> None:
    for draft in session.scalars(select(Vacancy).where(Vacancy.employer_id == employer_id)):
        session.execute(delete(Exclusion).where(Exclusion.vacancy_id == draft.id))
        if VACANCY.can(draft.state, "close", act.by.role):
            vacancies.close(act, draft)
        nothing = {"title": "", "description": "", "pay_written": "", "spots": []}
        vacancies.fill_in(draft, nothing)

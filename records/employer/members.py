"""Several people act for one employer: who owns it lets others in, and ends it."""

import secrets

from sqlalchemy import select

from records.account import one_time
from records.account.actions import Answer, close_account, in_minutes, open_account, tidy
from records.account.model import Account
from records.account.queries import account_named
from records.account.slow_down import Lane, count, still_to_wait
from records.employer.actions import add_member, locked
from records.employer.letters import reads_letters
from records.employer.model import Employer, Member
from records.employer.states import EMPLOYER, PROVED
from records.ledger import Act, Refusal, Role, locking, session, the_one

MOST = 20


class NotOwner(Refusal):
    """Only who owns it lets others in."""

    key = "refused-not-owner"


class NotYet(Refusal):
    """The centre checks who an employer is before others may act for it."""

    key = "refused-no-members-yet"


class StillGetsLetters(Refusal):
    """What is sent to the employer still goes to this colleague's address."""

    key = "refused-still-gets-letters"


class HasMembers(Refusal):
    """Who acts for an employer already lets others in; the centre does not."""

    key = "refused-has-members"


class AddressTaken(Refusal):
    """The address signs somebody in; only the staff are told."""

    key = "refused-address-signs-in"


class TooManyMembers(Refusal):
    """More can't be kept in view."""

    key = "refused-too-many-members"


def add(act: Act, login: str) -> Answer:
    """Let a colleague act for the employer of who asks; a code takes the place of their first password.

    Every try is counted, for it tells whether an address signs somebody in.
    """
    employer = _owned(act)
    _demand_proved(employer)
    if len(_going_on(employer.id)) >= MOST:
        raise TooManyMembers(n=MOST)
    lane = Lane("add-member", employer.code, "")
    wait = still_to_wait(lane, act.now)
    if wait:
        return Answer(key="refused-too-soon", minutes=in_minutes(wait))
    count(lane, act.now)
    if _signs_in(login):
        return Answer(key="refused-address-taken")
    _let_in(act, employer, login, owns=False)
    return Answer()


def invite(act: Act, employer: Employer, login: str) -> None:
    """Let somebody own an employer the centre checked, for whom nobody acts; the staff tell them a code."""
    _demand_proved(employer)
    if _going_on(employer.id):
        raise HasMembers()
    if _signs_in(login):
        raise AddressTaken()
    _let_in(act, employer, login, owns=True)


def give_code(act: Act, code: str) -> None:
    """Give a colleague a code to sign in with, once, instead of a password; an older one works no more."""
    tell_code(act, _owned(act), code)


def tell_code(act: Act, employer: Employer, code: str) -> None:
    """Give one of those who act for an employer such a code; the staff read it out to them."""
    _demand_proved(employer)
    one_time.issue(act, _member(act, employer.id, code).account_id)


def remove(act: Act, code: str) -> None:
    """End what a colleague may do, and every sign-in of theirs, once the letters go elsewhere."""
    employer = _owned(act)
    account_id = _member(act, employer.id, code).account_id
    if reads_letters(employer.id, account_id):
        raise StillGetsLetters()
    close_account(account_id, act.now)
    EMPLOYER.stay(employer, "remove-member", act)


def _demand_proved(employer: Employer) -> None:
    if employer.state not in PROVED:
        raise NotYet()


def _signs_in(login: str) -> bool:
    return account_named(tidy(login)) is not None


def _let_in(act: Act, employer: Employer, login: str, *, owns: bool) -> None:
    nobodys = secrets.token_urlsafe(24)
    account_id = open_account(role=Role.EMPLOYER, login=login, secret=nobodys, now=act.now)
    add_member(employer.id, account_id, owns=owns)
    one_time.issue(act, account_id)
    EMPLOYER.stay(employer, "add-member", act)


def _owned(act: Act) -> Employer:
    mine = select(Member).where(Member.account_id == act.by.account_id)
    member = session.scalars(mine).one()
    if not member.owns:
        raise NotOwner()
    return locked(member.employer_id)


def _member(act: Act, employer_id: int, code: str) -> Member:
    """One of the others; nobody is their own colleague."""
    query = select(Member).where(
        Member.code == code,
        Member.employer_id == employer_id,
        Member.account_id.in_(_going_on(employer_id) - {act.by.account_id}),
    )
    return the_one(locking(query))


def _going_on(employer_id: int) -> set[int | None]:
    query = select(Account.id).join(Member, Member.account_id == Account.id)
    still = query.where(Member.employer_id == employer_id, Account.closed_at.is_(None))
    return set(session.scalars(still))

"""Which letters whoever acts for an employer wishes for, and in which hours none is to come.

An employer's letters go to its one address. Who signs in with that address decides what is sent there; if
nobody does, everything is, at once. What somebody waits for, or what was asked for, is always sent.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from records import trail
from records.account.actions import tidy
from records.account.model import Account
from records.employer.model import Employer, Member
from records.employer.states import EMPLOYER, OPTIONAL
from records.ledger import Act, session


@dataclass(frozen=True, slots=True)
class Letters:
    """Which of the optional letters are wished for; ``quiet`` names hours of ``rule.quiet``, if any."""

    wanted: tuple[str, ...] = OPTIONAL
    quiet: str | None = None


def of_member(account_id: int) -> Letters:
    """Return what one member wishes for, wherever the letters go now."""
    return _letters(_member(account_id))


def of_employer(employer_id: int) -> Letters:
    """Return what is wished for at the address an employer's letters go to."""
    reader = reader_of(session.get_one(Employer, employer_id))
    return _letters(reader) if reader else Letters()


def reader_of(employer: Employer) -> Member | None:
    """Return who signs in with the address an employer's letters go to."""
    query = select(Member).join(Account, Account.id == Member.account_id)
    still = query.where(Member.employer_id == employer.id, Account.closed_at.is_(None))
    address = tidy(employer.contact_email)
    return session.scalars(still.where(Account.login == address)).one_or_none()


def signs_in(employer_id: int) -> bool:
    """Tell whether the address an employer's letters go to signs somebody in."""
    return reader_of(session.get_one(Employer, employer_id)) is not None


def reads_letters(employer_id: int, account_id: int) -> bool:
    """Tell whether an employer's letters go to this member."""
    reader = reader_of(session.get_one(Employer, employer_id))
    return reader is not None and reader.account_id == account_id


def choose(act: Act, *, wanted: Collection[str], quiet: str | None) -> None:
    """Write which optional letters a member wishes for, and in which hours none is to come."""
    member = _member(act.by.account_id)
    member.letters_off = [x for x in OPTIONAL if x not in wanted]
    member.quiet = quiet
    trail.note(act, verb="letters", subject=EMPLOYER.subject, subject_id=member.employer_id)


def _member(account_id: int | None) -> Member:
    return session.scalars(select(Member).where(Member.account_id == account_id)).one()


def _letters(member: Member) -> Letters:
    return Letters(tuple(x for x in OPTIONAL if x not in member.letters_off), member.quiet)

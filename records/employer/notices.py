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
class Notices:
    """Which of the optional letters are wished for; ``quiet`` names hours of ``rule.quiet``, if any."""

    letters: tuple[str, ...] = OPTIONAL
    quiet: str | None = None


def of_member(account_id: int) -> Notices:
    """Return what one member wishes for, wherever the letters go now."""
    return _notices(_member(account_id))


def of_letters(employer_id: int) -> Notices:
    """Return what is wished for at the address an employer's letters go to."""
    reader = reader_of(session.get_one(Employer, employer_id))
    return _notices(reader) if reader else Notices()


def reader_of(employer: Employer) -> Member | None:
    """Return who signs in with the address an employer's letters go to."""
    query = select(Member).join(Account, Account.id == Member.account_id)
    still = query.where(Member.employer_id == employer.id, Account.closed_at.is_(None))
    address = tidy(employer.contact_email)
    return session.scalars(still.where(Account.login == address)).one_or_none()


def reads_letters(employer_id: int, account_id: int) -> bool:
    """Tell whether an employer's letters go to this member."""
    reader = reader_of(session.get_one(Employer, employer_id))
    return reader is not None and reader.account_id == account_id


def choose(act: Act, *, letters: Collection[str], quiet: str | None) -> None:
    """Write which optional letters a member wishes for, and in which hours none is to come."""
    member = _member(act.by.account_id)
    member.letters_off = [x for x in OPTIONAL if x not in letters]
    member.quiet = quiet
    trail.note(act, verb="notices", subject=EMPLOYER.subject, subject_id=member.employer_id)


def _member(account_id: int | None) -> Member:
    return session.scalars(select(Member).where(Member.account_id == account_id)).one()


def _notices(member: Member) -> Notices:
    return Notices(tuple(x for x in OPTIONAL if x not in member.letters_off), member.quiet)

"""Merging two records of one person of the same centre: everything goes on under the kept one.

Introductions, placements, grants, consents and outside requests move. Of the two accounts the one in use
stays and the other is closed; the other's search ends, and its row points to the kept one (``Merged``). Both
envelopes become one without anybody reading them, so that what a limit said still acts.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import exists, select

from records import trail
from records.account.actions import close_account
from records.account.model import Account, SignIn
from records.enquiry.model import Enquiry
from records.grant.model import Grant
from records.history.changes import changed
from records.introduction.model import Introduction
from records.introduction.states import ALIVE, INTRODUCTION
from records.ledger import Act, Refusal, Role, session
from records.person.model import Person
from records.person.queries import row as person_row
from records.placement.model import Placement
from records.placement.states import PLACEMENT
from records.rights.joining import join_what_is_sealed
from records.rights.model import Merged
from records.seeker.actions import KIND, leave, row
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

IN_USE = timedelta(days=90)
Theirs = TypeVar("Theirs", Introduction, Placement, Grant)


class SameRecord(Refusal):
    """A record can't be merged with itself."""

    key = "refused-merge-same"


class MergedAlready(Refusal):
    """One of the two was joined to another before."""

    key = "refused-merge-again"


class SomebodyElses(Refusal):
    """A counsellor merges their own people: of others they would come to read what is not theirs."""

    key = "refused-merge-somebody-elses"


class BothInTouch(Refusal):
    """Both have an introduction going on to the same vacancy: one of them is ended first."""

    key = "refused-merge-both-in-touch"


class BothInUse(Refusal):
    """Both accounts are signed in with: the person says which one they keep."""

    key = "refused-merge-both-in-use"


def merge(act: Act, *, kept: str, other: str, centre_id: int) -> Seeker:
    """Join seeker ``other`` to seeker ``kept``, by their codes, both of this centre; return the kept one."""
    if kept == other:
        raise SameRecord()
    # Always in the same order: of two merges at once, one waits for the other.
    rows = {code: row(code, centre_id=centre_id) for code in sorted((kept, other))}
    to, gone = rows[kept], rows[other]
    _demand_apart(to, gone)
    people = [person_row(x.person_id, centre_id=centre_id) for x in (to, gone)]
    _demand_own(act, people)
    _keep_account(act, *people)
    join_what_is_sealed(act, to, gone)
    _move_rows(act, to, gone)
    _point(act, to, gone)
    return to


def _demand_apart(to: Seeker, gone: Seeker) -> None:
    ids = to.person_id, gone.person_id
    if session.scalar(select(exists().where(Merged.person_id.in_(ids)))):
        raise MergedAlready()
    alive = select(Introduction.vacancy_id).where(Introduction.state.in_(ALIVE))
    theirs = set(session.scalars(alive.where(Introduction.seeker_id == gone.id)))
    if theirs & set(session.scalars(alive.where(Introduction.seeker_id == to.id))):
        raise BothInTouch()


def _demand_own(act: Act, people: list[Person]) -> None:
    theirs = {person.counsellor_id for person in people}
    if act.by.role != Role.MANAGER and theirs != {act.by.account_id}:
        raise SomebodyElses()


def _keep_account(act: Act, to: Person, gone: Person) -> None:
    """Leave the kept person the account that is in use, and close the other."""
    if _used(act, to.account_id) and _used(act, gone.account_id):
        raise BothInUse()
    stays, ends = to.account_id, gone.account_id
    if _used(act, ends) or not _open(stays):
        stays, ends = ends, stays
    if ends is not None and _open(ends):
        close_account(ends, act.now)
    # A person's row names one account, and an account one person.
    to.account_id = gone.account_id = None
    session.flush()
    to.account_id, gone.account_id = stays, ends
    session.flush()


def _open(account_id: int | None) -> bool:
    return account_id is not None and session.get_one(Account, account_id).closed_at is None


def _used(act: Act, account_id: int | None) -> bool:
    lately = SignIn.account_id == account_id, SignIn.seen_at > act.now - IN_USE
    return _open(account_id) and bool(session.scalar(select(exists().where(*lately))))


def _move_rows(act: Act, to: Seeker, gone: Seeker) -> None:
    for introduction in _of(gone, Introduction):
        introduction.seeker_id = to.id
        INTRODUCTION.stay(introduction, "merge", act)
    for placement in _of(gone, Placement):
        placement.seeker_id = to.id
        PLACEMENT.stay(placement, "merge", act)
    for grant in _of(gone, Grant):
        grant.seeker_id = to.id
        trail.note(act, verb="merge", subject="grant", subject_id=grant.id)
    about = select(Enquiry).where(Enquiry.person_id == gone.person_id)
    for enquiry in session.scalars(about).all():
        enquiry.person_id = to.person_id
        trail.note(act, verb="merge", subject="enquiry", subject_id=enquiry.id)
    session.flush()


def _of(gone: Seeker, kind: type[Theirs]) -> Sequence[Theirs]:
    return session.scalars(select(kind).where(kind.seeker_id == gone.id).order_by(kind.id)).all()


def _point(act: Act, to: Seeker, gone: Seeker) -> None:
    """Let the other row point to the kept one, and be found no more by number or by the matcher."""
    left = session.get_one(Person, gone.person_id)
    left.phone_index = left.citizen_id_index = None
    session.add(
        Merged(
            person_id=gone.person_id,
            kept_id=to.person_id,
            merged_by=act.by.account_id,
            merged_at=act.now,
        )
    )
    if SEEKER.can(gone.state, "leave", act.by.role):
        leave(act, gone)
    SEEKER.stay(gone, "merge", act)
    SEEKER.stay(to, "merge", act)
    to.changed_no = changed(KIND)
    session.flush()

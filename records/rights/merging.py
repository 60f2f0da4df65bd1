"""One person written down twice at the same centre: made one again.

Found by citizen id or telephone. What belongs to the one moves to the kept one, the other is erased and
points at it. Where both go on at the same vacancy a counsellor ends one of the two first.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select, delete, select, update

from records import trail
from records.alert.model import Alert
from records.appointment import queries as appointments
from records.appointment.model import Appointment
from records.call_back import actions as call_backs
from records.call_back import queries as calls
from records.call_back.model import CallBack
from records.channel import queries as channels
from records.channel.model import Channel
from records.consent import actions as consents
from records.consent.queries import ConsentFacts, of_person, of_purpose
from records.consent.queries import row as consent_row
from records.counselling import queries as talks
from records.counselling.model import Counselling
from records.deferral.model import Deferral
from records.grant.model import Grant
from records.introduction.model import Introduction
from records.introduction.states import ALIVE
from records.ledger import Act, NotFound, Refusal, locking, session
from records.person.details import Details, seal
from records.person.model import Person
from records.person.particulars import Particulars
from records.person.queries import facts
from records.person.words import seal_again
from records.placement.model import Placement
from records.programme.actions import rewrite
from records.programme.envelope import Envelope
from records.programme.queries import envelope
from records.readiness.model import ReadinessItem
from records.referral import queries as referrals
from records.referral.actions import rest_on_theirs
from records.referral.model import Referral
from records.rights.erasing import erase
from records.rights.model import OutsideRequest
from records.seeker.actions import own_row
from records.seeker.model import Seeker
from records.seeker.states import ERASED
from records.suggestion.model import Decision, FrozenLedger, Shortlisted
from records.trial.model import Trial

SEALED_CARE: tuple[tuple[Any, str, Callable[[str], str]], ...] = (
    (Counselling, "note_sealed", talks.place),
    (Appointment, "place_sealed", appointments.place_of),
    (CallBack, "said_sealed", calls.place_of),
    (Channel, "address_sealed", channels.place_of),
    (Referral, "where_sealed", referrals.place_of),
)
"""Records with sealed words, the column, and what its words are bound to."""
Facts = TypeVar("Facts", Details, Particulars)


class NotTwice(Refusal):
    """These two do not share a citizen id or a telephone number."""

    key = "refused-not-twice"


class BothGoOn(Refusal):
    """Both are in touch with the same vacancy: one of the two is ended first."""

    key = "refused-both-go-on"


@dataclass(frozen=True, slots=True)
class Twice:
    """Two people who may be one, by the codes of their seekers, and what they share."""

    one: str
    other: str
    by: str


def found_twice(centre_id: int) -> tuple[Twice, ...]:
    """Return pairs of this centre's people who share a citizen id, or else a telephone number."""
    pairs: dict[tuple[int, int], Twice] = {}
    for by in ("citizen_id", "phone"):
        for one, other in session.execute(_sharing(centre_id, by)):
            pair = Twice(own_row(one).code, own_row(other).code, by)
            pairs.setdefault((one, other), pair)
    return tuple(pairs.values())


def merge(act: Act, kept: Seeker, other: Seeker) -> None:
    """Move everything to the kept one, and erase the other; refuse what cannot be one person."""
    one, gone = _locked(kept, other)
    if not _share(one, gone):
        raise NotTwice()
    if _alive(kept.id) & _alive(other.id):
        raise BothGoOn()
    _join_details(one, gone)
    _join_envelopes(kept, other)
    _join_consents(act, kept.person_id, other.person_id)
    _move_rows(kept, other)
    _move_care(act, kept, other)
    if one.account_id is None and gone.account_id is not None:
        account_id, gone.account_id = gone.account_id, None
        session.flush()
        one.account_id = account_id
    session.flush()
    trail.note(act, verb="merge", subject="person", subject_id=one.id)
    erase(act, gone.id)
    session.get_one(Person, gone.id).merged_into_id = one.id
    session.flush()


def _locked(kept: Seeker, other: Seeker) -> tuple[Person, Person]:
    """Lock both in one order, so that two people at two desks never wait for each other."""
    if kept.id == other.id or kept.centre_id != other.centre_id:
        raise NotFound()
    ids = sorted({kept.person_id, other.person_id})
    query = select(Person).where(Person.id.in_(ids)).order_by(Person.id)
    rows = {row.id: row for row in session.scalars(locking(query))}
    if ERASED in (kept.state, other.state):
        raise NotFound()
    return rows[kept.person_id], rows[other.person_id]


def _sharing(centre_id: int, by: str) -> Select[int, int]:
    index = f"{by}_index"
    mine = getattr(Person, index)
    second = select(Person.id, mine).where(Person.centre_id == centre_id).subquery()
    return (
        select(Person.id, second.c.id)
        .join(second, (second.c[index] == mine) & (second.c.id > Person.id))
        .where(Person.centre_id == centre_id)
        .order_by(Person.id)
    )


def _share(one: Person, other: Person) -> bool:
    if one.citizen_id_index and other.citizen_id_index:
        return one.citizen_id_index == other.citizen_id_index
    return one.phone_index is not None and one.phone_index == other.phone_index


def _alive(seeker_id: int) -> set[int]:
    query = select(Introduction.vacancy_id).where(
        Introduction.seeker_id == seeker_id, Introduction.state.in_(ALIVE)
    )
    return set(session.scalars(query))


def _join_details(one: Person, gone: Person) -> None:
    """Fill what the kept one lacks with what the other says."""
    with trail.unwatched("two records are sealed as one; the page that showed them noted it"):
        kept, other = (facts(row.id).details.whole() for row in (one, gone))
    joined = _filled(kept, other)
    seal(one, replace(joined, particulars=_filled(kept.particulars, other.particulars)))
    one.commune_code = one.commune_code or gone.commune_code


def _filled(kept: Facts, other: Facts) -> Facts:
    said = {x.name: getattr(kept, x.name) or getattr(other, x.name) for x in fields(kept)}
    return replace(kept, **said)


def _join_envelopes(kept: Seeker, other: Seeker) -> None:
    """Keep every limit of both: nobody learns from a merge what one of them said."""
    with trail.unwatched("two envelopes are sealed as one; nobody reads them"):
        one, two = envelope(kept.programme_id), envelope(other.programme_id)
    rewrite(kept.programme_id, _stricter(one, two))


def _stricter(one: Envelope, two: Envelope) -> Envelope:
    stays = one if one.stay_in_commune else two
    return replace(
        one,
        member=one.member or two.member,
        credit_until=one.credit_until or two.credit_until,
        barred_trades=tuple(sorted({*one.barred_trades, *two.barred_trades})),
        barred_until=_later(*(x.barred_until for x in (one, two) if x.barred_trades)),
        stay_in_commune=stays.stay_in_commune,
        stay_until=stays.stay_until,
        exit_suspended=one.exit_suspended or two.exit_suspended,
    )


def _later(*days: date | None) -> date | None:
    """Return the last of some days; none of them means for ever."""
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _join_consents(act: Act, kept_id: int, other_id: int) -> None:
    """Give the kept one what the other agreed to; a later word, also a no, counts."""
    for theirs in _latest(other_id):
        mine = next(iter(of_purpose(kept_id, theirs.said.purpose, theirs.said.employer_id)), None)
        holds = theirs.withdrawn_at is None
        if mine is None or (mine.withdrawn_at and holds and mine.withdrawn_at < theirs.given_at):
            again = consents.give(
                act, kept_id, theirs.said, how=theirs.how, given_on=theirs.given_on
            )
            if not holds:
                consents.withdraw(act, again)
        elif not mine.withdrawn_at and theirs.withdrawn_at and mine.given_at < theirs.withdrawn_at:
            consents.withdraw(act, consent_row(mine.code, person_id=kept_id))


def _latest(person_id: int) -> list[ConsentFacts]:
    seen: dict[tuple[str, int | None], ConsentFacts] = {}
    with trail.unwatched("consents are sealed again for the same person; nobody reads them"):
        for held in of_person(person_id):
            seen.setdefault((held.said.purpose, held.said.employer_id), held)
    return list(seen.values())


def _move_rows(kept: Seeker, other: Seeker) -> None:
    for table in (Introduction, Trial, Placement, Grant, FrozenLedger, Deferral):
        session.execute(update(table).where(table.seeker_id == other.id).values(seeker_id=kept.id))
    for of in (Decision, Shortlisted):
        mine = select(of.vacancy_id).where(of.seeker_id == kept.id)
        session.execute(delete(of).where(of.seeker_id == other.id, of.vacancy_id.in_(mine)))
        session.execute(update(of).where(of.seeker_id == other.id).values(seeker_id=kept.id))
    session.execute(
        update(OutsideRequest)
        .where(OutsideRequest.person_id == other.person_id)
        .values(person_id=kept.person_id)
    )
    session.expire_all()


def _move_care(act: Act, kept: Seeker, other: Seeker) -> None:
    """Hand over talks, appointments, calls and referrals, sealed again; of two items the kept one's."""
    if calls.wished_by(kept.id):
        call_backs.take_back(act, other)
    for of in (Channel, Alert):
        if session.scalar(select(of.id).where(of.seeker_id == kept.id).limit(1)):
            session.execute(delete(of).where(of.seeker_id == other.id))
    session.execute(update(Alert).where(Alert.seeker_id == other.id).values(seeker_id=kept.id))
    for table, column, place in SEALED_CARE:
        for row in session.scalars(select(table).where(table.seeker_id == other.id)):
            sealed, at = getattr(row, column), place(row.code)
            again = seal_again(sealed, at, of=other.person_id, under=kept.person_id)
            setattr(row, column, again)
            row.seeker_id = kept.id
            if table is Referral:
                rest_on_theirs(act, row, kept.person_id)
    known = select(ReadinessItem.kind).where(ReadinessItem.seeker_id == kept.id)
    theirs = ReadinessItem.seeker_id == other.id, ReadinessItem.kind.not_in(known)
    session.execute(update(ReadinessItem).where(*theirs).values(seeker_id=kept.id))
    session.flush()

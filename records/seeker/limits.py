"""What the law sets on somebody's work: arguments of the matcher's queries, and who may know of them."""

from contextlib import nullcontext
from datetime import date

from sqlalchemy import select

from matcher.facts import Limits
from records import trail
from records.ledger import any_of, session
from records.person.model import Person
from records.programme.queries import envelope, envelopes
from records.seeker.model import Seeker

ARGUMENT = "limits are an argument of the matcher's query; nobody reads them"


def is_own(seeker_id: int, counsellor_id: int | None) -> bool:
    """Tell whether somebody is this counsellor's own person: nobody else of the staff knows their limits."""
    query = select(Person.counsellor_id).join(Seeker, Seeker.person_id == Person.id)
    answers = session.scalars(query.where(Seeker.id == seeker_id)).one()
    return counsellor_id is not None and counsellor_id == answers


def limits_of(seeker_id: int, today: date, *, named: bool = False) -> Limits:
    """Return the limits on one seeker's work, as an argument for one query of the matcher.

    If the answer will name them to the reader (``named``), that is a look, and noted.
    """
    row = session.get_one(Seeker, seeker_id)
    with nullcontext() if named else trail.unwatched(ARGUMENT):
        return envelope(row.programme_id).limits(today)


def limits_of_many(
    seeker_ids: list[int], today: date, *, reader_id: int | None = None
) -> dict[int, Limits]:
    """Return the limits on several seekers' work, by seeker, for one query of the matcher.

    For a counsellor's eyes (``reader_id``) those of their own people only: who may not know of a limit must
    not see it act either.
    """
    pairs = select(Seeker.id, Seeker.programme_id).where(Seeker.id == any_of(seeker_ids))
    if reader_id is not None:
        own = Person.counsellor_id == reader_id
        pairs = pairs.join(Person, Person.id == Seeker.person_id).where(own)
    programme_of = dict(session.execute(pairs).all())
    with trail.unwatched(ARGUMENT):
        opened = envelopes(programme_of.values())
    return {seeker: opened[programme].limits(today) for seeker, programme in programme_of.items()}

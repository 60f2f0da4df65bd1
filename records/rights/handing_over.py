"""Handing people over to another counsellor: with the person goes all that is their counsellor's alone.

What only the own counsellor may read is asked of the person's keeper each time, so it follows by itself;
unread notices are handed on here.
"""

from collections.abc import Collection

from sqlalchemy import String, cast, literal, select, union_all, update

from records.account.queries import counsellors
from records.introduction.model import Introduction
from records.ledger import Act, Refusal, Role, session
from records.lifecycle.machine import NotAllowed
from records.outbox.model import Delivery, Event, Notice
from records.person.model import Person
from records.placement.model import Placement
from records.seeker.model import Seeker
from records.seeker.states import ERASED, SEEKER

HAND_OVER = "hand-over"
"""What history calls it: nothing was done for the person by that."""


class NotAColleague(Refusal):
    """People are handed over to a counsellor who works at this centre."""

    key = "refused-not-a-colleague"


class AnsweredFor(Refusal):
    """A colleague answers for this person already, perhaps since a moment ago."""

    key = "refused-answered-for"


def hand_over(act: Act, seeker_ids: Collection[int], *, to: int) -> int:
    """Give people of one's own (a manager: of the centre) to a colleague; return how many changed hands.

    Whom nobody answers for, or whoever has left did, a counsellor takes on.
    """
    at_work = {x.account_id for x in counsellors(act.by.centre_id or 0)}
    if to not in at_work:
        raise NotAColleague()
    query = select(Seeker, Person).join(Person, Person.id == Seeker.person_id)
    theirs = query.where(Seeker.id.in_(seeker_ids), Seeker.centre_id == act.by.centre_id)
    found = session.execute(theirs.where(Seeker.state != ERASED).with_for_update(of=Person)).all()
    moved = [(seeker, person) for seeker, person in found if person.counsellor_id != to]
    for seeker, person in moved:
        if act.by.role != Role.MANAGER and person.counsellor_id != act.by.account_id:
            if to != act.by.account_id:
                raise NotAllowed()
            if person.counsellor_id in at_work:
                raise AnsweredFor()
        person.counsellor_id = to
        SEEKER.stay(seeker, HAND_OVER, act)
    session.flush()
    _hand_on_notices([seeker.id for seeker, _ in moved], to)
    return len(moved)


def _hand_on_notices(seeker_ids: list[int], to: int) -> None:
    """Give the unread notices about these people to their new counsellor; events say ``kind:id``."""
    subjects = union_all(
        *(
            select(literal(f"{kind}:").concat(cast(row.id, String))).where(
                row.seeker_id.in_(seeker_ids)
            )
            for kind, row in (("introduction", Introduction), ("placement", Placement))
        )
    )
    about = select(Delivery.id).join(Event, Event.id == Delivery.event_id)
    session.execute(
        update(Notice)
        .where(
            Notice.acked_at.is_(None),
            Notice.counsellor_id.is_not(None),
            Notice.delivery_id.in_(about.where(Event.subject.in_(subjects))),
        )
        .values(counsellor_id=to)
        .execution_options(synchronize_session="fetch")
    )

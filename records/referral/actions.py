"""Sending a person on, and writing down what came of it."""

from datetime import date

from sqlalchemy import select

from records.consent.model import Consent
from records.consent.queries import ConsentWithdrawn, demand, in_force
from records.consent.queries import row as consent_row
from records.course.queries import CourseCard, StartFacts, start_id
from records.ledger import Act, Refusal, new_code, session
from records.lifecycle import Moved
from records.person.words import seal_words
from records.referral.model import Referral
from records.referral.queries import place_of
from records.referral.states import ALIVE, ONLY_FOR, REFERRAL, RESTS_ON
from records.seeker.model import Seeker
from records.seeker.queries import person_behind


class ReferredAlready(Refusal):
    """This person is on the way to this course already."""

    key = "refused-referred-already"


class StillAgreed(Refusal):
    """The consent this rests on holds: there is nothing to revoke."""

    key = "refused-still-agreed"


class CourseOver(Refusal):
    """The course takes nobody any more, or has begun."""

    key = "refused-course-over"


def to_course(
    act: Act, seeker: Seeker, course: CourseCard, start: StartFacts | None = None
) -> Referral:
    """Offer a course, or one of its starts; nobody is told before the person accepts, with P5."""
    over = not start.ahead(act.today) if start else course.begun(act.today)
    if course.state != "open" or over:
        raise CourseOver()
    same = select(Referral.id).where(
        Referral.seeker_id == seeker.id,
        Referral.course_id == course.id,
        Referral.state.in_(ALIVE),
    )
    if session.scalar(same.limit(1)) is not None:
        raise ReferredAlready()
    begins = start_id(start) if start else None
    return _begin(act, seeker, "course", course_id=course.id, begins=begins)


def to_place(
    act: Act, seeker: Seeker, kind: str, *, where: str, due_on: date | None = None
) -> Referral:
    """Offer credit, work abroad or an organisation, by its name; ``due_on`` is a day for papers."""
    return _begin(act, seeker, kind, where=where, due_on=due_on)


def accept(act: Act, referral: Referral) -> None:
    """Write that the person wants it; a course or credit needs their consent first (P5, P4)."""
    if referral.kind in RESTS_ON:
        person_id = person_behind(referral.seeker_id)
        held = demand(person_id, RESTS_ON[referral.kind], today=act.today)
        referral.consent_id = consent_row(held.code, person_id=person_id).id
    _move(act, referral, "accept")


def enrol(act: Act, referral: Referral) -> None:
    """Write that the course took them in."""
    _demand_agreed(referral)
    referral.taken_up_on = act.today
    _move(act, referral, "enrol")


def borrow(act: Act, referral: Referral, *, amount: int) -> None:
    """Write how much was lent, in whole đồng; which product it was is not kept."""
    _demand_agreed(referral)
    referral.amount = amount
    referral.taken_up_on = referral.ended_on = act.today
    _move(act, referral, "borrow")


def finish(act: Act, referral: Referral) -> None:
    """Write that the course was gone through to its end."""
    _end(act, referral, "finish")


def arrive(act: Act, referral: Referral) -> None:
    """Write that the person has left for abroad, or that the organisation has helped."""
    referral.taken_up_on = act.today
    _end(act, referral, "arrive")


def drop(act: Act, referral: Referral) -> None:
    """End it at the person's wish, or because nothing comes of it; no reason is stored."""
    _end(act, referral, "drop")


def revoke(act: Act, referral: Referral) -> None:
    """Write that those who were told have been told to stop, after a consent was withdrawn."""
    if not _is_withdrawn(referral):
        raise StillAgreed()
    _end(act, referral, "revoke")


def rest_on_theirs(act: Act, referral: Referral, person_id: int) -> None:
    """Let a referral rest on the consent of the record that is kept, when two become one."""
    purpose = RESTS_ON.get(referral.kind)
    held = in_force(person_id, purpose, today=act.today) if purpose else None
    if held is not None and referral.consent_id is not None:
        referral.consent_id = consent_row(held.code, person_id=person_id).id


def _begin(
    act: Act,
    seeker: Seeker,
    kind: str,
    *,
    course_id: int | None = None,
    begins: int | None = None,
    where: str = "",
    due_on: date | None = None,
) -> Referral:
    code = new_code()
    referral = Referral(
        code=code,
        centre_id=seeker.centre_id,
        seeker_id=seeker.id,
        course_id=course_id,
        start_id=begins,
        state=REFERRAL.start,
        kind=kind,
        where_sealed=seal_words(seeker.person_id, place_of(code), where),
        due_on=due_on,
        begun_at=act.now,
        moved_at=act.now,
    )
    session.add(referral)
    session.flush()
    REFERRAL.begin(referral, act)
    return referral


def _end(act: Act, referral: Referral, verb: str) -> None:
    referral.ended_on = act.today
    _move(act, referral, verb)


def _move(act: Act, referral: Referral, verb: str) -> None:
    if verb in ONLY_FOR and referral.kind not in ONLY_FOR[verb]:
        raise Moved(state=referral.state)
    REFERRAL.move(referral, verb, act)
    referral.moved_at = act.now


def _demand_agreed(referral: Referral) -> None:
    """Refuse to go on once the consent it rests on was withdrawn."""
    if _is_withdrawn(referral):
        raise ConsentWithdrawn()


def _is_withdrawn(referral: Referral) -> bool:
    held = session.get(Consent, referral.consent_id) if referral.consent_id else None
    return held is not None and held.withdrawn_at is not None

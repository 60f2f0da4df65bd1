"""Reporting a start, confirming, disputing, correcting and ending it.

Reporting is the promise of this system: the placement and the notice to the centre are written in one
transaction, or neither is.
"""

from datetime import date

from sqlalchemy import func, select

from records import outbox, trail
from records.introduction import actions as introductions
from records.introduction.model import Introduction
from records.introduction.queries import locked
from records.ledger import Act, Refusal, session
from records.placement.model import Placement
from records.placement.states import PLACEMENT
from records.vacancy import actions as vacancies


class NoPlaceLeft(Refusal):
    """All places of the vacancy are taken."""

    key = "refused-no-place-left"


class TooFarAhead(Refusal):
    """A start can be reported when it has happened, or is to happen within a month."""

    key = "refused-start-too-far"


class TooLongAgo(Refusal):
    """A start of more than a year ago is a slip of the pen."""

    key = "refused-start-too-long-ago"


class EndsBeforeStart(Refusal):
    """Work cannot end before the day it began."""

    key = "refused-ends-before-start"


NOT_NEAR = (TooFarAhead, TooLongAgo)
MOST_DAYS_AHEAD = 31
MOST_DAYS_BACK = 366
TAKES_A_PLACE = ("reported", "confirmed", "disputed")


def report_start(
    act: Act,
    introduction: Introduction,
    *,
    started_on: date,
    contract: str | None = None,
    pay_written: str = "",
) -> Placement:
    """Write down that the person started, and tell the centre; a second report is the same placement."""
    vacancy = vacancies.locked(introduction.vacancy_id)
    known = of_introduction(introduction.id)
    if known is not None:
        return known
    taken = taken_places(vacancy.id)
    if taken >= vacancy.places:
        raise NoPlaceLeft()
    _demand_near(act, started_on)
    introductions.start(act, introduction)
    placement = Placement(
        centre_id=introduction.centre_id,
        introduction_id=introduction.id,
        vacancy_id=introduction.vacancy_id,
        seeker_id=introduction.seeker_id,
        state=PLACEMENT.start,
        started_on=started_on,
        contract=contract,
        pay_written=pay_written,
        reported_by=act.by.role,
        reported_at=act.now,
    )
    session.add(placement)
    session.flush()
    PLACEMENT.begin(placement, act)
    if taken + 1 == vacancy.places and vacancy.state in ("open", "paused"):
        vacancies.fill(act, vacancy)
    _tell(act, placement, "placement-reported")
    return placement


def confirm(act: Act, placement: Placement) -> None:
    """Write that the centre has checked the start."""
    PLACEMENT.move(placement, "confirm", act)
    _tell(act, placement, "placement-confirmed")


def dispute(act: Act, placement: Placement, *, reason: str) -> None:
    """Write that the reported start is in doubt."""
    PLACEMENT.move(placement, "dispute", act, reason)


def correct(act: Act, placement: Placement, *, started_on: date, pay_written: str) -> None:
    """Write a new version of a reported start; it has a notice of its own."""
    _demand_near(act, started_on)
    placement.started_on, placement.pay_written = started_on, pay_written
    placement.version += 1
    placement.entered_on = None  # what was entered is the older version
    PLACEMENT.move(placement, "correct", act)
    _tell(act, placement, "placement-reported")


def end(act: Act, placement: Placement, *, ended_on: date, reason: str) -> None:
    """Write that the work ended, and why; a vacancy that was full offers the place again."""
    if ended_on < placement.started_on:
        raise EndsBeforeStart()
    _close(act, placement, "end", ended_on=ended_on, reason=reason)
    _tell(act, placement, "placement-ended")


def fall_through(act: Act, placement: Placement, *, reason: str) -> None:
    """Write that a start in doubt never was, and why; its place is free and nothing is asked or entered."""
    _close(act, placement, "fall-through", ended_on=placement.started_on, reason=reason)
    _tell(act, placement, "placement-fell-through")


def enter(act: Act, placement: Placement, on: date | None) -> None:
    """Write on which day the result was entered on the national exchange; ``None`` takes that back."""
    placement.entered_on = on
    trail.note(act, verb="enter", subject=PLACEMENT.subject, subject_id=placement.id)


def of_introduction(introduction_id: int) -> Placement | None:
    """Return the placement that came out of an introduction."""
    query = select(Placement).where(Placement.introduction_id == introduction_id)
    return session.scalars(query).one_or_none()


def taken_places(vacancy_id: int) -> int:
    """Return how many places of a vacancy are taken."""
    taken = select(func.count(Placement.id)).where(
        Placement.vacancy_id == vacancy_id, Placement.state.in_(TAKES_A_PLACE)
    )
    return session.scalar(taken) or 0


def _close(act: Act, placement: Placement, verb: str, *, ended_on: date, reason: str) -> None:
    introduction, vacancy = (
        locked(placement.introduction_id),
        vacancies.locked(placement.vacancy_id),
    )
    was_full = taken_places(vacancy.id) >= vacancy.places
    placement.ended_on, placement.end_reason = ended_on, reason
    PLACEMENT.move(placement, verb, act, reason)
    introductions.finish(act, introduction, never_was=verb == "fall-through")
    if was_full:
        vacancies.offer_again(act, vacancy)


def _demand_near(act: Act, started_on: date) -> None:
    ahead = (started_on - act.today).days
    if ahead > MOST_DAYS_AHEAD:
        raise TooFarAhead()
    if -ahead > MOST_DAYS_BACK:
        raise TooLongAgo()


def _tell(act: Act, placement: Placement, topic: str) -> None:
    session.flush()
    outbox.tell(
        act,
        topic,
        subject=f"placement:{placement.id}",
        version=placement.version,
        placement_id=placement.id,
        code=placement.code,
        started_on=placement.started_on.isoformat(),
        reported_by=placement.reported_by,
        state=placement.state,
    )

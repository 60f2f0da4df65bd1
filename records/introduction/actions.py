"""Proposing, introducing, inviting, declining, withdrawing, reopening."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from records import outbox
from records.consent.purposes import REGISTRATION
from records.consent.queries import heed
from records.employer.actions import locked
from records.grant import actions as grants
from records.grant.queries import row as grant_row
from records.history import steps_of
from records.introduction.model import Introduction
from records.introduction.refusals import (
    AlreadyInTouch,
    AnsweredBefore,
    NoEmployer,
    NotForNow,
    NotOpen,
    NotYours,
    Resting,
    WhyOwed,
)
from records.introduction.states import ALIVE, INTRODUCTION
from records.introduction.taking import demand_not_paused, demand_taking
from records.introduction.unheard import TO_THINK
from records.ledger import Act, Role, locking, new_code, session
from records.link import actions as links
from records.outbox.actions import Fact
from records.rule.replying import link_until
from records.seeker.limits import is_own
from records.seeker.queries import wishes_of
from records.seeker.states import UNSEEN
from records.suggestion.actions import freeze
from records.suggestion.overruling import overrules
from records.suggestion.queries import kept_away
from records.vacancy.queries import card_of

LINK = "introduction"
"""What a link is for by which an employer answers."""
# A no or a start is not gone round by beginning afresh.
ONLY_REOPENED = ("declined", "started")


def propose(act: Act, *, seeker_id: int, vacancy_id: int, why: str | None = None) -> Introduction:
    """Put a seeker forward by a neutral card: the employer sees no name yet.

    ``why`` is kept where the ranking is overruled, which the centre does not without it.
    """
    if (asked := card_of(vacancy_id).employer_id) is not None:
        locked(asked)  # no two take the last turn, or begin with the same person
    employer_id = demand_possible(act, seeker_id, vacancy_id)
    introduction = Introduction(
        centre_id=wishes_of(seeker_id).centre_id,
        seeker_id=seeker_id,
        vacancy_id=vacancy_id,
        employer_id=employer_id,
        why=_why(act, seeker_id, vacancy_id, why),
        ledger_id=freeze(act, seeker_id, vacancy_id, today=act.today),
        state=INTRODUCTION.start,
        asked_by=act.by.role,
        begun_at=act.now,
        moved_at=act.now,
    )
    session.add(introduction)
    session.flush()
    INTRODUCTION.begin(introduction, act)
    tell(act, introduction, "introduction-proposed")
    return introduction


def demand_seen(seeker_id: int) -> None:
    """Refuse a verb about somebody who rests, or is gone."""
    if wishes_of(seeker_id).state in UNSEEN:
        raise Resting()


def demand_possible(act: Act, seeker_id: int, vacancy_id: int) -> int:
    """Return the employer to whom this seeker can be put forward for a vacancy, or refuse.

    The person may ask for this whatever else they refused; the centre does not against a withdrawn P1,
    and of its staff their own counsellor alone.
    """
    demand_seen(seeker_id)
    if act.by.role != Role.SEEKER:
        heed(wishes_of(seeker_id).person_id, REGISTRATION)
    vacancy = card_of(vacancy_id)
    if vacancy.employer_id is None:
        raise NoEmployer()
    if not vacancy.is_open(act.today):
        raise NotOpen()
    before = latest(seeker_id, vacancy_id)
    if before is not None and before.state in ALIVE:
        raise AlreadyInTouch()
    if before is not None and before.state in ONLY_REOPENED:
        raise AnsweredBefore()
    if act.by.role != Role.SEEKER and not is_own(seeker_id, act.by.account_id):
        raise NotYours()  # before the limits are asked: to a colleague a refusal would tell of them
    if kept_away(seeker_id, vacancy_id, today=act.today):
        raise NotForNow()
    demand_taking(act, vacancy.employer_id)
    return vacancy.employer_id


def _why(act: Act, seeker_id: int, vacancy_id: int, why: str | None) -> str | None:
    """Return the line that is owed for overruling the ranking; whoever asks for themselves owes none."""
    if act.by.role == Role.SEEKER:
        return None
    if not overrules(seeker_id, vacancy_id, reader_id=act.by.account_id, today=act.today):
        return None
    if not why:
        raise WhyOwed()
    return why


def introduce(act: Act, introduction: Introduction, *, parts: Collection[str], how: str) -> None:
    """Take the person's grant, and show the employer just what it says."""
    demand_seen(introduction.seeker_id)
    if not card_of(introduction.vacancy_id).is_open(act.today):
        raise NotOpen()
    demand_not_paused(act, introduction.employer_id)
    introduction.grant_id = grants.give(
        act,
        seeker_id=introduction.seeker_id,
        vacancy_id=introduction.vacancy_id,
        employer_id=introduction.employer_id,
        parts=parts,
        how=how,
    )
    move(act, introduction, "introduce")
    tell(act, introduction, "introduction-made", link_id=renew_link(act, introduction))


def renew_link(act: Act, introduction: Introduction) -> int:
    """Make the link by which the employer answers, and return its id; an older one ends."""
    until = link_until(act.now)
    return links.renew(LINK, introduction.id, 0, Role.EMPLOYER, now=act.now, until=until)


def same_link(act: Act, introduction: Introduction) -> int:
    """Return the id of the link by which the employer answers; the letters before go on working."""
    until = link_until(act.now)
    return links.keep(LINK, introduction.id, 0, Role.EMPLOYER, now=act.now, until=until)


def invite(act: Act, introduction: Introduction, *, at: datetime, where: str) -> None:
    """Agree on an interview; the same time and place again is nothing new."""
    agreed = introduction.interview_at, introduction.interview_where
    if introduction.state == "interview" and agreed == (at, where):
        return
    introduction.interview_at, introduction.interview_where = at, where
    move(act, introduction, "invite")
    tell(act, introduction, "interview-agreed")


def decline(act: Act, introduction: Introduction, *, reason: str) -> None:
    """Say no, for a reason the person may read; what the employer saw ends here."""
    introduction.decline_reason = reason
    move(act, introduction, "decline", reason)
    _end_grant(act, introduction)
    tell(act, introduction, "introduction-declined")


def withdraw(act: Act, introduction: Introduction) -> None:
    """Step back, as the person wishes; no reason is owed."""
    move(act, introduction, "withdraw")
    _end_grant(act, introduction)
    tell(act, introduction, "introduction-withdrawn")


def take_back(act: Act, code: str) -> bool:
    """Undo a proposal nobody has been told of yet, and tell whether there was one to undo."""
    just_made = select(Introduction).where(
        Introduction.code == code,
        Introduction.centre_id == act.by.centre_id,
        Introduction.state == INTRODUCTION.start,
        Introduction.asked_by == act.by.role,
        Introduction.begun_at > act.now - TO_THINK,
    )
    introduction = session.scalars(locking(just_made)).one_or_none()
    if introduction is not None:
        move(act, introduction, "withdraw")
    return introduction is not None


def lapse(act: Act, introduction: Introduction) -> None:
    """Let an introduction end that nobody answered; the person hears that it did."""
    move(act, introduction, "lapse")
    _end_grant(act, introduction)
    tell(act, introduction, "introduction-lapsed")


def reopen(act: Act, introduction: Introduction, *, reason: str) -> None:
    """Begin again with a fresh card and no grant: what was granted is not carried over."""
    demand_seen(introduction.seeker_id)
    if alive(introduction.seeker_id, introduction.vacancy_id) is not None:
        raise AlreadyInTouch()
    demand_not_paused(act, introduction.employer_id)
    introduction.grant_id, introduction.code = None, new_code()
    introduction.interview_at, introduction.decline_reason = None, None
    move(act, introduction, "reopen", reason)


def start(act: Act, introduction: Introduction) -> None:
    """Write that the person started; only the room ``placement`` calls this."""
    move(act, introduction, "start")


def finish(act: Act, introduction: Introduction, *, never_was: bool) -> None:
    """Write that the work ended, or never was; only the room ``placement`` calls this."""
    move(act, introduction, "fall-through" if never_was else "finish")
    _end_grant(act, introduction)


def latest(seeker_id: int, vacancy_id: int) -> Introduction | None:
    """Return the last introduction there was between a seeker and a vacancy, in whatever state."""
    query = select(Introduction).where(
        Introduction.seeker_id == seeker_id, Introduction.vacancy_id == vacancy_id
    )
    return session.scalars(query.order_by(Introduction.id.desc()).limit(1)).one_or_none()


def alive(seeker_id: int, vacancy_id: int) -> Introduction | None:
    """Return the introduction now going on between a seeker and a vacancy."""
    query = select(Introduction).where(
        Introduction.seeker_id == seeker_id,
        Introduction.vacancy_id == vacancy_id,
        Introduction.state.in_(ALIVE),
    )
    return session.scalars(query).one_or_none()


def move(act: Act, introduction: Introduction, verb: str, reason: str | None = None) -> None:
    """Take one step; what was said to the last one is done with. For verbs of this room."""
    INTRODUCTION.move(introduction, verb, act, reason)
    introduction.moved_at = act.now
    introduction.reply, introduction.reply_at = None, None
    introduction.reply_times, introduction.reply_words = [], ""


def _end_grant(act: Act, introduction: Introduction) -> None:
    """What was granted for this introduction ends with it; the person reads that it did."""
    if introduction.grant_id is not None:
        grants.withdraw(act, grant_row(introduction.grant_id))


def tell(act: Act, introduction: Introduction, topic: str, **facts: Fact) -> None:
    """Tell the outbox of a step. For verbs of this room."""
    session.flush()
    outbox.tell(
        act,
        topic,
        subject=f"introduction:{introduction.id}",
        version=_step(introduction),
        introduction_id=introduction.id,
        **facts,
    )


def _step(introduction: Introduction) -> int:
    """A reopened introduction tells the same topics again: each step is a version of its own."""
    return len(steps_of(INTRODUCTION.subject, introduction.id))

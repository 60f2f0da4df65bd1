"""Telling the outbox, handing over what is due, and writing down how each try ended."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import aliased

from records.ledger import Act, Refusal, session
from records.outbox.model import Attempt, Delivery, Event, Notice, Rehearsal
from records.outbox.patience import GIVE_UP_AFTER, LEASE, next_try

CHANNEL = "outbox"
NO_ANSWER = "no-answer"
NOT_WISHED = "not-wished"
Fact = str | int | bool | None


class NotStuck(Refusal):
    """Only a delivery that needs a person can be tried again or closed by one."""

    key = "refused-not-stuck"


class NoReason(Refusal):
    """A delivery is closed with a reason in words."""

    key = "refused-reason-owed"


@dataclass(frozen=True, slots=True)
class HandOver:
    """One delivery given to a worker; the name is new at every try."""

    delivery_id: int
    tried: int

    @property
    def name(self) -> str:
        """The task's id in the queue."""
        return f"delivery-{self.delivery_id}-try-{self.tried}"


def canonical(facts: dict[str, Fact]) -> bytes:
    """Return facts as bytes that are the same wherever and whenever they are written."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def tell(act: Act, topic: str, *, subject: str, version: int = 1, **facts: Fact) -> None:
    """Write down that something happened, in the verb's own transaction, and wake the relay on commit."""
    body = canonical(facts)
    session.add(
        Event(
            topic=topic,
            subject=subject,
            version=version,
            facts=body,
            sha256=sha256(body).digest(),
            happened_at=act.now,
        )
    )
    session.execute(text(f"notify {CHANNEL}"))


def unopened(limit: int = 100) -> list[Event]:
    """Return events that nobody has turned into deliveries yet, locked, in the order they happened.

    A second relay waits here, so that no later event is opened before an earlier one.
    """
    query = select(Event).where(Event.opened_at.is_(None)).order_by(Event.id).limit(limit)
    return list(session.scalars(query.with_for_update()))


def open_event(event: Event, reactions: Iterable[str], now: datetime) -> None:
    """Turn an event into one delivery per reaction, due at once."""
    for reaction in reactions:
        session.add(
            Delivery(
                event_id=event.id, reaction=reaction, due_at=now, give_up_at=now + GIVE_UP_AFTER
            )
        )
    event.opened_at = now


def hand_over_due(now: datetime, *, limit: int, lease: timedelta = LEASE) -> list[HandOver]:
    """Lease every due delivery to a worker: if nothing is heard of it, it falls due again.

    A later event of a subject waits until the earlier ones are through.
    """
    query = (
        select(Delivery)
        .join(Delivery.event)
        .where(Delivery.state == "pending", Delivery.due_at <= now, ~_waits_for_earlier())
        .order_by(Delivery.due_at, Delivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Delivery)
    )
    return [x for delivery in session.scalars(query) if (x := _leased(delivery, now, lease))]


def take_back(handed: Iterable[HandOver], now: datetime) -> None:
    """Let deliveries fall due again soon that no worker could be given after all."""
    for each in handed:
        delivery = locked(each.delivery_id)
        if delivery is not None:
            delivery.due_at = next_try(1, now)


def locked(delivery_id: int) -> Delivery | None:
    """Take a pending delivery for the length of this transaction.

    ``None`` if it is not to be had: it is done, or somebody else has it. An older hand-over is as good
    as the newest: would it be void, a queue longer than the lease would never be worked off.
    """
    query = select(Delivery).where(Delivery.id == delivery_id, Delivery.state == "pending")
    return session.scalars(query.with_for_update(skip_locked=True, of=Delivery)).one_or_none()


def freeze(delivery: Delivery, letter: bytes) -> None:
    """Keep the rendered letter: what is sent from now on is these bytes and no others."""
    delivery.letter = letter
    delivery.letter_sha256 = sha256(letter).digest()


def succeed(delivery: Delivery, code: str, now: datetime) -> None:
    """Write that the channel took the letter."""
    delivery.state, delivery.sent_at = "sent", now
    _attempted(delivery, code, now)


def fail(delivery: Delivery, code: str, now: datetime, *, final: bool) -> None:
    """Write that a try failed; a final failure, or no patience left for another, asks for a person."""
    _attempted(delivery, code, now)
    delivery.due_at = next_try(_answers(delivery), now)
    if final or delivery.due_at >= delivery.give_up_at:
        delivery.state = "needs_person"


def put_off(delivery: Delivery, until: datetime, now: datetime) -> None:
    """Let a delivery wait that would come at a bad hour; that uses up nobody's patience."""
    delivery.give_up_at += until - now
    delivery.due_at = until


def drop(delivery: Delivery, now: datetime) -> None:
    """End a delivery because its receiver no longer wishes to be told: it is their own decision."""
    delivery.state, delivery.settled_at = "closed", now
    delivery.settled_reason = NOT_WISHED


def rehearse(delivery_id: int, *, centre_id: int, way: str, said: str, now: datetime) -> None:
    """Write down what would have been sent, in the same transaction that marks it sent."""
    session.add(Rehearsal(delivery_id=delivery_id, centre_id=centre_id, way=way, said=said, at=now))


def put_in_inbox(
    delivery_id: int, *, centre_id: int, counsellor_id: int | None, now: datetime
) -> None:
    """Lay the letter into the centre's inbox, in the same transaction that marks it sent."""
    session.add(
        Notice(
            delivery_id=delivery_id,
            centre_id=centre_id,
            counsellor_id=counsellor_id,
            arrived_at=now,
        )
    )


def acknowledge(act: Act, notice: Notice) -> None:
    """Write that a person of the centre has received the notice; twice is as good as once."""
    if notice.acked_at is None:
        notice.acked_at, notice.acked_by = act.now, act.by.account_id
        notice.delivery.state = "acked"


def take_back_acknowledgement(act: Act, notice: Notice) -> None:
    """Lay a notice that one acknowledged oneself back among the unread; twice is as good as once."""
    if notice.acked_at is not None and notice.acked_by == act.by.account_id:
        notice.acked_at = notice.acked_by = None
        notice.delivery.state = "sent"


def try_again(act: Act, delivery: Delivery) -> None:
    """Give a stuck delivery another day of patience; the count of tries goes on, never back."""
    _demand_stuck(delivery)
    delivery.state, delivery.due_at = "pending", act.now
    delivery.give_up_at = act.now + GIVE_UP_AFTER
    session.execute(text(f"notify {CHANNEL}"))


def close(act: Act, delivery: Delivery, reason: str) -> None:
    """End a stuck delivery by a named person's decision, with their reason."""
    _demand_stuck(delivery)
    if not reason.strip():
        raise NoReason()
    delivery.state = "closed"
    delivery.settled_at, delivery.settled_by = act.now, act.by.account_id
    delivery.settled_reason = reason


def _demand_stuck(delivery: Delivery) -> None:
    if delivery.state != "needs_person":
        raise NotStuck()


def _waits_for_earlier() -> ColumnElement[bool]:
    """Whether an earlier event of the same subject still waits for the same reaction."""
    earlier, before = aliased(Delivery), aliased(Event)
    waiting = select(earlier.id).join(before, earlier.event_id == before.id)
    return waiting.where(
        before.subject == Event.subject,
        earlier.reaction == Delivery.reaction,
        earlier.event_id < Delivery.event_id,
        earlier.state == "pending",
    ).exists()


def _leased(delivery: Delivery, now: datetime, lease: timedelta) -> HandOver | None:
    # Time in which nothing could be handed over (no relay, no queue) uses up nobody's patience.
    delivery.give_up_at += now - delivery.due_at
    if now >= delivery.give_up_at:
        _attempted(delivery, NO_ANSWER, now)
        delivery.state = "needs_person"
        return None
    delivery.tries += 1
    delivery.due_at = now + lease
    return HandOver(delivery.id, delivery.tries)


def _answers(delivery: Delivery) -> int:
    """How many tries ended in an answer: a hand-over that vanished with its worker was no try."""
    written = select(func.count()).where(Attempt.delivery_id == delivery.id)
    return session.scalar(written) or 0


def _attempted(delivery: Delivery, code: str, now: datetime) -> None:
    delivery.last_code = code[:200]
    session.add(
        Attempt(delivery_id=delivery.id, tried=delivery.tries, ended_at=now, code=code[:200])
    )

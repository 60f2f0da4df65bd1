"""Claiming a form's key."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert

from records.ledger import Refusal, session
from records.once.model import FormKey


class OtherBody(Refusal):
    """The same form key came with other words: nothing was recorded this time."""

    key = "refused-form-already-sent"


@dataclass(frozen=True, slots=True)
class Claim:
    """What became of a key: ``led_to`` is set when the form was already recorded."""

    key: str
    led_to: str | None


def claim(key: str, body_sha256: bytes, now: datetime) -> Claim:
    """Claim ``key`` for this transaction; a second post waits here until the first has ended."""
    fresh = (
        insert(FormKey)
        .values(key=key, body_sha256=body_sha256, sent_at=now)
        .on_conflict_do_nothing()
        .returning(FormKey.key)
    )
    if session.scalar(fresh) is not None:
        return Claim(key, None)
    sent = session.get_one(FormKey, key)
    if sent.body_sha256 != body_sha256 or sent.led_to is None:
        raise OtherBody()
    return Claim(key, sent.led_to)


def keep(claimed: Claim, led_to: str) -> None:
    """Remember the page that this form led to."""
    session.get_one(FormKey, claimed.key).led_to = led_to[:300]

"""What the invented people agreed to on the paper they signed when they came."""

from random import Random
from typing import Any

from lobby.consents import PAPER, text
from records.consent.purposes import (
    ANSWERERS,
    CHANNELS,
    CREDIT,
    FOLLOW_UP,
    HOURS,
    REGISTRATION,
    STORY,
    TRAINING,
)
from records.ledger import Act
from records.programme.envelope import Envelope
from records.seeker import consenting
from records.seeker.model import Seeker

SEED = 77
_OF_A_HUNDRED = {REGISTRATION: 97, FOLLOW_UP: 78, TRAINING: 46, STORY: 6}
_BORROWS_OF_A_HUNDRED = 12
"""Of those without a credit window, too: anybody may be helped to borrow."""


def agree(act: Act, row: Seeker, envelope: Envelope) -> None:
    """Write down the paper of one person; the credit window is kept only with its own yes."""
    chance = Random(SEED * 10_000 + row.id)
    for purpose, percent in _OF_A_HUNDRED.items():
        if chance.random() * 100 < percent:
            _give(
                act, row, envelope, purpose, **(_how_to_ask(chance) if purpose == FOLLOW_UP else {})
            )
    if envelope.credit_until is not None or chance.random() * 100 < _BORROWS_OF_A_HUNDRED:
        _give(act, row, envelope, CREDIT)
    if envelope.credit_until is not None:
        consenting.keep_credit_until(act, row, envelope.credit_until)


def _give(act: Act, row: Seeker, envelope: Envelope, purpose: str, **more: Any) -> None:
    asked = consenting.asked_of(envelope)
    consenting.agree(act, row, text(purpose, PAPER), asked=asked, how="paper", **more)


def _how_to_ask(chance: Random) -> dict[str, Any]:
    return {
        "channel": chance.choices(CHANNELS, (6, 3, 1))[0],
        "hours": chance.choice(HOURS),
        "answers": chance.choices(ANSWERERS, (7, 3))[0],
    }

"""What whoever holds an employer's link reads of an introduction: the neutral card, and what was said.

A link proves a mailbox, not a person: it shows no name and no number, whatever was granted. What may no
longer be answered, for whatever reason, is over in the same words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from records.employer.queries import facts
from records.grant.queries import parts_in_force
from records.introduction.model import THEIR_TURN, Introduction
from records.introduction.neutral import NeutralCard, neutral
from records.ledger import session
from records.link.queries import LinkOver
from records.seeker.model import Seeker
from records.seeker.queries import wishes_of
from records.seeker.states import UNSEEN
from records.vacancy.queries import card_of

OVER = ("filled", "closed")
"""Of a vacancy: then only whoever started there is still seen."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said last since the last step. ``words``: where they would meet, or the question."""

    says: str
    at: datetime
    words: str
    times: tuple[datetime, ...]

    @property
    def answered(self) -> bool:
        """Tell whether the employer answered: it is no longer their turn."""
        return self.says not in THEIR_TURN

    def ahead(self, now: datetime) -> tuple[datetime, ...]:
        """Return the proposed times that are not over."""
        return tuple(at for at in self.times if at > now)


REPLIED = "replied"
"""What an introduction waits in once its employer answered short of a step: the centre moves next."""


def waits(state: str, reply: Reply | None) -> str:
    """Return whose turn it is at an introduction: its state, or that its employer answered."""
    return REPLIED if state == "introduced" and reply and reply.answered else state


@dataclass(frozen=True, slots=True)
class Asked:
    """One introduction as the holder of its link reads it; ``address`` is the firm's own."""

    state: str
    title: str
    address: str
    commune_code: str | None
    card: NeutralCard
    reply: Reply | None
    decline_reason: str | None
    interview_at: datetime | None
    interview_where: str


def answerable(row: Introduction, *, today: date) -> bool:
    """Tell whether what a link asks about can still be answered; nothing of the person is opened."""
    said = row.state == "declined"
    shown = row.stands in ("introduced", "interview") and parts_in_force(row.grant_id, today)
    seeker = session.scalars(select(Seeker.state).where(Seeker.id == row.seeker_id)).one()
    over = seeker in UNSEEN or card_of(row.vacancy_id).state in OVER
    return bool(said or shown) and not over


def asked(row: Introduction, *, today: date) -> Asked:
    """Return what a link asks about, or refuse as over."""
    if not answerable(row, today=today):
        raise LinkOver()
    wishes, firm = wishes_of(row.seeker_id), facts(row.employer_id)
    return Asked(
        state=row.state,
        title=card_of(row.vacancy_id).title,
        address=firm.address,
        commune_code=firm.card.commune_code,
        card=neutral(wishes),
        reply=reply_of(row),
        decline_reason=row.decline_reason,
        interview_at=row.interview_at,
        interview_where=row.interview_where,
    )


def reply_of(row: Introduction) -> Reply | None:
    """Return what was said last of an introduction, if anything."""
    if row.reply is None or row.reply_at is None:
        return None
    return Reply(row.reply, row.reply_at, row.reply_words, _moments(row.reply_times))


def _moments(written: Iterable[str]) -> tuple[datetime, ...]:
    return tuple(map(datetime.fromisoformat, written))

"""The centre's inbox with the names behind the numbers: a notice holds ids only, its reader is staff."""

from dataclasses import dataclass

from sqlalchemy import select

from records.introduction.model import Introduction
from records.ledger import session
from records.outbox import queries as outbox
from records.outbox.queries import InboxLine
from records.placement.model import Placement
from records.seeker import queries as seekers
from records.vacancy import queries as vacancies

REPORTED = "placement-reported"


@dataclass(frozen=True, slots=True, repr=False)
class NoticeLine:
    """One notice: the frozen letter, and what it is about as it stands now.

    ``outdated``: the start it tells of was corrected since, and told anew.
    """

    letter: InboxLine
    who: str
    about: str
    holder: str
    introduction_code: str
    placement_code: str | None
    outdated: bool


def notices(
    centre_id: int, *, counsellor_id: int | None, acked: bool, before: int | None = None
) -> tuple[NoticeLine, ...]:
    """Return a page of notices, newest first: the counsellor's own and their branch's."""
    letters = outbox.inbox(
        centre_id=centre_id, counsellor_id=counsellor_id, before=before, acked=acked
    )
    starts = _starts(letters)
    rows = _introductions(letters, starts)
    names = seekers.lines([row.seeker_id for row in rows.values()])
    cards = vacancies.cards_of([row.vacancy_id for row in rows.values()])
    found = []
    for letter in letters:
        start = starts.get(_id(letter, "placement_id"))
        row = rows[start.introduction_id if start else _id(letter, "introduction_id")]
        card = cards[row.vacancy_id]
        found.append(
            NoticeLine(
                letter=letter,
                who=names[row.seeker_id].name,
                about=card.title,
                holder=card.holder,
                introduction_code=row.code,
                placement_code=start.code if start else None,
                outdated=letter.topic == REPORTED
                and start is not None
                and letter.version < start.version,
            )
        )
    return tuple(found)


def _starts(letters: tuple[InboxLine, ...]) -> dict[int, Placement]:
    ids = {_id(letter, "placement_id") for letter in letters}
    rows = session.scalars(select(Placement).where(Placement.id.in_(ids)))
    return {row.id: row for row in rows}


def _introductions(
    letters: tuple[InboxLine, ...], starts: dict[int, Placement]
) -> dict[int, Introduction]:
    ids = {_id(letter, "introduction_id") for letter in letters}
    ids |= {start.introduction_id for start in starts.values()}
    rows = session.scalars(select(Introduction).where(Introduction.id.in_(ids)))
    return {row.id: row for row in rows}


def _id(letter: InboxLine, name: str) -> int:
    """Return an id a notice carries; 0 is nobody's."""
    return int(letter.facts.get(name) or 0)

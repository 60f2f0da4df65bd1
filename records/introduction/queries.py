"""Introductions as each audience may read them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from records.employer.queries import taken
from records.grant.queries import codes_of, parts_in_force
from records.introduction.asked import OVER, Reply, reply_of
from records.introduction.model import ELSEWHERE, Introduction
from records.introduction.neutral import Crowd, NeutralCard, crowd, neutral, open_card, reasons_for
from records.introduction.states import ALIVE
from records.introduction.unheard import unheard
from records.ledger import locking, session, the_one
from records.ledger.act import HERE
from records.person.queries import ContactCard, contact_card
from records.seeker.model import Seeker
from records.seeker.queries import SeekerLine, Wishes, lines, wishes_of, wishes_of_many
from records.seeker.states import RESTING
from records.suggestion.queries import Reasons, frozen_many
from records.trail import Noted
from records.vacancy.queries import VacancyCard, cards_of


@dataclass(frozen=True, slots=True)
class Profile:
    """What a granted profile adds to the open card: the commune, and the conditions looked for."""

    commune_code: str | None
    wishes: dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class EmployerView:
    """An introduction as its employer reads it; contact, profile, words only as granted today."""

    code: str
    state: str
    vacancy: VacancyCard
    card: NeutralCard
    contact: ContactCard | None
    granted_words: Noted[str] | None
    reasons: Reasons
    interview_at: datetime | None
    interview_where: str
    moved_at: datetime
    reply: Reply | None = None
    granted_profile: Noted[Profile] | None = None

    @property
    def words(self) -> str | None:
        """The person's own words, if granted; reading them is noted."""
        return self.granted_words.read() if self.granted_words else None

    @property
    def profile(self) -> Profile | None:
        """What a granted profile adds; reading it is noted."""
        return self.granted_profile.read() if self.granted_profile else None


@dataclass(frozen=True, slots=True)
class SeekerView:
    """An introduction as the person reads it."""

    code: str
    state: str
    vacancy: VacancyCard
    decline_reason: str | None
    interview_at: datetime | None
    interview_where: str
    granted: frozenset[str]
    asked_by: str
    moved_at: datetime
    reply: Reply | None


@dataclass(frozen=True, slots=True, repr=False)
class CounsellorView:
    """An introduction as the centre's staff read it."""

    code: str
    state: str
    vacancy: VacancyCard
    seeker: SeekerLine
    decline_reason: str | None
    interview_at: datetime | None
    interview_where: str
    granted: frozenset[str]
    asked_by: str
    moved_at: datetime
    why: str | None
    reply: Reply | None


def for_employer(employer_id: int, *, today: date) -> tuple[EmployerView, ...]:
    """Return the introductions made to an employer, newest day first, within a day in no telling order."""
    rows = _rows(_newest(select(Introduction).where(*_shown_to(employer_id))))
    return _employer_views(sorted(rows, key=_day_by_day), today)


def one_for_employer(code: str, *, employer_id: int, today: date) -> EmployerView:
    """Return one introduction made to this employer."""
    row = _one(Introduction.code == code, *_shown_to(employer_id))
    return _employer_views([row], today)[0]


def for_seeker(seeker_id: int, *, today: date) -> tuple[SeekerView, ...]:
    """Return a person's own introductions, newest first."""
    rows = _rows(_newest(select(Introduction).where(Introduction.seeker_id == seeker_id)))
    cards = cards_of([row.vacancy_id for row in rows])
    return tuple(_seeker_view(row, cards[row.vacancy_id], today) for row in rows)


def one_for_seeker(code: str, *, seeker_id: int, today: date) -> SeekerView:
    """Return one of a person's own introductions."""
    row = _one(Introduction.code == code, Introduction.seeker_id == seeker_id)
    return _seeker_view(row, cards_of([row.vacancy_id])[row.vacancy_id], today)


def open_grants(seeker_id: int, *, today: date) -> frozenset[str]:
    """Return the codes of the grants by which an employer sees anything of a person today."""
    if wishes_of(seeker_id).state == RESTING:
        return frozenset()
    rows = _rows(_newest(select(Introduction).where(Introduction.seeker_id == seeker_id)))
    cards = cards_of([row.vacancy_id for row in rows])
    seen = {row.grant_id for row in rows if visible(row, cards[row.vacancy_id], today)}
    return codes_of(seen)


def for_centre(
    centre_id: int,
    *,
    today: date,
    states: tuple[str, ...] = ALIVE,
    seeker_id: int | None = None,
    employer_id: int | None = None,
) -> tuple[CounsellorView, ...]:
    """Return a centre's introductions in these states, the longest unmoved first."""
    query = select(Introduction).where(
        Introduction.centre_id == centre_id, Introduction.state.in_(states)
    )
    if seeker_id is not None:
        query = query.where(Introduction.seeker_id == seeker_id)
    if employer_id is not None:
        query = query.where(Introduction.employer_id == employer_id)
    rows = _rows(query.order_by(Introduction.moved_at, Introduction.id))
    cards = cards_of([row.vacancy_id for row in rows])
    people = lines([row.seeker_id for row in rows])
    return tuple(
        _counsellor_view(row, cards[row.vacancy_id], people[row.seeker_id], today) for row in rows
    )


def row_for_employer(code: str, *, employer_id: int) -> Introduction:
    """Return the row of one introduction made to this employer, locked."""
    return _one(Introduction.code == code, *_shown_to(employer_id), lock=True)


def row_for_seeker(code: str, *, seeker_id: int) -> Introduction:
    """Return the row of one of a person's own introductions, locked."""
    return _one(Introduction.code == code, Introduction.seeker_id == seeker_id, lock=True)


def row_for_centre(code: str, *, centre_id: int) -> Introduction:
    """Return the row of one introduction of this centre, locked."""
    return _one(Introduction.code == code, Introduction.centre_id == centre_id, lock=True)


def locked(introduction_id: int) -> Introduction:
    """Return the row of one introduction, locked, for who holds its link and for verbs downstream."""
    return _one(Introduction.id == introduction_id, lock=True)


def visible(row: Introduction, vacancy: VacancyCard, today: date) -> frozenset[str]:
    """Return what an employer sees today: nothing granted outlives a no, or a place somebody else took."""
    if row.stands in ("declined", "withdrawn", "lapsed", "ended", "proposed", ELSEWHERE):
        return frozenset()
    if vacancy.state in OVER and row.state != "started":
        return frozenset()
    return parts_in_force(row.grant_id, today)


def by_id(introduction_id: int) -> Introduction:
    """Return the row behind an event."""
    return session.get_one(Introduction, introduction_id)


def _one(*conditions: ColumnElement[bool], lock: bool = False) -> Introduction:
    query = select(Introduction).where(*conditions)
    return the_one(locking(query) if lock else query)


def _shown_to(employer_id: int) -> tuple[ColumnElement[bool], ...]:
    """Which introductions an employer reads of: nobody who is let alone; once turned away, nobody at all."""
    resting = select(Seeker.id).where(Seeker.state == RESTING)
    ours = Introduction.employer_id.in_(taken(employer_id))
    return ours, Introduction.seeker_id.not_in(resting), ~unheard()


def _newest(query: Select[Introduction]) -> Select[Introduction]:
    return query.order_by(Introduction.id.desc())


def _day_by_day(row: Introduction) -> tuple[int, str]:
    """Of one day the random codes decide: neighbours in a list must not look like one person put twice."""
    return -row.begun_at.astimezone(HERE).toordinal(), row.code


def _rows(query: Select[Introduction]) -> list[Introduction]:
    return list(session.scalars(query))


def profile(wishes: Wishes) -> Profile:
    """Return what a granted profile adds to the open card."""
    return Profile(wishes.commune_code, wishes.wishes)


def _employer_views(rows: list[Introduction], today: date) -> tuple[EmployerView, ...]:
    cards = cards_of([row.vacancy_id for row in rows])
    people = wishes_of_many([row.seeker_id for row in rows])
    reasons = frozen_many([row.ledger_id for row in rows])
    crowds = {centre_id: crowd(centre_id) for centre_id in {row.centre_id for row in rows}}
    return tuple(
        _employer_view(
            row,
            cards[row.vacancy_id],
            people[row.seeker_id],
            reasons[row.ledger_id],
            visible(row, cards[row.vacancy_id], today),
            crowds[row.centre_id],
        )
        for row in rows
    )


def _employer_view(
    row: Introduction,
    vacancy: VacancyCard,
    wishes: Wishes,
    reasons: Reasons,
    shown: frozenset[str],
    among: Crowd,
) -> EmployerView:
    card = open_card(wishes) if "profile" in shown else neutral(wishes, among)
    return EmployerView(
        code=row.code,
        state=row.stands_outwardly,
        vacancy=vacancy,
        card=card,
        contact=contact_card(wishes.person_id) if "contact" in shown else None,
        granted_words=wishes.said if "words" in shown else None,
        reasons=reasons_for(card, reasons, granted="profile" in shown),
        interview_at=row.interview_at,
        interview_where=row.interview_where,
        moved_at=row.moved_at,
        reply=reply_of(row),
        granted_profile=_noted_profile(wishes) if "profile" in shown else None,
    )


def _noted_profile(wishes: Wishes) -> Noted[Profile]:
    return Noted("seeker", wishes.id, "profile", profile(wishes))


def _seeker_view(row: Introduction, vacancy: VacancyCard, today: date) -> SeekerView:
    return SeekerView(
        code=row.code,
        state=row.stands,
        vacancy=vacancy,
        decline_reason=row.decline_reason,
        interview_at=row.interview_at,
        interview_where=row.interview_where,
        granted=visible(row, vacancy, today),
        asked_by=row.asked_by,
        moved_at=row.moved_at,
        reply=reply_of(row),
    )


def _counsellor_view(
    row: Introduction, vacancy: VacancyCard, seeker: SeekerLine, today: date
) -> CounsellorView:
    return CounsellorView(
        code=row.code,
        state=row.stands,
        vacancy=vacancy,
        seeker=seeker,
        decline_reason=row.decline_reason,
        interview_at=row.interview_at,
        interview_where=row.interview_where,
        granted=visible(row, vacancy, today),
        asked_by=row.asked_by,
        moved_at=row.moved_at,
        why=row.why,
        reply=reply_of(row),
    )

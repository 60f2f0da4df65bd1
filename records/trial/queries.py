"""Trials, reports and references as each audience may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from records.grant.model import Grant
from records.introduction.model import Introduction
from records.introduction.queries import visible
from records.ledger import NotFound, session
from records.link.queries import LinkOver
from records.reminder.coming import Coming
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN
from records.trail import Noted
from records.trial.model import Trial, TrialReport
from records.trial.standing import OVER, stands, verbs
from records.trial.states import TRIAL
from records.vacancy.queries import VacancyCard, card_of, cards_of


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What one side said: each task with how it went, and their words."""

    tasks: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, slots=True)
class TrialFacts:
    """A trial as everybody in it reads it; ``state`` is how it stands today, ``can`` what can be done.

    ``reported``: which sides have; what a person reported, their employer does not read.
    """

    state: str
    title: str
    first_day: date
    last_day: date
    tasks: tuple[str, ...]
    work_hours: str
    pay_written: str
    reported: frozenset[str]
    can: tuple[str, ...]

    def awaits(self, side: str) -> bool:
        """Tell whether it is over and this side did not say yet how it went."""
        return self.state == OVER and side not in self.reported


@dataclass(frozen=True, slots=True)
class Asked:
    """What the holder of a link is asked about; it names nobody."""

    centre_id: int
    trial: TrialFacts


@dataclass(frozen=True, slots=True, repr=False)
class Reference:
    """A work reference: where, what work, when, how each task went; ``shown`` if chosen for grants."""

    introduction_code: str
    employer: str
    title: str
    first_day: date
    last_day: date
    tasks: tuple[tuple[str, str], ...]
    words: str
    own_words: str
    shown: bool


def of_introductions(codes: Iterable[str], *, today: date) -> dict[str, TrialFacts]:
    """Return the newest trial on each of these cards that has one, by the introduction's code.

    A reopened introduction has a fresh card, which must not tell that it is the person of the older one.
    """
    newest = {row.introduction.code: row for row in _rows(_on_cards(codes))}
    said = _reports(newest.values())
    cards = cards_of([row.introduction.vacancy_id for row in newest.values()])
    return {
        code: _facts(row, said.get(row.id, {}), cards[row.introduction.vacancy_id], today)
        for code, row in newest.items()
    }


def of_introduction(code: str, *, today: date) -> TrialFacts | None:
    """Return the newest trial of one introduction, which its reader was shown."""
    return of_introductions([code], today=today).get(code)


def reports(code: str) -> dict[str, ReportFacts]:
    """Return what was reported of the newest trial of an introduction, by side; for the centre."""
    rows = _rows(_on_cards([code]))
    if not rows:
        return {}
    return {
        side: ReportFacts(_went(rows[-1], it), it.words)
        for side, it in _reports(rows[-1:]).get(rows[-1].id, {}).items()
    }


def asked(trial_id: int, *, today: date) -> Asked:
    """Return what a link asks; it is over once nobody may be asked about this person."""
    seen = _trials().join(Seeker, Seeker.id == Trial.seeker_id).where(Seeker.state.not_in(UNSEEN))
    row = session.scalars(seen.where(Trial.id == trial_id)).one_or_none()
    if row is None or stands(row, today) != OVER:
        raise LinkOver()
    said, card = _reports([row]).get(row.id, {}), card_of(row.introduction.vacancy_id)
    return Asked(row.centre_id, _facts(row, said, card, today))


def coming(trial_id: int) -> Coming:
    """Return what is told of an agreed trial before it begins."""
    row = session.scalars(_trials().where(Trial.id == trial_id)).one()
    holds = row.state == "agreed" and row.left_on is None
    return Coming(row.seeker_id, row.first_day, holds)


def is_offered(introduction_id: int) -> bool:
    """Tell whether an offer still waits for the person's answer."""
    waits = Trial.state == TRIAL.start, Trial.left_on.is_(None)
    return _any(Trial.introduction_id == introduction_id, *waits)


def was_expected(introduction_id: int) -> bool:
    """Tell whether the employer of an introduction that is over was to see the person on agreed days."""
    days = Trial.state == "agreed", Trial.left_on <= Trial.last_day
    return _any(Trial.introduction_id == introduction_id, ~Trial.reopened, *days)


def references(seeker_id: int) -> tuple[Reference, ...]:
    """Return a person's work references, the newest first."""
    return _references(Trial.seeker_id == seeker_id)


def reference(code: str, *, seeker_id: int) -> Reference:
    """Return the reference that came of one of a person's introductions."""
    found = _references(Trial.seeker_id == seeker_id, Introduction.code == code)
    if not found:
        raise NotFound()
    return found[0]


def any_chosen(code: str) -> bool:
    """Tell whether the person of an introduction chose a reference for their grants, for the desk's form."""
    whose = select(Introduction.seeker_id).where(Introduction.code == code)
    return _any(Trial.seeker_id.in_(whose), Trial.shown_at.is_not(None))


def shown_to(code: str, *, employer_id: int, today: date) -> tuple[Reference, ...]:
    """Return what a person lets the employer of this introduction read today; reading is noted.

    A grant holds what was chosen when it was given: what is chosen later is for later grants.
    """
    query = select(Introduction).where(
        Introduction.code == code, Introduction.employer_id == employer_id
    )
    row = session.scalars(query).one_or_none()
    if row is None or "reference" not in visible(row, card_of(row.vacancy_id), today):
        return ()
    given = select(Grant.given_at).where(Grant.id == row.grant_id).scalar_subquery()
    chosen = _references(Trial.seeker_id == row.seeker_id, Trial.shown_at <= given)
    return Noted("seeker", row.seeker_id, "reference", chosen).read() if chosen else ()


def _trials() -> Select[Trial]:
    query = select(Trial).join(Introduction, Introduction.id == Trial.introduction_id)
    return query.order_by(Trial.id)


def _on_cards(codes: Iterable[str]) -> Select[Trial]:
    return _trials().where(Introduction.code.in_(list(codes)), ~Trial.reopened)


def _any(*which: ColumnElement[bool]) -> bool:
    return session.scalars(select(Trial.id).where(*which).limit(1)).one_or_none() is not None


def _rows(query: Select[Trial]) -> list[Trial]:
    return list(session.scalars(query.execution_options(populate_existing=True)))


def _references(*whose: ColumnElement[bool]) -> tuple[Reference, ...]:
    rows = _rows(_trials().where(*whose))
    said = _reports(rows)
    return tuple(
        Reference(
            introduction_code=row.introduction.code,
            employer=report.holder,
            title=report.title,
            first_day=row.first_day,
            last_day=row.ended_on,
            tasks=_went(row, report),
            words=report.words,
            own_words=row.own_words,
            shown=row.shown_at is not None,
        )
        for row in reversed(rows)
        if (report := said.get(row.id, {}).get("employer"))
    )


def _facts(
    row: Trial, said: dict[str, TrialReport], vacancy: VacancyCard, today: date
) -> TrialFacts:
    how = stands(row, today)
    return TrialFacts(
        state=how,
        title=vacancy.title,
        first_day=row.first_day,
        # Of what never began the days are those that were offered.
        last_day=row.last_day if how == "called-off" else row.ended_on,
        tasks=tuple(row.tasks),
        work_hours=row.work_hours,
        pay_written=row.pay_written,
        reported=frozenset(said),
        can=verbs(row, today),
    )


def _reports(rows: Iterable[Trial]) -> dict[int, dict[str, TrialReport]]:
    ids = [row.id for row in rows]
    found: dict[int, dict[str, TrialReport]] = {}
    for it in session.scalars(select(TrialReport).where(TrialReport.trial_id.in_(ids))):
        found.setdefault(it.trial_id, {})[it.side] = it
    return found


def _went(row: Trial, report: TrialReport) -> tuple[tuple[str, Any], ...]:
    return tuple(zip(row.tasks, report.went, strict=True))

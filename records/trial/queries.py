"""Trials, reports and references as each audience may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from records.employer.queries import cards as employers
from records.introduction.model import Introduction
from records.introduction.queries import visible
from records.ledger import NotFound, session
from records.link.queries import LinkOver
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN
from records.trail import Noted
from records.trial.model import Trial, TrialReport
from records.trial.standing import OVER, ends_on, stands
from records.vacancy.queries import card_of, cards_of


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What one side said: each task with how it went, and their words."""

    tasks: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, slots=True)
class TrialFacts:
    """A trial as everybody in it reads it; ``state`` is how it stands today.

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
    """Return the newest trial of each of these introductions that has one, by the introduction's code."""
    rows = _rows(_trials().where(Introduction.code.in_(list(codes))))
    newest = {row.introduction.code: row for row in rows}
    said = _reports(newest.values())
    return {code: _facts(row, said.get(row.id, {}), today) for code, row in newest.items()}


def of_introduction(code: str, *, today: date) -> TrialFacts | None:
    """Return the newest trial of one introduction, which its reader was shown."""
    return of_introductions([code], today=today).get(code)


def reports(code: str) -> dict[str, ReportFacts]:
    """Return what was reported of the newest trial of an introduction, by side; for the centre."""
    rows = _rows(_trials().where(Introduction.code == code))
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
    facts = _facts(row, _reports([row]).get(row.id, {}), today)
    return Asked(row.centre_id, facts)


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
    chosen = select(Trial.id).where(Trial.seeker_id.in_(whose), Trial.shown.is_(True))
    return session.scalars(chosen.limit(1)).one_or_none() is not None


def shown_to(code: str, *, employer_id: int, today: date) -> tuple[Reference, ...]:
    """Return what a person lets the employer of this introduction read today; reading is noted."""
    query = select(Introduction).where(
        Introduction.code == code, Introduction.employer_id == employer_id
    )
    row = session.scalars(query).one_or_none()
    if row is None or "reference" not in visible(row, card_of(row.vacancy_id), today):
        return ()
    chosen = _references(Trial.seeker_id == row.seeker_id, Trial.shown.is_(True))
    return Noted("seeker", row.seeker_id, "reference", chosen).read() if chosen else ()


def _trials() -> Select[Trial]:
    query = select(Trial).join(Introduction, Introduction.id == Trial.introduction_id)
    return query.order_by(Trial.id)


def _rows(query: Select[Trial]) -> list[Trial]:
    return list(session.scalars(query))


def _references(*whose: ColumnElement[bool]) -> tuple[Reference, ...]:
    rows = _rows(_trials().where(*whose))
    said = _reports(rows)
    cards = cards_of([row.introduction.vacancy_id for row in rows])
    firms = employers({row.introduction.employer_id for row in rows})
    return tuple(
        Reference(
            introduction_code=row.introduction.code,
            employer=firms[row.introduction.employer_id].name,
            title=cards[row.introduction.vacancy_id].title,
            first_day=row.first_day,
            last_day=row.last_day,
            tasks=_went(row, report),
            words=report.words,
            own_words=row.own_words,
            shown=row.shown,
        )
        for row in reversed(rows)
        if (report := said.get(row.id, {}).get("employer"))
    )


def _facts(row: Trial, said: dict[str, TrialReport], today: date) -> TrialFacts:
    return TrialFacts(
        state=stands(row, today),
        title=card_of(row.introduction.vacancy_id).title,
        first_day=row.first_day,
        last_day=ends_on(row),
        tasks=tuple(row.tasks),
        work_hours=row.work_hours,
        pay_written=row.pay_written,
        reported=frozenset(said),
    )


def _reports(rows: Iterable[Trial]) -> dict[int, dict[str, TrialReport]]:
    ids = [row.id for row in rows]
    found: dict[int, dict[str, TrialReport]] = {}
    for it in session.scalars(select(TrialReport).where(TrialReport.trial_id.in_(ids))):
        found.setdefault(it.trial_id, {})[it.side] = it
    return found


def _went(row: Trial, report: TrialReport) -> tuple[tuple[str, Any], ...]:
    return tuple(zip(row.tasks, report.went, strict=True))

"""Employers as the desk meets them: a list with how they answer, one with all around it, whom to call."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from records.employer import owner
from records.employer import queries as employers
from records.employer.queries import Arrangement, EmployerFacts, MemberFacts
from records.employer.states import EMPLOYER
from records.history import Step, steps_of
from records.introduction.answers import Answering, Unanswered, answering, unanswered
from records.introduction.queries import CounsellorView, for_centre
from records.introduction.states import STATES
from records.introduction.taking import begun_this_month, not_taking
from records.ledger import session
from records.rights.letting_go import is_due
from records.vacancy.model import Vacancy
from records.vacancy.queries import VacancyCard, of_employer

NEWEST = 50


@dataclass(frozen=True, slots=True, repr=False)
class EmployerLine:
    """One employer of a list; ``waiting`` is None where nobody waits for their word."""

    facts: EmployerFacts
    arrangement: Arrangement
    vacancies: int
    answering: Answering
    waiting: Unanswered | None


@dataclass(frozen=True, slots=True, repr=False)
class SameCode:
    """Another employer that says it has the same tax code, and who signs in for it."""

    facts: EmployerFacts
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EmployerFile:
    """One employer with everything a counsellor needs while on the telephone with them."""

    line: EmployerLine
    team: tuple[MemberFacts, ...]
    version: int
    owner_kept: bool
    owner_ending: str | None
    may_go: bool
    same_code: tuple[SameCode, ...]
    vacancies: tuple[VacancyCard, ...]
    introductions: tuple[CounsellorView, ...]
    this_month: int
    not_taking: str | None
    steps: tuple[Step, ...]


def page(
    centre_id: int, *, now: datetime, words: str = "", state: str = "", before: int | None = None
) -> tuple[EmployerLine, ...]:
    """Return a page of a centre's employers, newest first."""
    found = employers.browse(centre_id, words=words, state=state, before=before)
    return _lines(found, centre_id, now)


def calls(centre_id: int, *, now: datetime) -> tuple[EmployerLine, ...]:
    """Return whom to call because somebody waits for their word: who answers least by themselves first."""
    waiting = unanswered(centre_id, now=now)
    lines = _lines([employers.facts(key) for key in waiting], centre_id, now)
    return tuple(sorted(lines, key=lambda x: (x.answering.rate, x.waiting and x.waiting.since)))


def file(code: str, *, centre_id: int, now: datetime, today: date) -> EmployerFile:
    """Return one employer of this centre, opened; of their introductions the newest.

    The end of an owner's number is opened for whoever is about to verify, and for nobody after.
    """
    facts = employers.by_code(code, centre_id=centre_id)
    key = facts.card.id
    met = for_centre(centre_id, today=today, states=STATES, employer_id=key)
    return EmployerFile(
        line=_lines([facts], centre_id, now)[0],
        team=employers.team(key),
        version=employers.version(key),
        owner_kept=owner.is_kept(key),
        owner_ending=owner.ending(key) if facts.state == EMPLOYER.start else None,
        may_go=is_due(key, now),
        same_code=tuple(
            SameCode(it, employers.members(it.card.id)) for it in employers.same_code(facts)
        ),
        vacancies=of_employer(key),
        introductions=met[::-1][:NEWEST],
        this_month=begun_this_month({key}, today=today).get(key, 0),
        not_taking=not_taking({key}, today=today).get(key),
        steps=steps_of("employer", key),
    )


def _lines(
    found: Collection[EmployerFacts], centre_id: int, now: datetime
) -> tuple[EmployerLine, ...]:
    ids = [facts.card.id for facts in found]
    arranged, offered = employers.arrangements(ids), _open_vacancies(ids)
    answers = answering(ids, centre_id=centre_id, now=now)
    waiting = unanswered(centre_id, now=now)
    return tuple(
        EmployerLine(
            facts=facts,
            arrangement=arranged[key],
            vacancies=offered.get(key, 0),
            answering=answers[key],
            waiting=waiting.get(key),
        )
        for key, facts in zip(ids, found, strict=True)
    )


def _open_vacancies(employer_ids: Collection[int]) -> dict[int | None, int]:
    query = select(Vacancy.employer_id, func.count()).where(
        Vacancy.employer_id.in_(employer_ids), Vacancy.state == "open"
    )
    return dict(session.execute(query.group_by(Vacancy.employer_id)).all())

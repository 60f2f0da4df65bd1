"""Vacancies, seekers and courses as the matcher sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from matcher.criteria.schooling import CRITERION as SCHOOLING
from matcher.facts import Course, Held, Seeker, Spot, Term, Vacancy
from records.course.model import Course as CourseRow
from records.course.queries import last_start
from records.exclusion.queries import demanded
from records.place.ground import spot
from records.seeker import queries as seekers
from records.seeker.model import Seeker as SeekerRow
from records.vacancy import for_matcher


def vacancy_facts(rows: Sequence[Any], today: date) -> list[Vacancy]:
    """Return vacancies as the matcher sees them, with what the law demands of everybody there."""
    law = demanded({row.id: row.trade for row in rows}, today)
    said = [for_matcher.facts(row, spot) for row in rows]
    return [replace(x, terms=_with_law(x.terms, law[x.id])) if x.id in law else x for x in said]


def by_law(row: Any, today: date) -> frozenset[str]:
    """Return the conditions that a law sets for a vacancy: nobody is told to drop them."""
    return frozenset(demanded({row.id: row.trade}, today).get(row.id, {}))


def _with_law(said: Mapping[str, Term], law: Mapping[str, Term]) -> dict[str, Term]:
    """An employer who insists on more keeps it; whoever asks for less is overruled."""
    asked, demand = said.get(SCHOOLING.key), law[SCHOOLING.key]
    more = asked is not None and asked.strength == "must" and _rung(asked) >= _rung(demand)
    return dict(said) if more else {**said, **law}


def _rung(term: Term) -> int:
    rungs = SCHOOLING.rungs
    return rungs.index(str(term.value)) if term.value in rungs else -1


def seeker_facts(row: SeekerRow | seekers.Wishes) -> Seeker:
    """Return a seeker as the matcher sees them: wishes only."""
    home: Spot | None = spot(None, row.commune_code, "VN") if row.commune_code else None
    return Seeker(
        id=row.id,
        trades=tuple(row.trades),
        held=tuple(Held(concept, level) for concept, level in row.held.items()),
        years=row.years,
        home=home,
        reach_km=row.reach_km,
        moves_to=frozenset(row.moves_to),
        pay_floor=row.pay_floor,
        free_from=row.free_from,
        wishes=for_matcher.terms(row.wishes),
    )


def course_facts(row: CourseRow) -> Course:
    """Return a course as the matcher sees it."""
    where = spot(None, row.commune_code, "VN")
    return Course(
        id=row.id,
        trade=row.trade,
        gives=tuple(row.gives),
        needs=tuple(for_matcher.need(x) for x in row.needs),
        spots=(where,) if where else (),
        starts_on=last_start(row),
        fee=row.fee,
        weeks=row.weeks,
    )

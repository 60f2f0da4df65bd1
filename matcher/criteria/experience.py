"""Years in the vacancy's trade, or in a near one, counted by how near it is."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from matcher.criteria.criterion import (
    UNIT,
    Criterion,
    Ints,
    Judged,
    Marks,
    Query,
    Side,
    best_by_row,
    coded,
    ints,
)
from matcher.facts import Seeker, Vacancy
from matcher.taxonomy import SAME, Taxonomy


class Experience(Criterion):
    """In proportion to the years asked; blocks only where the employer insists."""

    key = "experience"
    group = "you-suit"
    weight = 7
    reasons = ("experience-not-asked", "experience-enough", "experience-short")

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        asked, months = (
            vacancy.experience_years,
            self._months(seeker, vacancy.trade, query),
        )
        if asked <= 0:
            return (Judged(UNIT, UNIT, "experience-not-asked"),)
        facts = {"asked": asked, "months": months}
        if months >= 12 * asked:
            return (Judged(UNIT, UNIT, "experience-enough", facts),)
        blocks = vacancy.experience_strength == "must"
        points = UNIT * months // (12 * asked)
        return (Judged(points, UNIT, "experience-short", facts, blocks),)

    def _months(self, seeker: Seeker, trade: str | None, query: Query) -> int:
        """Whole months that count for the trade; for an unsaid trade the most in any."""
        return max(
            (_counted(own, years, trade, query) for own, years in _worked(seeker)),
            default=0,
        )

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        if vacancy.experience_years <= 0:
            return None
        insists = vacancy.experience_strength == "must"
        return vacancy.trade, vacancy.experience_years, insists

    def seeker_key(self, seeker: Seeker, taxonomy: Taxonomy) -> Hashable:
        return tuple(sorted(_worked(seeker)))

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        codes, names = coded([vacancy.trade or "" for vacancy in vacancies])
        asked = ints([vacancy.experience_years for vacancy in vacancies])
        must = ints([vacancy.experience_strength == "must" for vacancy in vacancies])
        unsaid = ints([not name for name in names])
        columns = {"trade": codes, "asked": asked, "must": must, "unsaid": unsaid}
        return Side(len(vacancies), columns, names)

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        months = np.zeros(len(side.names), dtype=np.int64)
        for own, years in _worked(seeker):
            months = np.maximum(months, 12 * years * _closeness(own, side, query) // SAME)
        return _marks(months[side["trade"]], side["asked"], side["must"])

    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        worked = [
            (row, own, years)
            for row, seeker in enumerate(seekers)
            for own, years in _worked(seeker)
        ]
        codes, names = coded([own for _, own, _ in worked])
        rows, years = (
            ints([row for row, _, _ in worked]),
            ints([years for _, _, years in worked]),
        )
        return Side(len(seekers), {"row": rows, "trade": codes, "years": years}, names)

    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        near = ints([_counted(own, SAME, vacancy.trade, query) for own in side.names])
        months = near[side["trade"]] * side["years"] // SAME
        most = best_by_row(side["row"], months, side.size)
        must = int(vacancy.experience_strength == "must")
        return _marks(most, ints([vacancy.experience_years]), ints([must]))


def _closeness(own: str, side: Side, query: Query) -> Ints:
    """How near a trade is to each of a side; work of which no trade is said counts in full."""

    def found() -> Ints:
        near = ints(query.taxonomy.closenesses(own, side.names))
        return np.where(side["unsaid"] == 1, SAME, near)

    return side.once(own, found)


def _worked(seeker: Seeker) -> list[tuple[str, int]]:
    years: Mapping[str, int] = seeker.years
    return [(trade, most) for trade, most in years.items() if most > 0]


def _counted(own: str, years: int, trade: str | None, query: Query) -> int:
    """12 months a year, times how near the own trade is."""
    near = SAME if trade is None else query.taxonomy.closeness(own, trade)
    return 12 * years * near // SAME


def _marks(months: Ints, asked: Ints, must: Ints) -> Marks:
    short = (asked > 0) & (months < 12 * asked)
    points = np.where(short, UNIT * months // np.maximum(12 * asked, 1), UNIT)
    return Marks(points, short & (must == 1))


CRITERION = Experience()

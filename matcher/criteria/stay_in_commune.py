"""A duty to stay in one commune (Penal Code Art. 43): only work known to be inside it."""

from collections.abc import Hashable, Sequence

from matcher.criteria.criterion import (
    Judged,
    Marks,
    Query,
    Side,
    best_by_row,
    coded,
    ints,
)
from matcher.criteria.limit import Limit, nothing
from matcher.facts import HERE, Seeker, Vacancy
from matcher.taxonomy import Taxonomy


class StayInCommune(Limit):
    """A place known only by its province can't be shown to be inside."""

    key = "stay_in_commune"
    reasons = ("stay-in-commune",)

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        commune = query.limits.stay_in_commune
        inside = any(spot.commune == commune and spot.country == HERE for spot in vacancy.spots)
        return () if commune is None or inside else self.blocked("stay-in-commune")

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        return frozenset(spot.commune for spot in vacancy.spots if spot.country == HERE)

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        found = [
            (row, spot.commune)
            for row, vacancy in enumerate(vacancies)
            for spot in vacancy.spots
            if spot.commune and spot.country == HERE
        ]
        codes, names = coded([commune for _, commune in found])
        return Side(len(vacancies), {"row": ints([row for row, _ in found]), "at": codes}, names)

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        commune, free = query.limits.stay_in_commune, nothing(side.size)
        if commune is None:
            return free
        inside = ints([name == commune for name in side.names])[side["at"]]
        return Marks(free.points, 1 - best_by_row(side["row"], inside, side.size))


CRITERION = StayInCommune()

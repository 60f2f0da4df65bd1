"""Leaving the country is suspended (Law 49/2019 Art. 36): work only abroad is blocked."""

from collections.abc import Hashable, Sequence

from matcher.criteria.criterion import Judged, Marks, Query, Side, ints
from matcher.criteria.limit import Limit, nothing
from matcher.facts import HERE, Seeker, Vacancy
from matcher.taxonomy import Taxonomy


class ExitSuspended(Limit):
    """One place of work at home is enough to stay open."""

    key = "exit_suspended"
    reasons = ("exit-suspended",)

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        closed = query.limits.exit_suspended and _only_abroad(vacancy)
        return self.blocked("exit-suspended") if closed else ()

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        return _only_abroad(vacancy)

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        abroad = ints([_only_abroad(vacancy) for vacancy in vacancies])
        return Side(len(vacancies), {"abroad": abroad})

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        free = nothing(side.size)
        return Marks(free.points, side["abroad"]) if query.limits.exit_suspended else free


def _only_abroad(vacancy: Vacancy) -> bool:
    return bool(vacancy.spots) and all(spot.country != HERE for spot in vacancy.spots)


CRITERION = ExitSuspended()

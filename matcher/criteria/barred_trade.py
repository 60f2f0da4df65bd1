"""A trade a court has barred until a day (Penal Code Art. 41): blocked until that day is over."""

from collections.abc import Hashable, Sequence
from datetime import date

import numpy as np

from matcher.criteria.criterion import Judged, Marks, Query, Side, coded, ints
from matcher.criteria.limit import Limit
from matcher.facts import Limits, Seeker, Vacancy
from matcher.taxonomy import Taxonomy


class BarredTrade(Limit):
    """A barred code bars all under it; an unmapped vacancy can't be shown to be free of it."""

    key = "barred_trade"
    reasons = ("barred-trade", "barred-trade-unsure")

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        first_day = max(query.today, vacancy.starts_on or query.today)
        if not _bars(query.limits, vacancy.trade or "", first_day):
            return ()
        return self.blocked("barred-trade" if vacancy.trade else "barred-trade-unsure")

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        return vacancy.trade, vacancy.starts_on

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        codes, names = coded([vacancy.trade or "" for vacancy in vacancies])
        starts = [
            vacancy.starts_on.toordinal() if vacancy.starts_on else 0 for vacancy in vacancies
        ]
        return Side(len(vacancies), {"trade": codes, "starts": ints(starts)}, names)

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        limits, today = query.limits, query.today.toordinal()
        barred = ints([_bars(limits, trade, date.min) for trade in side.names])[side["trade"]]
        until = limits.barred_until.toordinal() if limits.barred_until else date.max.toordinal()
        running = np.maximum(side["starts"], today) <= until
        return Marks(np.zeros(side.size, dtype=np.int64), barred * running)


def _bars(limits: Limits, trade: str, first_day: date) -> bool:
    if limits.barred_until and first_day > limits.barred_until:
        return False
    return any(not trade or trade.startswith(barred) for barred in limits.barred_trades)


CRITERION = BarredTrade()

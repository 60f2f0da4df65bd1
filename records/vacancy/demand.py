"""Which trades are wanted, and what they pay: medians over what is open, a trade a line."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from records.ledger import session
from records.vacancy.browsing import Place, is_at
from records.vacancy.model import Vacancy
from records.vacancy.queries import still_open

MANY = 25
FEW = 3
"""Of fewer vacancies that say what they pay, no pay is told: one employer's offer is not a trade's."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A trade, its vacancies and their places, and the middle of the least and the most they pay."""

    trade: str
    vacancies: int
    places: int
    low: int | None
    high: int | None


def wanted(place: Place, *, today: date) -> tuple[Demand, ...]:
    """Return the trades with the most open places at a place, the most first; pay is whole đồng a month."""
    low = func.coalesce(Vacancy.month_low, Vacancy.month_high)
    high = func.coalesce(Vacancy.month_high, Vacancy.month_low)
    places = func.sum(Vacancy.places)
    query = (
        select(
            Vacancy.trade,
            func.count(),
            places,
            func.percentile_disc(0.5).within_group(low),
            func.percentile_disc(0.5).within_group(high),
            func.count(low),
        )
        .where(still_open(today), is_at(place), Vacancy.trade.is_not(None))
        .group_by(Vacancy.trade)
        .order_by(places.desc(), Vacancy.trade)
        .limit(MANY)
    )
    return tuple(
        Demand(str(trade), n, int(seats), *((least, most) if said >= FEW else (None, None)))
        for trade, n, seats, least, most, said in session.execute(query)
    )

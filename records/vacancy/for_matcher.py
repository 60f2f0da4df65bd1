"""A vacancy as the matcher sees it."""

from collections.abc import Callable
from typing import Any

from matcher.facts import Need, Spot, Term, Vacancy
from records.vacancy.model import Vacancy as Row

Where = Callable[[str | None, str | None, str], Spot | None]


def facts(row: Row, where: Where) -> Vacancy:
    """Return one vacancy as frozen facts; ``where`` turns codes into a spot on the ground."""
    spots = (where(x.province_code, x.commune_code, x.country) for x in row.spots)
    return Vacancy(
        id=row.id,
        trade=row.trade,
        needs=tuple(need(x) for x in row.needs),
        spots=tuple(spot for spot in spots if spot is not None),
        pay_low=row.month_low,
        pay_high=row.month_high,
        experience_years=row.experience_months // 12,
        starts_on=row.starts_on,
        terms=terms(row.terms),
        beyond=row.beyond_places,
        answers_of_ten=row.answers_of_ten,
        others_of_ten=row.others_of_ten or 0,
    )


def need(stored: dict[str, Any]) -> Need:
    """Return one asked skill."""
    return Need(stored["concept"], stored["strength"])


def terms(stored: dict[str, Any]) -> dict[str, Term]:
    """Return stored conditions as terms: several choices are a set."""
    return {
        key: Term(
            frozenset(said["value"]) if isinstance(said["value"], list) else said["value"],
            said["strength"],
        )
        for key, said in stored.items()
    }

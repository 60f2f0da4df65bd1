"""Invented vacancies and seekers for benchmarks: trades and skills of the taxonomy, towns, pay."""

import random
from datetime import date, timedelta

from matcher.facts import Held, Need, Seeker, Spot, Strength, Term, Vacancy
from matcher.taxonomy import Taxonomy

TODAY = date(2026, 11, 22)
_PROVINCES = [
    (f"{number:02d}", 9.5 + number * 0.38, 105.5 + (number % 7) * 0.4) for number in range(34)
]
_STRENGTHS: tuple[Strength, ...] = ("must", "should", "should", "nice")


def vacancies(count: int, words: Taxonomy, *, seed: int = 1) -> list[Vacancy]:
    """As many vacancies, two in three in one home province, four in ten with conditions said."""
    chance = random.Random(seed)
    return [_vacancy(key, chance, words) for key in range(1, count + 1)]


def seekers(count: int, words: Taxonomy, *, seed: int = 2) -> list[Seeker]:
    """As many seekers of the home province."""
    chance = random.Random(seed)
    return [_seeker(key, chance, words) for key in range(1, count + 1)]


def _vacancy(key: int, chance: random.Random, words: Taxonomy) -> Vacancy:
    trade = words.trades[chance.choice(tuple(words.trades))]
    asked = chance.sample(trade.core + trade.usual, k=min(3, len(trade.core + trade.usual)))
    pay = chance.randrange(5, 14) * 1_000_000
    return Vacancy(
        id=key,
        trade=trade.code if chance.random() < 0.95 else None,
        needs=tuple(Need(each, chance.choice(_STRENGTHS)) for each in asked),
        spots=tuple(_spot(chance) for _ in range(1 + (chance.random() < 0.1))),
        pay_low=pay if chance.random() < 0.8 else None,
        pay_high=pay + chance.randrange(0, 5) * 1_000_000 if chance.random() < 0.8 else None,
        experience_years=chance.choice((0, 0, 0, 1, 2, 3)),
        starts_on=TODAY + timedelta(chance.randrange(-20, 40)) if chance.random() < 0.3 else None,
        terms=_terms(chance) if chance.random() < 0.4 else {},
    )


def _terms(chance: random.Random) -> dict[str, Term]:
    return {
        "shift": Term(
            chance.choice(("day", "night", "rotating")), chance.choice(("must", "should"))
        ),
        "accommodation": Term(chance.choice(("provided", "helped", "none"))),
        "lifting": Term(chance.choice(("under-5-kg", "5-to-20-kg", "over-20-kg"))),
        "hours": Term("full-time"),
    }


def _seeker(key: int, chance: random.Random, words: Taxonomy) -> Seeker:
    trades = chance.sample(tuple(words.trades), k=chance.randrange(1, 4))
    known = [concept for trade in trades for concept in words.core(trade) + words.usual(trade)]
    held = chance.sample(known, k=min(5, len(known)))
    return Seeker(
        id=key,
        trades=tuple(trades),
        held=tuple(Held(concept, chance.randrange(1, 5)) for concept in dict.fromkeys(held)),
        years={trades[0]: chance.randrange(0, 8)},
        home=_spot(chance, at_home=True),
        reach_km=chance.choice((5, 10, 15, 30)),
        moves_to=frozenset(
            chance.sample([code for code, _, _ in _PROVINCES], k=chance.randrange(0, 3))
        ),
        pay_floor=chance.choice((None, 5_000_000, 7_000_000)),
        free_from=TODAY + timedelta(chance.randrange(-30, 30)),
        wishes={
            "shift": Term(frozenset(chance.sample(("day", "evening", "night"), k=2)), "must"),
            "accommodation": Term(frozenset({"provided"}), "nice"),
            "lifting": Term(chance.choice(("5-to-20-kg", "over-20-kg"))),
        },
    )


def _spot(chance: random.Random, *, at_home: bool = False) -> Spot:
    code, lat, lon = (
        _PROVINCES[20] if at_home or chance.random() < 0.66 else chance.choice(_PROVINCES)
    )
    town = chance.randrange(78)
    commune = f"{code}-{town}" if at_home or chance.random() < 0.8 else None
    return Spot(lat + town % 9 * 0.06, lon + town // 9 * 0.06, code, commune)

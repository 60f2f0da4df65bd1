"""Invented vacancies and seekers for benchmarks, drawn as real ones are spread (``bench.fit``).

Trades and pay follow ``fitted.csv`` for seven in ten (job boards), all trades alike for three in ten (the
work a province has and boards don't). Places are real communes, few of them with most of the work.
"""

import csv
import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from matcher.facts import Course, Held, Need, Seeker, Spot, Strength, Term, Vacancy
from matcher.taxonomy import Taxonomy
from records.place.gazetteer import gazetteer

TODAY = date(2026, 11, 22)
HOME = "44"
AT_HOME = 0.25
BOARD = 20_000
_STRENGTHS: tuple[Strength, ...] = ("must", "should", "should", "should", "nice")
T = TypeVar("T")


class Draw:
    """Chance with a seed, over things that some are likelier than others."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def of(self, weighed: tuple[Sequence[T], Sequence[float]]) -> T:
        """One thing; the second of the pair are the sums of the weights so far."""
        things, sums = weighed
        return things[bisect(sums, self.chance.random() * sums[-1])]


def vacancies(count: int, words: Taxonomy, *, seed: int = 1) -> Iterator[Vacancy]:
    """So many vacancies: up to a province's board a quarter at home, beyond it a nation's."""
    draw, at_home = Draw(seed), AT_HOME if count <= BOARD else 1 / len(gazetteer().provinces)
    return (_vacancy(key, draw, words, at_home) for key in range(1, count + 1))


def seekers(count: int, words: Taxonomy, *, seed: int = 2) -> list[Seeker]:
    """So many seekers of the home province."""
    draw = Draw(seed)
    return [_seeker(key, draw, words) for key in range(1, count + 1)]


def courses(count: int, words: Taxonomy, *, seed: int = 6) -> list[Course]:
    """So many courses of the home province."""
    draw = Draw(seed)
    return [_course(key, draw, words) for key in range(1, count + 1)]


def trade(draw: Draw, words: Taxonomy) -> str:
    """A trade, as often as it is met."""
    if draw.chance.random() < 0.7:
        return draw.of(_listed())
    return draw.chance.choice(_all(words))


def _vacancy(key: int, draw: Draw, words: Taxonomy, at_home: float) -> Vacancy:
    chance, code = draw.chance, trade(draw, words)
    low = _pay(draw, code)
    years = chance.choice((0, 0, 0, 0, 1, 1, 2, 3))
    return Vacancy(
        id=key,
        trade=code if chance.random() < 0.97 else None,
        needs=tuple(_needs(draw, code, words)),
        spots=tuple(_spots(draw, at_home)),
        pay_low=low if chance.random() < 0.8 else None,
        pay_high=low + chance.choice((0, 1, 2, 3, 5)) * 1_000_000
        if chance.random() < 0.8
        else None,
        experience_years=years,
        experience_strength="must" if chance.random() < 0.2 else "should",
        starts_on=TODAY + timedelta(chance.randrange(-20, 40)) if chance.random() < 0.3 else None,
        terms=_terms(chance),
    )


def _needs(draw: Draw, code: str, words: Taxonomy) -> Iterator[Need]:
    """Some of the trade's concepts, now and then one of anywhere; one in five names none."""
    chance, own = draw.chance, words.core(code) + words.usual(code)
    if chance.random() < 0.2:
        return
    some = chance.sample(own, k=min(chance.choice((1, 2, 3, 4, 6, 8)), len(own)))
    others = [chance.choice(_concepts(words)) for _ in range(chance.choice((0, 0, 1, 2)))]
    for concept in dict.fromkeys([*some, *others]):
        yield Need(concept, chance.choice(_STRENGTHS))


def _terms(chance: random.Random) -> dict[str, Term]:
    said: dict[str, Term] = {}
    if chance.random() < 0.5:
        shift = chance.choice(("day", "day", "day", "night", "rotating"))
        said["shift"] = Term(shift, chance.choice(("must", "should", "should")))
    for key, rate, values in (
        ("accommodation", 0.3, ("provided", "helped", "none")),
        ("meals", 0.4, ("provided", "none")),
        ("hours", 0.6, ("full-time", "full-time", "part-time", "seasonal")),
        ("insurance", 0.3, ("full", "none")),
    ):
        if chance.random() < rate:
            said[key] = Term(chance.choice(values))
    for key, values in (
        ("lifting", ("under-5-kg", "5-to-20-kg", "over-20-kg")),
        ("schooling", ("none", "primary", "lower-secondary", "upper-secondary")),
    ):
        if chance.random() < 0.4:
            said[key] = Term(chance.choice(values), chance.choice(("must", "should", "should")))
    return said


def _seeker(key: int, draw: Draw, words: Taxonomy) -> Seeker:
    chance = draw.chance
    trades = list(dict.fromkeys(trade(draw, words) for _ in range(chance.randrange(1, 4))))
    known = list(dict.fromkeys(x for code in trades for x in words.core(code) + words.usual(code)))
    held = chance.sample(known, k=min(chance.randrange(1, 7), len(known)))
    moves = chance.sample(list(gazetteer().provinces), k=chance.choice((0, 0, 0, 1, 2)))
    return Seeker(
        id=key,
        trades=tuple(trades),
        held=tuple(Held(concept, chance.randrange(1, 5)) for concept in held),
        years={trades[0]: chance.randrange(0, 8)},
        home=draw.of(_communes(HOME)),
        reach_km=chance.choice((5, 10, 15, 20, 30)),
        moves_to=frozenset(moves),
        pay_floor=chance.choice((None, 5_000_000, 6_000_000, 7_000_000, 8_000_000)),
        free_from=TODAY + timedelta(chance.randrange(-30, 30)),
        wishes=_wishes(chance),
    )


def _wishes(chance: random.Random) -> dict[str, Term]:
    wishes = {"lifting": Term(chance.choice(("5-to-20-kg", "over-20-kg")))}
    if chance.random() < 0.6:
        shifts = frozenset(chance.sample(("day", "evening", "night", "rotating"), k=2))
        wishes["shift"] = Term(shifts, chance.choice(("must", "should")))
    if chance.random() < 0.3:
        wishes["accommodation"] = Term(frozenset({"provided"}), "nice")
    if chance.random() < 0.7:
        wishes["schooling"] = Term(chance.choice(("primary", "lower-secondary", "upper-secondary")))
    return wishes


def _course(key: int, draw: Draw, words: Taxonomy) -> Course:
    """Some of what its trade rests on; one in five asks for something at the door."""
    chance, code = draw.chance, trade(draw, words)
    own = words.core(code) + words.usual(code)
    asked = chance.sample(own, k=min(1, len(own))) if chance.random() < 0.2 else []
    taught = [concept for concept in own if concept not in asked]
    return Course(
        id=key,
        trade=code,
        gives=tuple(chance.sample(taught, k=min(chance.randrange(1, 6), len(taught)))),
        needs=tuple(Need(concept, "must") for concept in asked),
        spots=(draw.of(_communes(HOME)),),
        starts_on=TODAY + timedelta(chance.randrange(0, 90)),
        fee=chance.choice((None, 0, 0, 1_500_000, 3_000_000)),
        weeks=chance.choice((None, 1, 4, 8, 12, 24)),
    )


def _spots(draw: Draw, at_home: float) -> Iterator[Spot]:
    """A commune; for one in twelve only the province, for one in thirty two provinces."""
    chance = draw.chance
    province = HOME if chance.random() < at_home else draw.of(_provinces())
    if chance.random() < 1 / 30:
        for each in dict.fromkeys((province, draw.of(_provinces()))):
            yield Spot(*_middle(each), each)
    elif chance.random() < 1 / 12:
        yield Spot(*_middle(province), province)
    else:
        yield draw.of(_communes(province))


def _pay(draw: Draw, code: str) -> int:
    """đồng a month, in steps of half a million."""
    low, middle, high = _pays().get(code, (5_000, 7_000, 10_000))
    thousands = draw.chance.triangular(low, max(high, low + 1), middle)
    return max(int(thousands / 500), 1) * 500_000


@cache
def _fitted() -> list[dict[str, str]]:
    path = Path(__file__).with_name("fitted.csv")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def _listed() -> tuple[list[str], list[float]]:
    rows = _fitted()
    return [row["trade"] for row in rows], list(accumulate(float(row["listings"]) for row in rows))


@cache
def _pays() -> dict[str, tuple[float, float, float]]:
    return {
        row["trade"]: (float(row["low"]), float(row["middle"]), float(row["high"]))
        for row in _fitted()
    }


@cache
def _all(words: Taxonomy) -> tuple[str, ...]:
    return tuple(words.trades)


@cache
def _concepts(words: Taxonomy) -> tuple[str, ...]:
    return tuple(words.concepts)


@cache
def _provinces() -> tuple[list[str], list[float]]:
    """The further down the list, the less work: as towns are spread (Zipf)."""
    codes = list(gazetteer().provinces)
    random.Random(3).shuffle(codes)
    return codes, list(accumulate(1 / rank for rank in range(1, len(codes) + 1)))


@cache
def _communes(province: str) -> tuple[list[Spot], list[float]]:
    some = list(gazetteer().by_province[province])
    random.Random(4).shuffle(some)
    spots = [Spot(x.lat, x.lon, province, x.code) for x in some]
    return spots, list(accumulate(1 / rank for rank in range(1, len(spots) + 1)))


@cache
def _middle(province: str) -> tuple[float, float]:
    spots, _ = _communes(province)
    return sum(x.lat for x in spots) / len(spots), sum(x.lon for x in spots) / len(spots)

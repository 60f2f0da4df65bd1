"""How far the work is: within reach, near enough to move, abroad; an unsaid commune is unsure.

Whole metres in a straight line between the centres of communes, the same on every machine.
"""

import math
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np

from matcher.criteria.criterion import (
    HALF,
    UNIT,
    Criterion,
    Fact,
    Ints,
    Judged,
    Marks,
    Query,
    Side,
    best_by_row,
    coded,
    ints,
)
from matcher.facts import ANYWHERE, Seeker, Spot, Vacancy
from matcher.taxonomy import Taxonomy

EARTH = 6_371_009
FAR = 1_000_000
"""Metres from which on it is all the same how far one moves: the other end of the country."""
BLOCKED, UNSAID = -1, -2
_NOWHERE = Spot(0.0, 0.0, "")


class _Pair(NamedTuple):
    """What the rule looks at: metres, kilometres of reach, and five yes-or-no facts."""

    metres: Ints
    reach: Ints
    homeless: Ints
    abroad: Ints
    exact: Ints
    same_province: Ints
    moves: Ints


class Distance(Criterion):
    """The best of the vacancy's spots counts; a vacancy without one is unknown, half the points."""

    key = "distance"
    group = "suits-you"
    weight = 11
    reasons = (
        "distance-within", "distance-vague", "distance-move", "distance-abroad", "distance-too-far",
        "distance-abroad-not-wanted", "distance-home-not-said", "distance-place-not-said",
    )  # fmt: skip

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        if not vacancy.spots:
            return (Judged(HALF, UNIT, "distance-place-not-said"),)
        judged = [_judge_spot(seeker, spot) for spot in vacancy.spots]
        return (max(judged, key=lambda line: (not line.blocks, line.points)),)

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        return vacancy.spots

    def seeker_key(self, seeker: Seeker, taxonomy: Taxonomy) -> Hashable:
        return seeker.home, max(seeker.reach_km, 1), seeker.moves_to

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        spots = [(row, spot) for row, vacancy in enumerate(vacancies) for spot in vacancy.spots]
        codes, names = coded([f"{spot.country}:{spot.province}" for _, spot in spots])
        columns = {"row": ints([row for row, _ in spots]), "place": codes}
        return Side(len(vacancies), {**columns, **_points([spot for _, spot in spots])}, names)

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        home, place = _home_side([seeker]), side["place"]
        pairs = [tuple(name.split(":", 1)) for name in side.names]
        own = seeker.home or _NOWHERE
        pair = _Pair(
            metres=side.once(own, lambda: _metres(home, side)),
            reach=home["reach"],
            homeless=home["homeless"],
            abroad=ints([country != own.country for country, _ in pairs])[place],
            exact=home["exact"] & side["exact"],
            same_province=ints([province == own.province for _, province in pairs])[place],
            moves=ints([_moves(seeker, *pair) for pair in pairs])[place],
        )
        return _marks(best_by_row(side["row"], _values(pair), side.size, start=UNSAID))

    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        return _home_side(seekers)

    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        best = np.full(side.size, UNSAID, dtype=np.int64)
        for spot in vacancy.spots:
            best = np.maximum(best, _values(_seen_from(spot, side)))
        return _marks(best)


def _judge_spot(seeker: Seeker, spot: Spot) -> Judged:
    """The rule for one place of work."""
    home, own = seeker.home, (seeker.home or _NOWHERE)
    moves = _moves(seeker, spot.country, spot.province)
    place: dict[str, Fact] = {"province": spot.province, "country": spot.country}
    if spot.country != own.country:
        reason = "distance-abroad" if moves else "distance-abroad-not-wanted"
        return Judged(HALF if moves else 0, UNIT, reason, place, blocks=not moves)
    if home is None:
        return Judged(HALF, UNIT, "distance-home-not-said", place)
    metres, reach = apart(home, spot), max(seeker.reach_km, 1)
    facts = {**place, "km": -(-metres // 1000), "reach": reach}
    if not (home.commune and spot.commune):
        if home.province == spot.province or metres <= reach * 1000:
            return Judged(HALF, UNIT, "distance-vague", facts)
    elif metres <= reach * 1000:
        return Judged(_near(metres, reach), UNIT, "distance-within", facts)
    if moves:
        return Judged(_moved(metres), UNIT, "distance-move", facts)
    return Judged(0, UNIT, "distance-too-far", facts, blocks=True)


def _near(metres: int, reach: int) -> int:
    """Full at the door, three tenths at the edge of what one can reach."""
    return UNIT * (10_000 * reach - 7 * metres) // (10_000 * reach)


def _moved(metres: int) -> int:
    """Less than at the edge of one's reach; the next province is worth more than the far end."""
    return UNIT * (28 * FAR - 18 * min(metres, FAR)) // (100 * FAR)


def _moves(seeker: Seeker, country: str, province: str) -> bool:
    if country != (seeker.home or _NOWHERE).country:
        return country in seeker.moves_to
    return ANYWHERE in seeker.moves_to or province in seeker.moves_to


def _values(pair: _Pair) -> Ints:
    """The points of many pairs, BLOCKED where the rule blocks."""
    within = pair.metres <= pair.reach * 1000
    vague = (pair.exact == 0) & ((pair.same_province == 1) | within)
    near = UNIT * (10_000 * pair.reach - 7 * pair.metres) // (10_000 * pair.reach)
    away = UNIT * (28 * FAR - 18 * np.minimum(pair.metres, FAR)) // (100 * FAR)
    moved = np.where(pair.moves == 1, away, BLOCKED)
    at_home = np.where((pair.exact == 1) & within, near, moved)
    at_home = np.where((pair.homeless == 1) | vague, HALF, at_home)
    return np.where(pair.abroad == 1, np.where(pair.moves == 1, HALF, BLOCKED), at_home)


def _marks(best: Ints) -> Marks:
    points = np.where(best == UNSAID, HALF, np.maximum(best, 0))
    return Marks(points, (best == BLOCKED).astype(np.int64))


def _home_side(seekers: Sequence[Seeker]) -> Side:
    homes = [seeker.home or _NOWHERE for seeker in seekers]
    places, names = coded([f"{home.country}:{home.province}" for home in homes])
    willing = [(row, code) for row, seeker in enumerate(seekers) for code in seeker.moves_to]
    codes, wishes = coded([code for _, code in willing])
    columns = {
        "reach": ints([max(seeker.reach_km, 1) for seeker in seekers]),
        "homeless": ints([seeker.home is None for seeker in seekers]),
        "place": places,
        "willing_row": ints([row for row, _ in willing]),
        "willing": codes + len(names),
    }
    return Side(len(seekers), {**columns, **_points(homes)}, names + wishes)


def _seen_from(spot: Spot, side: Side) -> _Pair:
    """Every seeker's home against one place of work."""
    country = ints([name.partition(":")[0] != spot.country for name in side.names])
    province = ints([name.partition(":")[2] == spot.province for name in side.names])
    at_home = ints([name in (ANYWHERE, spot.province) for name in side.names])
    away = ints([name == spot.country for name in side.names])
    rows, willing, abroad = side["willing_row"], side["willing"], country[side["place"]]
    stays = best_by_row(rows, at_home[willing], side.size)
    leaves = best_by_row(rows, away[willing], side.size)
    return _Pair(
        metres=_metres(side, Side(1, _points([spot]))),
        reach=side["reach"],
        homeless=side["homeless"],
        abroad=abroad,
        exact=side["exact"] & int(bool(spot.commune)),
        same_province=province[side["place"]],
        moves=np.where(abroad == 1, leaves, stays),
    )


def _points(spots: Sequence[Spot]) -> dict[str, Ints]:
    seen = ints([place for spot in spots for place in _metric(spot)]).reshape(-1, 3)
    exact = ints([bool(spot.commune) for spot in spots])
    return {"x": seen[:, 0], "y": seen[:, 1], "z": seen[:, 2], "exact": exact}


def _metric(spot: Spot) -> tuple[int, int, int]:
    """Whole metres from the earth's centre: every later step is exact."""
    lat, lon = math.radians(spot.lat), math.radians(spot.lon)
    flat = math.cos(lat)
    found = (flat * math.cos(lon), flat * math.sin(lon), math.sin(lat))
    return (round(EARTH * found[0]), round(EARTH * found[1]), round(EARTH * found[2]))


def apart(one: Spot, other: Spot) -> int:
    """How far two spots lie from each other, in whole metres, as the crow flies."""
    return math.isqrt(sum((a - b) ** 2 for a, b in zip(_metric(one), _metric(other), strict=True)))


def _metres(one: Side, other: Side) -> Ints:
    squares = sum(((one[axis] - other[axis]) ** 2 for axis in "xyz"), start=ints([0]))
    return np.floor(np.sqrt(squares.astype(np.float64))).astype(np.int64)


CRITERION = Distance()

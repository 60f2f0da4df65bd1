"""Reusable: the concepts a vacancy asks for, each a line of its own (`skills`, `licence`)."""

from collections.abc import Mapping, Sequence

import numpy as np

from matcher.criteria.criterion import (
    UNIT,
    Criterion,
    Fact,
    Group,
    Ints,
    Judged,
    Marks,
    Query,
    Side,
    best_by_row,
    coded,
    ints,
)
from matcher.facts import Need, Seeker, Strength, Vacancy
from matcher.taxonomy import SAME, Taxonomy

SHARES: dict[Strength, int] = {"must": 4, "should": 2, "nice": 1}
CREDIT = (0, 85, 170, 255, 255)
"""Credit of a level: from 3 ("does it alone") a skill counts in full."""
UNKNOWN = UNIT // 4
"""For work of which nothing is known: it must not look like work that fits."""
ENOUGH = CREDIT[1]
"""A must is met from here: the skill itself at level 1, or one near enough at a higher level."""


class Asked(Criterion):
    """Each asked concept weighs its share of 255; credit is the best that anything held gives."""

    def __init__(self, key: str, *, licences: bool, group: Group, weight: int) -> None:
        self.key, self.group, self.weight, self.licences = key, group, weight, licences
        ends = ["held", "partly", "near", "missing", "not-asked"] + ["not-said"] * (not licences)
        self.reasons = tuple(f"{key}-{end}" for end in ends)

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        needs = self._needs(vacancy, query.taxonomy)
        if not needs:
            silence = "not-said" if self._unknown(vacancy) else "not-asked"
            return (Judged(self._silent(vacancy), UNIT, f"{self.key}-{silence}"),)
        held = query.taxonomy.held_by(seeker)
        weighed = zip(needs, shares(needs), strict=True)
        return tuple(self._line(need, weight, held, query.taxonomy) for need, weight in weighed)

    def _line(self, need: Need, weight: int, held: Mapping[str, int], words: Taxonomy) -> Judged:
        credits = ((self._credit(has, need.concept, held[has], words), has) for has in held)
        credit, through = max(credits, key=lambda found: (found[0], found[1]), default=(0, ""))
        facts: dict[str, Fact] = {
            "concept": need.concept,
            "strength": need.strength,
            "weight": weight,
        }
        end = "missing"
        if credit:
            own = need.concept in held and credit == self._credit(
                need.concept, need.concept, held[need.concept], words
            )
            through = need.concept if own else through
            end = ("held" if credit == SAME else "partly") if own else "near"
            facts |= {"through": through, "level": held[through], "credit": credit}
        blocks = need.strength == "must" and credit < ENOUGH
        of = weight * SAME
        return Judged(weight * credit, of, f"{self.key}-{end}", facts, blocks)

    def _credit(self, held: str, needed: str, level: int, words: Taxonomy) -> int:
        similarity = words.similar(held, needed)
        if self.licences:
            return SAME if similarity == SAME and level else 0
        return similarity * CREDIT[level] // SAME

    def _unknown(self, vacancy: Vacancy) -> bool:
        """Without skills and without a trade nothing is known of the work."""
        return not self.licences and vacancy.trade is None

    def _silent(self, vacancy: Vacancy) -> int:
        return UNKNOWN if self._unknown(vacancy) else UNIT

    def _needs(self, vacancy: Vacancy, taxonomy: Taxonomy) -> tuple[Need, ...]:
        asked = taxonomy.needs_of(vacancy)
        return tuple(need for need in asked if taxonomy.is_licence(need.concept) == self.licences)

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        rows: list[int] = []
        concepts: list[str] = []
        weights: list[int] = []
        musts: list[int] = []
        for row, vacancy in enumerate(vacancies):
            needs = self._needs(vacancy, taxonomy)
            rows += [row] * len(needs)
            concepts += [need.concept for need in needs]
            weights += shares(needs)
            musts += [need.strength == "must" for need in needs]
        codes, names = coded(concepts)
        columns = {"row": ints(rows), "concept": codes, "weight": ints(weights)}
        silent = ints([self._silent(vacancy) for vacancy in vacancies])
        return Side(len(vacancies), {**columns, "must": ints(musts), "silent": silent}, names)

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        credit = ints(self._credits(seeker, side.names, query.taxonomy))[side["concept"]]
        points = np.zeros(side.size, dtype=np.int64)
        np.add.at(points, side["row"], credit * side["weight"])
        unasked = np.bincount(side["row"], minlength=side.size) == 0
        points = np.where(unasked, side["silent"], points)
        short = (credit < ENOUGH) & (side["must"] == 1)
        return Marks(points, np.bincount(side["row"][short], minlength=side.size))

    def _credits(self, seeker: Seeker, names: Sequence[str], words: Taxonomy) -> list[int]:
        best: dict[str, int] = {}
        for held, level in words.held_by(seeker).items():
            for needed in (held, *words.near(held)):
                credit = self._credit(held, needed, level, words)
                best[needed] = max(credit, best.get(needed, 0))
        return [best.get(name, 0) for name in names]

    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        held = [
            (row, concept, level)
            for row, seeker in enumerate(seekers)
            for concept, level in taxonomy.held_by(seeker).items()
        ]
        codes, names = coded([concept for _, concept, _ in held])
        rows, levels = (
            ints([row for row, _, _ in held]),
            ints([level for _, _, level in held]),
        )
        return Side(len(seekers), {"row": rows, "concept": codes, "level": levels}, names)

    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        needs = self._needs(vacancy, query.taxonomy)
        points = np.full(side.size, 0 if needs else self._silent(vacancy), dtype=np.int64)
        blocks = np.zeros(side.size, dtype=np.int64)
        for need, weight in zip(needs, shares(needs), strict=True):
            credit = best_by_row(side["row"], self._table(need, side, query.taxonomy), side.size)
            points += credit * weight
            blocks += (credit < ENOUGH) & (need.strength == "must")
        return Marks(points, blocks)

    def _table(self, need: Need, side: Side, words: Taxonomy) -> Ints:
        """The credit of every (seeker, concept) held, by its concept and level."""
        levels = range(len(CREDIT))
        by_name = [
            [self._credit(name, need.concept, level, words) for level in levels]
            for name in side.names
        ]
        table = ints([credit for row in by_name for credit in row]).reshape(-1, len(CREDIT))
        return np.asarray(table[side["concept"], side["level"]])


def shares(needs: Sequence[Need]) -> list[int]:
    """Whole weights adding up to exactly 255: largest remainders first, then the order asked."""
    parts = [SHARES[need.strength] for need in needs]
    whole = [SAME * part // sum(parts) for part in parts]
    rest = [SAME * part % sum(parts) for part in parts]
    late = sorted(range(len(parts)), key=lambda place: (-rest[place], place))
    for place in late[: SAME - sum(whole)]:
        whole[place] += 1
    return whole

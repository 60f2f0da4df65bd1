"""Reusable: the concepts a vacancy asks for, each a line of its own (`skills`, `licence`)."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from matcher.criteria.criterion import (
    UNIT,
    Criterion,
    Fact,
    Group,
    Judged,
    Marks,
    Query,
    Side,
    ints,
)
from matcher.facts import Need, Seeker, Strength, Vacancy
from matcher.taxonomy import SAME, Taxonomy

Entry: TypeAlias = tuple[str, int, bool]
"""A concept of a record, its value (0..255), and whether it is marked."""
Factor: TypeAlias = tuple[str, int, bool]
"""A concept of a question, what one part of an entry's value earns, and whether a must is met there."""

SHARES: dict[Strength, int] = {"must": 4, "should": 2, "nice": 1}
CREDIT = (0, 85, 170, 255, 255)
"""Credit of a level: from 3 ("does it alone") a skill counts in full."""
UNKNOWN = UNIT // 8
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
        return self._worth(words.similar(held, needed), level)

    def _worth(self, similarity: int, level: int) -> int:
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

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        return None if self._needs(vacancy, taxonomy) else self._silent(vacancy)

    def seeker_key(self, seeker: Seeker, taxonomy: Taxonomy) -> Hashable:
        return None

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        asks = [bool(self._needs(vacancy, taxonomy)) for vacancy in vacancies]
        silent = [
            0 if asked else self._silent(vacancy)
            for asked, vacancy in zip(asks, vacancies, strict=True)
        ]
        return Side(len(vacancies), {"silent": ints(silent)})

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        """What silence earns; what is asked is judged concept by concept (`factors_of_seeker`)."""
        return Marks(side["silent"], np.zeros(side.size, dtype=np.int64))

    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        return Side(len(seekers), {})

    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        """What silence earns; what is asked is judged concept by concept (`factors_of_vacancy`)."""
        silent = 0 if self._needs(vacancy, query.taxonomy) else self._silent(vacancy)
        return Marks(np.full(side.size, silent, np.int64), np.zeros(side.size, dtype=np.int64))

    def vacancy_entries(self, vacancy: Vacancy, taxonomy: Taxonomy) -> list[Entry]:
        """Each concept asked, with its weight; marked when it is a must."""
        needs = self._needs(vacancy, taxonomy)
        weighed = zip(needs, shares(needs), strict=True)
        return [(need.concept, weight, need.strength == "must") for need, weight in weighed]

    def seeker_entries(self, seeker: Seeker, taxonomy: Taxonomy) -> list[Entry]:
        """Each concept that what is held serves for, with its credit; marked when it is enough."""
        credits = self._credits(seeker, taxonomy).items()
        return [(concept, credit, credit >= ENOUGH) for concept, credit in credits]

    def factors_of_seeker(self, seeker: Seeker, taxonomy: Taxonomy) -> Iterator[Factor]:
        """What a vacancy's entry earns per part of its weight; a must is met by enough."""
        for concept, credit in self._credits(seeker, taxonomy).items():
            yield concept, credit, credit >= ENOUGH

    def factors_of_vacancy(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Iterator[Factor]:
        """What a seeker's entry earns per part of its credit; a must is met by a marked one."""
        yield from self.vacancy_entries(vacancy, taxonomy)

    def _credits(self, seeker: Seeker, words: Taxonomy) -> dict[str, int]:
        best: dict[str, int] = {}
        for held, level in words.held_by(seeker).items():
            for needed, similarity in words.serves(held, licences=self.licences).items():
                credit = self._worth(similarity, level)
                if credit > best.get(needed, 0):
                    best[needed] = credit
        return best


def shares(needs: Sequence[Need]) -> list[int]:
    """Whole weights adding up to exactly 255: largest remainders first, then the order asked."""
    parts = [SHARES[need.strength] for need in needs]
    whole = [SAME * part // sum(parts) for part in parts]
    rest = [SAME * part % sum(parts) for part in parts]
    late = sorted(range(len(parts)), key=lambda place: (-rest[place], place))
    for place in late[: SAME - sum(whole)]:
        whole[place] += 1
    return whole

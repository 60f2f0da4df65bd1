"""Reusable conditions answered by choosing: `Choice` (any of these), `Ladder` (at least this)."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from matcher.criteria.criterion import (
    HALF,
    UNIT,
    Group,
    Ints,
    Judged,
    Marks,
    Plain,
    Query,
    Question,
)
from matcher.facts import Seeker, Strength, Term, Vacancy

STRENGTHS: dict[Strength, int] = {"nice": 1, "should": 2, "must": 3}


class Choice(Plain):
    """Both sides name some of the same choices; one in common is enough.

    Who leads decides what silence means: a silent leader minds nothing, a silent follower is
    unknown (half the points, never blocked).
    """

    def __init__(
        self,
        key: str,
        choices: Sequence[str],
        *,
        group: Group,
        weight: int,
        wishes: Sequence[str] | None = None,
        leader: Literal["seeker", "vacancy"] = "seeker",
        owed: bool = False,
    ) -> None:
        self.key, self.group, self.weight, self.leader = key, group, weight, leader
        # What an employer gives beyond what the law owes, one may do without.
        self.can_do_without = wishes is not None and not owed
        self.choices = tuple(choices)
        self.reasons = tuple(f"{key}-{end}" for end in ("fits", "differs", "not-said", "not-asked"))
        self.ask_employer = Question(f"ask-employer-{key}", key, self.choices, many=True)
        self.ask_seeker = Question(f"ask-seeker-{key}", key, tuple(wishes or choices), many=True)

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        wish, term = seeker.wishes.get(self.key), vacancy.terms.get(self.key)
        wanted, offered = self._chosen(wish), self._chosen(term)
        if not (wanted if self.leader == "seeker" else offered):
            return (Judged(UNIT, UNIT, f"{self.key}-not-asked"),)
        facts = {"wanted": tuple(sorted(wanted)), "offered": tuple(sorted(offered))}
        if not wanted or not offered:
            return (Judged(HALF, UNIT, f"{self.key}-not-said", facts),)
        if wanted & offered:
            return (Judged(UNIT, UNIT, f"{self.key}-fits", facts),)
        asked = max(_strength(wish), _strength(term))
        points = HALF if asked == STRENGTHS["nice"] else 0
        blocks = asked == STRENGTHS["must"]
        return (Judged(points, UNIT, f"{self.key}-differs", facts, blocks),)

    def of_seeker(self, seeker: Seeker) -> tuple[int, ...]:
        return self._bits(seeker.wishes.get(self.key))

    def of_vacancy(self, vacancy: Vacancy) -> tuple[int, ...]:
        return self._bits(vacancy.terms.get(self.key))

    def _bits(self, term: Term | None) -> tuple[int, int]:
        chosen = self._chosen(term)
        return sum(1 << self.choices.index(choice) for choice in chosen), _strength(term)

    def _chosen(self, term: Term | None) -> frozenset[str]:
        return frozenset() if term is None else term.among(self.choices)

    def marks(self, seeker: Sequence[Ints], vacancy: Sequence[Ints], query: Query) -> Marks:
        (wish, wish_strength), (term, term_strength) = seeker, vacancy
        silent = (wish if self.leader == "seeker" else term) == 0
        unknown = (wish == 0) | (term == 0)
        fits = (wish & term) != 0
        asked = np.maximum(wish_strength, term_strength)
        missed = np.where(asked == STRENGTHS["nice"], HALF, 0)
        points = np.where(silent | fits, UNIT, np.where(unknown, HALF, missed))
        blocks = ~silent & ~unknown & ~fits & (asked == STRENGTHS["must"])
        return Marks(points, blocks.astype(np.int64))


class Ladder(Plain):
    """The vacancy asks for a rung, the seeker stands on one: as high or higher is enough."""

    def __init__(self, key: str, rungs: Sequence[str], *, group: Group, weight: int) -> None:
        self.key, self.group, self.weight, self.rungs = key, group, weight, tuple(rungs)
        self.reasons = tuple(f"{key}-{end}" for end in ("enough", "short", "not-said", "not-asked"))
        self.ask_employer = Question(f"ask-employer-{key}", key, self.rungs)
        self.ask_seeker = Question(f"ask-seeker-{key}", key, self.rungs)

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        (asked, strength), (has, _) = self.of_vacancy(vacancy), self.of_seeker(seeker)
        if asked < 0:
            return (Judged(UNIT, UNIT, f"{self.key}-not-asked"),)
        if has < 0:
            return (Judged(HALF, UNIT, f"{self.key}-not-said", {"asked": self.rungs[asked]}),)
        facts = {"asked": self.rungs[asked], "has": self.rungs[has]}
        if has >= asked:
            return (Judged(UNIT, UNIT, f"{self.key}-enough", facts),)
        blocks = strength == STRENGTHS["must"]
        return (Judged(UNIT * has // asked, UNIT, f"{self.key}-short", facts, blocks),)

    def of_seeker(self, seeker: Seeker) -> tuple[int, ...]:
        return self._rung(seeker.wishes.get(self.key))

    def of_vacancy(self, vacancy: Vacancy) -> tuple[int, ...]:
        return self._rung(vacancy.terms.get(self.key))

    def _rung(self, term: Term | None) -> tuple[int, int]:
        known = term is not None and term.value in self.rungs
        return (self.rungs.index(str(term.value)) if term and known else -1), _strength(term)

    def marks(self, seeker: Sequence[Ints], vacancy: Sequence[Ints], query: Query) -> Marks:
        (has, _), (asked, strength) = seeker, vacancy
        short = (asked > has) & (has >= 0)
        partly = UNIT * np.maximum(has, 0) // np.maximum(asked, 1)
        known = np.where(short, partly, UNIT)
        points = np.where(asked < 0, UNIT, np.where(has < 0, HALF, known))
        return Marks(points, (short & (strength == STRENGTHS["must"])).astype(np.int64))


def _strength(term: Term | None) -> int:
    return STRENGTHS[term.strength] if term else 0

"""The ledger: a score as the sum of its reasons, exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matcher.criteria import ALL
from matcher.criteria.criterion import UNIT, Criterion, Fact, Group, Query
from matcher.facts import Seeker, Vacancy

REASONS: frozenset[str] = frozenset(reason for criterion in ALL for reason in criterion.reasons)
"""Every reason key a line of a seeker's and a vacancy's ledger may carry."""


@dataclass(frozen=True, slots=True)
class Line:
    """One reason: a message key, its facts, and its points out of `of`."""

    criterion: str
    group: Group
    points: int
    of: int
    reason: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines of one pair. `score` is their sum, out of `of`."""

    lines: tuple[Line, ...]

    @property
    def score(self) -> int:
        """The sum of all points."""
        return sum(line.points for line in self.lines)

    @property
    def of(self) -> int:
        """The most points there could be."""
        return sum(line.of for line in self.lines)

    @property
    def percent(self) -> int:
        """The score in whole hundredths, rounded down."""
        return percent(self.score, self.of)

    @property
    def blocked(self) -> tuple[Line, ...]:
        """The lines that rule the pair out."""
        return tuple(line for line in self.lines if line.blocks)

    @property
    def suits_you(self) -> int:
        """Points for how the vacancy meets the seeker's wishes."""
        return self._sum("suits-you")

    @property
    def you_suit(self) -> int:
        """Points for how the seeker meets what the vacancy asks."""
        return self._sum("you-suit")

    def _sum(self, group: Group) -> int:
        return sum(line.points for line in self.lines if line.group == group)


def percent(score: int, of: int) -> int:
    """Whole hundredths, rounded down; nothing out of nothing is 0."""
    return 100 * score // of if of else 0


def weigh(weights: Mapping[str, int] | None, criteria: Sequence[Criterion] = ALL) -> dict[str, int]:
    """The weight of every criterion; unknown keys and negative weights raise ValueError."""
    chosen = {criterion.key: criterion.weight for criterion in criteria}
    for key, weight in (weights or {}).items():
        if key not in chosen or weight < 0:
            raise ValueError(f"no such weight: {key}={weight}")
        chosen[key] = weight
    return chosen


def full(weights: Mapping[str, int], criteria: Sequence[Criterion] = ALL) -> int:
    """The score of a perfect match; a limit has nothing to give, whatever its weight."""
    return UNIT * sum(weights[c.key] for c in criteria if c.group != "limit")


def write(
    seeker: Seeker,
    vacancy: Vacancy,
    query: Query,
    weights: Mapping[str, int] | None = None,
) -> Ledger:
    """Judge one pair by every criterion."""
    chosen = weigh(weights)
    return Ledger(
        tuple(
            Line(
                criterion.key,
                criterion.group,
                judged.points * chosen[criterion.key],
                judged.of * chosen[criterion.key],
                judged.reason,
                judged.facts,
                judged.blocks,
            )
            for criterion in ALL
            for judged in criterion.judge(seeker, vacancy, query)
        )
    )

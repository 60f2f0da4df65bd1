"""What a criterion is: one question of fit, judged for one pair and for many at once.

Both judgements are in whole numbers and agree exactly; `judge` is the rule, `judge_*` its speed. Of all
that a record says a criterion looks only at its key: records with equal keys are judged once.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.facts import NO_LIMITS, Limits, Seeker, Vacancy
from matcher.taxonomy import Taxonomy

Ints: TypeAlias = NDArray[np.int64]
Fact: TypeAlias = int | str | tuple[str, ...]
Group: TypeAlias = Literal["suits-you", "you-suit", "limit"]

UNIT = 255 * 255
"""The most points of one criterion before its weight: skill weight (255) times credit (255)."""
HALF = UNIT // 2
REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class Question:
    """A question both for a form and a schema; `key` and `words` are message keys.

    `many` answers are stored as a set of choices, the others as one choice.
    """

    key: str
    condition: str
    choices: tuple[str, ...]
    many: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The message key of each choice, in the order of `choices`."""
        return tuple(f"{self.condition}-{choice}" for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Judged:
    """One reason before weighing: points out of `of` (both parts of UNIT)."""

    points: int
    of: int
    reason: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a judgement needs besides the pair: the day, the words, and one person's limits."""

    today: date
    taxonomy: Taxonomy
    limits: Limits = NO_LIMITS


class Marks(NamedTuple):
    """Many judgements at once: points (0..UNIT) and how many things block, one per row."""

    points: Ints
    blocks: Ints


@dataclass(frozen=True, slots=True)
class Side:
    """One criterion's columns over many records; `names` are the distinct texts behind codes."""

    size: int
    columns: Mapping[str, Ints]
    names: tuple[str, ...] = ()
    memo: dict[Hashable, Ints] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, column: str) -> Ints:
        return self.columns[column]

    def once(self, about: Hashable, found: Callable[[], Ints]) -> Ints:
        """What was found about something that many ask from (a place, a trade), found once."""
        known = self.memo.get(about)
        if known is None:
            if len(self.memo) >= REMEMBERED:
                self.memo.clear()
            known = self.memo[about] = found()
        return known


class Criterion(ABC):
    """One file per criterion; its name stands in `matcher.criteria.ALL`."""

    key: str
    group: Group
    weight: int
    reasons: tuple[str, ...]
    ask_seeker: Question | None = None
    ask_employer: Question | None = None
    can_do_without = False
    """Whether a wish for it is eased by doing without, and not by a further choice."""

    @abstractmethod
    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        """The rule for one pair; the `of` of its reasons add up to UNIT (a limit: to 0)."""

    @abstractmethod
    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        """All that this criterion looks at in a vacancy."""

    @abstractmethod
    def seeker_key(self, seeker: Seeker, taxonomy: Taxonomy) -> Hashable:
        """All that this criterion looks at in a seeker."""

    @abstractmethod
    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        """The columns of many vacancies."""

    @abstractmethod
    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        """The columns of many seekers."""

    @abstractmethod
    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        """The same rule, one seeker with many vacancies."""

    @abstractmethod
    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        """The same rule, one vacancy with many seekers."""


class Plain(Criterion):
    """A criterion of a few numbers on either side: one formula serves both directions."""

    @abstractmethod
    def of_seeker(self, seeker: Seeker) -> tuple[int, ...]:
        """The seeker's numbers."""

    @abstractmethod
    def of_vacancy(self, vacancy: Vacancy) -> tuple[int, ...]:
        """The vacancy's numbers."""

    @abstractmethod
    def marks(self, seeker: Sequence[Ints], vacancy: Sequence[Ints], query: Query) -> Marks:
        """The formula; one side has a single row."""

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        return self.of_vacancy(vacancy)

    def seeker_key(self, seeker: Seeker, taxonomy: Taxonomy) -> Hashable:
        return self.of_seeker(seeker)

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        return _side([self.of_vacancy(vacancy) for vacancy in vacancies])

    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        return _side([self.of_seeker(seeker) for seeker in seekers])

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        if not side.size:
            return Marks(ints([]), ints([]))
        one = _side([self.of_seeker(seeker)])
        return self.marks(tuple(one.columns.values()), tuple(side.columns.values()), query)

    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        if not side.size:
            return Marks(ints([]), ints([]))
        one = _side([self.of_vacancy(vacancy)])
        return self.marks(tuple(side.columns.values()), tuple(one.columns.values()), query)


def _side(rows: Sequence[tuple[int, ...]]) -> Side:
    columns = {str(place): ints(column) for place, column in enumerate(zip(*rows, strict=True))}
    return Side(len(rows), columns)


def ints(values: Sequence[int]) -> Ints:
    """A column of whole numbers."""
    return np.array(values, dtype=np.int64)


def coded(texts: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Each text as the place of its name among the distinct names, and those names."""
    places: dict[str, int] = {}
    codes = [places.setdefault(text, len(places)) for text in texts]
    return ints(codes), tuple(places)


def best_by_row(rows: Ints, values: Ints, size: int, start: int = 0) -> Ints:
    """The greatest value of each row; rows without one get `start`. Rows come in their order."""
    best = np.full(size, start, dtype=np.int64)
    if len(rows):
        first = np.concatenate(([0], np.flatnonzero(rows[1:] != rows[:-1]) + 1))
        found = np.maximum.reduceat(values, first)
        best[rows[first]] = np.maximum(found, start)
    return best

"""What the matcher sees of a seeker, a vacancy and a course: frozen facts, no names, no sentences.

Money is whole đồng per month, distances are kilometres, codes are those of :mod:`matcher.taxonomy`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

Strength: TypeAlias = Literal["must", "should", "nice"]
Value: TypeAlias = str | int | frozenset[str]

HERE = "VN"
ANYWHERE = "*"
"""In `Seeker.moves_to`: any province of Viet Nam. A country code there means work abroad."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of work or a home; without a commune it stands for its whole province."""

    lat: float
    lon: float
    province: str
    commune: str | None = None
    country: str = HERE


@dataclass(frozen=True, slots=True)
class Need:
    """A skill, licence or certificate that a vacancy asks for."""

    concept: str
    strength: Strength = "should"


@dataclass(frozen=True, slots=True)
class Held:
    """A skill, licence or certificate that a seeker has: level 1 (a little) to 4 (proved by a test)."""

    concept: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Term:
    """What one side says about one condition; a set means any of its choices."""

    value: Value
    strength: Strength = "should"

    def among(self, choices: Iterable[str]) -> frozenset[str]:
        """The choices named; one that no longer exists counts as nothing said."""
        named = self.value if isinstance(self.value, frozenset) else {str(self.value)}
        return frozenset(named).intersection(choices)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An open position. Pay None means to be negotiated; no spots means the place is not said."""

    id: int
    trade: str | None = None
    needs: tuple[Need, ...] = ()
    spots: tuple[Spot, ...] = ()
    pay_low: int | None = None
    pay_high: int | None = None
    experience_years: int = 0
    experience_strength: Strength = "should"
    starts_on: date | None = None
    terms: Mapping[str, Term] = field(default_factory=dict)
    beyond: int = 0
    """How many more people than places are introduced, as of this morning."""
    answers_of_ten: int | None = None
    """Of ten introductions its employer answers so many, as of this morning; None: too few to tell."""
    others_of_ten: int = 0
    """And so many all employers together; said where the former is."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """A person looking for work. Limits are not here: they are arguments of a query."""

    id: int
    trades: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    years: Mapping[str, int] = field(default_factory=dict)
    home: Spot | None = None
    reach_km: int = 15
    moves_to: frozenset[str] = frozenset()
    pay_floor: int | None = None
    free_from: date | None = None
    wishes: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Course:
    """A training course: the concepts it gives, what it asks at the door, whole fee in đồng."""

    id: int
    trade: str | None = None
    gives: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    spots: tuple[Spot, ...] = ()
    starts_on: date | None = None
    fee: int | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What the law sets on one person's work. Passed to a query, never kept in an index."""

    barred_trades: frozenset[str] = frozenset()
    barred_until: date | None = None
    stay_in_commune: str | None = None
    exit_suspended: bool = False


NO_LIMITS = Limits()

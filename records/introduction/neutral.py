"""The neutral card: what an employer sees of a person before any grant.

At least five people's cards read the same: see ``crowd``.
"""

from dataclasses import dataclass
from datetime import date

from matcher.ledger import Line
from records.introduction.crowd import (
    FEWEST_ALIKE,
    Crowd,
    Marks,
    crowd,
    free_mark,
    marks,
    month,
    province,
    years_mark,
)
from records.seeker.queries import Wishes
from records.suggestion.queries import Reasons

__all__ = ["FEWEST_ALIKE", "Crowd", "NeutralCard", "crowd", "neutral", "open_card", "reasons_for"]

# Lines of a ledger that name the trade, its skills or its papers, and when somebody can start.
_OF_THE_CRAFT = frozenset({"trade", "skills", "licence", "experience", "start"})
# Lines that a granted profile shows the answers to.
_OF_THE_PROFILE = frozenset({"schooling", "training", "lifting", "standing"})
UNTOLD = 0
"""The level of a skill whose level would tell too much."""


@dataclass(frozen=True, slots=True)
class NeutralCard:
    """Trade (or its group, by the first digits), skills, area, availability. No name, no code.

    ``held`` pairs a skill with its level, 0 where that is not told; ``exact`` when nothing was left away
    (for the person to read: to an employer two cards that read the same are the same).
    """

    trades: tuple[str, ...]
    held: tuple[tuple[str, int], ...]
    years: dict[str, int]
    province_code: str | None
    free_from: date | None
    exact: bool
    tells: frozenset[str] = frozenset()
    """Criteria whose reasons say no more than the card."""


def neutral(wishes: Wishes, among: Crowd | None = None) -> NeutralCard:
    """Return the neutral card of somebody among the people of their centre."""
    alike = crowd(wishes.centre_id) if among is None else among
    home, main = province(wishes.commune_code), wishes.trades[0] if wishes.trades else ""
    name, mine = alike.name(home, main), marks(wishes)
    told = alike.told(home, name, mine)
    others = tuple(trade for trade in wishes.trades[1:] if ("trade", trade) in told)
    worked = years_mark(wishes) in told
    return NeutralCard(
        trades=(*((name,) if name else ()), *others),
        held=_held(wishes, told),
        years=wishes.years if worked else {},
        province_code=home,
        free_from=_free(wishes, told),
        exact=told == mine and (name or "") == main,
        tells=frozenset(["experience"] * worked + ["start"] * (free_mark(wishes) in told)),
    )


def open_card(wishes: Wishes) -> NeutralCard:
    """Return the card with trade, skills and years as they are: among many alike, or when granted."""
    return NeutralCard(
        trades=wishes.trades,
        held=tuple(sorted(wishes.held.items())),
        years=wishes.years,
        province_code=province(wishes.commune_code),
        free_from=wishes.free_from,
        exact=True,
        tells=frozenset({"experience", "start"}),
    )


def reasons_for(card: NeutralCard, whole: Reasons, *, granted: bool = False) -> Reasons:
    """Return the reasons an employer may read beside a card: no more of the craft than the card says.

    What the person can bear (lifting, standing) and learned at school is theirs to say: it is told with
    a granted profile, which shows it. What they wish for (pay, way, hours) is never a reason to an employer.
    """
    told = _OF_THE_CRAFT | _OF_THE_PROFILE if granted else _OF_THE_CRAFT
    mine = (x for x in whole.lines if x.group == "you-suit" and x.criterion in told)
    lines = tuple(line for line in mine if granted or _is_on(card, line))
    score, of = sum(line.points for line in lines), sum(line.of for line in lines)
    return Reasons(100 * score // of if of else 0, score, of, lines)


def _is_on(card: NeutralCard, line: Line) -> bool:
    """Tell whether a reason says only what the card says: through which trade, or skill and level.

    What is missing is never told: whether a skill is missing or only left away must read the same.
    """
    through = line.facts.get("through")
    if line.criterion in card.tells or (card.trades and line.reason.endswith("-not-asked")):
        return True
    if line.criterion == "trade":
        return through in card.trades
    return (through, line.facts.get("level")) in card.held


def _held(wishes: Wishes, told: Marks) -> tuple[tuple[str, int], ...]:
    known = sorted(wishes.held.items())
    return tuple(
        (concept, level if ("level", concept, level) in told else UNTOLD)
        for concept, level in known
        if ("held", concept) in told
    )


def _free(wishes: Wishes, told: Marks) -> date | None:
    day = wishes.free_from
    if day is None or free_mark(wishes) in told:
        return day
    return date.fromisoformat(month(day)) if ("month", month(day)) in told else None

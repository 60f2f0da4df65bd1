"""The neutral card: what an employer sees of a person before any grant, kept among at least five alike.

Alike are the centre's looking people of the same province whose main trade begins with the same digits
(QĐ 34/2020/QĐ-TTg: unit, sub-major, major group). Where fewer than five share a trade, its group stands
for it, and skills and years, which would single somebody out, are left away.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from records.place.gazetteer import commune
from records.seeker.queries import Wishes, main_trades
from records.suggestion.queries import Reasons

FEWEST_ALIKE = 5
_GROUP_DIGITS = (2, 1)
# Lines of a ledger that name the trade, its skills or its papers.
_OF_THE_CRAFT = frozenset({"trade", "skills", "licence", "experience"})
# Lines that a granted profile shows the answers to.
_OF_THE_PROFILE = frozenset({"schooling", "training", "lifting", "standing"})
# When somebody can start is on every card, however coarse.
_ON_THE_CARD = frozenset({"start"})

Crowd = Counter[tuple[str | None, str]]


@dataclass(frozen=True, slots=True)
class NeutralCard:
    """Trade (or its group, by the first digits), skills, area, availability. No name, no code."""

    trades: tuple[str, ...]
    held: tuple[tuple[str, int], ...]
    years: dict[str, int]
    province_code: str | None
    free_from: date | None
    exact: bool


def crowd(centre_id: int) -> Crowd:
    """Count a centre's looking people by province and by every group of their main trade."""
    counted: Crowd = Counter()
    for commune_code, trade, people in main_trades(centre_id):
        for group in {trade, *_groups(trade)}:
            counted[_province(commune_code), group] += people
    return counted


def neutral(wishes: Wishes, among: Crowd | None = None) -> NeutralCard:
    """Return the neutral card of somebody among the people of their centre."""
    alike = crowd(wishes.centre_id) if among is None else among
    home = _province(wishes.commune_code)
    shown = [_coarsened(trade, home, alike) for trade in wishes.trades]
    exact = tuple(shown) == wishes.trades and bool(shown)
    if exact:
        return open_card(wishes)
    groups = tuple(dict.fromkeys(trade for trade in shown if trade))
    return NeutralCard(groups, (), {}, home, wishes.free_from, exact=False)


def open_card(wishes: Wishes) -> NeutralCard:
    """Return the card with trade, skills and years as they are: among many alike, or when granted."""
    return NeutralCard(
        trades=wishes.trades,
        held=tuple(sorted(wishes.held.items())),
        years=wishes.years,
        province_code=_province(wishes.commune_code),
        free_from=wishes.free_from,
        exact=True,
    )


def reasons_for(card: NeutralCard, whole: Reasons, *, granted: bool = False) -> Reasons:
    """Return the reasons an employer may read beside a card: no more of the craft than the card says.

    What the person can bear (lifting, standing) and learned at school is theirs to say: it is told with
    a granted profile, which shows it. What they wish for (pay, way, hours) is never a reason to an employer.
    """
    told = _ON_THE_CARD | _OF_THE_CRAFT if card.exact else _ON_THE_CARD
    if granted:
        told |= _OF_THE_PROFILE
    lines = tuple(x for x in whole.lines if x.group == "you-suit" and x.criterion in told)
    score, of = sum(line.points for line in lines), sum(line.of for line in lines)
    return Reasons(100 * score // of if of else 0, score, of, lines)


def _coarsened(trade: str, home: str | None, alike: Crowd) -> str | None:
    """Return the narrowest name of a trade that at least five share; nothing where none is."""
    names: Iterable[str] = (trade, *_groups(trade))
    return next((name for name in names if alike[home, name] >= FEWEST_ALIKE), None)


def _groups(trade: str) -> tuple[str, ...]:
    return tuple(trade[:digits] for digits in _GROUP_DIGITS)


def _province(commune_code: str | None) -> str | None:
    return commune(commune_code).province if commune_code else None

"""What is open, searched and narrowed; and how many vacancies each narrowing would leave.

A vacancy that says nothing of a condition is not among those narrowed by it: what is shown is what was said.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, literal, or_, select, true
from sqlalchemy.dialects.postgresql import JSONB

from matcher.criteria import shift
from matcher.facts import HERE
from matcher.text import fold
from records.ledger import session
from records.vacancy.model import Vacancy, VacancySpot
from records.vacancy.queries import VacancyCard, cards_from, still_open

PAGE = 20
TRADES_SHOWN = 8
TRADE = re.compile(r"[0-9.]{1,12}")

Kept = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work is to be: some communes, a whole province, or a country; nothing is anywhere."""

    province: str | None = None
    communes: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One thing a search can be narrowed by: its choices, and what each keeps."""

    key: str
    choices: tuple[str, ...]
    keeps: Callable[[str, date], Kept]


@dataclass(frozen=True, slots=True)
class Sought:
    """One search: words in any spelling, the trades they name, a place, and one choice per narrowing.

    ``reach`` gives, by kilometres, the communes that lie so near the one that was named.
    """

    words: str = ""
    trades: tuple[str, ...] = ()
    place: Place = Place()
    chosen: Mapping[str, str] = field(default_factory=dict)
    reach: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Left:
    """How many vacancies a search finds, and how many each further choice would leave of them."""

    all: int
    by_choice: Mapping[tuple[str, str], int]
    by_trade: tuple[tuple[str, int], ...]


def _says(key: str) -> Callable[[str, date], Kept]:
    """A condition is stored as one choice or as a list; ``@>`` finds the choice in both."""
    said = Vacancy.terms[key]["value"]
    return lambda choice, _today: said.op("@>")(literal(choice, JSONB))


def _pays(millions: str, _today: date) -> Kept:
    return func.coalesce(Vacancy.month_high, Vacancy.month_low) >= int(millions) * 1_000_000


def _starts(within_days: str, today: date) -> Kept:
    last = today + timedelta(int(within_days))
    return or_(Vacancy.starts_on.is_(None), Vacancy.starts_on <= last)


def _asks_years(_none: str, _today: date) -> Kept:
    return Vacancy.experience_months == 0


def _is_abroad(_yes: str, _today: date) -> Kept:
    return _somewhere(VacancySpot.country != HERE)


NARROWINGS: tuple[Narrowing, ...] = (
    Narrowing("pay", ("5", "7", "10", "15"), _pays),
    Narrowing("shift", shift.CRITERION.choices, _says("shift")),
    Narrowing("accommodation", ("provided", "helped"), _says("accommodation")),
    Narrowing("start", ("7", "31"), _starts),
    Narrowing("experience", ("none",), _asks_years),
    Narrowing("abroad", ("yes",), _is_abroad),
)
"""Pay in millions of đồng a month, starts within days."""
KEYS = ("trade", "reach", *(each.key for each in NARROWINGS))


def browse(
    sought: Sought = Sought(), *, today: date, before: int | None = None
) -> tuple[VacancyCard, ...]:
    """Return a page of open vacancies, newest first."""
    query = select(Vacancy).where(_found(sought, today), *_chosen(sought, today).values())
    if before is not None:
        query = query.where(Vacancy.id < before)
    return cards_from(query.order_by(Vacancy.id.desc()).limit(PAGE))


def opened(searches: Iterable[tuple[Sought, datetime]], *, today: date) -> int:
    """Count what is open and was opened since a moment of each search; what several find counts once."""
    found = [
        and_(_found(sought, today), *_chosen(sought, today).values(), Vacancy.posted_at > since)
        for sought, since in searches
    ]
    query = select(func.count()).select_from(Vacancy).where(or_(false(), *found))
    return session.scalar(query) or 0


def left(sought: Sought, *, today: date) -> Left:
    """Count what a search finds and what each choice, instead of the one made there, would leave."""
    chosen = _chosen(sought, today)
    asked = [(each, choice) for each in _narrowings(sought) for choice in each.choices]
    counts = [func.count().filter(and_(true(), *chosen.values()))]
    for each, choice in asked:
        others = {key: kept for key, kept in chosen.items() if key != each.key}
        counts.append(func.count().filter(and_(each.keeps(choice, today), *others.values())))
    found, *rest = session.execute(select(*counts).where(_found(sought, today))).one()
    by_choice = {(each.key, choice): n for (each, choice), n in zip(asked, rest, strict=True)}
    return Left(found, by_choice, _by_trade(sought, today))


def _by_trade(sought: Sought, today: date) -> tuple[tuple[str, int], ...]:
    others = [kept for key, kept in _chosen(sought, today).items() if key != "trade"]
    many = func.count()
    query = (
        select(Vacancy.trade, many)
        .where(_found(sought, today), Vacancy.trade.is_not(None), *others)
        .group_by(Vacancy.trade)
        .order_by(many.desc(), Vacancy.trade)
        .limit(TRADES_SHOWN)
    )
    return tuple((str(trade), n) for trade, n in session.execute(query))


def _narrowings(sought: Sought) -> tuple[Narrowing, ...]:
    near = Narrowing("reach", tuple(sought.reach), lambda km, _today: is_at(_within(sought, km)))
    return (near, *NARROWINGS) if sought.reach else NARROWINGS


def _within(sought: Sought, km: str) -> Place:
    """Return the place with all that lies so near instead of the commune alone."""
    return replace(sought.place, communes=sought.reach[km])


def narrowed_by(sought: Sought) -> dict[str, str]:
    """Return the choices that narrow a search, without those that are none."""
    known = {each.key: each.choices for each in _narrowings(sought)}
    return {
        key: choice
        for key, choice in sought.chosen.items()
        if choice in known.get(key, ()) or (key == "trade" and TRADE.fullmatch(choice))
    }


def _chosen(sought: Sought, today: date) -> dict[str, Kept]:
    """What each choice made keeps; a choice that is not one is passed over."""
    kept = {
        each.key: each.keeps(sought.chosen[each.key], today)
        for each in _narrowings(sought)
        if sought.chosen.get(each.key) in each.choices
    }
    if "trade" in sought.chosen:
        kept["trade"] = Vacancy.trade == sought.chosen["trade"]
    if sought.reach and "reach" not in kept:
        kept["reach"] = is_at(sought.place)
    return kept


def _found(sought: Sought, today: date) -> Kept:
    """What the words and the place find; a place with a reach is one of the choices."""
    parts = [still_open(today), _about(sought)]
    return and_(*parts) if sought.reach else and_(*parts, is_at(sought.place))


def _about(sought: Sought) -> Kept:
    words = fold(sought.words).split()
    # Beside a sure trade, words count as they stand: "thời gian" and "bán hàng" do not make "thợ hàn".
    asked = [" ".join(words)] if sought.trades else words
    said = and_(
        true(), *(Vacancy.search_text.contains(f" {part}", autoescape=True) for part in asked)
    )
    if not sought.trades:
        return said
    named = Vacancy.trade.in_(sought.trades)
    return or_(named, said) if words else named


def is_at(place: Place) -> Kept:
    """What keeps the vacancies of a place: any of its spots counts."""
    if place.communes:
        return _somewhere(VacancySpot.commune_code.in_(place.communes))
    if place.country:
        return _somewhere(VacancySpot.country == place.country)
    if place.province:
        return _somewhere(VacancySpot.province_code == place.province)
    return true()


def _somewhere(spot: Kept) -> Kept:
    spots: Select[Any] = select(VacancySpot.vacancy_id).where(spot)
    return Vacancy.id.in_(spots)

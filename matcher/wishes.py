"""One wish of a person eased at a time: a longer way, a further choice, a little less pay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from matcher.criteria import CONDITIONS
from matcher.criteria.criterion import Fact
from matcher.facts import ANYWHERE, HERE, Seeker, Term

REACHES = (5, 10, 15, 20, 30, 50)
"""Kilometres that one may be asked to go, step by step."""
LESS = 500_000
"""đồng a month by which the least pay is lowered."""


@dataclass(frozen=True, slots=True)
class EasedWish:
    """The seeker with one wish eased: which criterion it changes, how, and in what facts."""

    criterion: str
    how: str
    seeker: Seeker
    facts: Mapping[str, Fact] = field(default_factory=dict)


def eased(seeker: Seeker) -> tuple[EasedWish, ...]:
    """Every way to ease one wish alone."""
    return tuple(chain(_farther(seeker), _elsewhere(seeker), _less(seeker), _wider(seeker)))


def _farther(seeker: Seeker) -> Iterator[EasedWish]:
    longer = [km for km in REACHES if km > seeker.reach_km]
    if seeker.home is not None and longer:
        facts = {"reach": longer[0]}
        yield EasedWish("distance", "farther", replace(seeker, reach_km=longer[0]), facts)


def _elsewhere(seeker: Seeker) -> Iterator[EasedWish]:
    at_home = seeker.home is None or seeker.home.country == HERE
    if at_home and ANYWHERE not in seeker.moves_to:
        moved = replace(seeker, moves_to=seeker.moves_to | {ANYWHERE})
        yield EasedWish("distance", "elsewhere", moved)


def _less(seeker: Seeker) -> Iterator[EasedWish]:
    floor = seeker.pay_floor or 0
    if floor > LESS:
        lower = floor - LESS
        yield EasedWish("pay", "less", replace(seeker, pay_floor=lower), {"floor": lower})


def _wider(seeker: Seeker) -> Iterator[EasedWish]:
    """Each further choice alone; of what the employer offers, doing without it."""
    for criterion in CONDITIONS:
        question, wish = criterion.ask_seeker, seeker.wishes.get(criterion.key)
        if wish is None or question is None or not question.many:
            continue
        chosen = wish.among(question.choices)
        if criterion.can_do_without:
            if wish.strength == "must":
                yield _with(seeker, criterion.key, "without", replace(wish, strength="nice"), {})
            continue
        for choice in question.choices:
            if chosen and choice not in chosen:
                term = Term(chosen | {choice}, wish.strength)
                yield _with(seeker, criterion.key, "also", term, {"choice": choice})


def _with(seeker: Seeker, key: str, how: str, term: Term, facts: Mapping[str, Fact]) -> EasedWish:
    return EasedWish(key, how, replace(seeker, wishes={**seeker.wishes, key: term}), facts)

"""The choices that narrow a search, as links that say how many vacancies each would leave."""

from collections.abc import Iterator
from dataclasses import dataclass

from lobby.show import concept, narrowed
from lobby.words import say
from records.vacancy.browsing import NARROWINGS, Left
from seeker_portal.search import VacancySearch


@dataclass(frozen=True, slots=True)
class Link:
    """One choice: its words, how many it leaves, the address to go on, and whether it is the one made."""

    words: str
    left: int
    asking: dict[str, str]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One thing a search can be narrowed by."""

    words: str
    links: tuple[Link, ...]


def groups(search: VacancySearch, left: Left) -> tuple[Group, ...]:
    """Return what may be chosen; what leaves nothing is not offered, what is chosen can be undone."""
    keys = (*(("reach",) if search.reach else ()), *(each.key for each in NARROWINGS))
    found = [Group(say("narrow-trade"), tuple(_trades(search, left)))]
    found += [Group(say(f"narrow-{key}"), tuple(_links(search, left, key))) for key in keys]
    return tuple(group for group in found if group.links)


def name_of(search: VacancySearch) -> str:
    """Return a search in words: what, where, and what it is narrowed by."""
    narrows = (narrowed(key, choice) for key, choice in search.chosen.items())
    return " · ".join(filter(None, (search.words, search.place, *narrows)))


def _links(search: VacancySearch, left: Left, key: str) -> Iterator[Link]:
    for (about, choice), n in left.by_choice.items():
        if about == key and (n or search.chosen.get(key) == choice):
            yield _link(search, key, choice, narrowed(key, choice), n)


def _trades(search: VacancySearch, left: Left) -> Iterator[Link]:
    for code, n in left.by_trade:
        yield _link(search, "trade", code, concept(code), n)


def _link(search: VacancySearch, key: str, choice: str, words: str, n: int) -> Link:
    chosen = search.chosen.get(key) == choice
    return Link(words, n, search.asking(**{key: "" if chosen else choice}), chosen)

"""Among whom a card must not single anybody out: classes of at least five people whose cards read the same.

A class is made of a centre's looking people of one province who stand under one name: their main trade, or,
where fewer than five share it, those left over under its group (QĐ 34/2020/QĐ-TTg: sub-major, then major).
Within a class a mark (a skill, a level, years, a day) is told only where telling it leaves at least five who
have it and five, or nobody, who have not. So whatever a card says, four others' cards say exactly that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from records.place.gazetteer import commune
from records.seeker.queries import Looking, looking_of

FEWEST_ALIKE = 5
_GROUP_DIGITS = (2, 1)

Mark = tuple[str, str] | tuple[str, str, int]
Marks = frozenset[Mark]
Name = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Crowd:
    """A centre's looking people: the name each main trade stands under, and who stands under a name."""

    names: Mapping[Name, str]
    classes: Mapping[Name, tuple[Marks, ...]]

    def name(self, home: str | None, trade: str) -> str | None:
        """Return a trade, the group that stands for it, or nothing where even that tells too much."""
        return self.names.get((home, trade)) or None

    def told(self, home: str | None, name: str | None, mine: Marks) -> Marks:
        """Return which of somebody's marks may stand on their card."""
        alike = self.classes.get((home, name or ""), ())
        told = set[Mark]()
        for mark in _by_frequency(alike):
            have = tuple(each for each in alike if mark in each)
            lack = len(alike) - len(have)
            if len(have) < FEWEST_ALIKE or 0 < lack < FEWEST_ALIKE:
                continue
            if mark in mine:
                told.add(mark)
            alike = have if mark in mine else tuple(x for x in alike if mark not in x)
        return frozenset(told)


def crowd(centre_id: int) -> Crowd:
    """Return a centre's looking people as a crowd."""
    people = looking_of(centre_id)
    counted = Counter((province(x.commune_code), _main(x)) for x in people)
    names = _names(counted)
    classes = defaultdict[Name, list[Marks]](list)
    for each in people:
        home = province(each.commune_code)
        classes[home, names[home, _main(each)]].append(marks(each))
    return Crowd(names, {name: tuple(alike) for name, alike in classes.items()})


def marks(person: Looking) -> Marks:
    """Return everything of somebody that could stand on a card beside their province and main trade."""
    told: set[Mark] = {("trade", trade) for trade in person.trades[1:]}
    for concept, level in person.held.items():
        told |= {("held", concept), ("level", concept, level)}
    told |= {years_mark(person), free_mark(person)}
    if person.free_from is not None:
        told.add(("month", month(person.free_from)))
    return frozenset(told)


def years_mark(person: Looking) -> Mark:
    """Return all years worked as one mark: some of them would tell of the others by what a reason adds up."""
    return "years", repr(sorted(person.years.items()))


def free_mark(person: Looking) -> Mark:
    """Return the exact day somebody is free, or that they named none."""
    return "free", person.free_from.isoformat() if person.free_from else ""


def month(free_from: date) -> str:
    """Return the first day of the month after a day: by then the person is free for sure."""
    year, following = divmod(12 * free_from.year + free_from.month, 12)
    return date(year, following + 1, 1).isoformat()


def province(commune_code: str | None) -> str | None:
    """Return the province of a home."""
    return commune(commune_code).province if commune_code else None


def _names(counted: Mapping[Name, int]) -> dict[Name, str]:
    """Name each trade by itself, or by the narrowest group in which those left over are at least five."""
    names: dict[Name, str] = {}
    left = {key: n for key, n in counted.items() if not _named(names, {key}, key[1], n)}
    for digits in _GROUP_DIGITS:
        groups = defaultdict[Name, set[Name]](set)
        for home, trade in left:
            groups[home, trade[:digits]].add((home, trade))
        for (_, group), members in groups.items():
            _named(names, members, group, sum(left[x] for x in members))
        left = {key: n for key, n in left.items() if key not in names}
    return names | dict.fromkeys(left, "")


def _named(names: dict[Name, str], members: Iterable[Name], name: str, people: int) -> bool:
    enough = bool(name) and people >= FEWEST_ALIKE
    names.update(dict.fromkeys(members, name) if enough else {})
    return enough


def _main(person: Looking) -> str:
    return person.trades[0] if person.trades else ""


def _by_frequency(alike: Iterable[Marks]) -> list[Mark]:
    """The most common first; the order is the same for everybody of a class."""
    counted = Counter(mark for each in alike for mark in each)
    return sorted(counted, key=lambda mark: (-counted[mark], tuple(map(str, mark))))

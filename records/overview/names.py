"""Search and sort by name: an index of each centre's names, in the memory of this process alone.

Names are sealed; opening every one of them for each list would be slow. This index is built when a centre's
list is first asked for, by the machine, which shows nobody; it is never written anywhere and ends with
the process. Before each use the database is asked whether anything changed since: one sum over the rows'
versions, and how many keys are destroyed. Whoever changes a name (a correction, an erasure, a merger) need
not know of this.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import ColumnElement, func, literal_column, select

from matcher.text import fold
from records import trail
from records.ledger import session
from records.person.model import Person
from records.person.queries import many
from records.place.sorting import SortKey, given_name_key
from records.seeker.model import Seeker
from records.vault import DataKey

MOST = 50_000
"""Names kept in one process, of all centres; beyond it the centre longest unused goes."""
OPENED_AT_ONCE = 1_000
WHY = "names are compared by the machine"
State = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One name, made ready: the row's version, what it is found by, and where it sorts."""

    version: int
    found_by: str
    rank: tuple[SortKey, SortKey, SortKey]


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """One centre's names: the state of the database they are of, by seeker, and in order."""

    state: State = (0, 0, 0, 0)
    entries: dict[int, Entry] = field(default_factory=dict)
    order: Sequence[int] = ()
    """Seekers in the order they are shown."""
    places: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Each word of a name, and where in that order those stand who bear it."""

    def found(self, words: str) -> list[int]:
        """Return seekers by given name, then family, then middle; ``words`` begin words of the name."""
        each = [self._begun_with(word) for word in _plain(words).split()]
        if not each:
            return list(self.order)
        return [self.order[at] for at in sorted(set.intersection(*each))]

    def _begun_with(self, begun: str) -> set[int]:
        return {
            at for word, all_at in self.places.items() if word.startswith(begun) for at in all_at
        }


_kept: OrderedDict[int, Names] = OrderedDict()
_lock = Lock()


def names_of(centre_id: int) -> Names:
    """Return the names of a centre's people as they are now; erased people have none."""
    with trail.unwatched(WHY):
        state = _state(centre_id)
        with _lock:
            before = _kept.get(centre_id, Names())
        if before.state == state:
            _keep(centre_id, before)
            return before
        now = _caught_up(before, centre_id, state)
    _keep(centre_id, now)
    return now


def forget() -> None:
    """Throw every name away, e.g. when a process turns to another database."""
    with _lock:
        _kept.clear()


def _keep(centre_id: int, names: Names) -> None:
    with _lock:
        _kept[centre_id] = names
        _kept.move_to_end(centre_id)
        while sum(len(x.entries) for x in _kept.values()) > MOST:
            _kept.popitem(last=False)


# Which transaction wrote the row (``xmin``), and by which of its statements: every change makes it a higher
# number. A destroyed key changes what its row can say, and not the row.
_WRITTEN = "(person.xmin::text::bigint << 24) + person.cmin::text::bigint"
_VERSION: ColumnElement[int] = literal_column(
    f"(({_WRITTEN}) << 1) + (data_key.wrapped is null)::int"
)
# The same of all rows at once, far faster than by way of text: what grows by one with every transaction of
# anybody (``age``) is taken off again, and a row that is written anew lies elsewhere (``ctid``).
_WRITTEN_BY: ColumnElement[int] = literal_column("sum(age(person.xmin)) - count(*) * age('3'::xid)")
_LYING_AT: ColumnElement[int] = literal_column("sum(hashtid(person.ctid)::bigint)")


def _state(centre_id: int) -> State:
    """Return numbers that every change to a row of this centre makes others."""
    rows = select(func.count(), _WRITTEN_BY, _LYING_AT).select_from(Person)
    count, written, lying = session.execute(rows.where(Person.centre_id == centre_id)).one()
    destroyed = select(func.count()).select_from(DataKey).where(DataKey.wrapped.is_(None))
    return count, int(written or 0), int(lying or 0), session.scalar(destroyed) or 0


def _caught_up(before: Names, centre_id: int, state: State) -> Names:
    query = (
        select(Seeker.id, Person.id, _VERSION)
        .select_from(Person)
        .join(Person.data_key)
        .join(Seeker, Seeker.person_id == Person.id)
        .where(Person.centre_id == centre_id)
    )
    versions, person_of = {}, {}
    for seeker, person, version in session.execute(query):
        versions[seeker], person_of[seeker] = int(version), person
    known = {key: x for key, x in before.entries.items() if versions.get(key) == x.version}
    names = _opened({person_of[key] for key in versions if key not in known})
    entries = {
        key: known.get(key) or _entry(names[person_of[key]], version)
        for key, version in versions.items()
    }
    named = [key for key, entry in entries.items() if entry.found_by]
    order = sorted(named, key=lambda key: (entries[key].rank, key))
    return Names(state, entries, order, _places([entries[key] for key in order]))


def _places(ordered: Sequence[Entry]) -> dict[str, list[int]]:
    places = defaultdict[str, list[int]](list)
    for at, entry in enumerate(ordered):
        for word in entry.found_by.split():
            places[word].append(at)
    return places


def _opened(person_ids: set[int]) -> dict[int, str]:
    """Open names by the thousand, and let go of the rows."""
    keys, names = list(person_ids), {}
    for begin in range(0, len(keys), OPENED_AT_ONCE):
        people = many(set(keys[begin : begin + OPENED_AT_ONCE]))
        names.update({key: person.details.name for key, person in people.items()})
    return names


def _entry(name: str, version: int) -> Entry:
    return Entry(version, _plain(name), given_name_key(name))


def _plain(text: str) -> str:
    """Fold for finding: no marks, and ky is ki (Lý and Lí are one name to whoever looks for it)."""
    return fold(text).replace("y", "i")

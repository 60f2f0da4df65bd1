"""Every nameable place as one shape, and the index that finds it by any spelling of its name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from records.place.gazetteer import Commune, Gazetteer, gazetteer
from records.place.spelling import UNMARKED, begins_alike, closeness, folded_key, key_of

COMMUNE, ZONE, DISTRICT, PROVINCE, COUNTRY, WIDE = range(6)
# A mistyped name is worth less than any name spelled right but for its marks.
TYPO_WORTH = 0.6
FUZZY_LIMIT = 80
_ZONE_KINDS = {"KCN": "khu công nghiệp", "KKT": "khu kinh tế"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A place someone may mean.

    ``codes``: what it stands for today (communes; one province; one country; for a region, former
    provinces). ``former``: its own code if it is abolished. ``above``: former codes it lay in
    (district, province). ``why``: how such a name comes to be understood.
    """

    level: int
    kind: str
    name: str
    codes: tuple[str, ...]
    why: str
    former: str | None = None
    above: tuple[str, str] = ("", "")

    @property
    def current(self) -> bool:
        """Whether the place is in force under this name."""
        return self.why == "name"


@dataclass(frozen=True, slots=True)
class Reading:
    """One unit a written name may mean, and how close the spelling is (1.0 = exact).

    ``begins``: whether both begin alike; how a name begins is hardly ever mistyped.
    """

    unit: Unit
    near: float
    begins: bool = True


class Names:
    """All units by folded key."""

    def __init__(self, places: Gazetteer) -> None:
        """Index every unit of the gazetteer under its name."""
        self.places = places
        self._by_key: dict[str, list[tuple[str, Unit]]] = defaultdict(list)
        for unit in _units(places):
            self._add(key_of(unit.name), unit)
        for code, country in places.countries.items():
            unit = Unit(COUNTRY, "", country.name, (code,), "country")
            self._add(key_of(country.english), unit)
        for written, unit in (*_spoken(places), *_zones(places)):
            self._add(key_of(written), unit)

    def _add(self, marked: str, unit: Unit) -> None:
        entries = self._by_key[folded_key(marked)]
        if (marked, unit) not in entries:
            entries.append((marked, unit))

    @cached_property
    def _keys(self) -> list[str]:
        return [key for key in self._by_key if len(key) > 2]

    def find(self, marked: str) -> list[Reading]:
        """Every unit whose name this is, marks aside; best spelling first."""
        entries = self._by_key.get(folded_key(marked), ())
        found = (Reading(unit, _near(marked, name, unit)) for name, unit in entries)
        return sorted(found, key=lambda reading: -reading.near)

    def nearly(self, marked: str, at_least: float) -> list[Reading]:
        """Units whose name this may be with a letter or two mistyped, likeliest first.

        ``at_least`` is the part of the folded letters that must agree: ask for less only where few
        names can be meant.
        """
        key = folded_key(marked)
        if not 3 <= len(key) <= 40:
            return []
        hits = process.extract(
            key,
            self._keys,
            scorer=OSA.normalized_similarity,
            score_cutoff=at_least,
            limit=FUZZY_LIMIT,
        )
        found = [
            Reading(
                unit,
                (score + OSA.normalized_similarity(marked, name)) / 2 * TYPO_WORTH,
                begins_alike(key, near),
            )
            for near, score, _ in hits
            for name, unit in self._by_key[near]
        ]
        return sorted(found, key=lambda reading: -reading.near)

    @cached_property
    def _spaced(self) -> list[tuple[str, Unit]]:
        current = map(_commune, self.places.communes.values())
        return [(f" {' '.join(map(folded_key, u.name.split()))} ", u) for u in current]

    def containing(self, parts: Sequence[str]) -> list[Unit]:
        """Communes in force whose longer name holds these words (Đông Hà -> Nam Đông Hà)."""
        inner = f" {' '.join(map(folded_key, parts))} "
        return [unit for name, unit in self._spaced if inner in name and inner != name]


@lru_cache(maxsize=1)
def names() -> Names:
    """The one index, built at the first call."""
    return Names(gazetteer())


def _near(marked: str, name: str, unit: Unit) -> float:
    # The marks of older communes are not known, so none can be wrong.
    return UNMARKED if unit.why == "older-commune" else closeness(marked, name)


def _units(places: Gazetteer) -> Iterator[Unit]:
    for p in places.provinces.values():
        yield Unit(PROVINCE, p.kind, p.name, (p.code,), "name")
    yield from map(_commune, places.communes.values())
    for fp in places.former_provinces.values():
        yield _former_province(places, fp.code)
    for fd in places.former_districts.values():
        yield _former_district(places, fd.code)
    for fc in places.former_communes.values():
        above = (fc.district, fc.province)
        yield Unit(COMMUNE, fc.kind, fc.name, fc.communes, "former-commune", fc.code, above)
    for older in places.older_communes:
        into = places.former_communes[older.commune]
        above = (into.district, into.province)
        why, name = "older-commune", older.folded_name
        yield Unit(COMMUNE, older.kind, name, into.communes, why, into.code, above)
    for country in places.countries.values():
        yield Unit(COUNTRY, "", country.name, (country.code,), "country")


def _spoken(places: Gazetteer) -> Iterator[tuple[str, Unit]]:
    for said in places.spoken:
        yield said.written, _meant(places, said.written, said.kind, said.stands_for)


def _zones(places: Gazetteer) -> Iterator[tuple[str, Unit]]:
    for zone in places.zones:
        unit = Unit(ZONE, "", zone.name, zone.communes, "zone")
        yield zone.name, unit
        short, _, name = zone.name.partition(" ")
        if long := _ZONE_KINDS.get(short):
            yield f"{long} {name}", unit


def _meant(places: Gazetteer, written: str, kind: str, codes: tuple[str, ...]) -> Unit:
    if kind == "province":
        it = places.provinces[codes[0]]
        return Unit(PROVINCE, it.kind, it.name, codes, "name")
    if kind == "former-province":
        return _former_province(places, codes[0])
    if kind == "former-district":
        return _former_district(places, codes[0])
    if kind == "country":
        return Unit(COUNTRY, "", places.countries[codes[0]].name, codes, "country")
    return Unit(WIDE, kind, written, codes, kind)


def _commune(it: Commune) -> Unit:
    return Unit(COMMUNE, it.kind, it.name, (it.code,), "name")


def _former_province(places: Gazetteer, code: str) -> Unit:
    it = places.former_provinces[code]
    return Unit(PROVINCE, it.kind, it.name, (it.province,), "former-province", code, ("", code))


def _former_district(places: Gazetteer, code: str) -> Unit:
    it = places.former_districts[code]
    above = (code, it.province)
    return Unit(DISTRICT, it.kind, it.name, it.communes, "former-district", code, above)

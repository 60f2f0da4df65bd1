"""The places themselves, read once from the files in ``data`` and kept in memory.

Codes are the national ones, as text. A *former* place is one abolished on 01/07/2025 or before; it
names the communes in force that hold its ground. Positions are area centroids in WGS 84 degrees.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34 provinces in force; ``kind`` is tỉnh or thành phố."""

    code: str
    kind: str
    name: str
    english: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Commune:
    """One of the 3,321 communes in force: xã, phường or đặc khu.

    ``wage_region`` is I to IV where we know it (see ``data/wage_regions.csv``), else None.
    """

    code: str
    province: str
    kind: str
    name: str
    lat: float
    lon: float
    wage_region: str | None


@dataclass(frozen=True, slots=True)
class FormerProvince:
    """One of the 63 provinces until 2025 and the province in force that took it in."""

    code: str
    kind: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class FormerDistrict:
    """A district until 2025; ``communes`` are all in force that hold a part of it."""

    code: str
    kind: str
    name: str
    province: str
    communes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A commune until 2025. With more than one of ``communes`` it was split.

    ``district`` and ``province`` are former codes; ``certainty`` as in ``data/SOURCES.md``.
    """

    code: str
    kind: str
    name: str
    district: str
    province: str
    communes: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class OlderCommune:
    """A commune merged away before 2025; only its folded name is known, and who took it in."""

    commune: str
    kind: str
    folded_name: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory by its two-letter ISO code."""

    code: str
    name: str
    english: str


@dataclass(frozen=True, slots=True)
class Zone:
    """An industrial zone or port people name instead of a commune; never certain."""

    name: str
    communes: tuple[str, ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What people write for a place, and the kind and codes of what it stands for."""

    written: str
    kind: str
    stands_for: tuple[str, ...]


class Gazetteer:
    """All places by code. Ask through the functions below, or ``gazetteer()`` for the whole."""

    def __init__(self) -> None:
        """Read every file once (about a tenth of a second)."""
        self.provinces = {it.code: it for it in map(_province, _rows("provinces"))}
        self.communes = {it.code: it for it in map(_commune, _rows("communes"))}
        self.former_provinces = {row[0]: FormerProvince(*row) for row in _rows("former_provinces")}
        self.former_districts = {
            it.code: it for it in map(_former_district, _rows("former_districts"))
        }
        self.former_communes = {
            it.code: it for it in map(_former_commune, _rows("former_communes"))
        }
        self.older_communes = tuple(OlderCommune(*row) for row in _rows("older_communes"))
        self.countries = {row[0]: Country(*row) for row in _rows("countries")}
        self.zones = tuple(Zone(name, tuple(c.split()), sure) for name, c, sure in _rows("zones"))
        self.spoken = tuple(Spoken(w, kind, tuple(c.split())) for w, kind, c in _rows("spoken"))

    @cached_property
    def by_province(self) -> dict[str, tuple[Commune, ...]]:
        """The communes in force of each province, in order of code."""
        grouped: dict[str, list[Commune]] = {code: [] for code in self.provinces}
        for each in self.communes.values():
            grouped[each.province].append(each)
        return {code: tuple(members) for code, members in grouped.items()}

    @cached_property
    def by_former_province(self) -> dict[str, frozenset[str]]:
        """The codes of all communes in force that hold a part of each former province."""
        grouped: dict[str, set[str]] = {code: set() for code in self.former_provinces}
        for district in self.former_districts.values():
            grouped[district.province].update(district.communes)
        for was in self.former_communes.values():
            grouped[was.province].update(was.communes)
        return {code: frozenset(members) for code, members in grouped.items()}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer, read at the first call."""
    return Gazetteer()


def province(code: str) -> Province:
    """The province in force with this two-digit code; KeyError if there is none."""
    return gazetteer().provinces[code]


def commune(code: str) -> Commune:
    """The commune in force with this five-digit code; KeyError if there is none."""
    return gazetteer().communes[code]


def communes_of(province_code: str) -> tuple[Commune, ...]:
    """All communes in force of one province; KeyError if there is no such province."""
    return gazetteer().by_province[province_code]


def commune_full_name(code: str) -> str:
    """As on paper: ``xã Gio Linh, tỉnh Quảng Trị``; KeyError if there is no such commune."""
    it = commune(code)
    above = province(it.province)
    return f"{it.kind} {it.name}, {above.kind} {above.name}"


def _province(row: list[str]) -> Province:
    code, kind, name, english, lat, lon = row
    return Province(code, kind, name, english, float(lat), float(lon))


def _commune(row: list[str]) -> Commune:
    code, above, kind, name, lat, lon, wage_region = row
    return Commune(code, above, kind, name, float(lat), float(lon), wage_region or None)


def _former_district(row: list[str]) -> FormerDistrict:
    code, kind, name, above, communes = row
    return FormerDistrict(code, kind, name, above, tuple(communes.split()))


def _former_commune(row: list[str]) -> FormerCommune:
    code, kind, name, district, above, communes, certainty = row
    into = tuple(communes.split())
    return FormerCommune(code, kind, name, district, above, into, certainty)


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("records.place") / "data" / f"{name}.csv").read_text("utf-8")
    reader = csv.reader(text.splitlines())
    next(reader)
    yield from reader

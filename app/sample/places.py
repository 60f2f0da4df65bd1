"""The communes of the sample's province by name, and places beyond it."""

from functools import cache

from app.sample.texts import Row, rows
from records.place.gazetteer import Commune, communes_of, gazetteer

PROVINCE = "44"
# Codes of communes grew from north to south; the southern former province begins with Đông Hà.
_SOUTH_FROM = "19333"


@cache
def _by_name() -> dict[str, Commune]:
    return {it.name: it for it in communes_of(PROVINCE)}


def commune(name: str) -> Commune:
    """Return a commune of the province by its name."""
    return _by_name()[name]


def is_south(code: str) -> bool:
    """Tell whether a commune lies in the former province of Quảng Trị, else in Quảng Bình."""
    return code >= _SOUTH_FROM


def homes(land: str = "") -> tuple[Row, ...]:
    """Return the communes people live in: all, or those of one land (``coast``, ``upland``)."""
    return tuple(row for row in rows("homes") if not land or row["land"] == land)


def beyond(name: str) -> str:
    """Return a province or country by its name, as the place box takes it: ``province:48``."""
    for code, province in gazetteer().provinces.items():
        if province.name == name:
            return f"province:{code}"
    countries = gazetteer().countries
    return next(f"country:{code}" for code, it in countries.items() if it.name == name)

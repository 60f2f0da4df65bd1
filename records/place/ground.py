"""Codes turned into a spot on the ground, as the matcher measures it."""

from matcher.facts import HERE, Spot
from records.place.gazetteer import commune, province


def spot(province_code: str | None, commune_code: str | None, country: str) -> Spot | None:
    """Return where a commune or province lies; abroad only the country counts."""
    if country != HERE:
        return Spot(0.0, 0.0, "", None, country)
    if commune_code is not None:
        here = commune(commune_code)
        return Spot(here.lat, here.lon, here.province, commune_code)
    if province_code is not None:
        whole = province(province_code)
        return Spot(whole.lat, whole.lon, province_code)
    return None

"""What lies near a commune, as the crow flies between the middles of communes."""

from functools import lru_cache

from matcher.criteria.distance import apart
from records.place.gazetteer import gazetteer
from records.place.ground import spot


def communes_within(code: str, km: int) -> tuple[str, ...]:
    """Return the communes not farther than so many kilometres, the nearest (itself) first."""
    return tuple(other for metres, other in _outward(code) if metres <= km * 1000)


def kilometres(code: str, other: str) -> int:
    """Return how far two communes lie apart, rounded up."""
    metres = next(metres for metres, found in _outward(code) if found == other)
    return -(-metres // 1000)


@lru_cache(maxsize=256)
def _outward(code: str) -> tuple[tuple[int, str], ...]:
    here = spot(None, code, "VN")
    places = ((spot(None, other, "VN"), other) for other in gazetteer().communes)
    return tuple(sorted((apart(here, there), other) for there, other in places if here and there))

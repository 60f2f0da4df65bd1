"""How a search is understood: the trades its words name, the place its address names, what lies near.

Asked of a page as it is typed, and of the clock for a search that somebody keeps.
"""

from collections.abc import Mapping

from matcher.concepts import standard_lexicon
from records.place.gazetteer import gazetteer
from records.place.nearby import communes_within
from records.vacancy.browsing import Place, Sought

REACH = (10, 20, 30, 50)
"""Kilometres around one commune that are offered."""
ANYWHERE = Place()
Trades = tuple[tuple[str, bool], ...]


def trades_in(words: str) -> Trades:
    """Return the trades that some words name, each with whether that is sure."""
    if not words:
        return ()
    read = standard_lexicon().look_up(words, limit=3, kinds=("trade",))
    return tuple((found.concept, found.sure) for found in read)


def place_at(at: str) -> Place | None:
    """Return the place an address names: ``province:44``, ``commune:19333+19334``, ``country:JP``."""
    kind, _colon, listed = at.partition(":")
    codes, places = tuple(listed.split("+")), gazetteer()
    if kind == "commune" and all(code in places.communes for code in codes):
        return Place(communes=codes)
    if kind == "province" and listed in places.provinces:
        return Place(province=listed)
    if kind == "country" and listed in places.countries:
        return Place(country=listed)
    return None


def sought(words: str, place: Place, chosen: Mapping[str, str]) -> Sought:
    """Return a search as it is asked: of trades only those that are surely named."""
    named = tuple(code for code, sure in trades_in(words) if sure)
    return Sought(words, named, place, chosen, around(place))


def around(place: Place) -> dict[str, tuple[str, ...]]:
    """Return the communes around the one that was named, by kilometres; of a whole district none."""
    if len(place.communes) != 1:
        return {}
    return {str(km): communes_within(place.communes[0], km) for km in REACH}

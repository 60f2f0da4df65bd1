"""Where the work is, as a listing writes it: one spot for each province, commune or country named."""

from dataclasses import dataclass
from functools import lru_cache

from matcher.text import canonical
from records.intake.reasons import Reason, because
from records.place.gazetteer import commune, gazetteer
from records.place.places_of_work import Listing, WorkPlace, places_of_work

Spot = dict[str, str | None]
WRITTEN = 200
_WHY = {
    "nothing-written": "field-required",
    "unnamed-place": "place-unnamed",
    "several-places": "place-several",
    "no-such-place": "place-unknown",
}


@dataclass(frozen=True, slots=True)
class Spots:
    """The spots of one cell, each once, and what is less than sure about them."""

    spots: tuple[Spot, ...]
    notes: tuple[str, ...]


@lru_cache(maxsize=8192)
def read_spots(text: str, home: str | None = None) -> Spots | Reason:
    """Spots of work from one cell; a narrow name is looked for in province ``home`` first.

    A region, or all of Viet Nam, is every province of it. What is not understood beside a place
    that is, is left out with a note.
    """
    read = places_of_work(text, home=home)
    known = [place for place in read.places if place.kind != "abroad"]
    if not known:
        return _why_not(read, text)
    spots: dict[tuple[str | None, ...], Spot] = {}
    whole = len(known) == 1 and not read.refused
    for place in known:
        written = canonical(text) if whole else place.written
        for spot in _spots(place, written):
            first = spots.setdefault(_ground(spot), spot)
            if first is not spot:
                first["written"] = f"{first['written']}, {written}"[:WRITTEN]
    return Spots(tuple(spots.values()), _notes(read))


def _why_not(read: Listing, text: str) -> Reason:
    if not read.refused:
        return because("place-country-needed", written=text)
    why = next((each for each in read.refused if each.why != "nothing-written"), read.refused[0])
    return because(_WHY.get(why.why, "place-unclear"), written=why.written)


def _notes(read: Listing) -> tuple[str, ...]:
    """Keys of sentences, for counting."""
    left_out = bool(read.more or read.refused) or any(x.kind == "abroad" for x in read.places)
    said = {"place-partly": left_out, "place-wide": bool(read.unclear)}
    return tuple(key for key, is_so in said.items() if is_so)


def _spots(place: WorkPlace, written: str) -> list[Spot]:
    if place.kind == "country":
        return [_spot(written, country=code) for code in place.codes]
    if place.kind in ("commune", "former-district"):
        return [_spot(written, commune(code).province, code) for code in place.codes]
    provinces = place.codes or tuple(gazetteer().provinces)
    return [_spot(written, code) for code in provinces]


def _spot(
    written: str,
    province_code: str | None = None,
    commune_code: str | None = None,
    *,
    country: str = "VN",
) -> Spot:
    return {
        "country": country,
        "province_code": province_code,
        "commune_code": commune_code,
        "written": written[:WRITTEN],
    }


def _ground(spot: Spot) -> tuple[str | None, ...]:
    return spot["country"], spot["province_code"], spot["commune_code"]

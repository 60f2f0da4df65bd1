"""Which place someone means, in any spelling: sure, ask, or unknown; never a guess.

A name that was moved, split or shared is asked. ``Gio Linh`` may be the commune or the whole former
district; ``Quảng Trị`` the province or the ward. What a page says about it is keyed by ``why`` (per
place) and ``reason`` (per answer); the keys are listed in the classes below.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from records.place.gazetteer import gazetteer
from records.place.keystrokes import decoded
from records.place.reading import Address, Allowed, anywhere, read
from records.place.spelling import EXACT, words
from records.place.units import COMMUNE, COUNTRY, DISTRICT, PROVINCE, ZONE, Reading, Unit, names

SURE, ASK, UNKNOWN = "sure", "ask", "unknown"
_LONGEST_TEXT = 300
_COMMUNE_KINDS = ("xã", "phường", "đặc khu")


@dataclass(frozen=True, slots=True)
class Found:
    """One place that may be meant.

    ``kind``: province, commune, former-district or country. ``codes``: one province, one commune,
    one country, or all communes of the former district (one that became a single commune is that
    commune). ``label``: official names, narrow to broad.
    ``formerly``: the abolished unit it was found by, narrow to broad, and ``former`` its code.
    ``why``: name, former-commune, former-commune-part, former-district, former-province,
    older-commune, longer-name, zone or country. ``score``: 1.0 = written exactly.
    """

    kind: str
    codes: tuple[str, ...]
    label: tuple[str, ...]
    score: float
    why: str
    formerly: tuple[str, ...] = ()
    former: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """``state`` is sure (one place), ask (choose among ``places``) or unknown (none).

    ``reason``, None when sure: several-places, split-commune, unsettled-commune, older-commune,
    zone, spelling, contradiction, words-left-over, nothing-written or no-such-place.
    ``left_off`` counts further places: ask for the province.
    """

    state: str
    places: tuple[Found, ...] = ()
    reason: str | None = None
    left_off: int = 0

    @property
    def widest(self) -> Found | None:
        """The one of several places of a name that holds all the others (huyện Gio Linh: xã Gio Linh)."""
        if self.left_off or self.reason != "several-places":
            return None
        return next(
            (x for x in self.places if all(_holds(x, other) for other in self.places)), None
        )


def look_up(
    text: str, *, within: str | None = None, home: str | None = None, limit: int = 8
) -> Answer:
    """What place ``text`` names.

    Of several places of a name, those in ``home``, a province code, are meant if there are any;
    ``within``, a province code too, leaves out all other provinces.
    """
    text = text[:_LONGEST_TEXT]
    if not words(text):
        return Answer(UNKNOWN, reason="nothing-written")
    answer = _answer(text, within, home, limit)
    if answer.state == SURE or (answer.places and answer.reason != "spelling"):
        return answer
    typed = decoded(text)
    meant = _answer(typed, within, home, limit) if typed != text.casefold() else answer
    if not meant.places or meant.reason == "spelling":
        return answer
    return replace(meant, state=ASK, reason="spelling")


def _answer(text: str, within: str | None, home: str | None, limit: int) -> Answer:
    address = read(text, _allowed(within))
    readings = _at_home(address, home)
    places = _merged(_places(readings, within))
    if not places:
        return Answer(UNKNOWN, reason="no-such-place")
    reason = _doubt(address, readings, places)
    if reason is None:
        return Answer(SURE, tuple(places))
    if address.mentions == 1:
        places += _longer_names(words(text), within or home, places)
    return Answer(ASK, tuple(places[:limit]), reason, max(0, len(places) - limit))


def _allowed(within: str | None) -> Allowed:
    if within is None:
        return anywhere
    return lambda unit: unit.level <= PROVINCE and bool(_codes_within(unit, within))


def _holds(wide: Found, narrow: Found) -> bool:
    if wide.kind == "province" and narrow.kind in ("commune", "former-district"):
        communes = gazetteer().communes
        return all(communes[code].province in wide.codes for code in narrow.codes)
    return wide.kind != "country" and set(narrow.codes) <= set(wide.codes)


def _codes_within(unit: Unit, within: str | None) -> tuple[str, ...]:
    if within is None or unit.level == COUNTRY:
        return unit.codes
    if unit.level == PROVINCE:
        return tuple(code for code in unit.codes if code == within)
    communes = gazetteer().communes
    return tuple(code for code in unit.codes if communes[code].province == within)


def _settle(address: Address) -> list[Reading]:
    """Drop readings that the way of writing rules out."""
    readings = address.readings
    if address.mentions == 1 and address.kind is None:
        return _famous(readings)
    if _official_form(address):
        return [r for r in readings if r.unit.current and r.near == EXACT] or readings
    return readings


def _at_home(address: Address, home: str | None) -> list[Reading]:
    """Of places of one name those in the home province, if there are any: who writes no more lives near.

    Of those far away, where no place around is written, only what begins as the name does: Sao Hỏa is no
    slip for Bảo Hòa.
    """
    readings = _settle(address)
    here = [r for r in readings if home and _codes_within(r.unit, home)]
    return here or [r for r in readings if r.begins or address.around]


def _official_form(address: Address) -> bool:
    """``xã Tân Thành, tỉnh Quảng Trị``: as places in force are written, with no district."""
    return (
        address.marked
        and address.kind in _COMMUNE_KINDS
        and address.kind_around is not None
        and any(r.unit.current and r.unit.level == PROVINCE for r in address.around)
    )


def _famous(readings: list[Reading]) -> list[Reading]:
    """A bare province or country name means just that, unless a place near it shares the name.

    Near: a former district anywhere, or a commune in force inside that very province. A far commune
    of the same name must be written with its kind or its province.
    """
    broad = [r for r in readings if r.unit.level in (PROVINCE, COUNTRY)]
    provinces = {code for r in broad if r.unit.level == PROVINCE for code in r.unit.codes}
    return readings if not broad or any(_shares(r.unit, provinces) for r in readings) else broad


def _shares(unit: Unit, provinces: set[str]) -> bool:
    if unit.level == DISTRICT:
        return True
    in_force = unit.level == COMMUNE and unit.current
    return in_force and gazetteer().communes[unit.codes[0]].province in provinces


def _doubt(address: Address, readings: list[Reading], places: list[Found]) -> str | None:
    """Why the answer must be asked, or None."""
    for doubt in ("contradiction", "spelling"):
        if doubt in address.doubts:
            return doubt
    if len({r.unit.former or r.unit.codes for r in readings}) == 1 and len(places) > 1:
        return "zone" if readings[0].unit.level == ZONE else "split-commune"
    if len(places) > 1:
        return "several-places"
    if "words-left-over" in address.doubts:
        return "words-left-over"
    return _unsure_alone(readings)


def _unsure_alone(readings: list[Reading]) -> str | None:
    """Why even a single place is asked: nothing but an uncertain reading leads to it."""
    if any(r.unit.current for r in readings):
        return None
    unit = readings[0].unit
    if unit.why in ("zone", "older-commune"):
        return unit.why
    was = gazetteer().former_communes.get(unit.former or "") if unit.level == COMMUNE else None
    if was and len(was.communes) > 1:
        return "split-commune"
    return "unsettled-commune" if was and was.certainty == "differ" else None


def _places(readings: Iterable[Reading], within: str | None) -> Iterator[Found]:
    for reading in readings:
        unit, codes = reading.unit, _codes_within(reading.unit, within)
        score = round(reading.near - 0.01 * _order(unit), 3)
        if unit.level == DISTRICT and len(unit.codes) > 1:
            label = (f"{unit.kind} {unit.name}", province_label(unit))
            yield Found("former-district", codes, label, score, unit.why, label[:1], unit.former)
        elif unit.level in (PROVINCE, COUNTRY):
            yield _broad(unit, score)
        else:
            yield from (_part(unit, code, score) for code in codes)


def _order(unit: Unit) -> int:
    if unit.level in (PROVINCE, COUNTRY):
        return 0
    if unit.level == DISTRICT:
        return 2
    return 1 if unit.current else 4 if unit.why == "older-commune" else 3


def _broad(unit: Unit, score: float) -> Found:
    if unit.level == COUNTRY:
        return Found("country", unit.codes, (unit.name,), score, unit.why)
    formerly = (f"{unit.kind} {unit.name}",) if unit.former else ()
    label = (province_label(unit),)
    return Found("province", unit.codes, label, score, unit.why, formerly, unit.former)


def _part(unit: Unit, code: str, score: float) -> Found:
    it = gazetteer().communes[code]
    above = gazetteer().provinces[it.province]
    why = (
        "former-commune-part" if unit.why == "former-commune" and len(unit.codes) > 1 else unit.why
    )
    label = (f"{it.kind} {it.name}", f"{above.kind} {above.name}")
    return Found("commune", (code,), label, score, why, former_label(unit), unit.former)


def province_label(unit: Unit) -> str:
    """The province in force a unit belongs to now, with its kind."""
    places = gazetteer()
    code = unit.codes[0]
    it = places.provinces[code if unit.level == PROVINCE else places.communes[code].province]
    return f"{it.kind} {it.name}"


def former_label(unit: Unit) -> tuple[str, ...]:
    """What an abolished commune or a zone was called, narrow to broad; empty if in force."""
    if unit.level == ZONE:
        return (unit.name,)
    if unit.level == DISTRICT:
        return (f"{unit.kind} {unit.name}",)
    was = gazetteer().former_communes.get(unit.former or "")
    if was is None:
        return ()
    district = gazetteer().former_districts.get(was.district)
    above = gazetteer().former_provinces[was.province]
    labels = [f"{was.kind} {was.name}", f"{above.kind} {above.name}"]
    if district:
        labels.insert(1, f"{district.kind} {district.name}")
    return tuple(labels)


def _merged(places: Iterable[Found]) -> list[Found]:
    """Each place once, by its best reading, best first."""
    best: dict[tuple[str, tuple[str, ...]], Found] = {}
    for found in sorted(places, key=lambda found: -found.score):
        best.setdefault((found.kind, found.codes), found)
    return list(best.values())


def _longer_names(parts: list[str], within: str | None, places: list[Found]) -> Iterator[Found]:
    known = {found.codes for found in places}
    if len(parts) == 1:
        return
    for unit in names().containing(parts):
        if _codes_within(unit, within) and unit.codes not in known:
            yield replace(_part(unit, unit.codes[0], 0.5), why="longer-name")

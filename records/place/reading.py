"""Reads a written address from its broadest name to its narrowest, each inside the one before.

``thôn 3, xã Hải Phú, huyện Hải Lăng, Quảng Trị``: Quảng Trị may be a province, a ward or an old
town; Hải Lăng lies in the province; Hải Phú in the old district of that name; thôn 3 is a detail.
Nothing is chosen here: every reading that fits is kept, with the doubts met on the way.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from records.place.gazetteer import gazetteer
from records.place.spelling import (
    DETAIL_WORDS,
    EXACT,
    UNMARKED,
    folded_key,
    has_marks,
    marked_key,
    part_kind,
    words,
)
from records.place.units import (
    COMMUNE,
    COUNTRY,
    DISTRICT,
    PROVINCE,
    WIDE,
    ZONE,
    Reading,
    Unit,
    names,
)

_CUT = re.compile(r"[,;|()\[\]\n\r/:]+")
_TOWNS = {"thành phố", "thị xã"}
_LONGEST_NAME = 6
# How much of a mistyped name must agree, among all names and among those of a known province.
_ALIKE, _ALIKE_INSIDE = 0.8, 0.65
_GUESSES = 12
# Said after a name: the abolished place, or the one in force (Chợ Mới is a name, and read first).
_ERA = {"cũ": False, "cu": False, "mới": True, "moi": True}
# After "thôn 3" comes a place again; after "số 3" or a bare number, a street.
_NUMBERED = {folded_key(word) for word in DETAIL_WORDS[:16]}
_DETAILS = {folded_key(word) for word in DETAIL_WORDS}
_HOMELAND = {"vietnam", "vn"}

Allowed = Callable[[Unit], bool]


@dataclass
class Address:
    """What has been read so far; ``readings`` are of the narrowest name understood."""

    marked: bool
    allowed: Allowed
    readings: list[Reading] = field(default_factory=list)
    around: list[Reading] = field(default_factory=list)
    kind: str | None = None
    kind_around: str | None = None
    mentions: int = 0
    doubts: set[str] = field(default_factory=set)
    lost: bool = False

    def take(self, readings: list[Reading], kind: str | None) -> None:
        """Go one name further in."""
        self.around, self.kind_around = self.readings, self.kind
        self.readings, self.kind = readings, kind
        self.mentions += 1
        if max(reading.near for reading in readings) < UNMARKED:
            self.doubts.add("spelling")

    @property
    def done(self) -> bool:
        """Whether nothing written further in can matter: we know nothing narrower than a commune."""
        narrowest = (COMMUNE, ZONE, COUNTRY)
        return bool(self.readings) and all(r.unit.level in narrowest for r in self.readings)


def anywhere(unit: Unit) -> bool:
    """Lets every place in Viet Nam and abroad pass."""
    return unit.level != WIDE


def read(text: str, allowed: Allowed = anywhere) -> Address:
    """All readings of an address; only units that ``allowed`` lets pass are considered."""
    segments = [words(part) for part in _CUT.split(text)]
    address = Address(any(map(has_marks, segments)), allowed)
    for parts in reversed(_join_eras(segments)):
        if address.done:
            break
        _read_segment(parts, address)
    return address


def inside(unit: Unit, around: Unit) -> bool:
    """Whether one place lies, or lay, in the other, and is narrower."""
    if around.level not in (DISTRICT, PROVINCE) or unit.level > around.level:
        return False
    if unit.level == around.level == DISTRICT:
        return _merged_away(unit) and around.former == "769" and _overlap(unit, around)
    if unit.level == around.level:
        return unit.why == "former-province" and around.current and _in_province(unit, around)
    if unit.former and around.former:
        return around.former in unit.above or (_merged_away(around) and _overlap(unit, around))
    return _in_province(unit, around) if around.level == PROVINCE else _overlap(unit, around)


def _in_province(unit: Unit, around: Unit) -> bool:
    if unit.level == PROVINCE:
        return unit.codes == around.codes and unit.name != around.name
    if around.former:
        return bool(gazetteer().by_former_province[around.former].intersection(unit.codes))
    communes = gazetteer().communes
    return any(communes[code].province == around.codes[0] for code in unit.codes)


def _overlap(unit: Unit, around: Unit) -> bool:
    return bool(set(unit.codes) & set(around.codes))


def _merged_away(unit: Unit) -> bool:
    # Districts gone before 2025 have no former communes of their own in the lists.
    return unit.former in ("762", "763", "769-2")


def _join_eras(segments: list[list[str]]) -> list[list[str]]:
    joined: list[list[str]] = []
    for parts in segments:
        if joined and len(parts) == 1 and parts[0] in _ERA:
            joined[-1] = [*joined[-1], *parts]
        elif parts:
            joined.append(parts)
    return joined


def _read_segment(parts: Sequence[str], address: Address) -> None:
    if folded_key(marked_key(parts)) in _HOMELAND:
        return
    for size in range(min(len(parts), _LONGEST_NAME + 3), 0, -1):
        before, name = parts[:-size], parts[-size:]
        found, kind = _fitting(name, address)
        if found and _stands_alone(before, name, kind):
            misread = [] if kind or not before or _is_detail(before) else _near(parts, address)
            address.take(found, kind)
            if before and not (address.done and kind):
                _read_before(before, misread, address)
            return
    _read_unknown(parts, address)


def _read_before(parts: Sequence[str], misread: list[Reading], address: Address) -> None:
    """Words before a name in the same breath; unread, the whole may be one mistyped name."""
    mentions = address.mentions
    if not address.done:
        _read_segment(parts, address)
    if address.mentions == mentions and not _is_detail(parts):
        address.doubts.add("words-left-over")
        address.readings = [*address.readings, *misread]


def _fitting(parts: Sequence[str], address: Address) -> tuple[list[Reading], str | None]:
    """The readings of a name that lie in what was read before, closest spelling only."""
    kind, _ = part_kind(parts)
    if address.lost and kind is None:
        return [], None
    found = [r for r in _of_kind(parts) if _fits(r.unit, address)]
    era = _ERA.get(parts[-1])
    if not found and era is not None and len(parts) > 1:
        found = [r for r in _of_kind(parts[:-1]) if _fits(r.unit, address)]
        found = [r for r in found if r.unit.current is era]
    return closest(found, address.marked), kind


def _fits(unit: Unit, address: Address) -> bool:
    return address.allowed(unit) and (
        not address.readings or any(inside(unit, r.unit) for r in address.readings)
    )


def _of_kind(parts: Sequence[str]) -> list[Reading]:
    kind, name = part_kind(parts)
    found = names().find(marked_key(parts)) if not parts[0].isdigit() else []
    if kind:
        found = found + [r for r in names().find(marked_key(name)) if is_kind(kind, r.unit)]
    return found


def is_kind(kind: str, unit: Unit) -> bool:
    """Whether a unit may be called by this kind word."""
    if unit.level == PROVINCE:
        return kind in ("tỉnh", "thành phố")
    if unit.level == DISTRICT:
        return kind == unit.kind or {kind, unit.kind} <= _TOWNS
    return unit.level == COMMUNE and kind == unit.kind


def closest(readings: Iterable[Reading], marked: bool) -> list[Reading]:
    """The best spelled readings: exact before marks left out before marks that differ.

    A writer without marks (``marked`` false) left them out everywhere, so nothing is exact.
    """
    found = list(dict.fromkeys(readings))
    tiers = ([EXACT] if marked else []) + [UNMARKED, 0.0]
    return next((best for t in tiers if (best := [r for r in found if r.near >= t])), [])


def _stands_alone(before: Sequence[str], name: Sequence[str], kind: str | None) -> bool:
    """A known name right after ``thôn``, ``đường`` or a number is a hamlet's or a street's."""
    if kind or not before:
        return True
    if before[-1].isdigit():
        numbered_ward = part_kind(before[-2:])[0] is not None
        return numbered_ward or (len(before) > 1 and folded_key(before[-2]) in _NUMBERED)
    return len(name) > 1 and not _is_detail_word(before)


def _is_detail_word(before: Sequence[str]) -> bool:
    # Without marks "lang" may end a name (Hải Lăng): only a first word is surely no name's end.
    return before[-1] in DETAIL_WORDS or (len(before) == 1 and folded_key(before[0]) in _DETAILS)


def _read_unknown(parts: Sequence[str], address: Address) -> None:
    kind, _ = part_kind(parts)
    if _is_detail(parts) or (address.lost and kind is None):
        return
    if near := _near(parts, address):
        address.take(near, kind)
        address.doubts.add("spelling")
    elif not address.readings and (near := _mistyped_province(parts, address)):
        address.take(near, None)
        address.doubts.add("spelling")
        _read_segment(parts[:-2], address)
    else:
        _give_up(parts, kind, address)


def _give_up(parts: Sequence[str], kind: str | None, address: Address) -> None:
    address.lost = True
    if kind and address.readings:
        address.doubts.add("contradiction")
        address.readings = [*_elsewhere(parts, address), *address.readings]
    else:
        address.doubts.add("words-left-over")


def _mistyped_province(parts: Sequence[str], address: Address) -> list[Reading]:
    """A province mistyped at the end of an address without commas (``lao bao quang trj``)."""
    near = _near(parts[-2:], address) if len(parts) > 2 else []
    return [reading for reading in near if reading.unit.level == PROVINCE]


def _near(parts: Sequence[str], address: Address) -> list[Reading]:
    """Units of another kind under this name, or else of nearly this name."""
    _, name = part_kind(parts)
    if len(name) == 1 and (name[0].isdigit() or len(name[0]) == 1):
        return []
    key, at_least = marked_key(name), _ALIKE_INSIDE if address.readings else _ALIKE
    for found in (names().find(key), names().nearly(key, at_least)):
        fitting = [r for r in found if _fits(r.unit, address)]
        if fitting:
            return fitting[:_GUESSES]
    return []


def _elsewhere(parts: Sequence[str], address: Address) -> list[Reading]:
    """What a name with its kind means outside the place it was said to lie in."""
    found = [r for r in _of_kind(parts) if address.allowed(r.unit)]
    return closest(found, address.marked)


def _is_detail(parts: Sequence[str]) -> bool:
    return parts[0].isdigit() or folded_key(parts[0]) in _DETAILS

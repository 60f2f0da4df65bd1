"""The places a vacancy's free text names: ``Hồ Chí Minh, Bình Dương``, ``Quận 9, TP HCM``.

A list names provinces first of all: here, unlike in an address, ``Quảng Ninh`` is the province. A
narrower name counts with the broader one after it (or before it: ``Hà Nội: Cầu Giấy``). What stays
ambiguous is kept at the precision that is sure, and said so; the rest is refused with its reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from records.place.gazetteer import gazetteer
from records.place.look_up import SURE, Answer, Found, look_up
from records.place.reading import read
from records.place.spelling import EXACT, UNMARKED, marked_key, part_kind, words, written_words
from records.place.units import COUNTRY, DISTRICT, PROVINCE, WIDE, Unit, names

_ERA = re.compile(r"\(\s*(cũ|cu|mới|moi)\s*\)", re.IGNORECASE)
_MORE = re.compile(
    r"(?:&|\+|và|va)\s*(\d+)\s*(?:nơi|noi|tỉnh|tinh|địa điểm|dia diem)[^,;]*", re.IGNORECASE
)
_LISTS = re.compile(r"[;|\n•]+")
_ITEMS = re.compile(r"[,/&+()\[\]]+|\s(?:và|va|hoặc)\s", re.IGNORECASE)
_FILLERS = {"kv", "khu", "vực", "vùng", "các", "tỉnh", "cac", "tinh", "vung", "vuc"}
_ERA_WORDS = frozenset(("cũ", "cu", "mới", "moi"))
_UNNAMED = {"khác", "khac", "nơi khác", "địa điểm khác", "nhiều nơi", "tỉnh khác"}
_LONGEST_NAME = 10
_LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """One place of work.

    ``kind``: province, commune, former-district, country, region, anywhere (in Viet Nam), abroad
    (country not named) or from-home. ``codes``: its province, commune(s), country, or a region's
    provinces, all in force. ``former``: codes of the abolished units it was written as.
    """

    kind: str
    codes: tuple[str, ...]
    written: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not understood; ``why``: nothing-written, unnamed-place or an Answer's reason."""

    written: str
    why: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All places of work one text names.

    ``more``: further places it counts without naming (``& 2 nơi khác``). ``unclear``: narrow names
    that may mean several places; a place that holds them all is in ``places``.
    """

    places: tuple[WorkPlace, ...] = ()
    more: int = 0
    unclear: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass
class _Draft:
    home: str | None
    places: list[WorkPlace] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def places_of_work(text: str, *, home: str | None = None) -> Listing:
    """Every place ``text`` names, in the order written, each once.

    ``home``, a province code: a narrow name without its province is looked for there first.
    """
    plain = _ERA.sub(r" \1", text[:_LONGEST_TEXT])
    more = sum(int(found[1][:6]) for found in _MORE.finditer(plain))
    draft = _Draft(home)
    for chunk in _LISTS.split(_MORE.sub(",", plain)):
        _read_chunk(chunk, draft)
    if not (draft.places or draft.refused):
        draft.refused.append(Refused(text.strip(), "nothing-written"))
    places = {(p.kind, p.codes, p.former): p for p in reversed(draft.places)}
    return Listing(
        tuple(reversed(places.values())), more, tuple(draft.unclear), tuple(draft.refused)
    )


def _read_chunk(chunk: str, draft: _Draft) -> None:
    """One list. Narrow names wait for the broad name that holds them."""
    head, colon, rest = chunk.partition(":")
    if colon and broad(head):
        _read_under(head, rest, draft)
        return
    waiting: list[str] = []
    for item in filter(words, _ITEMS.split(chunk)):
        units = broad(item)
        if not units:
            waiting.append(" ".join(item.split()))
            continue
        if not _take_narrow(waiting, item, draft):
            draft.places += [_broad_place(unit, written) for unit, written in units]
        waiting = []
    _take_narrow(waiting, "", draft)


def _read_under(head: str, rest: str, draft: _Draft) -> None:
    """``Hà Nội: Cầu Giấy, Nam Từ Liêm``: each name lies in the head, or else the head is meant."""
    taken = [_take_one(item.strip(), head, draft) for item in filter(words, _ITEMS.split(rest))]
    if not any(taken):
        draft.places += [_broad_place(unit, written) for unit, written in broad(head)]


def broad(item: str) -> list[tuple[Unit, str]]:
    """The provinces, regions and countries an item consists of, or none if it is anything else."""
    written = [w for w in written_words(item) if w.casefold() not in _FILLERS]
    if not written:
        return []
    for said in (written_words(item), written):
        if unit := _broad_unit(words(" ".join(said))):
            return [(unit, " ".join(item.split()))]
    if any(r.near == EXACT for r in names().find(marked_key(words(item)))):
        return []
    return _broad_run(written)


def _broad_run(written: Sequence[str]) -> list[tuple[Unit, str]]:
    found: list[tuple[Unit, str]] = []
    while written:
        for size in range(min(len(written), _LONGEST_NAME), 0, -1):
            said = " ".join(written[:size])
            if unit := _broad_unit(words(said)):
                found.append((unit, said))
                written = written[size:]
                break
        else:
            return []
    return found


def _broad_unit(parts: Sequence[str]) -> Unit | None:
    """The province, country or region a name means; in force rather than former, unless said."""
    old = parts[-1] in ("cũ", "cu")
    name = parts[:-1] if len(parts) > 1 and parts[-1] in _ERA_WORDS else parts
    kind, bare = part_kind(name)
    tried = [name, bare] if kind in ("tỉnh", "thành phố") else [name]
    units = [
        (r.near, r.unit.current is not old, r.unit)
        for key in map(marked_key, tried)
        for r in names().find(key)
        if r.unit.level in (PROVINCE, COUNTRY, WIDE) and r.near >= UNMARKED
    ]
    return max(units, key=lambda each: each[:2])[2] if units else None


def _broad_place(unit: Unit, written: str) -> WorkPlace:
    if unit.level == COUNTRY:
        return WorkPlace("country", unit.codes, written)
    if unit.level == PROVINCE:
        return WorkPlace("province", unit.codes, written, (unit.former,) if unit.former else ())
    former = gazetteer().former_provinces
    today = dict.fromkeys(former[code].province for code in unit.codes)
    return WorkPlace(unit.kind, tuple(today), written, unit.codes)


def _take_narrow(waiting: list[str], around: str, draft: _Draft) -> bool:
    """Add what the waiting names mean in ``around``; whether that already says where."""
    if len(waiting) > 1 and not _is_list(waiting, around):
        answer = _ask([*waiting, around], draft)
        if answer.state == SURE and _is_narrow(answer.places[0]):
            draft.places.append(_narrow_place(answer.places[0], ", ".join(waiting)))
            return True
    taken = [_take_one(name, around, draft) for name in waiting]
    return any(taken)


def _is_list(waiting: list[str], around: str) -> bool:
    """Whether names stand side by side (Quận 1, Quận 3), not each inside the next."""
    together = read(", ".join([*waiting, around])).mentions
    alone = [read(f"{name}, {around}") for name in waiting]
    own = sum(each.mentions > read(around).mentions for each in alone)
    districts = [any(r.unit.level == DISTRICT for r in each.readings) for each in alone]
    return together < own + read(around).mentions or all(districts)


def _take_one(written: str, around: str, draft: _Draft) -> bool:
    """Add what one narrow name means; whether a place as narrow as that was found."""
    answer = _ask([written, around], draft)
    if answer.state == SURE and _is_narrow(answer.places[0]):
        draft.places.append(_narrow_place(answer.places[0], written))
        return True
    # A street or a building changes nothing about the broad name written with it.
    if around and not read(f"{written}, {around}").mentions > read(around).mentions:
        return False
    if (widest := answer.widest) and _is_narrow(widest):
        draft.places.append(_narrow_place(widest, written))
        draft.unclear.append(written)
        return True
    if around:
        draft.unclear.append(written)
    else:
        _refuse_or_widen(written, answer, draft)
    return False


def _ask(written: list[str], draft: _Draft) -> Answer:
    return look_up(", ".join(filter(None, written)), home=draft.home)


def _refuse_or_widen(written: str, answer: Answer, draft: _Draft) -> None:
    provinces = {code for found in answer.places for code in _provinces(found)}
    if len(provinces) == 1 and not answer.left_off and answer.reason != "spelling":
        draft.places.append(WorkPlace("province", tuple(provinces), written))
        draft.unclear.append(written)
        return
    unnamed = " ".join(words(written)) in _UNNAMED
    why = "unnamed-place" if unnamed else answer.reason or "no-such-place"
    draft.refused.append(Refused(written, why))


def _is_narrow(found: Found) -> bool:
    return found.kind in ("commune", "former-district")


def _narrow_place(found: Found, written: str) -> WorkPlace:
    return WorkPlace(found.kind, found.codes, written, (found.former,) if found.former else ())


def _provinces(found: Found) -> Iterator[str]:
    if found.kind == "province":
        yield from found.codes
    elif _is_narrow(found):
        yield from (gazetteer().communes[code].province for code in found.codes)

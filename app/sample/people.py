"""The invented people: who they are and what they look for. Nobody is told apart here."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.sample import numbers
from app.sample.names import full_name
from app.sample.places import commune, homes, is_south
from app.sample.texts import Row, between, happens, parts, rows
from app.sample.wishing import wishes
from records.person.details import Details

SEED = 33
COUNT = 250
EXAMPLE = 0
"""The number of the person whose sign-in is told; written by hand, so that much suits them."""
_STATES = (["looking"] * 92) + (["paused"] * 6) + (["left"] * 2)
_ELSEWHERE = ("038", "040", "042", "046", "048")


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """``wishes`` as ``seeker.actions.register`` takes them; ``came`` in days before today."""

    details: Details
    wishes: dict[str, Any]
    south: bool
    counsellor: int | None
    came: int
    state: str


def people(today: date) -> list[SamplePerson]:
    """Return the people, always the same but for the day they count from."""
    chance = Random(SEED)
    found: list[SamplePerson] = [_example(today)]
    for number in range(1, COUNT):
        found.append(_person(chance, number, today, found))
    return found


def _example(today: date) -> SamplePerson:
    said = {row["field"]: row["value"] for row in rows("example")}
    held = [part.split(":") for part in parts(said["held"], ",")]
    trades = parts(said["trades"], ",")
    code = commune(said["commune"]).code
    born = date(today.year - 31, 5, 14)
    number = int(said["citizen_id"])
    registered = numbers.FORMER["south"]
    details = Details(
        name=said["name"],
        phone=numbers.mobile(int(said["phone"])),
        citizen_id=numbers.citizen_id(number, born=born, woman=False, registered=registered),
        birth_date=born,
        address=said["address"],
    )
    wanted = {
        "trades": trades,
        "held": {concept: int(level) for concept, level in held},
        "years": {trades[0]: int(said["years"])},
        "commune_code": code,
        "reach_km": int(said["reach_km"]),
        "moves_to": parts(said["moves_to"], ","),
        "pay_floor": int(said["pay_floor"]),
        "free_from": None,
        "own_words": said["words"],
        "wishes": {
            "shift": {"value": ["day"], "strength": "should"},
            "insurance": {"value": ["full"], "strength": "nice"},
            "schooling": {"value": "lower-secondary", "strength": "should"},
            "lifting": {"value": "over-20-kg", "strength": "should"},
        },
    }
    return SamplePerson(details, wanted, south=True, counsellor=0, came=40, state="looking")


def _person(chance: Random, number: int, today: date, before: list[SamplePerson]) -> SamplePerson:
    profiles = rows("profiles")
    profile = chance.choices(profiles, [int(row["weight"]) for row in profiles])[0]
    woman = happens(chance, int(profile["women"]))
    home = _home(chance, profile["land"])
    born = numbers.birth_date(chance, today)
    code = commune(home["commune"]).code
    details = Details(
        name=full_name(
            chance, woman=woman, upland=home["land"] == "upland" and happens(chance, 85)
        ),
        phone=_phone(chance, number, before),
        citizen_id=_citizen_id(chance, number, born, woman=woman, south=is_south(code)),
        birth_date=born,
        address=chance.choice(parts(home["lanes"])),
    )
    wanted = wishes(chance, profile, woman=woman, age=today.year - born.year - 1)
    wanted |= {"commune_code": code, "free_from": _free_from(chance, today)}
    if home["land"] != "upland":
        wanted["held"].pop("bru", None)
    return SamplePerson(
        details=details,
        wishes=wanted,
        south=is_south(code),
        counsellor=None if happens(chance, 8) else between(chance, "0-3"),
        came=chance.randint(2, 240),
        state=chance.choice(_STATES),
    )


def _home(chance: Random, land: str) -> Row:
    """Draw a commune; those who fish live mostly by the sea, those who plant forests uphill."""
    choices = homes(land) if land and happens(chance, 80) else homes()
    return chance.choices(choices, [int(row["weight"]) for row in choices])[0]


def _phone(chance: Random, number: int, before: list[SamplePerson]) -> str | None:
    """A telephone of one's own, one shared with somebody, or none."""
    if happens(chance, 12):
        return None
    shared = [it.details.phone for it in before if it.details.phone]
    return chance.choice(shared) if shared and happens(chance, 8) else numbers.mobile(number)


def _citizen_id(chance: Random, number: int, born: date, *, woman: bool, south: bool) -> str | None:
    registered = numbers.FORMER["south" if south else "north"]
    if happens(chance, 8):
        registered = chance.choice(_ELSEWHERE)
    known = not happens(chance, 6)
    return (
        numbers.citizen_id(number + 1, born=born, woman=woman, registered=registered)
        if known
        else None
    )


def _free_from(chance: Random, today: date) -> date | None:
    return today + timedelta(days=chance.randint(0, 45)) if happens(chance, 45) else None

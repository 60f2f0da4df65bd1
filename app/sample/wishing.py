"""What an invented person can do and looks for."""

from random import Random
from typing import Any

from app.sample.texts import Row, between, happens, parts, rows, weighed
from matcher.taxonomy import standard

_REACH = (5, 8, 10, 15, 15, 15, 20, 20, 25, 25, 30, 40)
_MOVES: tuple[list[str], ...] = (
    *([[]] * 72), *([["*"]] * 9), *([["48"]] * 7), *([["46", "48"]] * 4),
    *([["JP"]] * 3), *([["KR"]] * 2), *([["TW"]] * 2), ["LA"],
)  # fmt: skip
_SCHOOLING = {
    "upland": "none:10 primary:30 lower-secondary:45 upper-secondary:15",
    "plain": "none:3 primary:12 lower-secondary:42 upper-secondary:43",
    "trained": "upper-secondary:1",
}
_TRAINED = frozenset({"intermediate", "college", "university"})
# Condition, how often in a hundred somebody minds it, and which choices they then name.
_WANTS: tuple[tuple[str, int, tuple[list[str], ...]], ...] = (
    ("shift", 45, (["day"], ["day"], ["day", "evening"], ["day", "rotating"], ["day", "night"])),
    ("hours", 55, (["full-time"], ["full-time"], ["full-time"], ["full-time", "part-time"])),
    ("accommodation", 14, (["provided"], ["provided", "helped"])),
    ("meals", 14, (["provided"], ["provided", "paid"])),
    ("transport", 12, (["shuttle"], ["shuttle", "paid"])),
    ("insurance", 28, (["full"],)),
    ("contract", 12, (["open-ended", "one-to-three-years"], ["one-to-three-years"])),
    ("setting", 12, (["indoors"], ["outdoors"], ["indoors", "mixed"])),
)
_STRENGTHS = ("should", "should", "should", "should", "should", "nice", "nice", "nice", "must")


def wishes(chance: Random, profile: Row, *, woman: bool, age: int) -> dict[str, Any]:
    """Draw trades, skills with their levels, years, reach, pay floor, conditions and own words."""
    trades = [profile["trade"]]
    others = parts(profile["others"], ",")
    trades += chance.sample(others, chance.randint(0, min(2, len(others))))
    years = min(between(chance, profile["years"]), age - 17)
    return {
        "trades": trades,
        "held": _held(chance, profile),
        "years": {profile["trade"]: years} if years else {},
        "reach_km": chance.choice(_REACH),
        "moves_to": list(chance.choice(_MOVES)),
        "pay_floor": _floor(chance, profile),
        "wishes": {**_standing(chance, profile, woman=woman), **_wanted(chance)},
        "own_words": _own_words(chance, profile),
    }


def _held(chance: Random, profile: Row) -> dict[str, int]:
    """The first skill and the trade's own always, others mostly; most people ride a motorbike."""
    held: dict[str, int] = {}
    own = standard().core(profile["trade"])
    for at, part in enumerate(parts(profile["skills"], ",")):
        concept, _, levels = part.partition(":")
        if at == 0 or concept in own or happens(chance, 62):
            held[concept] = between(chance, levels)
    if happens(chance, 70):
        held["licence-a1"] = 3
    return held


def _floor(chance: Random, profile: Row) -> int | None:
    """What they would not go under, in whole đồng a month; some leave it open."""
    millions = int(chance.choice(parts(profile["floor"], ",")))
    return None if happens(chance, 15) else millions * 1_000_000


def _standing(chance: Random, profile: Row, *, woman: bool) -> dict[str, Any]:
    """Schooling, training, and how much somebody can lift and stand."""
    training = weighed(chance, profile["training"])
    school = (
        "trained" if training in _TRAINED else "upland" if profile["land"] == "upland" else "plain"
    )
    said = {
        "schooling": weighed(chance, _SCHOOLING[school]),
        "training": training,
        "lifting": weighed(
            chance,
            "under-5-kg:2 5-to-20-kg:6 over-20-kg:2"
            if woman
            else "under-5-kg:1 5-to-20-kg:4 over-20-kg:7",
        ),
        "standing": weighed(chance, "little:1 some:4 much:7"),
    }
    often = {"schooling": 92, "training": 85, "lifting": 65, "standing": 60}
    return {
        key: {"value": value, "strength": "should"}
        for key, value in said.items()
        if happens(chance, often[key])
    }


def _wanted(chance: Random) -> dict[str, Any]:
    return {
        key: {"value": list(chance.choice(choices)), "strength": chance.choice(_STRENGTHS)}
        for key, often, choices in _WANTS
        if happens(chance, often)
    }


def _own_words(chance: Random, profile: Row) -> str:
    """One or two sentences; one in eight writes nothing."""
    said = [chance.choice(parts(profile["words"]))]
    if happens(chance, 55):
        said.append(chance.choice(rows("second_words"))["words"])
    return "" if happens(chance, 12) else " ".join(said)

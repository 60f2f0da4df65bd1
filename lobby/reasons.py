"""The matcher's ledger made into sentences, with whole points that still add up.

A line's points are parts of the whole score; they are shown in hundredths, rounded by largest
remainders, so that the lines add up to their side and the two sides to the shown score.
"""

from collections.abc import Sequence
from typing import Any

from flask import Flask

from lobby.show import concept, country, province
from lobby.words import money, say
from matcher.facts import HERE
from matcher.ledger import Line
from records.suggestion.queries import Reasons

CONCEPTS = frozenset({"concept", "through", "trade", "own", "held", "new", "best"})
MONEY = frozenset({"floor", "low", "high", "fee"})
SIDES = ("suits-you", "you-suit")
NO_WAY = {"distance-within": "distance-at-home"}
"""What is said instead where there are no kilometres to tell."""
UNKNOWN = ("-not-said", "-not-known")
"""How the lines end that have points though nobody said anything: no reason to name first."""
FITS = (("very", 85), ("well", 60), ("partly", 30))
"""From how many hundredths of a sum on something fits so well; below them, little."""


def init_app(app: Flask) -> None:
    """Give templates the ledger, and the word for a sum."""
    app.jinja_env.globals["reasons_context"] = reasons_context
    app.jinja_env.filters["fit"] = fit


def reasons_context(reasons: Reasons, audience: str = "seeker") -> dict[str, Any]:
    """Return what the ``ledger`` macro draws: two sides, and what stands in the way."""
    shown = whole_points(reasons)
    suits, suit = (_side(side, reasons, shown) for side in SIDES)
    return {
        "work_suits": suits if suits["out_of"] else None,
        "person_suits": suit,
        "blocked": [sentence(line) for line in reasons.lines if line.blocks],
        "audience": audience,
    }


def fit(points: int, out_of: int) -> str:
    """Return how well that is, as a page says it in a word before it says the sum."""
    return next((word for word, share in FITS if 100 * points >= share * out_of), "little")


def whole_points(reasons: Reasons) -> list[int]:
    """Return each line's points in hundredths of the whole, adding up to the shown score."""
    if not reasons.of:
        return [0 for _ in reasons.lines]
    return _shares([line.points for line in reasons.lines], reasons.of, reasons.percent)


def sentence(line: Line) -> str:
    """Return one reason in the visitor's language."""
    facts = {name: _fact(line, name, value) for name, value in line.facts.items()}
    return say(
        NO_WAY.get(line.reason, line.reason) if facts.get("km") == 0 else line.reason, **facts
    )


def _side(side: str, reasons: Reasons, shown: Sequence[int]) -> dict[str, Any]:
    mine = [(line, points) for line, points in zip(reasons.lines, shown, strict=True)]
    mine = [(line, points) for line, points in mine if line.group == side]
    said = [(line, points) for line, points in mine if not line.reason.endswith("-not-asked")]
    of = sum(line.of for line, _ in mine)
    silent = sum(points for line, points in mine if line.reason.endswith("-not-asked"))
    listed = [
        {"text": sentence(line), "points": points, "tells": not line.reason.endswith(UNKNOWN)}
        for line, points in said
    ]
    if silent:
        listed.append({"text": say("reason-nothing-asked"), "points": silent, "tells": False})
    return {
        "points": sum(points for _, points in mine),
        "out_of": round(100 * of / reasons.of) if reasons.of else 0,
        "reasons": listed,
    }


def _shares(parts: Sequence[int], of: int, total: int) -> list[int]:
    whole = [100 * part // of for part in parts]
    rest = sorted(range(len(parts)), key=lambda at: (-(100 * parts[at] % of), at))
    for at in rest[: total - sum(whole)]:
        whole[at] += 1
    return whole


def _inside(words: str) -> str:
    """Return the words of a choice as they stand inside a sentence; abbreviations keep their capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _fact(line: Line, name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        return ", ".join(str(_fact(line, name, each)) for each in value)
    if name in CONCEPTS and isinstance(value, str):
        return concept(value)
    if name in MONEY and isinstance(value, int):
        return money(value)
    if name == "province" and isinstance(value, str):
        return province(value)
    if name == "country" and isinstance(value, str):
        return country(value) if value != HERE else ""
    if name in ("wanted", "offered", "asked", "has") and isinstance(value, str):
        return _inside(say(f"{line.criterion}-{value}"))
    return value

"""The blocks that forms 01a and 03a share: conditions, the trade's code, experience."""

from collections.abc import Mapping
from typing import Any

from lobby.papers import chosen, rung
from matcher.taxonomy import standard
from records.rule.bands import band

UNCHECKED = "isco"
"""Codes taken over from ISCO-08 and not seen in QĐ 34/2020 are left to be written by hand."""

# What we ask of a condition, and which box of the form that is.
ABLE = {"night": "shifts", "rotating": "shifts", "trips": "trips", "secondment": "secondment"}
PURPOSE = {"seasonal": "short"}
BENEFITS = {
    "insurance": {"full": "insurance"},
    "transport": {"shuttle": "shuttle", "paid": "travel"},
    "accommodation": {"provided": "dormitory", "helped": "housing"},
}


def conditions(terms: Mapping[str, Any]) -> dict[str, Any]:
    """Return the boxes of stored conditions."""
    return {
        "contract": chosen(terms, "contract"),
        "able": _boxes(ABLE, chosen(terms, "shift") + chosen(terms, "travel")),
        "hours": chosen(terms, "hours"),
        "purpose": _boxes(PURPOSE, chosen(terms, "hours")),
        "meals": chosen(terms, "meals"),
        "benefits": tuple(
            box for key, boxes in BENEFITS.items() for box in _boxes(boxes, chosen(terms, key))
        ),
        "setting": chosen(terms, "setting"),
        "lifting": rung(terms, "lifting"),
        "standing": rung(terms, "standing"),
    }


def codes(trade: str | None) -> tuple[str, ...]:
    """Return a trade's code at the four levels of QĐ 34/2020; nothing if it was not checked."""
    known = standard().trades.get(trade or "")
    if known is None or known.certainty == UNCHECKED:
        return ()
    return tuple(known.vn_code[:level] for level in range(1, len(known.vn_code) + 1))


def experience(months: int) -> str:
    """Return the form's box for so many months."""
    return band("experience", months)


def _boxes(boxes: Mapping[str, str], said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(boxes[x] for x in said if x in boxes))

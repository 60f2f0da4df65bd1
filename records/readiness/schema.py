"""All items on one form, three boxes each: where it stands, who sees to it, by which day."""

from typing import Any

from marshmallow import fields

from records.field import Day, Pick, RoomSchema, describe
from records.readiness.actions import Said
from records.readiness.states import KINDS, STATES, WHO

PRIVATE = "seeker counsellor"
BOXES = ("state", "who", "by")


def _boxes(kind: str) -> dict[str, fields.Field[Any]]:
    def pick(choices: tuple[str, ...], words: str, label: str) -> Pick:
        about = describe("select", seen_by=PRIVATE, choice_prefix=words, label=label)
        return Pick(choices, load_default=None, allow_none=True, metadata=about)

    by = describe("text", seen_by=PRIVATE, label="readiness-by", width="10")
    return {
        box_of(kind, "state"): pick(STATES, "state", "readiness-state-label"),
        box_of(kind, "who"): pick(WHO, "readiness-who", "readiness-who-label"),
        box_of(kind, "by"): Day(load_default=None, allow_none=True, metadata=by),
    }


def box_of(kind: str, part: str) -> str:
    """Return the name of one box of an item."""
    return f"{kind.replace('-', '_')}_{part}"


class _Readiness(RoomSchema):
    words = "readiness"


ReadinessSchema = type(
    "ReadinessSchema",
    (_Readiness,),
    {name: box for kind in KINDS for name, box in _boxes(kind).items()},
)
"""The form; an item without a state was not asked about."""


def said(values: dict[str, Any]) -> dict[str, Said]:
    """Return what a form said, by item, of those it said something about."""
    found = {kind: [values[box_of(kind, part)] for part in BOXES] for kind in KINDS}
    return {
        kind: Said(state, who or "person", by) for kind, (state, who, by) in found.items() if state
    }

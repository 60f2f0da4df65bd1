"""What an employer says of whom a vacancy can't take: about everybody, never about a past."""

from datetime import date
from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from records.exclusion.model import CASE, DUTIES, DUTY, KINDS, LEGAL, LONGEST, OTHER, WHOM
from records.field import Pick, RoomSchema, Text, describe
from records.intake.reasons import because
from records.rule.asking import Asking, rows
from records.vacancy.schema import RULES

OWED = {
    "whom_words": ("whom", OTHER),
    "duty": ("kind", DUTY),
    "duty_words": ("duty", OTHER),
    "rule_id": ("kind", LEGAL),
}
"""Boxes that are owed, and kept, only under one answer of another box."""


class ExclusionSchema(RoomSchema):
    """One exclusion; without another answer it is looked at case by case."""

    words = "exclusion"

    whom = Pick(WHOM, required=True)
    whom_words = Text(limit=LONGEST, guard="refuse", load_default=None, allow_none=True)
    kind = Pick(KINDS, load_default=CASE, allow_none=True, metadata=describe("radios", hint=True))
    duty = Pick(DUTIES, load_default=None, allow_none=True, metadata=describe("select"))
    duty_words = Text(limit=LONGEST, guard="refuse", load_default=None, allow_none=True)
    rule_id = Pick(
        tuple(RULES),
        load_default=None,
        allow_none=True,
        metadata=describe("select", choice_words=list(RULES.values())),
    )

    @validates_schema
    def _whole(self, values: dict[str, Any], **_: Any) -> None:
        owed = [box for box in OWED if _asked(values, box) and not values.get(box)]
        if owed:
            raise ValidationError({box: [because("field-required")] for box in owed})

    @post_load
    def _no_more_than_asked(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        said = {box: values.get(box) if _asked(values, box) else None for box in OWED}
        words = {box: said[box] or "" for box in ("whom_words", "duty_words")}
        return {**values, "kind": values["kind"] or CASE, **said, **words}


def _asked(values: dict[str, Any], box: str) -> bool:
    """Tell whether a box counts: the answer that asks for it was given, and itself counts."""
    on, answer = OWED[box]
    return values.get(on) == answer and (on not in OWED or _asked(values, on))


def fitting(trade: str | None, today: date) -> frozenset[str]:
    """Return the rules that can be cited today for something of work of this trade."""
    return frozenset(x.id for x in rows() if x.fits(trade) and x.binds(today) and demands(x))


def demands(rule: Asking) -> frozenset[str]:
    """Return what of a rule an exclusion may say: a past is no such thing."""
    return rule.demands & frozenset(WHOM)

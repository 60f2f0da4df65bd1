"""What is written down when somebody is sent on, and what came of a loan."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.field import Day, Money, Pick, RoomSchema, Text, describe
from records.intake.reasons import because
from records.referral.states import KINDS

PRIVATE = "seeker counsellor"


class CourseCode(Text):
    """The code of a course, or of one of its starts, picked from a list the page fills."""

    kind = "select"
    free = False


class ReferralSchema(RoomSchema):
    """Where to: a course of the list, or for the other kinds a place in words."""

    words = "referral"

    kind = Pick(KINDS, required=True, metadata=describe("radios", seen_by=PRIVATE, hint=True))
    course = CourseCode(
        limit=40,
        load_default=None,
        allow_none=True,
        metadata=describe("select", seen_by=PRIVATE, hint=True),
    )
    where = Text(
        limit=200,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("text", seen_by=PRIVATE, hint=True),
    )
    due_on = Day(
        load_default=None, allow_none=True, metadata=describe("day", seen_by=PRIVATE, hint=True)
    )

    @validates_schema
    def _says_where_to(self, values: dict[str, Any], **_: Any) -> None:
        owed = "course" if values.get("kind") == "course" else "where"
        if values.get("kind") and not values.get(owed):
            raise ValidationError({owed: [because("field-required")]})


class LoanSchema(RoomSchema):
    """How much was lent."""

    words = "referral"

    amount = Money(required=True, metadata=describe("money", seen_by=PRIVATE))

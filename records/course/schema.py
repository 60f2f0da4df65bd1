"""What the centre's staff write down of a course, and of one of its starts."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from records.course.length import MOST_WEEKS
from records.field import (
    Commune,
    Day,
    Fee,
    Lines,
    Phone,
    RoomSchema,
    Skills,
    Text,
    Trade,
    Whole,
    describe,
)
from records.intake.reasons import because

MOST_SEATS = 5000


class CourseSchema(RoomSchema):
    """One course; loads into the facts that ``actions.write`` takes."""

    words = "course-facts"

    title = Text(limit=200, guard="refuse", required=True)
    provider = Text(limit=200, guard="refuse", required=True)
    provider_phone = Phone(limit=20, load_default=None, allow_none=True)
    commune_code = Commune(required=True)
    fee = Fee(load_default=None, allow_none=True)
    weeks = Whole(low=1, high=MOST_WEEKS, load_default=None, allow_none=True)
    trade = Trade(load_default=None, allow_none=True)
    gives = Skills(load_default=list, allow_none=True)
    needs = Skills(load_default=list, allow_none=True)
    entry = Lines(
        limit=500,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", hint=True),
    )
    description = Lines(limit=5000, guard="refuse", load_default="", allow_none=True)

    @post_load
    def _as_facts(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        needs = [{"concept": concept, "strength": "must"} for concept in values["needs"] or ()]
        words = {name: values[name] or "" for name in ("entry", "description")}
        return {**values, "gives": values["gives"] or [], "needs": needs, **words}


class StartSchema(RoomSchema):
    """One start: the day, if it is fixed, and how many seats there are and are left."""

    words = "course-start"

    starts_on = Day(load_default=None, allow_none=True, metadata=describe("day", hint=True))
    seats = Whole(low=1, high=MOST_SEATS, load_default=None, allow_none=True)
    seats_left = Whole(
        low=0,
        high=MOST_SEATS,
        load_default=None,
        allow_none=True,
        metadata=describe("number", hint=True),
    )

    @validates_schema
    def _left_of_all(self, values: dict[str, Any], **_: Any) -> None:
        seats, left = values["seats"], values["seats_left"]
        if seats is not None and left is not None and left > seats:
            raise ValidationError({"seats_left": [because("field-between", low=0, high=seats)]})

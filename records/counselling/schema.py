"""What is written down of a talk."""

from records.counselling.states import KINDS
from records.field import Day, Lines, Pick, RoomSchema, describe

PRIVATE = "seeker counsellor"


class CounsellingSchema(RoomSchema):
    """Kind, day, and a few words; the person may read them."""

    words = "counselling"

    kind = Pick(KINDS, required=True, metadata=describe("radios", seen_by=PRIVATE))
    held_on = Day(required=True, metadata=describe("day", seen_by=PRIVATE))
    note = Lines(
        limit=1000,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", seen_by=PRIVATE, hint=True),
    )

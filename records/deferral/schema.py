"""Why a duty may rest, and until when."""

from records.deferral.model import LONGEST
from records.field import Day, RoomSchema, Text, describe


class DeferralSchema(RoomSchema):
    """Written by the staff; the person it concerns may read the reason."""

    words = "deferral"

    until = Day(required=True, metadata=describe("day", seen_by="seeker counsellor"))
    reason = Text(
        limit=LONGEST,
        guard="refuse",
        required=True,
        metadata=describe("text", seen_by="seeker counsellor"),
    )

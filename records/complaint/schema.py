"""What somebody says is wrong with a vacancy, one of a few things; and what the centre decided."""

from records.complaint.model import KINDS
from records.field import Lines, Pick, RoomSchema, describe


class ComplaintSchema(RoomSchema):
    """What is wrong, without words of one's own."""

    words = "complaint"

    kind = Pick(KINDS, required=True, metadata=describe("radios", seen_by="seeker counsellor"))


class SettleSchema(RoomSchema):
    """What was found out, and what was done."""

    words = "settle"

    reason = Lines(
        limit=500,
        guard="refuse",
        required=True,
        metadata=describe("textarea", seen_by="counsellor", hint=True),
    )

"""What somebody says is wrong with a vacancy: one of a few things, no words of their own."""

from records.complaint.model import KINDS
from records.field import Pick, RoomSchema, describe


class ComplaintSchema(RoomSchema):
    """What is wrong."""

    words = "complaint"

    kind = Pick(KINDS, required=True, metadata=describe("radios", seen_by="seeker counsellor"))

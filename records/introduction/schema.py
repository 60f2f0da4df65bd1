"""What is said on the way from a card to work: an invitation, a no, a grant."""

from records.field import Choices, Lines, Moment, RoomSchema, Text, describe
from records.grant.model import PARTS


class InvitationSchema(RoomSchema):
    """When and where an interview is."""

    words = "invitation"

    at = Moment(required=True)
    where = Text(limit=300, guard="refuse", required=True)


class ReasonSchema(RoomSchema):
    """A reason in plain words; the person it concerns may read it."""

    words = "reason"

    reason = Lines(
        limit=500, guard="refuse", required=True, metadata=describe("textarea", hint=True)
    )


class WhySchema(RoomSchema):
    """Why somebody is introduced though the ranking puts others first; employers don't see it."""

    words = "overruling"

    why = Text(
        limit=200,
        guard="refuse",
        required=True,
        metadata=describe("text", hint=True, seen_by="seeker counsellor"),
    )


class GrantSchema(RoomSchema):
    """What one employer may see; nothing is ticked beforehand."""

    words = "grant"

    parts = Choices(PARTS, required=True, metadata=describe("checkboxes", hint=True))

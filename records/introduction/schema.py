"""What is said on the way from a card to work: an invitation, a no, a grant."""

from records.field import Choices, Lines, Moment, Moments, RoomSchema, Text, describe
from records.grant.model import PARTS


class InvitationSchema(RoomSchema):
    """When and where an interview is."""

    words = "invitation"

    at = Moment(required=True)
    where = Text(limit=300, guard="refuse", required=True)


class TimesSchema(RoomSchema):
    """Times from which the person chooses one, and where; ``other`` is one that was not on offer."""

    words = "reply"

    times = Moments(load_default=list, metadata=describe("checkboxes", hint=True))
    other = Moment(load_default=None, allow_none=True)
    where = Text(limit=300, guard="refuse", required=True)


class ChoiceSchema(RoomSchema):
    """One of the times that were proposed."""

    words = "reply"

    at = Moment(required=True)


class QuestionSchema(RoomSchema):
    """What an employer wants to know before they answer."""

    words = "reply"

    question = Lines(
        limit=300, guard="refuse", required=True, metadata=describe("textarea", hint=True)
    )


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

"""What is said later, and what was learnt when work ended."""

from records.field import Lines, Pick, describe
from records.field.schema import RoomSchema
from records.follow_up.model import SAYS
from records.placement.schema import EndSchema


class AnswerSchema(RoomSchema):
    """One answer, with a few words if there are any."""

    words = "follow-up"

    says = Pick(SAYS, required=True, metadata=describe("radios"))
    note = Lines(limit=200, guard="refuse", load_default="", allow_none=True)


class LearntSchema(EndSchema):
    """The end of a placement, and what a counsellor learnt from it for the next one."""

    learnt = Lines(
        limit=500,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", seen_by="seeker counsellor", hint=True),
    )

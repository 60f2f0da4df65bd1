"""What is asked of somebody who wishes to be called back."""

from records.call_back.safe_time import DAYS, PARTS
from records.field import Choices, Lines, Phone, Pick, RoomSchema, describe

PRIVATE = "seeker counsellor"


class CallBackSchema(RoomSchema):
    """When it is safe, at which number if not the known one, and what about if they like."""

    words = "call-back"

    safe_hours = Pick(tuple(PARTS), required=True, metadata=describe("radios", seen_by=PRIVATE))
    safe_days = Choices(
        DAYS, load_default=list, metadata=describe("checkboxes", seen_by=PRIVATE, hint=True)
    )
    number = Phone(
        limit=20,
        load_default=None,
        allow_none=True,
        metadata=describe("tel", seen_by=PRIVATE, hint=True, autocomplete="off"),
    )
    note = Lines(
        limit=300,
        guard="warn",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", seen_by=PRIVATE, hint=True),
    )

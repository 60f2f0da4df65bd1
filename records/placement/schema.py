"""What is said when somebody starts, and when it ends."""

from records.field import Day, Lines, Pick, RoomSchema, Text, describe

CONTRACTS = ("indefinite", "fixed", "seasonal", "none-yet")


class StartSchema(RoomSchema):
    """A reported start."""

    words = "start"

    started_on = Day(required=True)
    contract = Pick(CONTRACTS, load_default=None, allow_none=True)
    pay_written = Text(limit=120, guard="refuse", load_default="", allow_none=True)


class EndSchema(RoomSchema):
    """The end of a placement."""

    words = "end"

    ended_on = Day(required=True)
    reason = Lines(
        limit=500, guard="refuse", required=True, metadata=describe("textarea", hint=True)
    )

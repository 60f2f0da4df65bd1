"""The one box of a list that is brought; what is in it is read by ``records.intake.door``."""

from marshmallow import fields

from records.field import RoomSchema, describe


class ListSchema(RoomSchema):
    """A file with a line for each person, or for each vacancy."""

    words = "upload"

    list = fields.Raw(
        required=True, metadata=describe("file", seen_by="employer counsellor", hint=True)
    )

"""What is agreed when people make an appointment."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.appointment.model import ABOUT, WAYS
from records.field import Moment, Pick, RoomSchema, Text, describe
from records.intake.reasons import because

PRIVATE = "seeker counsellor"


class AppointmentSchema(RoomSchema):
    """When, how one meets, and what for; ``place`` is owed where it is not the centre."""

    words = "appointment"

    at = Moment(required=True, metadata=describe("text", seen_by=PRIVATE, hint=True))
    about = Pick(ABOUT, required=True, metadata=describe("radios", seen_by=PRIVATE))
    meets = Pick(WAYS, required=True, metadata=describe("radios", seen_by=PRIVATE))
    place = Text(
        limit=200,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("text", seen_by=PRIVATE, hint=True),
    )

    @validates_schema
    def _says_where(self, values: dict[str, Any], **_: Any) -> None:
        if values.get("meets") == "elsewhere" and not values.get("place"):
            raise ValidationError({"place": [because("field-required")]})

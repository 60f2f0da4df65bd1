"""By which way somebody wishes to be told; nothing is chosen beforehand."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.channel.states import TO_EMAIL, TO_PHONE, WAYS
from records.field import Email, Phone, Pick, RoomSchema, describe
from records.intake.reasons import because

PRIVATE = "seeker counsellor"
BOX_OF = {**dict.fromkeys(TO_PHONE, "phone"), **dict.fromkeys(TO_EMAIL, "email")}
"""Which box holds the address of which way."""


class ChannelSchema(RoomSchema):
    """The way, and the number or address it needs."""

    words = "channel"

    way = Pick(WAYS, required=True, metadata=describe("radios", seen_by=PRIVATE))
    phone = Phone(
        limit=20,
        load_default=None,
        allow_none=True,
        metadata=describe("tel", seen_by=PRIVATE, hint=True, autocomplete="off"),
    )
    email = Email(
        limit=120,
        load_default=None,
        allow_none=True,
        metadata=describe("text", seen_by=PRIVATE, autocomplete="off", inputmode="email"),
    )

    @validates_schema
    def _says_where(self, values: dict[str, Any], **_: Any) -> None:
        box = BOX_OF.get(values.get("way") or "")
        if box and not values.get(box):
            raise ValidationError({box: [because("field-required")]})


def address_in(values: dict[str, Any]) -> str | None:
    """Return the number or address of the way that was chosen, if it needs one."""
    box = BOX_OF.get(values["way"])
    return values[box] if box else None

"""What the centre writes down of an employer (form 03, NĐ 352/2025), and what it arranges with them."""

from typing import Any

from marshmallow import post_load

from records.field import (
    Commune,
    Email,
    FullName,
    Lines,
    Phone,
    RoomSchema,
    TaxCode,
    Text,
    Whole,
    YesNo,
    describe,
)

BOTH = "employer counsellor"
MAY_STAY_EMPTY = ("address", "about", "contact_email")


class EmployerSchema(RoomSchema):
    """Who an employer is and whom to call there; loads into the facts that ``actions.join`` takes."""

    words = "employer-facts"

    name = Text(
        limit=200, guard="refuse", required=True, metadata=describe("text", seen_by=BOTH, hint=True)
    )
    tax_code = TaxCode(
        limit=20,
        load_default=None,
        allow_none=True,
        metadata=describe("text", seen_by=BOTH, hint=True, inputmode="numeric", width="20"),
    )
    contact_name = FullName(limit=120, required=True, metadata=describe("text", seen_by=BOTH))
    contact_phone = Phone(limit=20, required=True, metadata=describe("tel", seen_by=BOTH))
    contact_email = Email(
        limit=200,
        load_default="",
        allow_none=True,
        metadata=describe("text", seen_by=BOTH, hint=True, inputmode="email"),
    )
    commune_code = Commune(required=True, metadata=describe("place", seen_by=BOTH))
    address = Text(
        limit=300,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("text", seen_by=BOTH),
    )
    about = Lines(
        limit=1000,
        guard="refuse",
        load_default="",
        allow_none=True,
        metadata=describe("textarea", hint=True),
    )

    @post_load
    def _no_nothing(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {**values, **{name: values[name] or "" for name in MAY_STAY_EMPTY}}


class ArrangementSchema(RoomSchema):
    """What an employer told the centre in confidence, and how many people a month they want."""

    words = "arrangement"

    welcomes_everyone = YesNo(metadata=describe("tick", seen_by="counsellor", hint=True))
    monthly_cap = Whole(
        low=1,
        high=500,
        load_default=None,
        allow_none=True,
        metadata=describe("number", seen_by="counsellor", hint=True),
    )

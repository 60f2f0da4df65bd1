"""What is written down about an outside request, and about its answer; nothing is ticked beforehand."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.enquiry.paper import ASKERS, FACTS
from records.field import Choices, Day, Lines, Pick, RoomSchema, Text, describe
from records.intake.reasons import because

PRIVATE = "seeker counsellor"


class EnquirySchema(RoomSchema):
    """The paper as it came."""

    words = "enquiry"

    asker_kind = Pick(ASKERS, required=True, metadata=describe("radios", seen_by=PRIVATE))
    asker = Text(
        limit=160, guard="refuse", required=True, metadata=describe("text", seen_by=PRIVATE)
    )
    document_no = Text(
        limit=60, guard="refuse", required=True, metadata=describe("text", seen_by=PRIVATE)
    )
    document_on = Day(required=True, metadata=describe("day", seen_by=PRIVATE))
    received_on = Day(required=True, metadata=describe("day", seen_by=PRIVATE))
    basis = Lines(
        limit=500,
        guard="refuse",
        required=True,
        metadata=describe("textarea", seen_by=PRIVATE, hint=True),
    )
    asked = Lines(
        limit=1000,
        guard="refuse",
        required=True,
        metadata=describe("textarea", seen_by=PRIVATE, hint=True),
    )


class SilenceSchema(RoomSchema):
    """The law that forbids telling the person for now, if there is one, and its last day."""

    words = "enquiry"

    silence_basis = Text(
        limit=300,
        guard="refuse",
        load_default=None,
        allow_none=True,
        metadata=describe("text", seen_by=PRIVATE),
    )
    silent_until = Day(
        load_default=None, allow_none=True, metadata=describe("day", seen_by=PRIVATE)
    )

    @validates_schema
    def _both_or_neither(self, values: dict[str, Any], **_: Any) -> None:
        said = {name: values.get(name) for name in ("silence_basis", "silent_until")}
        if any(said.values()) and not all(said.values()):
            missing = next(name for name, value in said.items() if not value)
            raise ValidationError({missing: [because("field-required")]})


class ReleaseSchema(SilenceSchema):
    """Which facts to release, by name."""

    released = Choices(
        FACTS, required=True, metadata=describe("checkboxes", seen_by=PRIVATE, hint=True)
    )

    class Meta(SilenceSchema.Meta):
        """The question comes before the exception."""

        fields = ("released", "silence_basis", "silent_until")


class RefusalSchema(SilenceSchema):
    """Why nothing is given."""

    reason = Lines(
        limit=500,
        guard="refuse",
        required=True,
        metadata=describe("textarea", seen_by=PRIVATE, hint=True),
    )

    class Meta(SilenceSchema.Meta):
        """The question comes before the exception."""

        fields = ("reason", "silence_basis", "silent_until")

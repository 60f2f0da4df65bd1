"""What is written down about consents; nothing is ticked beforehand."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.consent.purposes import (
    ANSWERERS,
    CHANNELS,
    EVERYBODY,
    FOLLOW_UP,
    HOURS,
    PER_EMPLOYER,
    PURPOSES,
)
from records.field import Choices, Day, Pick, RoomSchema, describe
from records.intake.reasons import because

PRIVATE = "seeker counsellor"
ON_PAPER = tuple(purpose for purpose in PURPOSES if purpose not in PER_EMPLOYER)
HOW_TO_ASK = ("channel", "hours", "answers")


def _pick(choices: tuple[str, ...], *, required: bool) -> Pick:
    about = describe("radios", seen_by=PRIVATE)
    if required:
        return Pick(choices, required=True, metadata=about)
    return Pick(choices, load_default=None, allow_none=True, metadata=about)


class FollowUpSchema(RoomSchema):
    """How somebody wants to be asked later how it goes (P6)."""

    words = "consent"

    channel = _pick(CHANNELS, required=True)
    hours = _pick(HOURS, required=True)
    answers = _pick(ANSWERERS, required=True)


class _Paper(RoomSchema):
    words = "consent"

    given_on = Day(required=True, metadata=describe("day", seen_by=PRIVATE))
    channel = _pick(CHANNELS, required=False)
    hours = _pick(HOURS, required=False)
    answers = _pick(ANSWERERS, required=False)

    @validates_schema
    def _says_how_to_ask(self, values: dict[str, Any], **_: Any) -> None:
        if FOLLOW_UP not in (values.get("purposes") or ()):
            return
        missing = [name for name in HOW_TO_ASK if not values.get(name)]
        if missing:
            raise ValidationError({name: [because("field-required")] for name in missing})


class PaperSchema(_Paper):
    """What a person agreed to on paper, and the day the paper bears."""

    purposes = Choices(
        ON_PAPER, required=True, metadata=describe("checkboxes", seen_by=PRIVATE, hint=True)
    )


class CounterPaperSchema(_Paper):
    """The same at the counter, where somebody is being registered: each may be refused, and all."""

    purposes = Choices(
        EVERYBODY, load_default=list, metadata=describe("checkboxes", seen_by=PRIVATE, hint=True)
    )
    given_on = Day(load_default=None, allow_none=True, metadata=describe("day", seen_by=PRIVATE))

    @validates_schema
    def _bears_a_day(self, values: dict[str, Any], **_: Any) -> None:
        if values.get("purposes") and values.get("given_on") is None:
            raise ValidationError({"given_on": [because("field-required")]})

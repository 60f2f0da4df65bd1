"""What is written down about a breach: never who is concerned."""

import re
from typing import Any

from marshmallow import ValidationError, validates_schema

from records.breach.model import KINDS
from records.field import Choices, Lines, Moment, RoomSchema, Text, Whole, describe
from records.intake.reasons import because

MANAGER = "manager"
MANY = 1_000_000
# A telephone number or a citizen id, however it is spaced.
_NUMBER = re.compile(r"(?:\d[ .\-]?){9,}")


def _at(*, required: bool = True) -> Moment:
    about = describe("text", seen_by=MANAGER, hint=True)
    if required:
        return Moment(required=True, metadata=about)
    return Moment(load_default=None, allow_none=True, metadata=about)


def _text(*, limit: int, required: bool) -> Lines:
    about = describe("textarea", seen_by=MANAGER, hint=True)
    more: dict[str, Any] = {} if required else {"load_default": "", "allow_none": True}
    return Lines(limit=limit, guard="refuse", required=required, metadata=about, **more)


class _NobodyNamed(RoomSchema):
    """Texts that must not tell who is concerned; names can't be known here, long numbers can."""

    @validates_schema(skip_on_field_errors=False)
    def _no_numbers(self, values: dict[str, Any], **_: Any) -> None:
        said = [name for name, value in values.items() if isinstance(value, str)]
        wrong = [name for name in said if _NUMBER.search(values[name])]
        if wrong:
            raise ValidationError({name: [because("breach-names-somebody")] for name in wrong})


class BreachSchema(_NobodyNamed):
    """What happened."""

    words = "breach"

    known_at = _at()
    happened_at = _at()
    what = _text(limit=2000, required=True)
    kinds = Choices(KINDS, required=True, metadata=describe("checkboxes", seen_by=MANAGER))
    people = Whole(
        low=0, high=MANY, required=True, metadata=describe("number", seen_by=MANAGER, hint=True)
    )
    measures = _text(limit=2000, required=False)


class ToldSchema(_NobodyNamed):
    """That the authority was told, and the people where they may come to harm."""

    words = "breach"

    told_at = _at()
    told_how = Text(
        limit=200,
        guard="refuse",
        required=True,
        metadata=describe("text", seen_by=MANAGER, hint=True),
    )
    people_told_at = _at(required=False)


class MeasuresSchema(_NobodyNamed):
    """What was done against it, and when the people concerned were told."""

    words = "breach"

    measures = _text(limit=2000, required=True)
    people_told_at = _at(required=False)

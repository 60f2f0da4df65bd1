"""From which day to which day a list is asked for."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from records.field import Day, RoomSchema
from records.intake.reasons import because

LONGEST_DAYS = 366


class PeriodSchema(RoomSchema):
    """Two days, both counted, at most a year apart."""

    words = "period"

    first = Day(required=True)
    last = Day(required=True)

    @validates_schema
    def _runs_forward(self, values: dict[str, Any], **_: Any) -> None:
        days = (values["last"] - values["first"]).days
        if days < 0:
            raise ValidationError({"last": [because("period-backwards")]})
        if days >= LONGEST_DAYS:
            raise ValidationError({"last": [because("period-too-long")]})

"""Days, moments, money and pay as people write them."""

from datetime import date, datetime
from typing import Any

from marshmallow import fields

from records.field.basic import EMPTY, refuse
from records.field.people import taken
from records.field.schema import describe
from records.intake.days import read_day
from records.intake.money import amounts
from records.intake.pay import Pay as PayRead
from records.intake.pay import read_pay
from records.intake.plain import plain
from records.ledger.act import HERE

BIGGEST = 10_000_000_000


class Day(fields.Field[date]):
    """A calendar day: three boxes, or ``22/11/2026`` in one."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw three boxes unless told otherwise."""
        super().__init__(metadata=metadata or describe("day"), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> date:
        if isinstance(value, dict):
            value = "/".join(str(value.get(part, "")) for part in ("day", "month", "year"))
        return taken(read_day(str(value)))


class Moment(fields.Field[datetime]):
    """A day and a time of day in Vietnam, ``14:30 22/11/2026`` or the other way round."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw one box."""
        super().__init__(metadata=metadata or describe("text", hint=True), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> datetime:
        words = str(value).replace("h", ":").split()
        times = [word for word in words if ":" in word]
        days = [word for word in words if ":" not in word]
        if len(times) != 1 or len(days) != 1:
            raise refuse("field-moment")
        hour, _colon, minute = times[0].partition(":")
        if not hour.isdigit() or int(hour) > 23 or not (minute or "0").isdigit():
            raise refuse("field-moment")
        if int(minute or 0) > 59:
            raise refuse("field-moment")
        day = taken(read_day(days[0]))
        return datetime(day.year, day.month, day.day, int(hour), int(minute or 0), tzinfo=HERE)


class Money(fields.Field[int]):
    """An amount in whole đồng: ``6.500.000``, ``6,5 triệu``, ``6tr5``."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw a money box."""
        super().__init__(metadata=metadata or describe("money"), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> int:
        if isinstance(value, int):
            return value
        found = amounts(plain(str(value)))
        if not found or len(found) != 1 or found[0].bare or found[0].currency == "USD":
            raise refuse("field-money")
        whole = int(found[0].value)
        if not 0 < whole <= BIGGEST:
            raise refuse("field-money")
        return whole


class Pay(fields.Field[PayRead]):
    """Pay in one line: ``7 - 9 triệu``, ``350k/ngày``, ``thỏa thuận``."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw one box with a hint."""
        super().__init__(metadata=metadata or describe("text", hint=True), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> PayRead:
        return taken(read_pay(str(value)))

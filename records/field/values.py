"""Days, moments, money and pay as people write them."""

import re
from datetime import date, datetime
from typing import Any

from marshmallow import fields

from records.field.basic import EMPTY, refuse, tidied
from records.field.people import taken
from records.field.schema import describe
from records.intake.days import read_day
from records.intake.money import amounts
from records.intake.pay import Pay as PayRead
from records.intake.pay import read_pay
from records.intake.plain import plain
from records.ledger.act import HERE

BIGGEST = 10_000_000_000
FREE = frozenset({"mien phi", "khong", "khong thu", "free", "0", "0 d", "0 dong", "mien hoc phi"})
LIMIT = 120
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5]?[0-9])?")


class Day(fields.Field[date]):
    """A calendar day: three boxes, or ``22/11/2026`` in one."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw three boxes unless told otherwise."""
        super().__init__(metadata=metadata or describe("day"), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> date:
        if isinstance(value, dict):
            value = "/".join(str(value.get(part, "")) for part in ("day", "month", "year"))
        return taken(read_day(tidied(value, LIMIT)))


class Moment(fields.Field[datetime]):
    """A day and a time of day in Vietnam, ``14:30 22/11/2026`` or the other way round."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw one box."""
        super().__init__(metadata=metadata or describe("text", hint=True), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> datetime:
        words = tidied(value, LIMIT).replace("h", ":").split()
        times = [word for word in words if ":" in word]
        days = [word for word in words if ":" not in word]
        time = _TIME.fullmatch(times[0]) if len(times) == len(days) == 1 else None
        if time is None:
            raise refuse("field-moment")
        day = taken(read_day(days[0]))
        return datetime(day.year, day.month, day.day, int(time[1]), int(time[2] or 0), tzinfo=HERE)


class Moments(fields.Field[list[datetime]]):
    """Several moments, each as ``Moment`` reads it; the page offers which."""

    default_error_messages = EMPTY
    many = True

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw boxes to tick unless told otherwise."""
        super().__init__(metadata=metadata or describe("checkboxes"), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> list[datetime]:
        return [Moment().deserialize(each) for each in value]


class Money(fields.Field[int]):
    """An amount in whole đồng: ``6.500.000``, ``6,5 triệu``, ``6tr5``."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw a money box."""
        super().__init__(metadata=metadata or describe("money"), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> int:
        if isinstance(value, int):
            return value
        found = amounts(plain(tidied(value, LIMIT)))
        if not found or len(found) != 1 or found[0].bare or found[0].currency == "USD":
            raise refuse("field-money")
        whole = int(found[0].value)
        if not 0 < whole <= BIGGEST:
            raise refuse("field-money")
        return whole


class Fee(Money):
    """What a course costs, in whole đồng; 0 and "miễn phí" say that it is free."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:
        if plain(tidied(value, LIMIT)) in FREE:
            return 0
        return super()._deserialize(value, attr, data, **more)


class Pay(fields.Field[PayRead]):
    """Pay in one line: ``7 - 9 triệu``, ``350k/ngày``, ``thỏa thuận``."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Draw one box with a hint."""
        super().__init__(metadata=metadata or describe("text", hint=True), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> PayRead:
        return taken(read_pay(tidied(value, LIMIT)))

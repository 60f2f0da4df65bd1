"""When somebody may be called: days of the week, and a part of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from records.ledger.act import HERE
from records.rule.quiet import quiet
from records.rule.working_days import is_working

DAYS = ("1", "2", "3", "4", "5", "6", "7")
"""Monday to Sunday; none of them means any on which the centre works."""
EVERY_DAY = "".join(DAYS)
"""For what the machine tells by itself: also on days on which nobody calls."""
PARTS = {
    "any": (quiet().ends, quiet().begins),
    "morning": (time(7), time(11)),
    "noon": (time(11), time(13)),
    "afternoon": (time(13), time(17)),
    "evening": (time(18), time(20)),
}
"""The parts of a day that can be chosen, in Vietnam: the centre's own; none lies in the quiet hours."""
MARK = "~"
AGAIN = timedelta(hours=4)
"""The centre's own measure: so long after a call that was missed the next is tried."""


@dataclass(frozen=True, slots=True)
class SafeTime:
    """Days as a string of ``DAYS``, and one of ``PARTS``."""

    days: str
    hours: str

    def pack(self) -> str:
        """Return both as one word."""
        return f"{self.days}{MARK}{self.hours}"

    @classmethod
    def unpack(cls, word: str) -> "SafeTime":
        """Read it back."""
        days, _, hours = word.partition(MARK)
        return cls(days, hours)

    def holds(self, now: datetime) -> bool:
        """Tell whether somebody may be called now."""
        return self.begins(now) <= now

    def begins(self, now: datetime) -> datetime:
        """Return when the present safe time began, or the next begins."""
        return next(begin for begin, end in self._times(now) if end > now)

    def ends(self, now: datetime) -> datetime:
        """Return when the present safe time ends, or else the next."""
        return next(end for _, end in self._times(now) if end > now)

    def again(self, missed: datetime) -> datetime:
        """Return from when somebody who missed a call is called again: hours later, or in their next time."""
        at = min(missed + AGAIN, self.ends(missed))
        return max(at, self.begins(at))

    @staticmethod
    def still_today(now: datetime) -> str | None:
        """Return today as one of ``DAYS``, while it is not quiet for the night yet."""
        here = now.astimezone(HERE)
        return str(here.isoweekday()) if here.time() < quiet().begins else None

    def over_today(self, now: datetime) -> bool:
        """Tell whether it names today alone, and its hours of today are over."""
        here = now.astimezone(HERE)
        return self.days == str(here.isoweekday()) and self.begins(now).date() != here.date()

    def _times(self, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Go through the safe times from today on."""
        begin, end = PARTS[self.hours]
        today = now.astimezone(HERE).date()
        for day in (today + timedelta(days=ahead) for ahead in count()):
            if self._on(day):
                yield datetime.combine(day, begin, HERE), datetime.combine(day, end, HERE)

    def _on(self, day: date) -> bool:
        return str(day.isoweekday()) in self.days if self.days else is_working(day)

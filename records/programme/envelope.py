"""What the envelope holds, and how it is kept at one length."""

import json
from dataclasses import dataclass
from datetime import date

from matcher.facts import Limits

# Long enough for every field; a sealed envelope always has this many bytes inside.
LENGTH = 512


@dataclass(frozen=True, slots=True, repr=False)
class Envelope:
    """The programme record of one person.

    ``credit_until``: last day of the policy-credit window (QĐ 22/2023/QĐ-TTg, Đ.3.2.a), kept only
    with consent P4. ``barred_trades`` until ``barred_until``, ``stay_in_commune`` until
    ``stay_until``: what the law sets on this one person's work (Bộ luật Hình sự, Đ.41–43).
    ``exit_suspended``: may not leave the country for now (Luật 49/2019/QH14, Đ.36).
    """

    member: bool = False
    credit_until: date | None = None
    barred_trades: tuple[str, ...] = ()
    barred_until: date | None = None
    stay_in_commune: str | None = None
    stay_until: date | None = None
    exit_suspended: bool = False

    def limits(self, today: date) -> Limits:
        """Return the limits in force today, as arguments for one query of the matcher."""
        barred = self.barred_until is None or today <= self.barred_until
        stays = self.stay_until is None or today <= self.stay_until
        return Limits(
            barred_trades=frozenset(self.barred_trades if barred else ()),
            barred_until=self.barred_until,
            stay_in_commune=self.stay_in_commune if stays else None,
            exit_suspended=self.exit_suspended,
        )

    def pack(self) -> str:
        """Return the envelope as text of always the same length."""
        facts = {
            "m": self.member,
            "c": _day(self.credit_until),
            "t": list(self.barred_trades),
            "b": _day(self.barred_until),
            "s": self.stay_in_commune,
            "u": _day(self.stay_until),
            "x": self.exit_suspended,
        }
        packed = json.dumps(facts, separators=(",", ":"))
        if len(packed) > LENGTH:
            raise ValueError("too much for one envelope")
        return packed.ljust(LENGTH)

    @classmethod
    def unpack(cls, text: str) -> "Envelope":
        """Read an envelope back."""
        facts = json.loads(text)
        return cls(
            member=facts["m"],
            credit_until=_date(facts["c"]),
            barred_trades=tuple(facts["t"]),
            barred_until=_date(facts["b"]),
            stay_in_commune=facts["s"],
            stay_until=_date(facts["u"]),
            exit_suspended=facts["x"],
        )


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None

"""People whose every fact is found nowhere else: what is met where it may not be tells whose it was.

A fact is met in any of its spellings: as stored, as shown, folded, by day or by ISO date.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from matcher.text import fold
from records.consent.purposes import CREDIT
from records.ledger import session
from records.person.details import Details
from records.person.particulars import FormerWork, Particulars
from records.person.queries import row as person_row
from records.programme.envelope import Envelope
from records.seeker import actions as seekers
from records.seeker import consenting
from tests.factories import DONG_HA, WELDER, Known

SYLLABLES = (
    "Bạch Báng Cầm Chẩu Dền Đìu Ếp Giẽ Hoẻn Khuýnh Lẹm Mẩy Nhuế Pảng Quẹn Rịa Sìu Tẩn Ứng Xoạt"
).split()


@dataclass(frozen=True)
class Marks:
    """The facts of the n-th marked person."""

    n: int

    def word(self, what: str) -> str:
        """A word nobody else has, for any free text."""
        return "x" + hmac.digest(b"marks", f"{self.n} {what}".encode(), "sha256").hex()[:11]

    def day(self, year: int) -> date:
        """A day of their own in a year; never the first of a month, which is what many share on a card."""
        month, day = divmod(self.n, 25)
        return date(year, 1 + month, 2 + day)

    @property
    def name(self) -> str:
        """A full name."""
        family, given = divmod(self.n, len(SYLLABLES))
        return f"Lường {SYLLABLES[family % len(SYLLABLES)]} {SYLLABLES[given]}"

    @property
    def details(self) -> Details:
        """Who they are."""
        return Details(
            name=self.name,
            phone=f"+8497{1_000_000 + 37 * self.n}",
            citizen_id=f"044085{700_000 + self.n}",
            birth_date=date(1961, 1, 2) + timedelta(days=37 * self.n),
            address=f"Kiệt {self.word('address')}",
            religion=self.word("religion"),
            particulars=Particulars(
                other_contact=self.word("contact"),
                former_work=(FormerWork(self.word("former_work"), began="2019-03"),),
            ),
        )

    @property
    def wishes(self) -> dict[str, Any]:
        """What they look for."""
        return {
            "trades": [WELDER],
            "held": {},
            "years": {WELDER: 3},
            "commune_code": DONG_HA,
            "reach_km": 20,
            "pay_floor": 6_000_000 + 1_000 * self.n,
            "free_from": self.day(2029),
            "own_words": f"Tôi khéo tay {self.word('own_words')}.",
        }

    @property
    def envelope(self) -> Envelope:
        """What only they and their counsellor know."""
        return Envelope(
            member=True,
            credit_until=self.day(2033),
            barred_trades=("5419",),
            barred_until=self.day(2036),
            stay_until=self.day(2039),
        )

    @cached_property
    def facts(self) -> dict[str, str]:
        """Each fact as it is stored, by its name."""
        who, envelope = self.details, self.envelope
        return {
            "name": who.name,
            "phone": str(who.phone),
            "citizen_id": str(who.citizen_id),
            "birth_date": str(who.birth_date),
            "address": self.word("address"),
            "religion": self.word("religion"),
            "other_contact": self.word("contact"),
            "former_work": self.word("former_work"),
            "own_words": self.word("own_words"),
            "pay_floor": str(self.wishes["pay_floor"]),
            "free_from": str(self.wishes["free_from"]),
            "pin": self.word("pin"),
            "credit_until": str(envelope.credit_until),
            "barred_until": str(envelope.barred_until),
            "stay_until": str(envelope.stay_until),
        }


def spellings(value: str) -> set[str]:
    """All the ways a page, a letter or a file may write a value."""
    found = {value, fold(value)} if not value.isdigit() else {value}
    if value.startswith("+84"):
        digits = "0" + value[3:]
        found = {value, digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}"}
    elif value.isdigit() and len(value) == 7:
        found |= {f"{int(value):,}", f"{int(value):,}".replace(",", ".")}
    elif len(value) == 10 and value[4] == value[7] == "-":
        day = date.fromisoformat(value)
        found |= {day.strftime("%d/%m/%Y"), f"{day.day}/{day.month}/{day.year}"}
    return found


def register(world: Any, marks: Marks, *, counsellor_id: int | None, member: bool = True) -> Known:
    """Register a marked person in a world and give them their slip."""
    sealed = marks.envelope if member else Envelope()
    row = seekers.register(
        world.act(),
        marks.details,
        marks.wishes,
        centre_id=world.centre_id,
        branch_id=world.branch_id,
        counsellor_id=counsellor_id,
        envelope=replace(sealed, credit_until=None),
    )
    if sealed.credit_until:
        world.a_consent(row, CREDIT)
        consenting.keep_credit_until(world.act(), row, sealed.credit_until)
    code = seekers.give_access(world.act(), row, pin=marks.facts["pin"])
    session.flush()
    account_id = person_row(row.person_id, centre_id=world.centre_id).account_id
    return Known(
        int(account_id or 0),
        code,
        world.act().by.role.SEEKER,
        world.centre_id,
        person_id=row.person_id,
        seeker=row,
        seeker_code=row.code,
        secret=marks.facts["pin"],
    )

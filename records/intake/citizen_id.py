"""The citizen's number: twelve digits AAA B CC DDDDDD, without a check digit (domain.md 8.3).

AAA is the place of birth registration, B century and sex, CC the year of birth. Real numbers break
these rules now and then, so what does not fit is told as a warning and never refused.
"""

import re
from dataclasses import dataclass
from typing import Literal

from records.intake.digits import digits_of, is_mangled
from records.intake.reasons import Reason, because

# Codes of the 63 provinces before the mergers of 2025; they stay in force inside the numbers.
_PLACE_NUMBERS = (
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75,
    77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
)  # fmt: skip
PLACES = frozenset(f"{place:03}" for place in _PLACE_NUMBERS)
_TWO_ZEROS_LOST = re.compile(r"[12468][0-5]\d{8}")


@dataclass(frozen=True, slots=True)
class CitizenId:
    """``number`` is twelve digits; ``warnings`` are for a person to look at."""

    number: str
    as_written: str
    warnings: tuple[Reason, ...] = ()

    @property
    def sex(self) -> Literal["male", "female"]:
        """As the fourth digit says: even male, odd female."""
        return "female" if int(self.number[3]) % 2 else "male"

    @property
    def birth_year(self) -> int:
        """As the fourth to sixth digits say."""
        return 1900 + 100 * (int(self.number[3]) // 2) + int(self.number[4:6])


def read_citizen_id(
    text: str, *, sex: Literal["male", "female"] | None = None, birth_year: int | None = None
) -> CitizenId | Reason:
    """A citizen's number. ``sex`` and ``birth_year``, where known, are compared and may warn."""
    if not text.strip():
        return because("citizen-id-missing")
    if is_mangled(text):
        return because("number-mangled", written=text)
    digits = digits_of(text)
    if digits and len(digits) == 9:
        return because("citizen-id-nine-digits", written=text)
    number = _restored(digits or "")
    if number is None:
        return because("citizen-id-unreadable", written=text, digits=len(digits or ""))
    read = CitizenId(number, text)
    lost = digits != number
    return CitizenId(number, text, tuple(_doubts(read, sex, birth_year, zero_lost=lost)))


def _restored(digits: str) -> str | None:
    """Spreadsheets drop the zeros that most province codes begin with."""
    if len(digits) == 11 or (len(digits) == 10 and _TWO_ZEROS_LOST.fullmatch(digits)):
        return digits.zfill(12)
    return digits if len(digits) == 12 else None


def _doubts(
    read: CitizenId, sex: str | None, birth_year: int | None, *, zero_lost: bool
) -> list[Reason]:
    doubts = []
    if zero_lost:
        doubts.append(because("citizen-id-zero-restored", number=read.number))
    if read.number[:3] not in PLACES:
        doubts.append(because("citizen-id-place-unknown", place=read.number[:3]))
    if sex and sex != read.sex:
        doubts.append(because("citizen-id-sex-differs", number=read.number))
    if birth_year and birth_year != read.birth_year:
        doubts.append(because("citizen-id-year-differs", number=read.number, year=read.birth_year))
    return doubts

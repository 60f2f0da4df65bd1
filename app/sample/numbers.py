"""Numbers of people and firms: of valid shape, and plainly invented by their rows of zeros."""

from datetime import date
from random import Random

from records.intake.tax_code import check_digit

_MOBILE = ("32", "34", "36", "38", "39", "86", "90", "91", "93", "94", "96", "97", "98")
FORMER = {"north": "044", "south": "045"}
"""Number of birth registration: the former provinces of Quảng Bình and Quảng Trị."""


def tax_code(number: int) -> str:
    """Return the ``number``-th tax code that has a check digit; 99 begins no real one."""
    found = (f"99{place:07d}" for place in range(10**7) if len(check_digit(f"99{place:07d}")) == 1)
    code = next(code for at, code in enumerate(found) if at == number)
    return code + check_digit(code)


def mobile(number: int) -> str:
    """Return the ``number``-th mobile telephone (E.164), up to 13,000 of them."""
    place, prefix = divmod(number, len(_MOBILE))
    return f"+84{_MOBILE[prefix]}0000{place:03d}"


def landline(number: int) -> str:
    """Return the ``number``-th landline of the province (E.164)."""
    return f"+84233000{number:04d}"


def citizen_id(number: int, *, born: date, woman: bool, registered: str) -> str:
    """Return a citizen's number that fits birth and sex (domain.md 8.3)."""
    century = 2 * (born.year // 100 - 19) + woman
    return f"{registered}{century}{born.year % 100:02d}{number:06d}"


def birth_date(chance: Random, today: date) -> date:
    """Draw a birth date of somebody between 19 and 60."""
    age = int(chance.triangular(19, 60, 31))
    return date(today.year - age - 1, chance.randint(1, 12), chance.randint(1, 28))

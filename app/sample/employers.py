"""The invented employers."""

from dataclasses import dataclass
from random import Random
from typing import Any

from app.sample import numbers
from app.sample.names import full_name
from app.sample.places import commune
from app.sample.texts import Row, happens, rows
from matcher.text import fold
from records.employer.model import ENTERPRISE, HOUSEHOLD

SEED = 11
TOLD = "lienhe@tuong-linh.example"
"""The address, and sign-in name, of the employer whose sign-in is told."""
AWAY = frozenset({"away", "factory", "sites"})
"""Kinds whose vacancies are in other provinces or abroad."""


@dataclass(frozen=True, slots=True)
class SampleEmployer:
    """``facts`` as ``employer.actions.join`` takes them; ``joined`` in days before today."""

    kind: str
    facts: dict[str, Any]
    joined: int
    verified: bool

    @property
    def told(self) -> bool:
        """Whether it is the employer whose sign-in is told."""
        return bool(self.facts["contact_email"] == TOLD)

    @property
    def company(self) -> bool:
        """Whether it is registered as a firm; the others are households."""
        return self.facts["tax_code"] is not None


def employers() -> list[SampleEmployer]:
    """Return the employers, always the same."""
    chance = Random(SEED)
    return [_employer(chance, at, row) for at, row in enumerate(rows("employers"))]


def _employer(chance: Random, number: int, row: Row) -> SampleEmployer:
    # Only firms and cooperatives write their form of business before their name.
    firm = any(word.isupper() for word in row["name"].split())
    brand = "-".join(fold(row["name"]).split()[-2:])
    facts = {
        "name": row["name"],
        "kind": ENTERPRISE if firm else HOUSEHOLD,
        "tax_code": numbers.tax_code(number) if firm else None,
        "about": row["about"],
        "commune_code": commune(row["commune"]).code,
        "address": row["address"],
        "contact_name": full_name(chance, woman=happens(chance, 50), upland=False),
        "contact_phone": numbers.landline(200 + number) if firm else numbers.mobile(9000 + number),
        "contact_email": f"lienhe@{brand}.example",
    }
    return SampleEmployer(
        row["kind"], facts, chance.randint(60, 400), brand in TOLD or not happens(chance, 8)
    )

"""Invented full names, in the proportions people of the province bear them (domain.md 8.2)."""

from random import Random

from app.sample.texts import rows, weighed


def full_name(chance: Random, *, woman: bool, upland: bool) -> str:
    """Draw family, middle and given name."""
    part = {row["part"]: row["weighed"] for row in rows("names")}
    family = weighed(chance, part["upland-family" if upland else "lowland-family"])
    sex = "female" if woman else "male"
    given = chance.choice(part[f"upland-{sex}-given" if upland else f"{sex}-given"].split())
    middle = given
    while middle == given:
        middle = weighed(chance, part[f"{sex}-middle"])
    return f"{family} {middle} {given}"

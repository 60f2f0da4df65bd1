"""What a vacancy says in sentences, in step with the conditions it offers."""

from random import Random

from app.sample.employers import AWAY, SampleEmployer
from app.sample.texts import Row, happens, parts, rows

MOST = 4
"""Sentences in a description."""


def benefits(chance: Random, employer: SampleEmployer) -> list[Row]:
    """Draw what the employer gives besides pay: at most one choice per condition."""
    size = "away" if employer.kind in AWAY else "company" if employer.company else "small"
    given: dict[str, Row] = {}
    for row in rows("benefits"):
        if row["condition"] not in given and happens(chance, int(row[size])):
            given[row["condition"]] = row
    return list(given.values())


def describe(chance: Random, row: Row, given: list[Row]) -> str:
    """Say the tasks, what is asked, and some of what is given, in two to four sentences."""
    said = [chance.choice(parts(row["tasks"]))]
    if parts(row["asks"]) and happens(chance, 80):
        said.append(chance.choice(parts(row["asks"])))
    # Rows of work away from home say in their own words where people live.
    told = [it for it in given if not ("where" in row and it["condition"] == "accommodation")]
    for it in chance.sample(told, min(len(told), MOST - 1 - len(said))):
        said.append(chance.choice(parts(it["sentences"])))
    if len(said) < 2 or (happens(chance, 15) and len(said) < MOST):
        said.append(chance.choice(rows("closings"))["sentence"])
    return " ".join(said)

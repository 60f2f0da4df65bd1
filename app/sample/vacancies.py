"""The invented vacancies: what an employer of each kind really looks for, said as people say it."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.sample.describing import benefits, describe
from app.sample.employers import AWAY, SampleEmployer
from app.sample.places import beyond, commune, homes
from app.sample.texts import Row, between, happens, in_turn, parts, rows
from matcher.criteria import CONDITIONS
from records.field.conditions import box
from records.place.gazetteer import commune as coded
from records.vacancy.schema import VacancySchema

SEED = 22
COUNT, AWAY_COUNT = 400, 40
_SAID = ("shift", "setting", "standing", "lifting", "hours", "travel", "training")
_FATES = (["open"] * 96) + ["draft", "paused", "closed", "closed"]


@dataclass(frozen=True, slots=True)
class SampleVacancy:
    """``facts`` as ``vacancy.actions.write`` takes them; ``posted`` in days before today."""

    employer: int
    facts: dict[str, Any]
    posted: int
    fate: str


def vacancies(employers: list[SampleEmployer], today: date) -> list[SampleVacancy]:
    """Return the vacancies of these employers, always the same but for the day they count from."""
    chance = Random(SEED)
    offers = {at: in_turn(chance, _positions(it.kind)) for at, it in enumerate(employers)}
    held = _holders(chance, employers)
    return [_vacancy(chance, at, employers[at], next(offers[at]), today) for at in held]


def _positions(kind: str) -> list[Row]:
    found = rows("away") if kind in AWAY else rows("positions")
    return [row for row in found if kind in parts(row["kind"], ",")]


def _holders(chance: Random, employers: list[SampleEmployer]) -> list[int]:
    """Who offers each vacancy: everybody two, the told employer four more."""
    far = [at for at, it in enumerate(employers) if it.kind in AWAY]
    near = [at for at in range(len(employers)) if at not in far]
    # Where many kinds of work are done, more is offered, and firms offer oftener than households.
    more = [len(_positions(employers[at].kind)) * (1 + employers[at].company) for at in near]
    told = [at for at in near if employers[at].told] * 4
    rest = COUNT - AWAY_COUNT - 2 * len(near) - len(told)
    held = 2 * near + told + chance.choices(near, more, k=rest) + chance.choices(far, k=AWAY_COUNT)
    chance.shuffle(held)
    return held


def _vacancy(
    chance: Random, at: int, employer: SampleEmployer, row: Row, today: date
) -> SampleVacancy:
    given = benefits(chance, employer)
    typed = {
        "title": chance.choice(parts(row["titles"])),
        "trade": row["trade"],
        "place": _place(chance, employer, row),
        "places": str(between(chance, row["places"])),
        "pay": chance.choice(parts(row["pay"])),
        "description": describe(chance, row, given),
        "must": row["must"],
        "should": row["should"],
        "experience_years": str(between(chance, row["years"])),
        "open_until": f"{today + timedelta(days=chance.randint(10, 75)):%d/%m/%Y}",
        **_conditions(chance, employer, row),
        **{box(it["condition"]): [it["value"]] for it in given},
    }
    if happens(chance, 45):
        typed["starts_on"] = f"{today + timedelta(days=chance.randint(3, 40)):%d/%m/%Y}"
    return SampleVacancy(at, _read(typed), chance.randint(1, 45), chance.choice(_FATES))


def _read(typed: dict[str, Any]) -> dict[str, Any]:
    """Load through the form's own schema; the place keeps the words it is found by."""
    written = typed.pop("place")
    facts, wrong = VacancySchema().read({**typed, "place": written[0]})
    if wrong:
        raise ValueError(f"{typed['title']}: {wrong}")
    for spot, words in zip(facts["spots"], written[1], strict=True):
        spot["written"] = words
    return dict(facts)


def _place(chance: Random, employer: SampleEmployer, row: Row) -> tuple[str, tuple[str, ...]]:
    """The place as the box takes it, and the words for each of its spots."""
    if "where" in row:
        return beyond(row["where"]), (row["where"],)
    codes = [str(employer.facts["commune_code"])]
    roams = employer.kind in ("building", "transport", "warehouse", "cleaning")
    if roams and happens(chance, 30):
        other = commune(chance.choice(homes())["commune"]).code
        codes += [other] if other not in codes else []
    return f"communes:{'+'.join(codes)}", tuple(coded(code).name for code in codes)


def _conditions(chance: Random, employer: SampleEmployer, row: Row) -> dict[str, Any]:
    """The boxes of the conditions that a position's words name, e.g. ``day indoors much``."""
    said: dict[str, Any] = {}
    for word in row["terms"].split():
        for criterion in CONDITIONS:
            asked = criterion.ask_employer
            if criterion.key in _SAID and asked and word in asked.choices:
                said[box(criterion.key)] = [word] if asked.many else word
    said.setdefault(box("hours"), ["full-time"])
    if employer.company and happens(chance, 25):
        said[box("schooling")] = "lower-secondary"
    return said

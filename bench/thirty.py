"""Thirty invented people of the province and their ten best, to be read by eye.

``python -m bench.thirty --data ../shared/data`` ranks the real listings, read where they lie, together
with the vacancies of the sample province. A list is defended, or its cause is mended in `matcher/data`.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.sample.employers import employers
from app.sample.places import commune
from app.sample.vacancies import vacancies as sample_vacancies
from matcher.facts import Held, Seeker, Spot, Term, Vacancy
from matcher.index import Index
from matcher.ledger import Line
from matcher.match import Matcher, Suggestion
from matcher.taxonomy import standard
from records.place.gazetteer import gazetteer
from records.place.ground import spot
from records.vacancy.for_matcher import need, terms
from records.vacancy.listing import Listing, Listings

PEOPLE = Path(__file__).with_name("thirty.csv")
TODAY, OPEN_UNTIL = date(2025, 10, 15), date(2025, 12, 31)
MILLION = 1_000_000
MAIN = ("skills", "trade", "distance", "pay", "experience", "licence")
"""The criteria shown with each vacancy; any other that costs points is named."""

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is in a few words, and what the matcher sees."""

    about: str
    seeker: Seeker


@dataclass(frozen=True, slots=True)
class Board:
    """Every vacancy as the matcher sees it, and its title by id."""

    vacancies: Sequence[Vacancy]
    titles: Mapping[int, str]


def people() -> list[Person]:
    """The thirty, as they stand in the file."""
    rows = csv.DictReader(PEOPLE.read_text(encoding="utf-8").splitlines(), delimiter=";")
    return [Person(row["about"], _seeker(row)) for row in rows]


def _seeker(row: Mapping[str, str]) -> Seeker:
    home = commune(row["home"])
    return Seeker(
        id=int(row["person"]),
        trades=tuple(_parts(row["trades"])),
        held=tuple(Held(concept, int(level)) for concept, level in _pairs(row["held"], ":")),
        years={trade: int(years) for trade, years in _pairs(row["years"], ":")},
        home=Spot(home.lat, home.lon, home.province, home.code),
        reach_km=int(row["reach"]),
        moves_to=frozenset(_parts(row["moves"])),
        pay_floor=int(row["floor"]) * MILLION if row["floor"] else None,
        free_from=TODAY,
        wishes={key: _term(said) for key, said in _pairs(row["wishes"], "=")},
    )


def _term(said: str) -> Term:
    """``day+evening:must``: several choices are a set."""
    value, _, strength = said.partition(":")
    choices = frozenset(value.split("+"))
    known = {"must": "must", "should": "should", "nice": "nice"}[strength or "should"]
    return Term(choices if len(choices) > 1 else value, known)  # type: ignore[arg-type]


def _pairs(cell: str, between: str) -> Iterator[tuple[str, str]]:
    for part in _parts(cell):
        key, _, value = part.partition(between)
        yield key, value


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def board(data: Path) -> Board:
    """The real listings, each once, then the vacancies of the sample province that are open."""
    found = [*_listed(data / "vn_vacancies" / "listings.csv"), *_sampled()]
    return Board(
        [_vacancy(at, facts) for at, facts in enumerate(found, 1)],
        {at: str(facts["title"]) for at, facts in enumerate(found, 1)},
    )


def _listed(path: Path) -> Iterator[Facts]:
    """Rows as the project's own reader understands them; one that is refused is left out."""
    reader, seen = Listings(today=TODAY, open_until=OPEN_UNTIL), set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            read = reader.read({**row, "place": row["location"], "pay": row["salary"]})
            if not isinstance(read, Listing) or read.facts["source_digest"] in seen:
                continue
            seen.add(read.facts["source_digest"])
            yield read.facts


def _sampled() -> Iterator[Facts]:
    held = sample_vacancies(employers(), TODAY)
    return (vacancy.facts for vacancy in held if vacancy.fate == "open")


def _vacancy(key: int, facts: Facts) -> Vacancy:
    """The same as `records.vacancy.for_matcher` sees of a stored row."""
    places = (spot(x["province_code"], x["commune_code"], x["country"]) for x in facts["spots"])
    return Vacancy(
        id=key,
        trade=facts["trade"],
        needs=tuple(need(x) for x in facts["needs"]),
        spots=tuple(place for place in places if place is not None),
        pay_low=facts["month_low"],
        pay_high=facts["month_high"],
        experience_years=facts["experience_months"] // 12,
        starts_on=facts["starts_on"],
        terms=terms(facts.get("terms") or {}),
    )


def report(every: Board, chosen: Sequence[Person], k: int) -> Iterator[str]:
    """For each person the best, and below them what one thing alone keeps away."""
    words = standard()
    matcher = Matcher(Index.build(every.vacancies, words))
    by_id = {vacancy.id: vacancy for vacancy in every.vacancies}
    for person in chosen:
        yield f"\n== {person.seeker.id}. {person.about} =="
        for at, hit in enumerate(matcher.vacancies_for(person.seeker, today=TODAY, k=k), 1):
            yield f"{at:2} {_headline(hit, every.titles, by_id[hit.id])}"
            yield f"     {_reasons(hit)}"
        yield "   nearly:"
        for hit in matcher.nearly(person.seeker, today=TODAY, k=4):
            blocked = ", ".join(line.reason for line in hit.explain().blocked)
            yield f" ~ {_headline(hit, every.titles, by_id[hit.id])} [{blocked}]"


def _headline(hit: Suggestion, titles: Mapping[int, str], vacancy: Vacancy) -> str:
    trade = vacancy.trade or "-"
    return (
        f"{hit.percent}% {titles[hit.id][:70]} ({trade}) · {_places(vacancy)} · {_pay(vacancy)} "
        f"· {vacancy.experience_years}y"
    )


def _places(vacancy: Vacancy) -> str:
    known = gazetteer()
    names = [
        known.communes[x.commune].name
        if x.commune
        else known.provinces[x.province].name
        if x.province
        else x.country
        for x in vacancy.spots
    ]
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")


def _pay(vacancy: Vacancy) -> str:
    ends = [x for x in (vacancy.pay_low, vacancy.pay_high) if x is not None]
    return "-".join(f"{end / MILLION:g}" for end in dict.fromkeys(ends)) or "pay?"


def _reasons(hit: Suggestion) -> str:
    lines = hit.explain().lines
    said = [_line(line) for line in lines if line.criterion in MAIN]
    lost = [line.reason for line in lines if line.criterion not in MAIN and line.points < line.of]
    return " ".join(said + [f"({reason})" for reason in lost])


def _line(line: Line) -> str:
    """What a reason is about, and the hundredths it earns of its own."""
    about = line.facts.get("concept", "")
    through = line.facts.get("through", "")
    of = 100 * line.points // line.of if line.of else 100
    aside = f"<{through}" if through and through != about else ""
    return f"{about or line.criterion}:{line.reason.removeprefix(line.criterion)[1:]}{aside}={of}"


def main() -> None:
    """Print the lists."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--person", type=int, action="append", help="only these")
    asked.add_argument("-k", type=int, default=10)
    given = asked.parse_args()
    chosen = [x for x in people() if not given.person or x.seeker.id in given.person]
    for line in report(board(given.data), chosen, given.k):
        print(line)


if __name__ == "__main__":
    main()

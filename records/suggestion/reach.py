"""About how many people a vacancy reaches, told to its employer so that nothing about anybody follows.

Limits are never asked about. All of a day is answered from the wishes as they stood when the centre was
first asked that day, so nobody's coming, going or changing shows; an answer is to the nearest five, and
below five only that. An employer may ask ``MOST_QUESTIONS`` different things a day; the same question has
the same answer all day, whoever of the firm asks. What a day was answered from is thrown away the next day.

With a vacancy each of its demands dropped alone is asked, too, as far as the day's questions go: every one
counts as a question, and what is told is the difference of two rounded answers.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from matcher.criteria.criterion import Fact
from matcher.demands import Dropped, dropped
from matcher.facts import Seeker, Vacancy
from matcher.index import Index
from matcher.match import Matcher
from matcher.taxonomy import standard
from records.employer.queries import facts as employer_facts
from records.employer.queries import is_proved
from records.ledger import Act, Refusal, session
from records.seeker.model import Seeker as SeekerRow
from records.seeker.queries import WISHED, wished_by_all
from records.suggestion.as_facts import by_law, seeker_facts, vacancy_facts
from records.suggestion.model import ReachAnswer, ReachDay
from records.vacancy.model import Vacancy as VacancyRow

MOST_QUESTIONS = 20
STEP = 5
FITS = 50
"""From this part of all points, in hundredths, a person counts as reached."""
_LOCK = 5_0119


class AskedEnough(Refusal):
    """More questions on one day would tell the answers apart."""

    key = "refused-asked-enough"


class NotVerified(Refusal):
    """Anybody can join several times, and would have each time's questions."""

    key = "refused-reach-unverified"


@dataclass(frozen=True, slots=True)
class Reach:
    """What was answered today: to the nearest five, 0 for fewer than five, nothing if nobody asked."""

    about: int | None
    may_ask: bool
    eased: tuple["EasedDemand", ...] = ()


@dataclass(frozen=True, slots=True)
class EasedDemand:
    """A demand of a vacancy, and about how many more people it would reach without it."""

    criterion: str
    facts: Mapping[str, Fact]
    more: int


def reach(vacancy_id: int, *, today: date) -> Reach:
    """Return what an employer was told today about a vacancy as it now reads."""
    row = session.get_one(VacancyRow, vacancy_id)
    told, vacancy = _told(row.employer_id, today), _facts(row, today)
    about = told.get(_question(vacancy))
    may_ask = about is None and len(told) < MOST_QUESTIONS and _may_be_told(row)
    return Reach(about, may_ask, tuple(_eased(row, vacancy, about, told, today)))


def ask(act: Act, row: VacancyRow) -> None:
    """Answer for a verified employer's own vacancy, once a day for each thing that can be asked."""
    if row.employer_id is None:
        raise AskedEnough()
    if not _may_be_told(row):
        raise NotVerified()
    session.execute(select(func.pg_advisory_xact_lock(_LOCK, row.employer_id % 2**31)))
    told, vacancy = _told(row.employer_id, act.today), _facts(row, act.today)
    if _question(vacancy) in told:
        return
    if len(told) >= MOST_QUESTIONS:
        raise AskedEnough()
    ways = [vacancy, *(way.vacancy for way in _ways(row, vacancy, act.today))]
    asked = {said: way for way in ways if (said := _question(way)) not in told}
    matcher = _of_the_day(employer_facts(row.employer_id).centre_id, act.today)
    for question, way in list(asked.items())[: MOST_QUESTIONS - len(told)]:
        about = rounded(_count(matcher, way, act.today))
        session.add(
            ReachAnswer(employer_id=row.employer_id, day=act.today, question=question, about=about)
        )
    session.flush()


def _may_be_told(row: VacancyRow) -> bool:
    return row.employer_id is None or is_proved(row.employer_id)


def _eased(
    row: VacancyRow, vacancy: Vacancy, about: int | None, told: Mapping[bytes, int], today: date
) -> Iterator[EasedDemand]:
    if about is None:
        return
    for way in _ways(row, vacancy, today):
        more = told.get(_question(way.vacancy), 0) - about
        if more > 0:
            yield EasedDemand(way.criterion, way.facts, more)


def _ways(row: VacancyRow, vacancy: Vacancy, today: date) -> list[Dropped]:
    """Each demand dropped alone, but none that the law sets."""
    set_by_law = by_law(row, today)
    return [way for way in dropped(vacancy, standard()) if way.criterion not in set_by_law]


def _facts(row: VacancyRow, today: date) -> Vacancy:
    """What an employer asks about: neither others introduced nor answers given are part of it."""
    facts = vacancy_facts([row], today)[0]
    return replace(facts, beyond=0, answers_of_ten=None)


def rounded(count: int) -> int:
    """Return a count to the nearest five; 0 stands for fewer than five."""
    return STEP * ((count + STEP // 2) // STEP) if count >= STEP else 0


def _count(matcher: Matcher, vacancy: Vacancy, today: date) -> int:
    everybody = len(matcher.index.seekers)
    found = matcher.seekers_for(vacancy, today=today, k=everybody or 1)
    return sum(each.percent >= FITS for each in found)


def _of_the_day(centre_id: int, today: date) -> Matcher:
    """A matcher over the day's people, without a limit of anybody's."""
    people = [_seeker(at, said) for at, said in enumerate(_people(centre_id, today))]
    return Matcher(Index.build((), standard(), seekers=people))


def _seeker(at: int, said: dict[str, Any]) -> Seeker:
    free = said["free_from"]
    wishes = {name: said[name] for name in WISHED}
    return seeker_facts(
        SeekerRow(id=at, **{**wishes, "free_from": free and date.fromisoformat(free)})
    )


def _people(centre_id: int, today: date) -> list[dict[str, Any]]:
    """Return the day's people; the first question of a day writes them down and drops older days."""
    query = select(ReachDay.people).where(ReachDay.centre_id == centre_id, ReachDay.day == today)
    if (kept := session.scalar(query)) is not None:
        return list(kept)
    session.execute(
        insert(ReachDay)
        .values(centre_id=centre_id, day=today, people=wished_by_all(centre_id))
        .on_conflict_do_nothing()
    )
    session.execute(delete(ReachDay).where(ReachDay.centre_id == centre_id, ReachDay.day < today))
    session.execute(delete(ReachAnswer).where(ReachAnswer.day < today))
    return list(session.scalars(query).one())


def _told(employer_id: int | None, today: date) -> dict[bytes, int]:
    query = select(ReachAnswer.question, ReachAnswer.about).where(
        ReachAnswer.employer_id == employer_id, ReachAnswer.day == today
    )
    return dict(session.execute(query).all())


def _question(vacancy: Vacancy) -> bytes:
    """Digest all that counts for the matcher: changed words alone ask nothing new."""
    return sha256(_canonical(vacancy)).digest()


def _canonical(vacancy: Vacancy) -> bytes:
    said = asdict(vacancy) | {"id": 0}
    return json.dumps(said, sort_keys=True, default=_plain).encode()


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)

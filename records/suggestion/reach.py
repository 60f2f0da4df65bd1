"""About how many people a vacancy reaches, told to its employer so that nothing about anybody follows.

Limits are never asked about. All of a day is answered from the wishes as they stood when the centre was
first asked that day, so nobody's coming, going or changing shows; an answer is to the nearest five, and
below five only that. An employer may ask ``MOST_QUESTIONS`` different things a day; the same question has
the same answer all day, whoever of the firm asks. What a day was answered from is thrown away the next day.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from matcher.facts import Seeker, Vacancy
from matcher.index import Index
from matcher.match import Matcher
from matcher.taxonomy import standard
from records.employer.queries import facts as employer_facts
from records.ledger import Act, Refusal, session
from records.seeker.model import Seeker as SeekerRow
from records.seeker.queries import WISHED, wished_by_all
from records.suggestion.as_facts import seeker_facts, vacancy_facts
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


@dataclass(frozen=True, slots=True)
class Reach:
    """What was answered today: to the nearest five, 0 for fewer than five, nothing if nobody asked."""

    about: int | None
    may_ask: bool


def reach(vacancy_id: int, *, today: date) -> Reach:
    """Return what an employer was told today about a vacancy as it now reads."""
    row = session.get_one(VacancyRow, vacancy_id)
    told = _told(row.employer_id, today)
    question = _question(row, today)
    return Reach(told.get(question), question not in told and len(told) < MOST_QUESTIONS)


def ask(act: Act, row: VacancyRow) -> None:
    """Answer for an employer's own vacancy, once a day for each thing that can be asked."""
    if row.employer_id is None:
        raise AskedEnough()
    session.execute(select(func.pg_advisory_xact_lock(_LOCK, row.employer_id % 2**31)))
    told, question = _told(row.employer_id, act.today), _question(row, act.today)
    if question in told:
        return
    if len(told) >= MOST_QUESTIONS:
        raise AskedEnough()
    people = _people(employer_facts(row.employer_id).centre_id, act.today)
    about = rounded(_count(people, row, act.today))
    session.add(
        ReachAnswer(employer_id=row.employer_id, day=act.today, question=question, about=about)
    )
    session.flush()


def rounded(count: int) -> int:
    """Return a count to the nearest five; 0 stands for fewer than five."""
    return STEP * ((count + STEP // 2) // STEP) if count >= STEP else 0


def _count(people: Iterable[dict[str, Any]], row: VacancyRow, today: date) -> int:
    index = Index.build((), standard(), seekers=[_seeker(at, x) for at, x in enumerate(people)])
    vacancy = replace(vacancy_facts([row], today)[0], beyond=0)
    everybody = len(list(index.seekers))
    found = Matcher(index).seekers_for(vacancy, today=today, k=everybody or 1)
    return sum(each.percent >= FITS for each in found)


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


def _question(row: VacancyRow, today: date) -> bytes:
    """Digest all that counts for the matcher: changed words alone ask nothing new."""
    said = replace(vacancy_facts([row], today)[0], beyond=0)
    return sha256(_canonical(said)).digest()


def _canonical(vacancy: Vacancy) -> bytes:
    said = asdict(vacancy) | {"id": 0}
    return json.dumps(said, sort_keys=True, default=_plain).encode()


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)

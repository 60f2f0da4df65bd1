"""How an employer answers, as it is told to whoever looks for work and as it ranks that day.

The rule of the ranking is the criterion ``matcher/criteria/answers.py``; here is what it counts. As with
fair spreading (``spreading``) only what was so when the day began counts. Who was asked too seldom has no
habit yet: a new employer ranks as the average does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from sqlalchemy import select

from records.employer.model import Employer
from records.introduction.answers import Answering, asked_often
from records.ledger import session
from records.ledger.act import HERE
from records.vacancy import actions as vacancies

ENOUGH, OUT_OF = 5, 10
"""So often an employer must have been asked before their habit is told, out of how many."""


@dataclass(frozen=True, slots=True)
class Habit:
    """Out of ten introductions an employer answers so many (smoothed), and all of the centre ``others``.

    Half of the answers came within ``days``; ``None`` where none ever came.
    """

    of_ten: int
    others: int
    days: int | None


def habit(employer_id: int, *, now: datetime) -> Habit | None:
    """Return how an employer answers, for whoever looks for work; ``None`` where too little is known."""
    centre_id = session.scalars(select(Employer.centre_id).where(Employer.id == employer_id)).one()
    return habits(centre_id, now.astimezone(HERE).date()).get(employer_id)


@lru_cache(maxsize=64)
def habits(centre_id: int, day: date) -> Mapping[int, Habit]:
    """Return what a centre's own employers had for a habit when a day began, by id; a page asks often."""
    known, mean = asked_often(centre_id, least=ENOUGH, now=datetime.combine(day, time(), HERE))
    own = set(session.scalars(select(Employer.id).where(Employer.centre_id == centre_id)))
    return {key: _habit(each, round(OUT_OF * mean)) for key, each in known.items() if key in own}


def rank(now: datetime) -> None:
    """Write on every vacancy how its employer answered before today; safe to do again and again."""
    day, of_ten = now.astimezone(HERE).date(), dict[int, tuple[int, int]]()
    for centre_id in session.scalars(select(Employer.centre_id).distinct()):
        found = habits(centre_id, day)
        of_ten |= {key: (each.of_ten, each.others) for key, each in found.items()}
    vacancies.note_answers(of_ten)


def _habit(known: Answering, others: int) -> Habit:
    days = None if known.median_days is None else max(1, known.median_days)
    return Habit(round(OUT_OF * known.rate), others, days)

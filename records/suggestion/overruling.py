"""When a counsellor overrules the ranking, and owes a line why.

That is so for whom the ranking puts below ``OTHERS`` people of the centre who pass, for whom a condition
that can be changed rules out, and for who said that the work is not for them. How many is the centre's own
choice: as many as its lists show. What the law sets is never overruled (``queries.kept_away``).
"""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from matcher.ledger import Ledger
from matcher.match import Suggestion
from records.ledger import session
from records.seeker import queries as seekers
from records.suggestion.as_facts import seeker_facts
from records.suggestion.model import Decision
from records.suggestion.queries import PAGE, best_seekers, vacancy_of
from records.suggestion.shelves import shelves

OTHERS = PAGE
SAID_NO, BLOCKED, LOW = "said-no", "blocked", "ranked-low"


def overruled(
    vacancy_id: int,
    seeker_ids: Collection[int],
    *,
    centre_id: int,
    reader_id: int | None,
    today: date,
) -> dict[int, str]:
    """Return whose introduction to a vacancy overrules the ranking its reader sees: by seeker, in what."""
    vacancy, matcher = vacancy_of(vacancy_id, today), shelves().matcher(today)
    lowest = _lowest(best_seekers(vacancy, today, OTHERS, centre_id, reader_id))
    refused = _who_said_no(vacancy_id, seeker_ids)
    found = {}
    for seeker_id, wishes in seekers.wishes_of_many(list(seeker_ids)).items():
        ledger = matcher.explain(seeker_facts(wishes), vacancy, today=today)
        found[seeker_id] = SAID_NO if seeker_id in refused else _against(ledger, lowest)
    return {seeker_id: why for seeker_id, why in found.items() if why}


def overrules(seeker_id: int, vacancy_id: int, *, reader_id: int | None, today: date) -> bool:
    """Tell whether introducing this one person overrules the ranking among their centre's people."""
    centre_id = seekers.wishes_of(seeker_id).centre_id
    return bool(
        overruled(vacancy_id, [seeker_id], centre_id=centre_id, reader_id=reader_id, today=today)
    )


def _against(ledger: Ledger, lowest: int) -> str | None:
    if ledger.blocked:
        return BLOCKED
    return LOW if ledger.score < lowest else None


def _lowest(best: Sequence[Suggestion]) -> int:
    """The score of the last who stands on the list; 0 while there is room on it."""
    return best[-1].score if len(best) == OTHERS else 0


def _who_said_no(vacancy_id: int, seeker_ids: Collection[int]) -> frozenset[int]:
    query = select(Decision.seeker_id).where(
        Decision.vacancy_id == vacancy_id,
        Decision.seeker_id.in_(seeker_ids),
        Decision.choice == "not-for-me",
    )
    return frozenset(session.scalars(query))

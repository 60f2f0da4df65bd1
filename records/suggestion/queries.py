"""Ranked matches, live from the matcher, for one audience each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from matcher.facts import NO_LIMITS, Limits, Vacancy
from matcher.ledger import Ledger, Line
from matcher.match import Suggestion
from records.ledger import session
from records.seeker import queries as seekers
from records.seeker.limits import limits_of, limits_of_many
from records.seeker.queries import SeekerLine
from records.suggestion.as_facts import by_law, seeker_facts, vacancy_facts
from records.suggestion.model import FrozenLedger
from records.suggestion.search import Search
from records.suggestion.shelves import shelves
from records.vacancy import queries as vacancies
from records.vacancy.model import Vacancy as VacancyRow
from records.vacancy.queries import VacancyCard

PAGE = 20
OWN_WORK = ("trade", "skills")
LITTLE = 4
"""Less than a fourth: another trade, or an advert that doesn't say what the work is."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """A score with the reasons that add up to it."""

    percent: int
    score: int
    of: int
    lines: tuple[Line, ...]

    @property
    def off_trade(self) -> bool:
        """Whether the work is hardly what somebody does: little of what trade and skills can earn."""
        own = [line for line in self.lines if line.criterion in OWN_WORK]
        return LITTLE * sum(line.points for line in own) < sum(line.of for line in own)


@dataclass(frozen=True, slots=True)
class SuggestedVacancy:
    """A vacancy suggested to a seeker."""

    card: VacancyCard
    reasons: Reasons


@dataclass(frozen=True, slots=True, repr=False)
class SuggestedSeeker:
    """A seeker suggested for a vacancy; for the centre's counsellors only."""

    seeker: SeekerLine
    reasons: Reasons


def vacancies_for(search: Search, *, k: int = PAGE) -> tuple[SuggestedVacancy, ...]:
    """Return the best vacancies for a seeker, without those they said no to."""
    return _shown(
        search.matcher.vacancies_for(search.seeker, today=search.today, limits=search.limits, k=k)
    )


def nearly_for(search: Search, *, k: int = 5) -> tuple[SuggestedVacancy, ...]:
    """Return the best vacancies that one single condition keeps from a seeker."""
    return _shown(
        search.matcher.nearly(search.seeker, today=search.today, limits=search.limits, k=k)
    )


def seekers_for(
    vacancy_id: int,
    *,
    today: date,
    k: int = PAGE,
    centre_id: int | None = None,
    reader_id: int | None = None,
) -> tuple[SuggestedSeeker, ...]:
    """Return the best seekers (of one centre) for a vacancy; those a limit keeps from it are absent.

    For a counsellor's eyes (``reader_id``) only limits of their own people act.
    """
    vacancy = vacancy_of(vacancy_id, today)
    hits = best_seekers(vacancy, today, k, centre_id, reader_id)
    lines = seekers.lines([hit.id for hit in hits])
    ours = (hit for hit in hits if hit.id in lines)
    return tuple(SuggestedSeeker(lines[hit.id], reasons_of(hit.explain())) for hit in ours)


def explain(seeker_id: int, vacancy_id: int, *, today: date, name_limits: bool) -> Reasons:
    """Return the ledger of one pair; limits are named only to the person and their counsellor."""
    ledger = (
        shelves()
        .matcher(today)
        .explain(
            seeker_facts(seekers.wishes_of(seeker_id)),
            vacancy_of(vacancy_id, today),
            today=today,
            limits=limits_of(seeker_id, today, named=name_limits),
            name_limits=name_limits,
        )
    )
    return reasons_of(ledger)


def kept_away(seeker_id: int, vacancy_id: int, *, today: date) -> bool:
    """Tell whether what the law sets, on them or on the work, keeps somebody away; nothing is named."""
    set_by_law = by_law(session.get_one(VacancyRow, vacancy_id), today)
    blocked = (
        shelves()
        .matcher(today)
        .why_not(
            seeker_facts(seekers.wishes_of(seeker_id)),
            vacancy_of(vacancy_id, today),
            today=today,
            limits=limits_of(seeker_id, today),
            name_limits=True,
        )
    )
    return any(line.group == "limit" or line.criterion in set_by_law for line in blocked)


def frozen(ledger_id: int) -> Reasons:
    """Return a ledger as it stood when it was frozen."""
    return frozen_many([ledger_id])[ledger_id]


def frozen_many(ledger_ids: list[int]) -> dict[int, Reasons]:
    """Return several frozen ledgers, by id."""
    rows = session.scalars(select(FrozenLedger).where(FrozenLedger.id.in_(ledger_ids)))
    return {row.id: _thawed(row) for row in rows}


def _shown(hits: Sequence[Suggestion]) -> tuple[SuggestedVacancy, ...]:
    cards = vacancies.cards_of([hit.id for hit in hits])
    return tuple(SuggestedVacancy(cards[hit.id], reasons_of(hit.explain())) for hit in hits)


def best_seekers(
    vacancy: Vacancy, today: date, k: int, centre_id: int | None, reader_id: int | None = None
) -> list[Suggestion]:
    """Return the ``k`` best of a centre (or of all) whom no limit keeps away, without what is shown of them.

    More and more of the ranking is taken until so many are left.
    """
    matcher, asked = shelves().matcher(today), k
    limits: dict[int, Limits] = {}
    while True:
        hits = matcher.seekers_for(vacancy, today=today, limits_of=limits, k=asked)
        unread = [hit.id for hit in hits if hit.id not in limits]
        if unread:
            known = limits_of_many(unread, today, reader_id=reader_id)
            limits.update(dict.fromkeys(unread, NO_LIMITS) | known)
            continue
        found = seekers.of_centre([hit.id for hit in hits], centre_id)
        if len(found) >= k or len(hits) < asked:
            return [hit for hit in hits if hit.id in found][:k]
        asked *= 4


def vacancy_of(vacancy_id: int, today: date) -> Vacancy:
    """Return a vacancy as the matcher sees it today."""
    return vacancy_facts([session.get_one(VacancyRow, vacancy_id)], today)[0]


def reasons_of(ledger: Ledger) -> Reasons:
    """Return a ledger as it is shown."""
    return Reasons(ledger.percent, ledger.score, ledger.of, ledger.lines)


def _thawed(row: FrozenLedger) -> Reasons:
    lines = (Line(**{**line, "facts": _tuples(line["facts"])}) for line in row.lines)
    return reasons_of(Ledger(tuple(lines)))


def _tuples(facts: dict[str, object]) -> dict[str, object]:
    return {key: tuple(x) if isinstance(x, list) else x for key, x in facts.items()}

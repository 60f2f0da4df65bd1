"""What would help: a wish eased, a course taken, a demand dropped; counted live, one change at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.advising import Adviser
from matcher.criteria.criterion import Fact
from matcher.match import Suggestion
from records.course import queries as courses
from records.course.queries import CourseCard
from records.ledger import session
from records.seeker import queries as seekers
from records.seeker.limits import limits_of_many
from records.suggestion.as_facts import by_law, vacancy_facts
from records.suggestion.queries import Reasons, reasons_of
from records.suggestion.search import Search
from records.suggestion.shelves import shelves
from records.vacancy import queries as vacancies
from records.vacancy.model import Vacancy as VacancyRow
from records.vacancy.queries import VacancyCard

FEW = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """A vacancy that would come within reach, with its score as it would then be."""

    card: VacancyCard
    percent: int


@dataclass(frozen=True, slots=True)
class EasedWish:
    """One wish eased alone: how (with facts for the sentence), how many more vacancies, the best."""

    criterion: str
    how: str
    facts: Mapping[str, Fact]
    more: int
    best: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class CourseDoor:
    """A course, its reasons, and what it would bring within reach; ``lift`` in hundredths, of the best."""

    card: CourseCard
    reasons: Reasons
    more: int
    lift: int
    best: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class DroppedDemand:
    """One demand of a vacancy dropped alone, and how many more of a centre's people it lets in."""

    criterion: str
    facts: Mapping[str, Fact]
    more: int


def eased_for(search: Search) -> tuple[EasedWish, ...]:
    """Return each way to ease one wish that brings any vacancy more, the most first."""
    every = Adviser(search.matcher).eased_for(
        search.seeker, today=search.today, limits=search.limits, k=FEW
    )
    found = [each for each in every if each.more]
    cards = _cards(each.best for each in found)
    ranked = sorted(found, key=lambda each: -each.more)
    return tuple(
        EasedWish(
            each.eased.criterion,
            each.eased.how,
            each.eased.facts,
            each.more,
            _openings(each.best, cards),
        )
        for each in ranked
    )


def doors_for(search: Search, *, k: int) -> tuple[CourseDoor, ...]:
    """Return the courses a seeker can enter, first those that open most for a week of training."""
    found = Adviser(search.matcher).doors_for(
        search.seeker, today=search.today, limits=search.limits, k=k
    )
    cards = _cards(each.best for each in found)
    shown = courses.cards_of([each.course.id for each in found])
    return tuple(
        CourseDoor(
            shown[each.course.id],
            reasons_of(each.course.explain()),
            each.more,
            each.lift,
            _openings(each.best, cards),
        )
        for each in found
    )


def demands_of(
    vacancy_id: int, *, centre_id: int, reader_id: int | None, today: date
) -> tuple[DroppedDemand, ...]:
    """Return each demand that, dropped alone, would let in more of a centre's people, the most first.

    For its counsellors only. Whom of the reader's own people the law keeps from this work is not counted.
    """
    row, matcher = session.get_one(VacancyRow, vacancy_id), shelves().matcher(today)
    vacancy = vacancy_facts([row], today)[0]
    found = Adviser(matcher).dropped_for(vacancy, today=today)
    ours = seekers.of_centre(sorted({key for _, ids in found for key in ids}), centre_id)
    limits = limits_of_many(sorted(ours), today, reader_id=reader_id)
    let_in = ours - matcher.barred(vacancy, today=today, limits_of=limits)
    set_by_law = by_law(row, today)
    counted = [(way, len(ids & let_in)) for way, ids in found if way.criterion not in set_by_law]
    ranked = sorted(((way, more) for way, more in counted if more), key=lambda pair: -pair[1])
    return tuple(DroppedDemand(way.criterion, way.facts, more) for way, more in ranked)


def _cards(best: Iterable[Sequence[Suggestion]]) -> dict[int, VacancyCard]:
    return vacancies.cards_of(list({hit.id for hits in best for hit in hits}))


def _openings(hits: Sequence[Suggestion], cards: Mapping[int, VacancyCard]) -> tuple[Opening, ...]:
    return tuple(Opening(cards[hit.id], hit.percent) for hit in hits)

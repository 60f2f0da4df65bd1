"""What would help a seeker: one wish eased, or a course taken; counted live, for them and the centre."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.criteria.criterion import Fact
from matcher.match import Matcher, Suggestion
from records.course import queries as courses
from records.course.queries import CourseCard
from records.seeker import queries as seekers
from records.suggestion.queries import Reasons, reasons_of, refused_by
from records.suggestion.shelves import seeker_facts, shelves
from records.vacancy import queries as vacancies
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


def eased_for(seeker_id: int, *, today: date) -> tuple[EasedWish, ...]:
    """Return each way to ease one wish that brings any vacancy more, the most first."""
    found = [
        each
        for each in _matcher(seeker_id, today).eased_for(
            seeker_facts(seekers.wishes_of(seeker_id)),
            today=today,
            limits=seekers.limits(seeker_id, today),
            k=FEW,
        )
        if each.more
    ]
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


def doors_for(seeker_id: int, *, today: date, k: int) -> tuple[CourseDoor, ...]:
    """Return the courses a seeker can enter, first those that open most for a week of training."""
    found = _matcher(seeker_id, today).doors_for(
        seeker_facts(seekers.wishes_of(seeker_id)),
        today=today,
        limits=seekers.limits(seeker_id, today),
        k=k,
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


def _matcher(seeker_id: int, today: date) -> Matcher:
    return shelves().matcher(today).without(refused_by(seeker_id))


def _cards(best: Iterable[Sequence[Suggestion]]) -> dict[int, VacancyCard]:
    return vacancies.cards_of(list({hit.id for hits in best for hit in hits}))


def _openings(hits: Sequence[Suggestion], cards: Mapping[int, VacancyCard]) -> tuple[Opening, ...]:
    return tuple(Opening(cards[hit.id], hit.percent) for hit in hits)

"""A course opens exactly the doors that what it gives was missing for; none ever closes one."""

from hypothesis import given, settings

from matcher import oracle
from matcher.advising import Adviser
from matcher.criteria.criterion import Query
from matcher.doors import after
from matcher.facts import Course, Held, Need, Seeker, Vacancy
from matcher.index import Index
from matcher.match import Matcher
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()


@settings(max_examples=150, deadline=None)
@given(invented.seekers(), invented.vacancies(), invented.courses(), invented.limits())
def test_doors_are_those_that_brute_force_finds_open(people, vacancies, courses, limits):
    matcher = Matcher(Index.build(vacancies, WORDS, courses=courses))
    query, by_id = Query(TODAY, WORDS, limits), {course.id: course for course in courses}

    for seeker in people:
        before = oracle.vacancies_for(seeker, vacancies, query, k=99)
        for door in Adviser(matcher).doors_for(seeker, today=TODAY, limits=limits):
            learnt = after(seeker, by_id[door.course.id])
            then = oracle.vacancies_for(learnt, vacancies, query, k=99)
            newly = [pair for pair in then if pair[0] not in dict(before)]
            assert set(dict(before)) <= set(dict(then)), "a course never closes a door"
            assert door.more == len(newly)
            assert [(hit.id, hit.score) for hit in door.best] == newly[:3]
            assert door.lift == _best_twenty(then) - _best_twenty(before) >= 0


def test_a_short_course_goes_before_a_long_one_that_opens_as_much():
    work = [Vacancy(key, trade="8332", needs=(Need("class-b", "must"),)) for key in (1, 2)]
    courses = [
        Course(1, gives=("class-b",), weeks=20),
        Course(2, gives=("class-b",), weeks=10),
        Course(3, gives=("tig-welding",), weeks=1),
    ]
    matcher = Matcher(Index.build(work, WORDS, courses=courses))

    doors = Adviser(matcher).doors_for(Seeker(1), today=TODAY)

    assert [(door.course.id, door.more) for door in doors] == [(2, 2), (1, 2), (3, 0)]


def test_a_course_lowers_nothing_that_is_held():
    seeker = Seeker(1, held=(Held("arc-welding", 4), Held("driving", 1)))

    learnt = after(seeker, Course(1, gives=("arc-welding", "driving", "class-b")))

    assert learnt.held == (Held("arc-welding", 4), Held("driving", 3), Held("class-b", 3))


def _best_twenty(pairs):
    return sum(score for _, score in pairs[:20])

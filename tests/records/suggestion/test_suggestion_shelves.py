"""Whatever was committed counts at the next question, in every process; what was undone never does."""

from datetime import timedelta

from matcher.criteria import ALL, LIMITS
from records.course import actions as courses
from records.ledger import session
from records.seeker import actions as seekers
from records.suggestion import helping, queries
from records.suggestion.search import search_of
from records.suggestion.shelves import Shelves
from records.vacancy import actions as vacancies
from tests.factories import DONG_HA, WELDER


def test_a_vacancy_posted_edited_and_closed_counts_at_the_next_question_everywhere(
    own_house, people, processes
):
    employer, seeker = people
    world, seen = own_house.world, []

    def look():
        found = [
            [(x.card.id, x.card.title, x.reasons.percent) for x in best(process, seeker)]
            for process in processes
        ]
        assert found[0] == found[1]
        seen.append([title for _, title, _ in found[0]])
        return found[0]

    assert look() == []
    vacancy_id = write(own_house, lambda: world.a_vacancy(employer).id)
    before = look()
    write(
        own_house, lambda: vacancies.edit(world.act(employer), row(vacancy_id), {"trade": "5120"})
    )
    after = look()
    write(own_house, lambda: vacancies.pause(world.act(employer), row(vacancy_id)))
    look()
    write(own_house, lambda: vacancies.resume(world.act(employer), row(vacancy_id)))
    look()
    write(own_house, lambda: vacancies.close(world.act(employer), row(vacancy_id)))
    look()

    assert [len(found) for found in seen] == [0, 1, len(after), 0, len(after), 0]
    assert not after or after[0][2] < before[0][2]


def test_a_vacancy_is_gone_the_day_after_its_last(own_house, people, processes):
    employer, seeker = people
    last = own_house.clock().date() + timedelta(days=2)
    write(own_house, lambda: own_house.world.a_vacancy(employer, open_until=last))

    assert len(best(processes[0], seeker)) == 1
    own_house.clock.now += timedelta(days=2)
    assert len(best(processes[0], seeker)) == 1
    own_house.clock.now += timedelta(days=1)
    assert best(processes[0], seeker) == ()
    assert best(processes[1], seeker) == ()


def test_a_vacancy_kept_open_longer_comes_back(own_house, people, processes):
    employer, seeker = people
    today = own_house.clock().date()
    vacancy_id = write(own_house, lambda: own_house.world.a_vacancy(employer, open_until=today).id)
    own_house.clock.now += timedelta(days=1)
    assert best(processes[0], seeker) == ()

    longer = {"open_until": today + timedelta(days=9)}
    write(
        own_house,
        lambda: vacancies.edit(own_house.world.act(employer), row(vacancy_id), longer),
    )

    assert len(best(processes[0], seeker)) == 1


def test_a_seeker_and_a_course_count_at_the_next_question_too(own_house, people, processes):
    employer, seeker = people
    world = own_house.world
    vacancy_id = write(own_house, lambda: world.a_vacancy(employer).id)
    first = processes[0]

    assert len(first.ask(queries.seekers_for, vacancy_id)) == 1
    assert first.search(helping.doors_for, seeker.seeker.id, k=5) == ()
    write(own_house, lambda: seekers.pause(world.act(seeker), seekers.own_row(seeker.person_id)))
    course = {"title": "Hàn", "provider": "Trường", "commune_code": DONG_HA, "trade": WELDER}
    write(
        own_house,
        lambda: courses.write(
            world.act(), {**course, "gives": []}, centre_id=world.centre_id, source=("T", "1")
        ),
    )

    assert first.ask(queries.seekers_for, vacancy_id) == ()
    assert [x.card.title for x in first.search(helping.doors_for, seeker.seeker.id, k=5)] == ["Hàn"]


def test_what_was_undone_is_seen_by_nobody_and_hides_nothing(own_house, people, processes):
    """A number taken back is given again: it must not count as seen."""
    employer, seeker = people
    world, process = own_house.world, processes[0]
    with own_house.app.app_context():
        world.a_vacancy(employer, title="Không bao giờ có")
        process.here()
        own = queries.vacancies_for(search_of(seeker.seeker.id, today=own_house.clock().date()))
        assert len(own) == 1, "a transaction sees what it wrote itself"
        session.rollback()

    assert best(process, seeker) == ()
    write(own_house, lambda: world.a_vacancy(employer, title="Có thật"))
    assert [x.card.title for x in best(process, seeker)] == ["Có thật"]


def test_two_threads_asking_at_once_get_the_same(own_house, people):
    employer, seeker = people
    for _ in range(5):
        write(own_house, lambda: own_house.world.a_vacancy(employer))
    today = own_house.clock().date()

    def ask():
        return [x.card.id for x in queries.vacancies_for(search_of(seeker.seeker.id, today=today))]

    answers = own_house.at_once(*[ask] * 6)

    assert len(answers[0]) == 5
    assert all(found == answers[0] for found in answers)


def test_no_limit_reaches_the_index(own_house, people, processes):
    best(processes[0], people[1])

    kept = processes[0].shelves
    assert isinstance(kept, Shelves)
    limits = [at for at, criterion in enumerate(ALL) if criterion in LIMITS]
    for part in kept.index.seekers.parts:
        assert [part.columns.sides[at].columns for at in limits] == [{}] * len(LIMITS)
        assert not part.columns.codes[:, limits].any()


def best(process, seeker):
    return process.search(queries.vacancies_for, seeker.seeker.id)


def write(own_house, act):
    with own_house.app.app_context():
        made = act()
        session.commit()
        return made


def row(vacancy_id):
    return vacancies.locked(vacancy_id)

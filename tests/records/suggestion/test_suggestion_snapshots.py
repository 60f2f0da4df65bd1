"""Whether a process begins with the snapshot or without one, it answers the same, and nothing is missed."""

from datetime import timedelta

import pytest

from matcher.snapshot import CURRENT
from records.ledger import session
from records.suggestion import queries, snapshots
from records.vacancy import actions as vacancies
from tests.factories import WELDER


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(snapshots, "_folder", [tmp_path])
    return tmp_path


@pytest.fixture
def posted(own_house, people):
    """Three vacancies, committed; the ids."""
    return [write(own_house, lambda: own_house.world.a_vacancy(people[0]).id) for _ in range(3)]


def write(own_house, act):
    with own_house.app.app_context():
        made = act()
        session.commit()
        return made


def take(own_house):
    with own_house.app.app_context():
        snapshots.take(own_house.clock().date())


def seen(process, people):
    return [x.card.id for x in process.search(queries.vacancies_for, people[1].seeker.id)]


def test_a_process_that_begins_with_it_answers_as_one_that_does_not(
    own_house, folder, people, posted, processes
):
    without = seen(processes[0], people)
    take(own_house)

    assert seen(processes[1], people) == without == posted
    assert processes[1].shelves.number >= 3
    assert processes[0].shelves.number < 0


def test_what_changed_since_it_was_written_counts(own_house, folder, people, posted, processes):
    take(own_house)
    employer, world = people[0], own_house.world

    added = write(own_house, lambda: world.a_vacancy(employer).id)
    write(own_house, lambda: vacancies.close(world.act(employer), vacancies.locked(posted[0])))

    assert seen(processes[0], people) == [*posted[1:], added]


def test_one_of_yesterday_is_not_begun_with(own_house, folder, people, posted, processes):
    take(own_house)
    own_house.clock.now += timedelta(days=1)

    assert seen(processes[0], people) == posted
    assert processes[0].shelves.number < 0


def test_a_last_day_that_is_over_is_over(own_house, folder, people, processes):
    today = own_house.clock().date()
    write(own_house, lambda: own_house.world.a_vacancy(people[0], open_until=today))
    take(own_house)
    assert len(seen(processes[0], people)) == 1

    own_house.clock.now += timedelta(days=1)

    assert seen(processes[0], people) == []


def test_one_of_another_database_is_not_begun_with(
    own_house, folder, people, posted, processes, monkeypatch
):
    monkeypatch.setattr(snapshots, "database", lambda: "another")
    take(own_house)
    monkeypatch.undo()
    monkeypatch.setattr(snapshots, "_folder", [folder])

    assert seen(processes[0], people) == posted
    assert processes[0].shelves.number < 0


def test_a_broken_one_costs_a_building_and_no_answer(own_house, folder, people, posted, processes):
    take(own_house)
    for file in (folder / CURRENT).glob("*.npy"):
        file.write_bytes(file.read_bytes()[:-1])

    assert seen(processes[0], people) == posted


def test_a_process_with_much_gathered_takes_a_newer_one(
    own_house, folder, people, posted, processes, monkeypatch
):
    monkeypatch.setattr("records.suggestion.shelves.STALE", 0)
    assert seen(processes[0], people) == posted
    take(own_house)

    assert seen(processes[0], people) == posted
    assert processes[0].shelves.number >= 3
    assert processes[0].shelves.index.vacancies.patched == 0


def test_a_process_that_missed_much_takes_it_instead_of_reading_row_by_row(
    own_house, folder, people, processes, monkeypatch
):
    monkeypatch.setattr("records.suggestion.shelves.STALE", 2)
    assert seen(processes[0], people) == []
    added = [write(own_house, lambda: own_house.world.a_vacancy(people[0]).id) for _ in range(4)]
    take(own_house)

    assert seen(processes[0], people) == added
    assert processes[0].shelves.index.vacancies.patched == 0


def test_it_is_due_at_first_after_many_changes_and_on_a_new_day(
    own_house, folder, people, posted, monkeypatch
):
    def is_due():
        with own_house.app.app_context():
            return snapshots.is_due(own_house.clock().date())

    assert is_due()
    take(own_house)
    assert not is_due()
    monkeypatch.setattr(snapshots, "EVERY", 1)
    write(own_house, lambda: own_house.world.a_vacancy(people[0], trade=WELDER))
    assert is_due()
    take(own_house)
    assert not is_due()
    own_house.clock.now += timedelta(days=1)
    assert is_due()

"""A shelf written to files and mapped again answers as before; what is broken is never read."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from matcher import snapshot
from matcher.columns import SEEKERS, VACANCIES
from matcher.facts import Seeker, Vacancy
from matcher.index import Index, shelve
from matcher.match import Matcher
from matcher.snapshot import CURRENT, Of, Unreadable
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()
OF = Of("16384", 7, TODAY)


def written(folder, vacancies, last_days=None):
    shelf = shelve(vacancies, VACANCIES, WORDS)
    snapshot.write(folder, shelf, OF, last_days or {})
    return shelf


def answers(shelf, seeker, limits):
    matcher = Matcher(Index(shelf, shelve((), SEEKERS, WORDS), (), WORDS))
    hits = matcher.vacancies_for(seeker, today=TODAY, limits=limits)
    return [(hit.id, hit.score, hit.explain()) for hit in hits]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(invented.vacancies(), invented.seekers(), invented.limits())
def test_what_is_mapped_answers_as_what_was_written(tmp_path, vacancies, people, limits):
    before = written(tmp_path, vacancies)

    found = snapshot.read(tmp_path, WORDS)

    assert found.of == OF
    assert {key: found.shelf.records[key] for key in found.shelf.records} == dict(before.records)
    for seeker in people:
        assert answers(found.shelf, seeker, limits) == answers(before, seeker, limits)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(invented.vacancies(), invented.vacancies(), invented.seekers())
def test_what_changes_afterwards_counts_as_ever(tmp_path, vacancies, changed, people):
    before = written(tmp_path, vacancies)
    closed = [each.id for each in vacancies[::2]]

    found = snapshot.read(tmp_path, WORDS).shelf.with_changes(changed, closed)

    for seeker in people:
        now = before.with_changes(changed, closed)
        assert answers(found, seeker, None) == answers(now, seeker, None)


def test_last_days_are_kept(tmp_path):
    written(tmp_path, [Vacancy(3), Vacancy(5)], {5: date(2026, 12, 1)})

    assert snapshot.read(tmp_path, WORDS).last_days == {5: date(2026, 12, 1)}


def test_no_vacancy_at_all_can_be_mapped_too(tmp_path):
    written(tmp_path, [])

    assert answers(snapshot.read(tmp_path, WORDS).shelf, Seeker(1), None) == []


def test_a_newer_one_takes_the_place_of_the_older_and_who_reads_that_still_may(tmp_path):
    written(tmp_path, [Vacancy(3)])
    older = snapshot.read(tmp_path, WORDS)

    written(tmp_path, [Vacancy(4)])

    assert list(snapshot.read(tmp_path, WORDS).shelf.records) == [4]
    assert older.shelf.records[3] == Vacancy(3)
    assert (
        len([each for each in tmp_path.iterdir() if each.is_dir() and not each.is_symlink()]) == 1
    )


def test_without_one_nothing_is_read(tmp_path):
    with pytest.raises(Unreadable):
        snapshot.read(tmp_path, WORDS)


def test_one_of_another_matcher_is_not_read(tmp_path):
    written(tmp_path, [Vacancy(3)])
    head = tmp_path / CURRENT / "head.json"
    head.write_text(json.dumps(json.loads(head.read_text()) | {"stamp": "older"}))

    with pytest.raises(Unreadable):
        snapshot.read(tmp_path, WORDS)


def flipped(data):
    """The same with one bit another."""
    return data[:-3] + bytes([data[-3] ^ 4]) + data[-2:]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: b"", lambda data: b"x" * 200, flipped]
)
@pytest.mark.parametrize("name", ["head.json", "ids.npy", "codes.npy", "list_rows.npy"])
def test_a_broken_one_is_not_read(tmp_path, name, damage):
    written(tmp_path, [Vacancy(key, trade="7212") for key in range(1, 40)])
    file = tmp_path / CURRENT / name
    file.write_bytes(damage(file.read_bytes()))

    with pytest.raises(Unreadable):
        snapshot.read(tmp_path, WORDS)


def test_one_that_was_not_finished_is_never_the_current_one(tmp_path):
    written(tmp_path, [Vacancy(3)])
    tmp_path.joinpath("new-halfway").mkdir()

    assert list(snapshot.read(tmp_path, WORDS).shelf.records) == [3]

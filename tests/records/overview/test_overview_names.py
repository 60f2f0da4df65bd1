"""The names of a centre in memory: as they are now, whoever changed them; nobody erased; never too many."""

import pytest
from sqlalchemy import text

from records import trail
from records.ledger import session
from records.overview import names
from records.overview import queries as overview
from records.person.details import Details, seal
from records.person.queries import row


def found(world, words=""):
    return [x.name for x in overview.people(world.centre_id, words=words).lines]


@pytest.fixture
def opened(monkeypatch):
    """How many names were opened to build the index."""
    counted = []
    before = names._opened
    monkeypatch.setattr(names, "_opened", lambda ids: counted.append(len(ids)) or before(ids))
    return counted


@pytest.mark.parametrize(
    "typed",
    [
        "thuỳ",
        "thùy",
        "thu\u0300y",
        "Thuy",
        "THÙY",
        "thui",
        "\u200bthùy",
        "  thuy   nguyen ",
        "nguyê",
    ],
)
def test_a_name_is_found_however_its_marks_are_written(world, typed):
    world.a_seeker(name="Nguyễn Thị Thùy")
    world.a_seeker(name="Hồ Văn Pả")

    assert found(world, typed) == ["Nguyễn Thị Thùy"]


def test_a_list_goes_by_given_name_then_family_then_middle(world):
    for name in ("Trần An", "Hồ Văn Ánh", "Hồ Thị Ánh", "Đỗ Ánh", "Hồ A\u0301nh", "Pả"):
        world.a_seeker(name=name)

    assert found(world) == [
        "Trần An", "Đỗ Ánh", "Hồ A\u0301nh", "Hồ Thị Ánh", "Hồ Văn Ánh", "Pả",
    ]  # fmt: skip


def test_names_are_opened_once_and_then_only_those_that_changed(world, opened):
    first = world.a_seeker(name="Hồ An")
    world.a_seeker(name="Hồ Bình")
    session.commit()

    assert found(world) == found(world) == ["Hồ An", "Hồ Bình"]
    assert opened == [2]
    person = row(first.person_id, centre_id=world.centre_id)
    seal(person, Details(name="Hồ Xuân"))
    session.commit()
    assert found(world) == ["Hồ Bình", "Hồ Xuân"]
    world.a_seeker(name="Hồ Cúc")
    assert found(world) == ["Hồ Bình", "Hồ Cúc", "Hồ Xuân"]
    assert opened == [2, 1, 1]


@pytest.mark.parametrize(
    "erased",
    [
        "update data_key set wrapped = null where id = (select data_key_id from person where id = :id)",
        "update person set name_sealed = null where id = :id",
    ],
)
def test_whoever_was_erased_is_in_no_list(world, erased):
    gone = world.a_seeker(name="Hồ An")
    world.a_seeker(name="Hồ Bình")
    assert found(world, "ho") == ["Hồ An", "Hồ Bình"]

    session.execute(text(erased), {"id": gone.person_id})
    session.commit()

    assert found(world, "ho") == found(world) == ["Hồ Bình"]
    assert "An" not in "".join(x.found_by for x in names.names_of(world.centre_id).entries.values())


def test_what_was_taken_back_is_not_found(world):
    world.a_seeker(name="Hồ An")
    session.commit()
    world.a_seeker(name="Hồ Bình")
    assert found(world) == ["Hồ An", "Hồ Bình"]

    session.rollback()

    assert found(world) == ["Hồ An"]


def test_looking_for_names_notes_only_whom_the_page_shows(world):
    for name in ("Hồ An", "Hồ Bình", "Lê Cúc"):
        world.a_seeker(name=name)

    with trail.watching(world.act(), "desk.list") as watch:
        page = overview.people(world.centre_id, words="ho")
        assert watch.looks == {}
        assert [x.name for x in page.lines] == ["Hồ An", "Hồ Bình"]

    assert len(watch.looks) == 2


def test_a_process_keeps_no_more_names_than_it_may(world, monkeypatch):
    monkeypatch.setattr(names, "MOST", 2)
    for name in ("Hồ An", "Hồ Bình", "Hồ Cúc"):
        world.a_seeker(name=name)

    assert found(world) == ["Hồ An", "Hồ Bình", "Hồ Cúc"]
    assert not names._kept
